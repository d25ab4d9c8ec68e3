"""Forms of the registry: the fields of a statement, from which day, by what source. Saving is the services' work."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db import models

from hoptac.registry.calc import tax_code
from hoptac.registry.codes import LISTS, choices, is_sourced
from hoptac.registry.errors import BadTaxCodeError
from hoptac.registry.fields import DayField, WholeField, YesNoField, choice, text
from hoptac.registry.labels import label_of
from hoptac.registry.models import Facet, Identity, Organization, Seat, YearFigures
from hoptac.registry.parts import too_large
from hoptac.registry.services.entering import Apart
from hoptac.registry.services.legal_status import REPLACES
from hoptac.registry.services.statements import BOOKKEEPING
from hoptac.registry.things import KEYS
from hoptac.units.models import Unit

SOURCES = {"paper": "Văn bản", "table": "Bảng tính", "person": "Người cho biết"}
SOURCE_HELP = "Số, ngày của văn bản; tên bảng tính; hoặc tên, chức vụ người cho biết và ngày hỏi."
_REQUIRED = {("identity", "name"), ("seat", "unit"), ("operatingstatus", "status"), ("taxstatus", "status")}
_REQUIRED |= {("yearfigures", "year"), ("legalstatus", "status"), ("officer", "full_name"), ("officer", "position")}
_REQUIRED |= {("contract", "partner"), ("contract", "goods"), ("credential", "kind"), ("digitaltool", "kind")}
UNSOURCED = "Danh mục này chưa được đối chiếu với văn bản gốc."
_MOST_SOURCE = 240
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


class _UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Unit) -> str:
        """The name with those above it."""
        return obj.full_name


class SourceMixin(forms.Form):
    """Where it is known from: asked of every form."""

    source_kind = forms.ChoiceField(
        label="Nguồn", choices=list(SOURCES.items()), widget=forms.RadioSelect, initial="paper"
    )
    source_words = text("Nguồn là gì", most=_MOST_SOURCE, required=True, help_text=SOURCE_HELP)

    @property
    def source(self) -> str:
        """The source in one line."""
        return f"{SOURCES[self.cleaned_data['source_kind']]}: {self.cleaned_data['source_words']}"


class StatementForm(SourceMixin):
    """A statement of one facet about an organization of one kind; its own fields stand first."""

    def __init__(
        self,
        *args: Any,
        facet: type[Facet],
        kind: str,
        units: models.QuerySet[Unit],
        is_correction: bool = False,
        since_label: str = "Có thay đổi từ ngày",
        leave_out: frozenset[str] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.facet = facet
        self.taken_years: frozenset[int] = frozenset()
        self.names = [name for name in fields_of(facet) if name not in leave_out]
        own = {name: self._field(name, kind, units) for name in self.names}
        last: dict[str, forms.Field] = {}
        if facet is not YearFigures:
            last["since"] = DayField(label="Đúng từ ngày" if is_correction else since_label)
        if is_correction:
            last["because"] = text("Dòng cũ sai ở đâu, vì sao", most=50, required=True)
        self.fields = {**own, **last, **self.fields, "seen": forms.IntegerField(widget=forms.HiddenInput)}

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
        for excess in too_large(self.facet, said):
            self.add_error(excess.field, f"{excess.part} nhiều hơn {excess.whole}: hãy xem lại hai số.")

    def clean_year(self) -> int:
        """A year that has its figures is opened, not written over by what is left blank here."""
        year: int = self.cleaned_data["year"]
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise forms.ValidationError("Hãy nhập năm như 2025.")
        if year in self.taken_years:
            raise forms.ValidationError(f"Năm {year} đã có số liệu: hãy mở năm ấy ở trang tổ chức rồi ghi thay đổi.")
        return year

    def clean_tax_code(self) -> str:
        """The code as it is kept; a wrong one is told at its field."""
        return _kept_code(self.cleaned_data["tax_code"])

    def clean_partner_tax_code(self) -> str:
        """The same of the other side of a contract."""
        return _kept_code(self.cleaned_data["partner_tax_code"])

    def _field(self, name: str, kind: str, units: models.QuerySet[Unit]) -> forms.Field:
        key = (self.facet._meta.model_name or "", name)
        known, label, required = self.facet._meta.get_field(name), label_of(name), key in _REQUIRED
        assert isinstance(known, models.Field)
        if name == "unit":
            message = {"required": "Hãy chọn xã, phường.", "invalid_choice": "Hãy chọn một nơi trong danh sách."}
            return _UnitField(label=label, queryset=units, empty_label="Hãy chọn", error_messages=message)
        if key in LISTS:
            told = "" if is_sourced(LISTS[key]) else UNSOURCED
            return choice(label, choices(LISTS[key], kind=kind), required=required, help_text=told)
        if known.choices:
            return choice(label, [(str(code), str(words)) for code, words in known.flatchoices], required=required)
        return _plain_field(known, label, required)


def _kept_code(written: str) -> str:
    try:
        return tax_code(written)
    except BadTaxCodeError as refusal:
        raise forms.ValidationError(refusal.message) from refusal


def _plain_field(known: "models.Field[Any, Any]", label: str, required: bool) -> forms.Field:
    if isinstance(known, models.BooleanField):
        return YesNoField(label=label, required=False)
    if isinstance(known, models.DateField):
        return DayField(label=label, required=required)
    if isinstance(known, models.IntegerField):
        unit = "Đồng." if known.name.endswith("_dong") else ""
        return WholeField(label=label, required=required, help_text=unit)
    if isinstance(known, models.EmailField):
        wrong = {"invalid": "Hãy nhập địa chỉ như ten@vidu.vn."}
        return forms.EmailField(label=label, required=False, error_messages=wrong)
    return text(label, most=known.max_length or 300, required=required)


def fields_of(facet: type[Facet]) -> Sequence[str]:
    """The names of the fields that a person fills."""
    return [field.name for field in facet._meta.fields if field.name not in BOOKKEEPING | KEYS]


class EnterForm(SourceMixin):
    """An organization as it is entered first: what tells it from all others."""

    kind = forms.ChoiceField(label="Loại", choices=[("", "Hãy chọn"), *Organization.Kind.choices])
    name = text("Tên", most=250, required=True)
    tax_code = text("Mã số thuế", most=20)
    certificate_number = text("Số giấy chứng nhận", most=40)
    founded_on = DayField(label="Ngày thành lập", required=False)
    unit = _UnitField(
        label="Xã, phường, đặc khu", queryset=Unit.objects.none(), empty_label="Hãy chọn",
        error_messages={"required": "Hãy chọn nơi đặt trụ sở.", "invalid_choice": "Nơi này ngoài phạm vi của bạn."},
    )  # fmt: skip
    address = text("Địa chỉ", most=300)
    phone = text("Điện thoại", most=40, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    since = DayField(
        label="Các thông tin này đúng từ ngày",
        required=False,
        help_text="Để trống thì tính từ ngày thành lập (trụ sở: sớm nhất từ ngày có xã, phường ấy); "
        "chưa biết ngày thành lập thì từ hôm nay.",
    )
    field_order = ("kind", "name", "unit", "address", "phone", "tax_code", "certificate_number", "founded_on", "since")

    def __init__(self, *args: Any, units: models.QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = units
        if self.data.get("apart"):
            self.ask_apart()

    def ask_apart(self) -> None:
        """Ask why the entries that look alike are others; which they are goes along."""
        self.fields["apart"] = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)
        self.fields["apart_because"] = text(
            "Vì sao đây là tổ chức khác",
            most=300,
            required=True,
            help_text="Chẳng hạn: khác người đại diện, khác trụ sở.",
        )
        self.order_fields(["apart", "apart_because"])

    @property
    def apart(self) -> Apart:
        """What the person has looked at, and the reason."""
        said = self.cleaned_data
        ids = (part for part in said.get("apart", "").split(",") if part.isdecimal())
        return Apart(frozenset(map(int, ids)), said.get("apart_because", ""))

    def clean_tax_code(self) -> str:
        """The code as it is kept; a wrong one is told at its field."""
        return _kept_code(self.cleaned_data["tax_code"])

    def first_day(self, today: date) -> date:
        """From which day it is so: the one that was said, else the founding, but not before the unit came to be."""
        said = self.cleaned_data
        founded: date = said.get("founded_on") or today
        day: date = said.get("since") or max(founded, said["unit"].valid_from)
        return day

    @property
    def identity(self) -> Mapping[str, Any]:
        """What names it."""
        names = set(fields_of(Identity)) & set(self.cleaned_data)
        return {name: self.cleaned_data[name] for name in names}

    @property
    def seat(self) -> Mapping[str, Any]:
        """Where it stands."""
        names = set(fields_of(Seat)) & set(self.cleaned_data)
        return {name: self.cleaned_data[name] for name in names}


class AskForm(SourceMixin):
    """Asking for what needs a second person: a legal status."""

    status = forms.ChoiceField(label="Tình trạng mới")
    since = DayField(label="Từ ngày")
    paper = text("Số, ngày của văn bản", most=200, help_text="Người thứ hai xem số, ngày này trước khi đồng ý.")
    reason = text("Vì sao", most=300, required=True)
    field_order = ("status", "since", "paper", "reason")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)
        status.choices = [("", "Hãy chọn"), *choices("legal_status", kind=kind)]
        if self.data.get("hides"):
            self._ask_replacing()

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
        said = {name: self.cleaned_data[name] for name in ("status", "paper")}
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


class ReasonForm(forms.Form):
    """Why."""

    reason = text("Lý do", most=300, required=True)


class TellApartForm(forms.Form):
    """Why two entries are two."""

    first = forms.IntegerField(min_value=1, max_value=2**31)
    second = forms.IntegerField(min_value=1, max_value=2**31)
    reason = text("Vì sao là hai", most=300, required=True)
