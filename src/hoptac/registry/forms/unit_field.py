"""A commune to choose, told by the map on which it stands: today's, or the one before the reform."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db import models

from hoptac.base.templatetags.vietnamese import day, day_before
from hoptac.units.models import Unit
from hoptac.units.unit_choice import UnitChoice

_MESSAGES = {"required": "Hãy chọn xã, phường.", "invalid_choice": "Hãy chọn một nơi trong danh sách."}


class _ByMap(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]
    """The units of each map together."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        units: list[Unit] = list(self.queryset)
        old = sorted((one for one in units if one.valid_to), key=lambda one: (one.folded, one.pk))
        today_s = [one for one in units if not one.valid_to]
        if not old:
            yield from map(self.choice, today_s)
            return
        yield ("Bản đồ hiện nay", list(map(self.choice, today_s)))
        yield (f"Bản đồ cũ, đến hết {day(day_before(old[0].valid_to))}", list(map(self.choice, old)))


class UnitField(UnitChoice):
    """One commune; where both maps are offered, each stands under its name."""

    iterator = _ByMap

    def __init__(self, *, empty_label: str = "Hãy chọn", **kwargs: Any) -> None:
        super().__init__(empty_label=empty_label, error_messages=_MESSAGES, **kwargs)


def wrong_map(unit: Unit, since: date) -> str:
    """That a commune was none on a day, and which map that day has."""
    if unit.valid_from is not None and since < unit.valid_from:
        return (
            f"{unit.name} có từ ngày {day(unit.valid_from)}, ngày {day(since)} thuộc bản đồ cũ: hãy chọn xã, phường, "
            f"thị trấn của bản đồ cũ, hoặc ghi ngày từ {day(unit.valid_from)}."
        )
    return f"{unit.name} chỉ có đến hết ngày {day(day_before(unit.valid_to))}: hãy chọn đơn vị của bản đồ hiện nay."


def offered_to(field: forms.Field, units: models.QuerySet[Unit]) -> None:
    """Offer these units in a field."""
    assert isinstance(field, UnitField)
    field.queryset = units
