"""The next day of a duty that comes back. Pure: words and days in, a day or a reason out.

A day is computed only where the words name one (``vanban.yearly_days``); "hằng quý" alone names none, and none is
made up.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vanban.due_days import find_due
from vanban.yearly_days import Unnamed, yearly_days

REASONS: Mapping[Unnamed, str] = {
    "no-day": "văn bản không nêu ngày",
    "no-month": "văn bản nêu ngày mà không nêu của tháng nào",
    "several-ways": "văn bản nêu nhiều ngày theo cách máy chưa tính được",
}


@dataclass(frozen=True, slots=True)
class Coming:
    """The next day by which a duty is due as its words say, or why there is none."""

    day: date | None
    kind: str = ""
    undecided: str = ""


def coming_day(recurrence: str, *, today: date, last_year: int | None) -> Coming:
    """The next day on or after ``today``; none beyond ``last_year``, of which the plan does not speak.

    >>> coming_day("trước ngày 15/6 và ngày 15/12", today=date(2026, 7, 1), last_year=2026).day
    datetime.date(2026, 12, 15)
    >>> coming_day("định kỳ hằng quý", today=date(2026, 7, 1), last_year=2026).undecided
    'văn bản không nêu ngày'
    """
    named = yearly_days(recurrence)
    found = next_of(named.days, today=today)
    if found is None:
        return Coming(None, undecided=REASONS[named.unnamed or "no-day"])
    if last_year is not None and found.year > last_year:
        return Coming(None, undecided=f"kế hoạch chỉ nói đến năm {last_year}")
    due = find_due(recurrence, year=found.year)
    return Coming(found, due.kind if due else "")


def next_of(days: Iterable[tuple[int, int]], *, today: date) -> date | None:
    """The first of these months and days of every year that is not before ``today``; what no month has is left out.

    >>> next_of([(6, 15), (12, 15)], today=date(2026, 12, 16))
    datetime.date(2027, 6, 15)
    """
    named = list(days)
    dates = [
        date(year, month, day)
        for year in (today.year, today.year + 1)
        for month, day in named
        if 1 <= day <= calendar.monthrange(year, month)[1]
    ]
    return min((day for day in dates if day >= today), default=None)
