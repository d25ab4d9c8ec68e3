"""Which kind of box each field of a statement has, and in which order people think of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.db import models

from hoptac.base.phones import PhoneField
from hoptac.registry.forms.fields import (
    MOST_PEOPLE,
    DayField,
    LetteredField,
    MoneyField,
    PersonField,
    SiteField,
    WholeField,
    YesNoField,
    text,
)
from hoptac.registry.labels import YES_NO

# Days that may lie ahead: until when something holds.
_AHEAD = frozenset({"ends_on", "left_on"})
_PERSONS = frozenset({"full_name", "representative"})
_LOSSES = frozenset({"profit_dong"})
_OLDEST, _YOUNGEST = 100, 15
_FIRST_YEAR = 1945
# "since" is the day from which a statement holds; a field that is not named follows after those that are.
_ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "officer": ("full_name", "position", "since", "is_woman", "born_in", "phone", "training", "trained_on"),
        "contract": ("partner", "partner_tax_code", "goods", "since", "ends_on", "value_dong"),
        "credential": ("kind", "product", "stars", "number", "issuer", "since", "ends_on"),
        "digitaltool": ("kind", "name", "since", "ends_on"),
        "seat": ("unit", "address", "office", "phone", "email", "website"),
    }
)
_SAYS_NOTHING = {
    "name": ("isalpha", 2, "Hãy ghi tên bằng chữ."),
    "goods": ("isalpha", 2, "Hãy ghi tên sản phẩm bằng chữ."),
    "partner": ("isalpha", 2, "Hãy ghi tên bên liên kết bằng chữ."),
    "certificate_number": ("isdecimal", 2, "Số giấy chứng nhận phải có chữ số; chưa biết thì để trống."),
}


def ordered(facet: str, names: Iterable[str]) -> list[str]:
    """The names in the order in which people think of them."""
    order = _ORDER.get(facet, ())
    listed = list(names)
    return sorted(listed, key=lambda name: order.index(name) if name in order else len(order) + listed.index(name))


def plain_field(known: "models.Field[Any, Any]", label: str, required: bool, *, today: date) -> forms.Field:
    """The box for one field of a statement that takes no code of a list."""
    if isinstance(known, models.BooleanField):
        return YesNoField(label=label, required=False, words=YES_NO.get(known.name, ("Có", "Không")))
    if isinstance(known, models.DateField):
        return DayField(label=label, required=required, latest=None if known.name in _AHEAD else today)
    if isinstance(known, models.IntegerField):
        return _figure_field(known.name, label, required, today)
    if isinstance(known, models.EmailField):
        wrong = {"invalid": "Hãy nhập địa chỉ như ten@vidu.vn."}
        return forms.EmailField(label=label, required=False, error_messages=wrong)
    return text_field(known.name, label, known.max_length or 300, required)


def text_field(name: str, label: str, most: int, required: bool = False) -> forms.CharField:
    """The box for a field of words, by what the words are."""
    if name == "phone":
        return PhoneField(label=label)
    if name in _PERSONS:
        return text(label, most=most, required=required, kind=PersonField)
    if name == "website":
        return text(label, most=most, kind=SiteField)
    if name in _SAYS_NOTHING:
        of, least, said = _SAYS_NOTHING[name]
        return text(label, most=most, required=required, kind=LetteredField, of=of, least=least, said=said)
    return text(label, most=most, required=required)


def _figure_field(name: str, label: str, required: bool, today: date) -> forms.Field:
    if name.endswith("_dong"):
        return MoneyField(label=label, required=required, signed=name in _LOSSES)
    if name in ("year", "founded_in"):
        return year_field(label, required, _FIRST_YEAR, today.year)
    if name == "born_in":
        return year_field(label, required, today.year - _OLDEST, today.year - _YOUNGEST)
    return WholeField(label=label, required=required, most=MOST_PEOPLE)


def year_field(label: str, required: bool, first: int, last: int) -> forms.IntegerField:
    """A year between two."""
    fault = f"Hãy ghi năm bằng bốn chữ số, từ {first} đến {last}."
    messages = dict.fromkeys(("invalid", "min_value", "max_value"), fault) | {"required": "Hãy ghi năm."}
    keys = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, required=required, min_value=first, max_value=last, error_messages=messages, widget=keys
    )
