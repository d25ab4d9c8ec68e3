"""Working days in Vietnam: the public calendar of each year, corrected by the days that the Government swaps later."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class PublicYear:
    """What a year has otherwise than its weeks: free days with their names, and the ends of weeks that are worked."""

    free: Mapping[date, str]
    worked: frozenset[date]


@cache
def public_year(year: int) -> PublicYear:
    """The year as the table of public holidays knows it, those taken on another day included."""
    found = holidays.country_holidays("VN", years=year, language="vi")
    return PublicYear(dict(sorted(found.items())), frozenset(day for day in found.weekend_workdays if day.year == year))


def is_working_day(day: date, swapped: Mapping[date, bool]) -> bool:
    """Whether offices work on this day; ``swapped[day]`` says otherwise than the calendar.

    >>> [is_working_day(day, {}) for day in (date(2024, 12, 4), date(2024, 9, 2), date(2024, 12, 7))]
    [True, False, False]
    """
    if day in swapped:
        return swapped[day]
    public = public_year(day.year)
    return day in public.worked if day.weekday() >= _WEEKEND else day not in public.free


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
