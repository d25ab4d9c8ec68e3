"""Very many rows at once: what is written is what is read."""

from datetime import date

import pytest

from conftest import NOW
from hoptac.base.inserting import insert_rows, put_rows
from hoptac.registry.models import Identity, Standing, YearFigures
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


def test_rows_already_there_take_what_is_said_and_keep_the_rest() -> None:
    first, second = enter("HTX A"), enter("HTX B")
    before = Standing.objects.get(pk=second.pk)

    changed = put_rows(
        Standing,
        ("organization_id", "members", "stands_on", "founded_on", "name"),
        [
            (first.pk, 12, date(2026, 12, 1), date(2019, 3, 5), "HTX A mới"),
            (second.pk, before.members, before.stands_on, before.founded_on, before.name),
        ],
    )

    row = Standing.objects.get(pk=first.pk)
    assert changed == 1
    assert (row.name, row.members, row.stands_on, row.founded_on) == (
        "HTX A mới",
        12,
        date(2026, 12, 1),
        date(2019, 3, 5),
    )
    assert (row.unit_id, row.legal_status) == (before.unit_id, before.legal_status)
    assert Standing.objects.values().get(pk=second.pk)["name"] == "HTX B"


def test_a_row_not_there_yet_is_made() -> None:
    one = enter()
    held = Standing.objects.filter(pk=one.pk).values().get()
    Standing.objects.filter(pk=one.pk).delete()

    assert put_rows(Standing, tuple(held), [tuple(held.values())]) == 1
    assert Standing.objects.filter(pk=one.pk).values().get() == held


def test_no_rows_write_nothing() -> None:
    assert insert_rows(YearFigures, HEAD, []) == 0
