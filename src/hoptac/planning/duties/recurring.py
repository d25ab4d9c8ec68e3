"""The next day of a duty that comes back, from the words of its term. Pure: words and days in, a day or a reason out.

A day is computed only where the words name one; "hằng quý" alone names none, and none is made up.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from vanban.due_days import find_due
from vanban.wording import one_of, wording

NO_DAY = "văn bản không nêu ngày"
NO_MONTH = "văn bản nêu ngày mà không nêu của tháng nào"
_SEVERAL = "văn bản nêu nhiều ngày theo cách máy chưa tính được"
_QUARTER_ENDS = (3, 6, 9, 12)
# The words of a date are its grammar, as its slashes are.
_OF_YEAR = re.compile(r"(?<![\d/])(\d{1,2})(?:\s?/\s?|\s+tháng\s+)(\d{1,2})(?!\s?/\s?\d|\s+năm\s+\d|\d)")
_ANY_DAY = re.compile(r"(?:ngày|trước|quá)\s+\d{1,2}(?!\s*(?:tháng|quý|năm|ngày))(?!\d)")


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
    low = wording(recurrence)
    days = _OF_YEAR.findall(low)
    monthly, quarterly = _of_each_month().findall(low), _of_last_month().findall(low)
    if len(_ANY_DAY.findall(low)) > max(len(days), len(monthly) + len(quarterly)) or (days and (monthly or quarterly)):
        return Coming(None, undecided=_SEVERAL if days or monthly or quarterly else NO_MONTH)
    pairs = [(int(month), int(day)) for day, month in days]
    pairs += [(month, int(day)) for day in monthly for month in range(1, 13)]
    pairs += [(month, int(day)) for day in quarterly for month in _QUARTER_ENDS]
    found = next_of(pairs, today=today)
    if found is None:
        return Coming(None, undecided=NO_DAY)
    if last_year is not None and found.year > last_year:
        return Coming(None, undecided=f"kế hoạch chỉ nói đến năm {last_year}")
    due = find_due(recurrence, year=found.year)
    return Coming(found, due.kind if due else "")


def next_of(days: Iterable[tuple[int, int]], *, today: date) -> date | None:
    """The first of these months and days of every year that is not before ``today``; what no month has is left out.

    >>> next_of([(6, 15), (12, 15)], today=date(2026, 12, 16))
    datetime.date(2027, 6, 15)
    """
    named = [(month, day) for month, day in days if 1 <= month <= 12]
    dates = [
        date(year, month, day)
        for year in (today.year, today.year + 1)
        for month, day in named
        if 1 <= day <= calendar.monthrange(year, month)[1]
    ]
    return min((day for day in dates if day >= today), default=None)


@cache
def _of_each_month() -> re.Pattern[str]:
    """ "ngày 20 hằng tháng", "ngày 10 tháng sau"."""
    each, after = one_of("due_days", "each"), one_of("due_days", "years-after")
    return re.compile(rf"(\d{{1,2}})\s*,?\s*(?:của\s+)?(?:{each}\s+tháng|tháng\s+{after}(?!\s+(?:quý|của)))(?!\w)")


@cache
def _of_last_month() -> re.Pattern[str]:
    """ "ngày 20 tháng cuối quý"."""
    each = one_of("due_days", "each")
    return re.compile(rf"(\d{{1,2}})\s+(?:của\s+)?tháng\s+cuối\s+(?:của\s+)?(?:{each}\s+)?quý(?!\w)")
