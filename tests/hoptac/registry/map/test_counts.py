"""Counts by place: in either map, each organization once, and none guessed into a place."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from hoptac.base.audit import System
from hoptac.registry.map.counts import Counted, by_commune, by_province, narrowed
from hoptac.registry.models import Seat, Standing
from hoptac.registry.services.statements import state
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
Unit = Callable[[str], Any]
TODAY, BEFORE = date(2026, 11, 23), date(2025, 6, 30)


def of_province(day: date, **wanted: str) -> Counted:
    return by_province(narrowed(Standing.objects.all(), wanted), day)


def test_both_maps_count_the_same_organizations(unit: Unit) -> None:
    enter("HTX Sơn Hà")
    enter("HTX Di Lăng", unit_key="21289@2024", since=date(2020, 1, 1))
    enter("HTX Kon Tum", unit_key="23284@2025")

    new, old = of_province(TODAY), of_province(BEFORE)

    assert new.numbers[unit("51@2025").pk] == 3
    assert (old.numbers[unit("51@2024").pk], old.numbers[unit("62@2024").pk]) == (2, 1)
    assert (new.total, new.unplaced, old.total, old.unplaced) == (3, 0, 3, 0)


def test_a_province_that_stood_through_the_reform_has_its_number_in_both(unit: Unit) -> None:
    enter("HTX Cô Tô", unit_key="07192@2025")

    assert of_province(TODAY).numbers[unit("22@2024").pk] == 1
    assert of_province(BEFORE).numbers[unit("22@2024").pk] == 1


def test_filters_leave_out_what_does_not_fit(unit: Unit) -> None:
    enter("HTX Một")
    enter("THT Hai", kind="group")

    assert of_province(TODAY, kind="group").total == 1
    assert of_province(TODAY, kind="group", sector="").total == 1
    assert of_province(TODAY, sector="không có").total == 0


def test_a_head_office_in_an_old_commune_counts_where_its_ground_went(unit: Unit) -> None:
    enter("HTX Di Lăng", unit_key="21289@2024", since=date(2020, 1, 1))

    found = by_commune(narrowed(Standing.objects.all(), {}), unit("51@2025"), TODAY)

    assert (found.numbers[unit("21289@2025").pk], found.unplaced) == (1, 0)


def test_what_was_joined_from_several_old_communes_is_counted_apart_on_the_old_map(unit: Unit) -> None:
    enter("HTX Sơn Hà")
    enter("HTX Di Lăng", unit_key="21289@2024", since=date(2020, 1, 1))

    found = by_commune(narrowed(Standing.objects.all(), {}), unit("51@2024"), BEFORE)

    assert (dict(found.numbers), found.unplaced) == ({unit("21289@2024").pk: 1}, 1)


def test_what_the_book_says_of_the_day_tells_which_of_the_old_communes_it_was(unit: Unit) -> None:
    moved = enter("HTX Di Lăng", unit_key="21289@2024", since=date(2020, 1, 1))
    enter("HTX Sơn Hà")
    said: dict[str, Any] = {"source": "Sổ", "actor": System(), "at": datetime(2026, 11, 2, tzinfo=UTC), "today": TODAY}
    state(Seat, moved, {"unit": unit("21289@2025")}, since=date(2025, 7, 1), **said)

    found = by_commune(narrowed(Standing.objects.all(), {}), unit("51@2024"), BEFORE)

    assert (dict(found.numbers), dict(found.apart)) == ({unit("21289@2024").pk: 1}, {unit("21289@2025").pk: 1})


def test_where_it_was_before_it_came_from_elsewhere_tells_nothing(unit: Unit) -> None:
    moved = enter("HTX Ba Tơ", unit_key="21484@2024", since=date(2020, 1, 1))
    said: dict[str, Any] = {"source": "Sổ", "actor": System(), "at": datetime(2026, 11, 2, tzinfo=UTC), "today": TODAY}
    state(Seat, moved, {"unit": unit("21289@2025")}, since=date(2025, 7, 1), **said)

    found = by_commune(narrowed(Standing.objects.all(), {}), unit("51@2024"), BEFORE)

    assert (dict(found.numbers), dict(found.apart)) == ({}, {unit("21289@2025").pk: 1})


def test_an_old_commune_that_was_split_is_counted_apart(unit: Unit) -> None:
    enter("HTX ở xã bị chia", unit_key="21142@2024", since=date(2020, 1, 1))

    found = by_commune(narrowed(Standing.objects.all(), {}), unit("51@2025"), TODAY)

    assert (dict(found.numbers), found.unplaced) == ({}, 1)


def test_another_province_has_none_of_it(unit: Unit) -> None:
    enter("HTX Di Lăng", unit_key="21289@2024", since=date(2020, 1, 1))
    enter("HTX Kon Tum", unit_key="23284@2025")

    found = by_commune(narrowed(Standing.objects.all(), {}), unit("62@2024"), BEFORE)

    assert found.total == 1
