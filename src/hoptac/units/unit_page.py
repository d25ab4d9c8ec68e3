"""What the pages of units show: the list of a day, and one unit with what it grew from and became."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from hoptac.units.access import agencies_for, units_for
from hoptac.units.lineage import lineage_of
from hoptac.units.lists import (
    UnitWish,
    agencies_of,
    children_of,
    is_before_data,
    of_other_days,
    provinces_at,
    shown_day,
    wished_units,
)
from hoptac.units.models import Unit
from hoptac.units.queries import successors_at
from hoptac.units.unit_links import links_of, screens

PAGE_SIZE = 50


def shown_units(wish: UnitWish, asked_page: str | None) -> dict[str, Any]:
    """One page of the list."""
    page_obj = Paginator(wished_units(wish), PAGE_SIZE).get_page(asked_page)
    return {
        "page_obj": page_obj,
        "others": [] if page_obj.paginator.count else _others(wish),
        "noun": "đơn vị",
        "q": wish.words,
        "wish": wish,
        "levels": Unit.Level.choices,
        "provinces": provinces_at(wish.day),
        "table": "units:units",
        "screens": screens(),
        "is_before_data": is_before_data(wish.day),
        "misread": wish.misread,
    }


def _others(wish: UnitWish) -> list[tuple[Unit, list[Unit]]]:
    """Units of other days with such a name, each with those that have its ground on the day that is asked for."""
    return [(unit, successors_at(unit, wish.day)) for unit in of_other_days(wish)]


def shown_unit(unit: Unit, *, user: object, wish: UnitWish, today: date) -> dict[str, Any]:
    """One unit on a day; where it was not yet, on its first, and where it is no more, on its last."""
    day = shown_day(unit, wish.day)
    return {
        "unit": unit,
        "day": day,
        "picture": lineage_of(unit),
        "children": list(children_of(unit, units_for(user), day)),
        "agencies": list(agencies_of(unit, agencies_for(user), day)),
        "links": links_of(unit, user, today=today),
        "asked_day": wish.day,
        "misread": wish.misread,
        "shown_day_is_unknown": is_before_data(wish.day) and unit.valid_from is None,
    }
