"""One form for each kind of item: the shape of what a person says of it."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hoptac.documents.kinds import CITED, kind_label
from hoptac.planning.forms.review_fields import LinesField, NumberField, ReadDayField, YearField, choice, plain, words
from hoptac.planning.models import Target
from hoptac.planning.review.words import BASES, DUE_KINDS, MEASURES, RELATIONS
from hoptac.units.queries import AgencyMatch, Bodies

Choices = Sequence[tuple[str, str]]


class ItemForm(forms.Form):
    """The values of one item. ``seen`` is the version on the page; ``values`` are what the review keeps."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item_values: Mapping[str, Any] | None = None, seen: int = 0, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.initial_from(item_values or {}), "seen": seen}
        super().__init__(*args, **kwargs)
        self.item_values = item_values or {}

    def initial_from(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields show at first."""
        return dict(values)

    @property
    def values(self) -> dict[str, Any]:
        """The values as a reading holds them."""
        return {name: plain(value) for name, value in self.cleaned_data.items() if name != "seen"}

    @property
    def typed_seen(self) -> int:
        """The version that the person saw."""
        return int(self.cleaned_data.get("seen") or 0)


class _WithIndicator(ItemForm):
    """An item that may be tied to a row of the catalogue: the proposed ones first."""

    indicator = choice("Chỉ tiêu thống kê", [], required=False)

    def __init__(self, *args: Any, indicators: Choices = (), proposed: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(indicators)
        first = [(code, f"{names[code]} (đề xuất)") for code in proposed if code in names]
        rest = [(code, name) for code, name in indicators if code not in proposed]
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Chưa gắn với chỉ tiêu nào"), *first, *rest]


class TargetForm(_WithIndicator):
    """A value to reach."""

    subject = words("Nội dung", required=True)
    comparator = choice("So sánh", Target.Comparator.choices)
    value = NumberField(label="Giá trị", error_messages={"required": "Hãy nhập giá trị cần đạt."})
    value_max = NumberField(label="Giá trị trên", required=False, help_text="Chỉ khi so sánh là “trong khoảng”.")
    unit = words("Đơn vị tính", most=60)
    measure = choice("Cách tính", MEASURES)
    year = YearField(label="Năm phải đạt")
    period = words("Giai đoạn", most=20, help_text="Ví dụ 2021-2025.")
    base_year = YearField(label="Năm gốc", help_text="Năm để so sánh mức tăng.")
    field_order = ("subject", "indicator", "comparator", "value", "value_max", "unit", "measure", "year")

    def clean(self) -> dict[str, Any]:
        """A range rises, and only a range has an upper value."""
        cleaned = super().clean() or {}
        value, upper, comparator = cleaned.get("value"), cleaned.get("value_max"), cleaned.get("comparator")
        if comparator == "range" and upper is None and "value_max" not in self.errors:
            self.add_error("value_max", "“Trong khoảng” cần cả giá trị trên.")
        if comparator != "range" and upper is not None:
            self.add_error("value_max", "Chỉ nhập giá trị trên khi so sánh là “trong khoảng”.")
        if value is not None and upper is not None and upper < value:
            self.add_error("value_max", "Giá trị trên phải không nhỏ hơn giá trị.")
        return cleaned


class ActualForm(_WithIndicator):
    """A value that is or was."""

    subject = words("Nội dung", required=True)
    value = NumberField(label="Giá trị", error_messages={"required": "Hãy nhập giá trị."})
    unit = words("Đơn vị tính", most=60)
    as_of = ReadDayField(label="Số liệu tính đến ngày", required=False)
    basis = choice("Loại số", BASES)
    field_order = ("subject", "indicator", "value", "unit", "as_of", "basis")


class GoalForm(ItemForm):
    """An aim: its words are the quote itself."""

    section = words("Thuộc mục", most=60, help_text="Ví dụ II.2.")


class RecommendationForm(ItemForm):
    """What is asked of others."""

    to = words("Kiến nghị với", help_text="Cơ quan được kiến nghị, như văn bản viết.")
    section = words("Thuộc mục", most=60)


class _WithBodies(ItemForm):
    """An item that names bodies: beside each name, which known agency that is."""

    def __init__(self, *args: Any, bodies: Bodies | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_fields: dict[str, str] = {}
        chosen = self.item_values.get("known") or {}
        for name, matches in (bodies or {}).items():
            field_name = f"known_{hashlib.sha256(name.encode()).hexdigest()[:10]}"
            self.fields[field_name] = choice(
                f"“{name}” là", _agency_choices(matches), required=False, initial=_first_choice(name, matches, chosen)
            )
            self.known_fields[field_name] = name

    @property
    def values(self) -> dict[str, Any]:
        """The values, with the key of the agency for each name that a person looked at; None for none of the known."""
        own = {name: value for name, value in super().values.items() if name not in self.known_fields}
        looked_at = {field: name for field, name in self.known_fields.items() if self.add_prefix(field) in self.data}
        picked = {name: self.cleaned_data.get(field) for field, name in looked_at.items()}
        return {**own, "known": {name: int(key) if key else None for name, key in picked.items()}}


def _agency_choices(matches: Sequence[AgencyMatch]) -> list[tuple[str, str]]:
    """Agencies with how well the name fits: "trùng khớp" to the last mark, else "có thể là"."""
    return [
        (str(match.agency.pk), f"{match.agency.full_name} ({'trùng khớp' if match.is_exact else 'có thể là'})")
        for match in matches
    ]


def _first_choice(name: str, matches: Sequence[AgencyMatch], chosen: Mapping[str, Any]) -> str:
    if name in chosen:
        return str(chosen[name] or "")
    return next((str(match.agency.pk) for match in matches if match.is_exact), "")


class TaskForm(_WithBodies):
    """Something to do."""

    lead = LinesField(label="Chủ trì", help_text="Mỗi cơ quan một dòng. Để trống khi văn bản không nêu ai chủ trì.")
    partners = LinesField(label="Phối hợp", help_text="Mỗi cơ quan một dòng.")
    agencies = LinesField(label="Cùng thực hiện", help_text="Các cơ quan được liệt kê mà không nói ai chủ trì.")
    timeframe = words("Thời gian", most=200)
    due = ReadDayField(label="Hạn", required=False)
    section = words("Thuộc mục", most=60)


class DutyForm(_WithBodies):
    """Who reports to whom, through whom, by when."""

    who = words("Ai báo cáo", most=1000)
    to = words("Gửi tới")
    via = words("Qua")
    due_kind = choice("Cách nói hạn", DUE_KINDS, required=False)
    due = ReadDayField(label="Ngày", required=False)
    recurrence = words("Định kỳ", most=120, help_text="Ví dụ: hằng quý; khi phát sinh.")


class CitationForm(ItemForm):
    """An act that the text names."""

    kind = choice("Loại văn bản", [(kind, kind_label(kind)) for kind in CITED])
    number = words("Số, ký hiệu", most=80)
    date = ReadDayField(label="Ngày ban hành", required=False)
    issuer = words("Cơ quan ban hành")
    relation = choice("Văn bản này … văn bản đó", RELATIONS)


class RelationForm(ItemForm):
    """One cited act's stand to another."""

    source = choice("Văn bản", [])
    kind = choice("Quan hệ", {key: name for key, name in RELATIONS.items() if key != "mentions"})
    target = choice("Với văn bản", [])

    def __init__(self, *args: Any, acts: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(acts)

    def clean(self) -> dict[str, Any]:
        """An act has no relation to itself."""
        cleaned = super().clean() or {}
        if cleaned.get("source") and cleaned.get("source") == cleaned.get("target"):
            self.add_error("target", "Hãy chọn một văn bản khác với văn bản ở trên.")
        return cleaned


ITEM_FORMS: dict[str, type[ItemForm]] = {
    "targets": TargetForm,
    "goals": GoalForm,
    "tasks": TaskForm,
    "obligations": DutyForm,
    "citations": CitationForm,
    "relations": RelationForm,
    "recommendations": RecommendationForm,
    "actuals": ActualForm,
}
