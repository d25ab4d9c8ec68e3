"""Units and agencies found by name, place and day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hoptac.units.models import Unit
from hoptac.units.queries import match_agencies, match_issuers, predecessor_ids, successors_of

pytestmark = pytest.mark.django_db

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)


def test_a_unit_ends_on_the_day_its_successor_begins() -> None:
    code = Unit.objects.filter(code="21289")

    assert [unit.name for unit in code.at(BEFORE)] == ["Thị trấn Di Lăng"]
    assert [unit.name for unit in code.at(AFTER)] == ["Xã Sơn Hà"]


def test_the_district_son_ha_passed_to_communes_and_not_only_to_its_namesake(unit: Callable[[str], Any]) -> None:
    names = {successor.name for successor in successors_of(unit("529@2024"))}

    assert {"Xã Sơn Hà", "Xã Sơn Hạ"} <= names
    assert len(names) > 2


def test_the_commune_son_ha_has_the_district_among_its_predecessors(unit: Callable[[str], Any]) -> None:
    assert unit("529@2024").pk in predecessor_ids([unit("21289@2025").pk])


def test_a_section_of_the_district_is_its_own_and_not_a_neighbours(unit: Callable[[str], Any]) -> None:
    near = unit("529@2024")

    matches = match_agencies("Phòng Tài chính - Kế hoạch", near=near, day=date(2024, 5, 1))

    assert matches
    assert {match.agency.unit_id for match in matches} == {near.pk}


def test_a_section_that_ended_with_the_district_is_not_found_after(unit: Callable[[str], Any]) -> None:
    assert match_agencies("Phòng Tài chính - Kế hoạch", near=unit("529@2024"), day=AFTER) == []


def test_an_issuer_is_found_by_its_full_name_anywhere() -> None:
    matches = match_issuers("Ủy ban nhân dân huyện Sơn Hà", day=date(2024, 5, 1))

    assert [match.agency.unit.key for match in matches if match.is_exact] == ["529@2024"]


def test_a_name_without_marks_is_only_proposed() -> None:
    matches = match_issuers("uy ban nhan dan huyen son ha", day=date(2024, 5, 1))

    assert matches
    assert not any(match.is_exact for match in matches)
