"""Words and days of a plan."""

import doctest
from datetime import date
from decimal import Decimal

import pytest

from hoptac.planning import calc
from hoptac.planning.calc import OwedReport, counting_day, reports_to_announce, target_words, value_words

TODAY = date(2026, 11, 23)  # a Monday


def test_the_examples_hold():
    assert doctest.testmod(calc).failed == 0


@pytest.mark.parametrize(
    ("comparator", "value", "value_max", "unit", "words"),
    [
        ("eq", "23", None, "HTX", "23 HTX"),
        ("approx", "1000", None, "triệu đồng/HTX/năm", "khoảng 1.000 triệu đồng/HTX/năm"),
        ("gt", "5", None, "thành viên/HTX", "trên 5 thành viên/HTX"),
        ("gte", "60", None, "%", "từ 60% trở lên"),
        ("lt", "10", None, "%", "dưới 10%"),
        ("lte", "1", None, "HTX", "không quá 1 HTX"),
        ("range", "50", "70", "%", "từ 50% đến 70%"),
        ("range", "1", "2", "HTX", "từ 1 đến 2 HTX"),
        ("eq", "27.4", None, "", "27,4"),
    ],
)
def test_every_comparator_is_said_in_words(comparator, value, value_max, unit, words):
    upper = Decimal(value_max) if value_max else None

    said = value_words(comparator, Decimal(value), upper, unit)

    assert said.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("value", "measure", "base_year", "words"),
    [
        ("6.5", "growth", 2026, "tăng 6,5% so với năm 2026"),
        ("-3", "growth", None, "giảm 3%"),
        ("80", "share", None, "80%"),
        ("2", "per_year", None, "2% mỗi năm"),
    ],
)
def test_growth_and_yearly_targets_say_against_what(value, measure, base_year, words):
    said = target_words("eq", Decimal(value), None, "%", measure=measure, base_year=base_year)

    assert said.replace("\u00a0", " ") == words


def test_a_unit_that_says_the_year_is_not_doubled():
    said = target_words("eq", Decimal(900), None, "triệu đồng/năm", measure="per_year", base_year=None)

    assert said.replace("\u00a0", " ") == "900 triệu đồng/năm"


def test_before_a_day_counts_the_last_working_day_before_it():
    assert counting_day(date(2026, 12, 7), "before", {}) == date(2026, 12, 4)


def test_a_swapped_saturday_counts_as_a_working_day():
    assert counting_day(date(2026, 12, 7), "before", {date(2026, 12, 5): True}) == date(2026, 12, 5)


def test_by_and_on_a_day_count_the_day_itself():
    assert {counting_day(date(2026, 12, 6), kind, {}) for kind in ("by", "on", "")} == {date(2026, 12, 6)}


def _owed(duty_id: int = 1, *, due: date = date(2026, 11, 30), due_kind: str = "by", **fields: object) -> OwedReport:
    given = {"debtor_unit_ids": frozenset({7}), "is_asked": False, "is_ended": False, **fields}
    return OwedReport(duty_id=duty_id, due=due, due_kind=due_kind, **given)


def _announced(*duties: OwedReport) -> list[int]:
    return [duty.duty_id for duty, _ in reports_to_announce(duties, today=TODAY, swapped={})]


def test_reports_of_the_coming_seven_days_are_announced_soonest_first():
    late = _owed(1, due=date(2026, 11, 30))
    soon = _owed(2, due=date(2026, 11, 24))

    assert _announced(late, soon) == [2, 1]


def test_what_is_past_or_further_away_is_not_announced():
    assert _announced(_owed(due=date(2026, 11, 22)), _owed(due=date(2026, 12, 1))) == []


def test_the_day_that_counts_decides_and_not_the_day_written():
    before_tuesday = _owed(due=date(2026, 12, 1), due_kind="before")

    assert _announced(before_tuesday) == [1]


@pytest.mark.parametrize("fields", [{"is_asked": True}, {"is_ended": True}, {"debtor_unit_ids": frozenset()}])
def test_asked_ended_and_unknown_bodies_are_never_chased(fields):
    assert _announced(_owed(**fields)) == []
