"""Units and agencies found by name, place and day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import TODAY
from hoptac.units.models import Unit
from hoptac.units.queries import (
    agencies_like,
    bodies_named,
    match_issuers,
    predecessor_ids,
    restated,
    successor_ids_at,
    successors_at,
    successors_of,
)

pytestmark = pytest.mark.django_db

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)
SECTION = "Phòng Tài chính - Kế hoạch"
DAY = date(2024, 1, 15)


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

    matches = bodies_named([SECTION], near=near, day=date(2024, 5, 1))[SECTION]

    assert matches
    assert {match.agency.unit_id for match in matches} == {near.pk}


def test_a_section_that_ended_with_the_district_is_not_found_after(unit: Callable[[str], Any]) -> None:
    assert bodies_named([SECTION], near=unit("529@2024"), day=AFTER)[SECTION] == []


def test_an_issuer_is_found_by_its_full_name_anywhere() -> None:
    matches = match_issuers("Ủy ban nhân dân huyện Sơn Hà", day=date(2024, 5, 1))

    assert [match.agency.unit.key for match in matches if match.is_exact] == ["529@2024"]


def test_a_name_without_marks_is_only_proposed() -> None:
    matches = match_issuers("uy ban nhan dan huyen son ha", day=date(2024, 5, 1))

    assert matches
    assert not any(match.is_exact for match in matches)


def keys(matches: Any) -> list[str]:
    return [match.agency.key for match in matches]


def test_a_name_means_the_body_of_the_document_s_own_place(unit: Callable[[str], Any]) -> None:
    found = bodies_named(["UBND huyện"], near=unit("529@2024"), day=DAY)

    assert keys(found["UBND huyện"]) == ["ubnd-huyen/529@2024"]


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Phòng Văn hóa - Xã hội xã", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hoá – Xã hội", "Phòng Văn hóa - Xã hội"),
        ("UBMTTQ xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Hà"),
        ("Mặt trận Tổ quốc Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Hà"),
        ("Đảng ủy xã", "Đảng ủy xã Sơn Hà"),
    ],
)
def test_a_commune_writes_its_own_bodies_in_many_ways(unit: Callable[[str], Any], written: str, body: str) -> None:
    (found, *_) = bodies_named([written], near=unit("21289@2025"), day=AFTER)[written]

    assert (found.agency.name, found.is_exact) == (body, True)


def test_a_name_typed_without_marks_is_only_a_proposal(unit: Callable[[str], Any]) -> None:
    (match,) = bodies_named(["ubnd huyen"], near=unit("529@2024"), day=DAY)["ubnd huyen"]

    assert not match.is_exact


def test_a_body_that_ended_before_the_document_is_none_of_its_names(unit: Callable[[str], Any]) -> None:
    assert bodies_named(["UBND huyện"], near=unit("529@2024"), day=TODAY)["UBND huyện"] == []


def test_any_number_of_names_is_one_query(unit: Callable[[str], Any], django_assert_num_queries: Any) -> None:
    near = unit("51@2025")

    with django_assert_num_queries(1):
        bodies_named([f"Phòng số {place}" for place in range(50)], near=near, day=DAY)


def test_agencies_are_searched_by_name_and_place_in_any_order() -> None:
    found = [agency.name for agency in agencies_like("quảng ngãi liên minh", day=TODAY)]

    assert found == ["Liên minh Hợp tác xã tỉnh Quảng Ngãi"]
    assert agencies_like("  ", day=TODAY) == []


def test_the_figures_of_communes_are_restated_on_todays_map(unit: Any) -> None:
    town, near, kept = unit("21289@2024"), unit("21301@2024"), unit("21538@2024")

    result = restated({town.pk: 3, near.pk: 4, kept.pk: 5}, of=date(2024, 12, 31), to=date(2026, 11, 23))

    assert {Unit.objects.get(pk=pk).key: value for pk, value in result.values.items()} == {
        "21289@2025": 7,
        "21538@2025": 5,
    }


def test_the_figure_of_a_district_cannot_be_given_to_its_communes(unit: Any) -> None:
    result = restated({unit("529@2024").pk: 12}, of=date(2024, 12, 31), to=date(2026, 11, 23))

    assert (result.values, result.total) == ({}, 12)


def test_the_ground_of_an_old_commune_is_found_on_a_day(unit: Any) -> None:
    town = unit("21289@2024")

    assert successors_at(town, date(2025, 6, 30)) == [town]
    assert [one.key for one in successors_at(town, date(2025, 7, 1))] == ["21289@2025"]


def test_the_ground_of_many_units_is_found_as_that_of_each(django_assert_num_queries: Any) -> None:
    old = list(Unit.objects.filter(parent__key="529@2024"))
    one_by_one = {unit.pk: {found.pk for found in successors_at(unit, AFTER)} for unit in old}

    with django_assert_num_queries(1):
        together = successor_ids_at(old, AFTER)
    before = successor_ids_at(old, BEFORE)

    assert len(old) > 10
    assert together == one_by_one
    assert before == {unit.pk: {unit.pk} for unit in old}
