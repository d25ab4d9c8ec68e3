"""What "trước ngày" really leaves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.working_days import is_working_day, last_working_day_before

DAYS = st.dates(min_value=date(2020, 1, 15), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("due", "last"),
    [
        (date(2024, 12, 5), date(2024, 12, 4)),  # a Thursday: the day before
        (date(2025, 11, 15), date(2025, 11, 14)),  # a Saturday
        (date(2024, 12, 9), date(2024, 12, 6)),  # a Monday: over the week-end
        (date(2025, 2, 3), date(2025, 1, 24)),  # after Tết Ất Tỵ, 27-31/01 free
        (date(2025, 9, 3), date(2025, 8, 29)),  # after the National Day's two days
    ],
)
def test_before_a_day_means_the_last_working_day_before_it(due: date, last: date) -> None:
    assert last_working_day_before(due, {}) == last


def test_a_swapped_saturday_is_worked() -> None:
    saturday = date(2026, 12, 5)

    assert not is_working_day(saturday, {})
    assert last_working_day_before(saturday + timedelta(days=1), {saturday: True}) == saturday


def test_a_swapped_monday_is_free() -> None:
    monday = date(2026, 12, 7)

    assert last_working_day_before(date(2026, 12, 8), {monday: False}) == date(2026, 12, 4)


def test_a_swap_that_the_public_calendar_knows_needs_no_row() -> None:
    saturday, monday = date(2026, 8, 22), date(2026, 8, 31)

    assert [is_working_day(day, {}) for day in (saturday, monday)] == [True, False]
    assert not is_working_day(saturday, {saturday: False})


@given(DAYS)
def test_the_answer_is_a_working_day_and_none_lies_between(due: date) -> None:
    last = last_working_day_before(due, {})

    assert last < due
    assert is_working_day(last, {})
    between = [last + timedelta(days=n) for n in range(1, (due - last).days)]
    assert not any(is_working_day(day, {}) for day in between)
