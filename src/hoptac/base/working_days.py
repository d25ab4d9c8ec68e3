"""Working days in Vietnam: public holidays, corrected by the days the Government swaps each year."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import holidays


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date, swapped: Mapping[date, bool]) -> bool:
    """Whether offices work on this day; ``swapped[day]`` says otherwise than the calendar.

    >>> [is_working_day(day, {}) for day in (date(2024, 12, 4), date(2024, 9, 2), date(2024, 12, 7))]
    [True, False, False]
    """
    if day in swapped:
        return swapped[day]
    return day.weekday() < 5 and day not in _public_holidays(day.year)


def last_working_day_before(day: date, swapped: Mapping[date, bool]) -> date:
    """The last working day strictly before ``day``: what "trước ngày" really leaves.

    >>> last_working_day_before(date(2024, 12, 9), {})
    datetime.date(2024, 12, 6)
    """
    candidate = day - timedelta(days=1)
    while not is_working_day(candidate, swapped):
        candidate -= timedelta(days=1)
    return candidate


def working_day_after(day: date, count: int, swapped: Mapping[date, bool]) -> date:
    """The ``count``-th working day after ``day``, which itself is not counted: the last one of "trong … ngày làm việc".

    >>> working_day_after(date(2024, 12, 5), 5, {})
    datetime.date(2024, 12, 12)
    """
    candidate = day
    for _ in range(count):
        candidate += timedelta(days=1)
        while not is_working_day(candidate, swapped):
            candidate += timedelta(days=1)
    return candidate


def working_day_before(day: date, count: int, swapped: Mapping[date, bool]) -> date:
    """The ``count``-th working day before ``day``, itself not counted: the last one that leaves so many in between.

    >>> working_day_before(date(2024, 12, 9), 3, {})
    datetime.date(2024, 12, 4)
    """
    candidate = day
    for _ in range(count):
        candidate = last_working_day_before(candidate, swapped)
    return candidate


def months_after(day: date, count: int) -> date:
    """The same day ``count`` months later (earlier where it is negative), or the last of a month that is too short.

    >>> months_after(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
