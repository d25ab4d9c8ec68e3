"""Forms of the registry: the fields of a statement, from which day, by what source. Saving is the services' work."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet

from hoptac.registry.amounts import in_words
from hoptac.registry.calc import tax_code
from hoptac.registry.codes import LISTS, choices, is_issuer, is_sourced, set_by_others, setter_of
from hoptac.registry.contents import BOOKKEEPING
from hoptac.registry.errors import BadTaxCodeError
from hoptac.registry.forms.field_kinds import ordered, plain_field
from hoptac.registry.forms.fields import DayField, LetteredField, choice, text
from hoptac.registry.forms.moving_away import Keeps, MovingAwayMixin
from hoptac.registry.forms.sole_posts import SolePostMixin
from hoptac.registry.forms.unit_field import UnitField, wrong_map
from hoptac.registry.labels import label_of
from hoptac.registry.models import Facet, Size, Standing, YearFigures
from hoptac.registry.parts import too_large
from hoptac.registry.plausible import limit_of
from hoptac.registry.services.legal_status import ISSUER, REPLACES
from hoptac.registry.sole_posts import Taking
from hoptac.registry.things import KEYS, KINDS
from hoptac.units.models import Unit

SOURCES = {"paper": "Văn bản", "table": "Bảng tính", "person": "Người cho biết"}
SOURCE_HELP = "Số, ngày của văn bản; tên bảng tính; hoặc tên, chức vụ người cho biết và ngày hỏi."
_REQUIRED = {("identity", "name"), ("seat", "unit"), ("operatingstatus", "status"), ("taxstatus", "status")}
_REQUIRED |= {("yearfigures", "year"), ("legalstatus", "status"), ("officer", "full_name"), ("officer", "position")}
_REQUIRED |= {("contract", "partner"), ("contract", "goods"), ("credential", "kind"), ("digitaltool", "kind")}
_SOURCE_HELPS: Mapping[type[Facet], str] = {
    Size: "Chẳng hạn: sổ đăng ký thành viên; báo cáo gửi xã ngày 05/12/2025; hoặc tên người cho biết và ngày hỏi.",
    YearFigures: "Chẳng hạn: báo cáo tài chính năm 2025; biểu gửi xã; hoặc tên, chức vụ người cho biết và ngày hỏi.",
}
UNSOURCED = "Danh mục này chưa được đối chiếu với văn bản gốc."
_MOST_SOURCE = 240
# Both stand together in the statement, with a comma between.
_MOST_PAPER = 198


class SourceMixin(forms.Form):
    """Where it is known from: asked of every form."""

    source_kind = forms.ChoiceField(
        label="Nguồn", choices=list(SOURCES.items()), widget=forms.RadioSelect, initial="paper"
    )
    source_words = text(
        "Nguồn là gì",
        most=_MOST_SOURCE,
        required=True,
        kind=LetteredField,
        least=3,
        said="Hãy ghi rõ nguồn, để người sau tìm lại được.",
        help_text=SOURCE_HELP,
    )

    @property
    def source(self) -> str:
        """The source in one line."""
        return f"{SOURCES[self.cleaned_data['source_kind']]}: {self.cleaned_data['source_words']}"


class StatementForm(SolePostMixin, MovingAwayMixin, SourceMixin):
    """A statement of one facet about an organization of one kind; its own fields stand first."""

    def __init__(
        self,
        *args: Any,
        facet: type[Facet],
        kind: str,
        units: models.QuerySet[Unit],
        today: date,
        is_correction: bool = False,
        since_label: str = "Có thay đổi từ ngày",
        leave_out: frozenset[str] = frozenset(),
        taking: Taking | None = None,
        keeps: Keeps | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.facet, self.today, self.taking, self.keeps = facet, today, taking, keeps
        self.taken_years: frozenset[int] = frozenset()
        self.names = [name for name in fields_of(facet) if name not in leave_out]
        own = {name: self._field(name, kind, units) for name in self.names}
        last: dict[str, forms.Field] = {}
        if facet is not YearFigures:
            last["since"] = DayField(label="Đúng từ ngày" if is_correction else since_label, latest=today)
        if is_correction:
            last["because"] = text("Dòng cũ sai ở đâu, vì sao", most=50, required=True)
        told = {name: {**own, **last}[name] for name in ordered(facet._meta.model_name or "", [*own, *last])}
        self.fields = {**told, **self.fields, "seen": forms.IntegerField(widget=forms.HiddenInput)}
        self.fields["source_words"].help_text = _SOURCE_HELPS.get(facet, SOURCE_HELP)

    @property
    def first_day(self) -> date:
        """From which day it is so: of a year's figures its first one."""
        if self.facet is YearFigures:
            return date(self.cleaned_data["year"], 1, 1)
        day: date = self.cleaned_data["since"]
        return day

    @property
    def content(self) -> dict[str, Any]:
        """What the statement says."""
        return {name: self.cleaned_data[name] for name in self.names}

    def clean(self) -> None:
        """A part larger than its whole is told at the part."""
        super().clean()
        said = {name: self.cleaned_data.get(name) for name in self.names}
        self._require_map()
        for excess in too_large(self.facet, said):
            self.add_error(excess.field, f"{excess.part} nhiều hơn {excess.whole}: hãy xem lại hai số.")
        self._ask_doubtful()
        self.ask_about_post()
        self.ask_about_move()
        for name in self._amounts():
            self.fields[name].help_text = f"Đã hiểu là {in_words(self.cleaned_data[name])}."

    def _ask_doubtful(self) -> None:
        """A figure beyond what is plausible is taken once a person ticks that it is so; a tick is about one figure."""
        for name in self.names:
            limit, value = limit_of(self.facet._meta.model_name or "", name), self.cleaned_data.get(name)
            if limit is None or value is None:
                continue
            other = limit.beside.partition(".")[2]
            beside = self.cleaned_data.get(other)
            if {name, other}.isdisjoint(self.changed_data) or not limit.is_beyond(value, beside):
                continue
            tick, figure = f"sure_{name}", limit.figure(value)
            box = forms.CheckboxInput(attrs={"value": str(value)})
            asked = forms.BooleanField(label=f"Đúng là {figure}", required=False, widget=box, help_text=limit.why)
            self.fields[tick] = asked
            self.order_fields([one for known in self.fields for one in ((known, tick) if known == name else (known,))])
            if self.data.get(tick) != str(value):
                self.data = {key: one for key, one in self.data.items() if key != tick}
                self.add_error(
                    name,
                    f"{figure} là số quá mức thường gặp ({limit.words(value, beside)}: ngưỡng của phần mềm, "
                    "không phải quy định). Hãy xem lại số và đơn vị; nếu đúng thì đánh dấu ô xác nhận bên dưới.",
                )

    def _require_map(self) -> None:
        """A head office stands in a unit of its day: of the old map before the reform, of today's since."""
        unit, since = self.cleaned_data.get("unit"), self.cleaned_data.get("since")
        if unit is not None and since is not None and not unit.holds_on(since):
            self.add_error("unit", wrong_map(unit, since))

    def _amounts(self) -> list[str]:
        return [name for name in self.names if name.endswith("_dong") and self.cleaned_data.get(name) is not None]

    @property
    def told(self) -> str:
        """The amounts as they were understood, so that millions taken for đồng are seen at once."""
        changed = [name for name in self._amounts() if name in self.changed_data]
        return "".join(f" {label_of(name)}: {in_words(self.cleaned_data[name])}." for name in changed)

    def clean_year(self) -> int:
        """A year that has its figures is opened, not written over by what is left blank here."""
        year: int = self.cleaned_data["year"]
        if year in self.taken_years:
            raise forms.ValidationError(f"Năm {year} đã có số liệu: hãy mở năm ấy ở trang tổ chức rồi ghi thay đổi.")
        return year

    def clean_founded_in(self) -> int | None:
        """The year of founding where no day is known; both would be said twice."""
        year: int | None = self.cleaned_data["founded_in"]
        if year is not None and self.cleaned_data.get("founded_on"):
            raise forms.ValidationError("Đã có ngày thành lập: hãy để trống năm.")
        return year

    def clean_tax_code(self) -> str:
        """The code as it is kept; a wrong one is told at its field."""
        return kept_code(self.cleaned_data["tax_code"])

    def clean_partner_tax_code(self) -> str:
        """The same of the other side of a contract."""
        return kept_code(self.cleaned_data["partner_tax_code"])

    def _field(self, name: str, kind: str, units: models.QuerySet[Unit]) -> forms.Field:
        key = (self.facet._meta.model_name or "", name)
        thing = KINDS.get(self.facet)
        label = thing.ending if thing is not None and name == thing.end else label_of(name)
        known, required = self.facet._meta.get_field(name), key in _REQUIRED
        assert isinstance(known, models.Field)
        if name == "unit":
            return UnitField(label=label, queryset=units)
        if key in LISTS:
            told = "" if is_sourced(LISTS[key]) else UNSOURCED
            return choice(label, choices(LISTS[key], kind=kind), required=required, help_text=told)
        if known.choices:
            return choice(label, [(str(code), str(words)) for code, words in known.flatchoices], required=required)
        return plain_field(known, label, required, today=self.today)


def kept_code(written: str) -> str:
    """A tax code as it is kept; a wrong one is refused as a fault of its field."""
    try:
        return tax_code(written)
    except BadTaxCodeError as refusal:
        raise forms.ValidationError(refusal.message) from refusal


def fields_of(facet: type[Facet]) -> Sequence[str]:
    """The names of the fields that a person fills, as people think of them."""
    names = [field.name for field in facet._meta.fields if field.name not in BOOKKEEPING | KEYS]
    return ordered(facet._meta.model_name or "", names)


class AskForm(SourceMixin):
    """Asking for what needs a second person: a legal status."""

    status = forms.ChoiceField(label="Tình trạng mới")
    since = DayField(label="Từ ngày")
    paper = text("Số, ngày của văn bản", most=200, help_text="Người thứ hai xem số, ngày này trước khi đồng ý.")
    issuer = text("Cơ quan ban hành", most=100)
    reason = text("Vì sao", most=300, required=True)
    field_order = ("status", "since", "paper", "issuer", "reason")

    def __init__(self, *args: Any, kind: str, stands: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = stands
        self.fields["issuer"].help_text = " ".join(
            f"Phải ghi khi đặt hoặc gỡ “{one.name}”: chỉ {one.set_by} đặt và gỡ tình trạng này "
            f"({', '.join(one.issuers)} …)."
            for one in set_by_others()
        )
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)
        status.choices = [("", "Hãy chọn"), *choices("legal_status", kind=kind)]
        if self.data.get("hides"):
            self._ask_replacing()

    def clean(self) -> None:
        """A status that one kind of body alone sets and lifts comes with the paper of such a body."""
        super().clean()
        said = {name: self.cleaned_data.get(name) or "" for name in ("status", "paper", "issuer")}
        code = setter_of(self.stands, said["status"]) if said["status"] else None
        if code is not None and not said["paper"]:
            self.add_error("paper", f"Hãy ghi số, ngày văn bản của {code.set_by}.")
        if code is not None and not is_issuer(code, said["issuer"]):
            self.add_error("issuer", f"Hãy ghi tên {code.set_by}, bắt đầu bằng {', '.join(code.issuers)}.")
        if len(said["paper"]) + len(said["issuer"]) > _MOST_PAPER:
            self.add_error("paper", f"Hãy rút gọn: văn bản và cơ quan ban hành nhiều nhất {_MOST_PAPER} ký tự.")

    def ask_replacing(self, row: int) -> None:
        """Ask whether the row that would hide the status is only of the day on which it was written down."""
        self.data = {**dict(self.data.items()), "hides": str(row)}
        self._ask_replacing()

    def _ask_replacing(self) -> None:
        self.fields["hides"] = forms.IntegerField(widget=forms.HiddenInput)
        self.fields["replaces"] = forms.BooleanField(
            label="Thay dòng đang ghi ấy: ngày của nó chỉ là ngày ghi vào sổ", required=False
        )
        self.order_fields(["status", "since", "replaces"])

    @property
    def facts(self) -> dict[str, Any]:
        """What is asked."""
        said = {name: self.cleaned_data[name] for name in ("status", "paper", ISSUER) if self.cleaned_data[name]}
        replaced = {REPLACES: self.cleaned_data["hides"]} if self.cleaned_data.get("replaces") else {}
        return {**said, "since": self.cleaned_data["since"].isoformat(), "source": self.source, **replaced}


class JoinForm(forms.Form):
    """Asking that an entry be joined into the one that stays."""

    into = forms.IntegerField(  # a name, not a quantity: no dots between its thousands
        label="Số trong sổ của mục được giữ lại",
        help_text="Số này có ở đầu trang của mục ấy.",
        min_value=1,
        max_value=2**31,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    reason = text("Vì sao hai mục là một", most=300, required=True)

    def __init__(self, *args: Any, among: QuerySet[Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.among = among

    def clean_into(self) -> int:
        """The number; told in words where the person sees no such entry."""
        into: int = self.cleaned_data["into"]
        if not self.among.filter(pk=into).exists():
            raise forms.ValidationError(
                f"Trong phạm vi của bạn, sổ không có mục số {into}. Hãy xem lại số ở đầu trang của mục được giữ lại."
            )
        return into


class ReasonForm(forms.Form):
    """Why."""

    reason = text("Lý do", most=300, required=True)


class TellApartForm(forms.Form):
    """Why two entries are two."""

    first = forms.IntegerField(min_value=1, max_value=2**31)
    second = forms.IntegerField(min_value=1, max_value=2**31)
    reason = text("Vì sao là hai", most=300, required=True)
