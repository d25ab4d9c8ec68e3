"""Forms of procedures. Saving is the services' work."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from hoptac.cases.bounds import bounds_of
from hoptac.cases.errors import GoneOrganizationError, WrongPartiesError
from hoptac.cases.models import Outreach
from hoptac.cases.services.closing import Changes, Result
from hoptac.cases.services.starting import NewName, Opening
from hoptac.registry.forms.apart import ApartMixin
from hoptac.registry.forms.field_kinds import text_field
from hoptac.registry.forms.fields import DayField, WholeField, choice, text
from hoptac.registry.forms.statements import kept_code
from hoptac.registry.labels import label_of
from hoptac.registry.models import Business, Facet, Identity, Organization, Seat, Size
from hoptac.units.models import Unit
from hoptac.units.unit_choice import UnitChoice
from rulebook import Edition, Outcome, Parties, Procedure

_PAPER = "Hãy ghi số, ngày văn bản: người thứ hai cần xem trước khi đồng ý."
_MUST = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}


def _seat(units: QuerySet[Unit]) -> UnitChoice:
    """Where the head office is to be, among these."""
    messages = {"required": "Hãy chọn nơi đặt trụ sở.", "invalid_choice": "Nơi này ngoài phạm vi của bạn."}
    return UnitChoice(label="Nơi đặt trụ sở", queryset=units, empty_label="Hãy chọn", error_messages=messages)


class StartForm(forms.Form):
    """The coming of a file: asked is what its kind needs, and no more."""

    def __init__(
        self,
        *args: Any,
        kind: Procedure,
        parties: Parties,
        subjects: Sequence[Organization],
        units: QuerySet[Unit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.parties, self.subjects = kind, parties, subjects
        self.fields["received_on"] = DayField(label="Ngày nhận hồ sơ")
        if parties.has_receiver:
            named = [(str(one.pk), one.standing.name) for one in subjects if _is_in_book(one)]
            self.fields["receiver"] = forms.ChoiceField(
                label="Bên nhận sáp nhập", choices=named, widget=forms.RadioSelect, error_messages=_MUST
            )
        if self.asks_newcomer:
            self.fields["name"] = text("Tên tổ chức sẽ thành lập", most=250, required=True)
            if len(kind.applies_to) > 1:
                kinds = [(code, Organization.Kind(code).label) for code in kind.applies_to]
                self.fields["new_kind"] = forms.ChoiceField(
                    label="Loại", choices=[("", "Hãy chọn"), *kinds], error_messages=_MUST
                )
            self.fields["unit"] = _seat(units)
        if kind.starts:
            self.fields["starts_on"] = DayField(label=kind.starts)
        if kind.ends:
            self.fields["ends_on"] = DayField(label=kind.ends)
        self.fields["note"] = text("Ghi chú", most=500, help_text="Nội dung xin thay đổi, lý do, số hồ sơ một cửa.")
        if self.data.get("late_seen"):
            self._ask_late()

    def ask_late(self) -> None:
        """Ask once more before a file is opened that came too late for its first day."""
        self.data = {**dict(self.data.items()), "late_seen": "1"}
        self._ask_late()

    def _ask_late(self) -> None:
        self.fields["late_seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.fields["late"] = forms.BooleanField(
            label="Vẫn mở thủ tục, dù thông báo gửi chưa đủ số ngày trước ngày bắt đầu",
            error_messages={"required": "Hãy sửa ngày bắt đầu, hoặc chọn ô này để mở thủ tục với thông báo chậm."},
        )

    def clean(self) -> dict[str, Any]:
        """A file that came too late for its first day is asked about before it is opened, not told afterwards."""
        said = super().clean() or {}
        received_on = said.get("received_on")
        bounds = bounds_of(self.kind, received_on) if received_on else None
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if bounds is None or not bounds.is_late(starts_on):
            self._forget_late()
        elif "late" not in self.fields:
            self.ask_late()
            self.add_error("starts_on", bounds.start_words)
        if bounds is not None and (fault := bounds.fault_of_start(starts_on)):
            self.add_error("starts_on", fault)
        if bounds is not None and (fault := bounds.fault_of_end(starts_on, ends_on)):
            self.add_error("ends_on", fault)
        return said

    def _forget_late(self) -> None:
        """The days were put right since it was asked: nothing is late any more, so nothing is asked."""
        for name in ("late_seen", "late"):
            self.fields.pop(name, None)
            self.errors.pop(name, None)

    @property
    def asks_newcomer(self) -> bool:
        """Whether the name of an organization to come is asked."""
        return self.parties.new_at_start and not self.subjects

    @property
    def least_subjects(self) -> int:
        """How many organizations such a procedure begins with at the least."""
        return self.parties.least

    @property
    def new_kind(self) -> str:
        """What kind it will be."""
        return self.cleaned_data.get("new_kind") or self.kind.makes or self.kind.applies_to[0]

    @property
    def opening(self) -> Opening:
        """What is told of the file. Refused where an organization of it left the book, or none has a place there."""
        said, subjects = self.cleaned_data, self.subjects
        gone = [str(one) for one in subjects if not _is_in_book(one)]
        if gone:
            raise GoneOrganizationError(which="; ".join(gone))
        newcomers = [NewName(said["name"], self.new_kind, said["unit"])] if self.asks_newcomer else []
        receiver = next((one for one in subjects if str(one.pk) == said.get("receiver")), None)
        first = receiver or (subjects[0] if subjects else None)
        unit: Unit | None = said["unit"] if newcomers else first.standing.unit if first is not None else None
        if unit is None:
            raise WrongPartiesError(title=self.kind.title, wanted="tổ chức đã ghi trụ sở trong sổ")
        days = {name: said.get(name) for name in ("starts_on", "ends_on")}
        named: dict[str, Any] = {"subjects": subjects, "receiver": receiver, "newcomers": newcomers, **days}
        return Opening(self.kind.id, unit, said["received_on"], note=said["note"], **named)


def _is_in_book(one: Organization) -> bool:
    """Whether the entry still stands: another may have removed it, or joined it into one, since the page was opened."""
    return hasattr(one, "standing")


class StepForm(forms.Form):
    """On which day a step was done, by which paper; of one that asks for a legal status the paper must be told."""

    done_on = DayField(label="Ngày làm")
    paper = text("Số, ngày văn bản", most=200)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, needs_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].required = needs_paper
        self.fields["paper"].error_messages["required"] = _PAPER


class SkipForm(forms.Form):
    """Why a step is not done."""

    reason = text("Vì sao không làm", most=300, required=True)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PaperForm(forms.Form):
    """A paper that was handed in."""

    code = forms.ChoiceField(label="Giấy tờ", required=False, error_messages=_MUST)
    name = text("Tên giấy tờ khác", most=250, help_text="Chỉ cần khi giấy tờ không có trong danh sách.")
    number = text("Số, ngày của giấy tờ", most=80)
    handed_in_on = DayField(label="Ngày nộp")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)
        listed = [(one.code, f"{one.name} ({one.form})" if one.form else one.name) for one in edition.papers]
        code.choices = [*listed, ("", "Giấy tờ khác")]

    def clean(self) -> dict[str, Any]:
        """A paper has a name."""
        said = super().clean() or {}
        if not said.get("code") and not said.get("name") and "code" not in self.errors:
            self.add_error("name", "Hãy ghi tên giấy tờ.")
        return said


class NewcomerForm(forms.Form):
    """An organization that comes out of the procedure; ``code`` is the one that it keeps, where it keeps one."""

    name = text("Tên", most=250, required=True)
    tax_code = text("Mã số", most=20)
    certificate_number = text("Số giấy chứng nhận", most=40)

    def __init__(self, *args: Any, kinds: Sequence[str], units: QuerySet[Unit], code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        if code:
            kept = self.fields["tax_code"]
            kept.initial, kept.disabled, kept.help_text = code, True, "Giữ nguyên mã số của tổ chức cũ."
        if len(kinds) > 1:
            named = [(code, Organization.Kind(code).label) for code in kinds]
            self.fields["kind"] = forms.ChoiceField(label="Loại", choices=named, error_messages=_MUST)
        self.fields["unit"] = _seat(units)

    @property
    def new_kind(self) -> str:
        """What kind it will be."""
        return self.cleaned_data.get("kind") or self.kinds[0]

    def clean_tax_code(self) -> str:
        """The code as it is kept; a wrong one is told at its field."""
        return kept_code(self.cleaned_data["tax_code"])


# What a registered change may say: facet, field, length of its words.
_CHANGES: tuple[tuple[type[Facet], str, int], ...] = (
    (Identity, "name", 250),
    (Identity, "representative", 120),
    (Identity, "certificate_number", 40),
    (Seat, "address", 300),
    (Seat, "phone", 40),
    (Business, "lines", 400),
)


class CloseForm(ApartMixin):
    """The result: its day and paper, and, of a registered change, what is otherwise now."""

    why = "Vì sao tổ chức mới không phải là các mục này"
    on = DayField(label="Ngày có kết quả")
    paper = text("Số, ngày của văn bản kết quả", most=200)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, outcome: Outcome, writes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcome = outcome
        self.fields["paper"].required = bool(outcome.sets)
        self.fields["paper"].error_messages["required"] = _PAPER
        self.changes_asked = _CHANGES if writes else ()
        for _, name, most in self.changes_asked:
            self.fields[name] = text_field(name, f"{label_of(name)} mới", most)
        if writes:
            label = f"{label_of('charter_capital_dong')} mới"
            self.fields["charter_capital_dong"] = WholeField(label=label, required=False, help_text="Đồng.")
        self.go_on_asking()

    @property
    def result(self) -> Result:
        """The result as it was told."""
        said = self.cleaned_data
        return Result(self.outcome.code, said["on"], said["paper"], self.changes, self.apart)

    @property
    def changes(self) -> Changes:
        """What is otherwise, by facet; what was left blank stays as it was."""
        said: dict[type[Facet], dict[str, Any]] = {}
        for facet, name, _ in self.changes_asked:
            if self.cleaned_data.get(name):
                said.setdefault(facet, {})[name] = self.cleaned_data[name]
        if self.cleaned_data.get("charter_capital_dong") is not None:
            said[Size] = {"charter_capital_dong": self.cleaned_data["charter_capital_dong"]}
        return said


class ContactForm(forms.Form):
    """A contact with an organization."""

    kind = choice("Cách liên hệ", [(code, str(label)) for code, label in Outreach.Kind.choices], required=True)
    on = DayField(label="Ngày")
    with_whom = text("Người được liên hệ", most=120)
    said = text("Đã trao đổi gì, hẹn gì", most=500, required=True)


class ReasonForm(forms.Form):
    """Why."""

    reason = text("Lý do", most=300, required=True)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
