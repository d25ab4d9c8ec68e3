"""Which known bodies stand behind the names of a document."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import TODAY
from hoptac.planning.queries import agencies_like, bodies_named, day_of_head, issuer_of
from readings import HEAD, make_document

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 15)


def keys(matches: Any) -> list[str]:
    return [match.agency.key for match in matches]


def test_a_name_means_the_body_of_the_document_s_own_place(unit: Callable[[str], Any]) -> None:
    found = bodies_named(["UBND huyện"], near=unit("529@2024"), day=DAY)

    assert keys(found["UBND huyện"]) == ["ubnd-huyen/529@2024"]


def test_a_name_typed_without_marks_is_only_a_proposal(unit: Callable[[str], Any]) -> None:
    (match,) = bodies_named(["ubnd huyen"], near=unit("529@2024"), day=DAY)["ubnd huyen"]

    assert not match.is_exact


def test_a_body_that_ended_before_the_document_is_none_of_its_names(unit: Callable[[str], Any]) -> None:
    assert bodies_named(["UBND huyện"], near=unit("529@2024"), day=TODAY)["UBND huyện"] == []


def test_any_number_of_names_is_one_query(unit: Callable[[str], Any], django_assert_num_queries: Any) -> None:
    near = unit("51@2025")

    with django_assert_num_queries(1):
        bodies_named([f"Phòng số {place}" for place in range(50)], near=near, day=DAY)


def test_the_one_exact_issuer_is_taken_and_a_person_s_choice_wins(unit: Callable[[str], Any]) -> None:
    document = make_document(unit("21289@2025"))

    read = issuer_of(document, HEAD, today=TODAY)
    chosen = issuer_of(document, {**HEAD, "unit": unit("535@2024").pk}, today=TODAY)

    assert (read.agency and read.agency.key, read.is_chosen) == ("ubnd-huyen/529@2024", False)
    assert (chosen.agency, chosen.unit.key, chosen.is_chosen) == (None, "535@2024", True)


def test_an_issuer_that_several_bodies_may_be_is_nobody_yet(unit: Callable[[str], Any]) -> None:
    issuer = issuer_of(make_document(unit("21289@2025")), {**HEAD, "issuer": "UBND huyện"}, today=TODAY)

    assert issuer.agency is None
    assert len(issuer.proposals) > 1
    assert not issuer.is_known


def test_names_are_understood_on_the_document_s_day() -> None:
    assert day_of_head({"date": "2024-01-15", "year": 2025}, otherwise=TODAY) == DAY
    assert day_of_head({"date": None, "year": 2024}, otherwise=TODAY) == date(2024, 1, 1)
    assert day_of_head({}, otherwise=TODAY) == TODAY


def test_agencies_are_searched_by_name_and_place_in_any_order() -> None:
    found = [agency.name for agency in agencies_like("quảng ngãi liên minh", day=TODAY)]

    assert found == ["Liên minh Hợp tác xã tỉnh Quảng Ngãi"]
    assert agencies_like("  ", day=TODAY) == []
