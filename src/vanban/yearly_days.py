"""Which days of every year a recurrence names: "trước ngày 15/6 và 15/12", "ngày 20 hằng tháng", "tháng cuối quý".

Words and numbers in, months and days out, or why the words name none; no calendar and no day of today.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vanban.wording import one_of, wording

Unnamed = Literal["", "no-day", "no-month", "several-ways"]
_QUARTER_ENDS = (3, 6, 9, 12)
_OF_YEAR = re.compile(r"(?<![\d/])(\d{1,2})(?:\s?/\s?|\s+tháng\s+)(\d{1,2})(?!\s?/\s?\d|\s+năm\s+\d|\d)")


@dataclass(frozen=True, slots=True)
class YearlyDays:
    """``days`` as (month, day), in the order of the text; none where ``unnamed`` says why.

    ``no-day``: the words name no day. ``no-month``: a day without its month. ``several-ways``: days named in ways
    of which it cannot be told what they mean together.
    """

    days: tuple[tuple[int, int], ...]
    unnamed: Unnamed = ""


def yearly_days(recurrence: str) -> YearlyDays:
    """The days of every year that the words name; a day that its month does not have stays, as it is written.

    >>> yearly_days("trước ngày 15/6 và ngày 15/12").days
    ((6, 15), (12, 15))
    >>> yearly_days("định kỳ hằng quý").unnamed
    'no-day'
    """
    low = wording(recurrence)
    days = _OF_YEAR.findall(low)
    monthly, quarterly = _of_each_month().findall(low), _of_last_month().findall(low)
    is_mixed = bool(days) and bool(monthly or quarterly)
    if is_mixed or len(_any_day().findall(low)) > max(len(days), len(monthly) + len(quarterly)):
        return YearlyDays((), "several-ways" if days or monthly or quarterly else "no-month")
    named = [(int(month), int(day)) for day, month in days if 1 <= int(month) <= 12]
    named += [(month, int(day)) for day in monthly for month in range(1, 13)]
    named += [(month, int(day)) for day in quarterly for month in _QUARTER_ENDS]
    return YearlyDays(tuple(named), "" if named else "no-day")


@cache
def _any_day() -> re.Pattern[str]:
    """ "ngày 20", "trước 20": a day, whichever its month; "quá 5 ngày" is a length of time."""
    before = one_of("due_days", "before-a-day")
    return re.compile(rf"{before}\s+\d{{1,2}}(?!\s*(?:tháng|quý|năm|ngày))(?!\d)")


@cache
def _of_each_month() -> re.Pattern[str]:
    """ "ngày 20 hằng tháng", "ngày 10 tháng sau"."""
    each, after = one_of("due_days", "each"), one_of("due_days", "years-after")
    return re.compile(rf"(\d{{1,2}})\s*,?\s*(?:của\s+)?(?:{each}\s+tháng|tháng\s+{after}(?!\s+(?:quý|của)))(?!\w)")


@cache
def _of_last_month() -> re.Pattern[str]:
    """ "ngày 20 tháng cuối quý"."""
    each, last = one_of("due_days", "each"), one_of("due_days", "last-months")
    return re.compile(rf"(\d{{1,2}})\s+(?:của\s+)?{last}\s+(?:của\s+)?(?:{each}\s+)?quý(?!\w)")
