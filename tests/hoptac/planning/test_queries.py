"""Which known bodies stand behind the names of a document."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import TODAY
from hoptac.planning.queries import day_of_head, issuer_of
from readings import HEAD, make_document

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 15)


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
