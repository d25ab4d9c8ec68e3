"""Very many rows at once: what is written is what is read."""

from datetime import date

import pytest

from conftest import NOW
from hoptac.base.inserting import insert_rows
from hoptac.registry.models import Identity, YearFigures
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
HEAD = ("organization_id", "valid_from", "recorded_at", "source")


def test_rows_are_written_as_the_models_would_write_them() -> None:
    made = enter()
    rows = [
        (made.pk, date(2026, 1, day), NOW, "Bảng", f"HTX {day}", date(2019, 3, 5) if day == 1 else None)
        for day in (1, 2)
    ]

    count = insert_rows(Identity, (*HEAD, "name", "founded_on"), rows)

    first, second = Identity.objects.filter(source="Bảng").order_by("valid_from")
    assert count == 2
    assert (first.name, first.founded_on, first.valid_from, first.recorded_at) == (
        "HTX 1",
        date(2019, 3, 5),
        date(2026, 1, 1),
        NOW,
    )
    assert (second.founded_on, second.tax_code, second.is_void, second.corrects) == (None, "", False, None)
    first.full_clean()


def test_numbers_beyond_two_thousand_million_are_kept() -> None:
    made = enter()

    insert_rows(YearFigures, (*HEAD, "year", "revenue_dong"), [(made.pk, date(2025, 1, 1), NOW, "x", 2025, 10**13)])

    assert YearFigures.objects.get().revenue_dong == 10**13


def test_no_rows_write_nothing() -> None:
    assert insert_rows(YearFigures, HEAD, []) == 0
