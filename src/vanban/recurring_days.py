"""The whole words of days that come back: of which period each is, and every one of them.

"6 tháng (trước ngày 15/6) và hằng năm (trước ngày 05/12)" is one recurrence: the days alone do not say which report
each belongs to, and half of a bracket is no wording of the text.
"""

import re
from functools import cache

from vanban.due_days import find_due
from vanban.wording import any_of, one_of, texts_of, wording

_FRONT = 80  # letters before the first day in which its periods stand
_BACK = 60  # letters in which the next day ends
_ANY_YEAR = 2000  # only where the day ends counts
_STATED_YEAR = re.compile(r"\d{4}")


def whole_days(text: str, start: int, end: int, *, front: int = 0, stop: int | None = None) -> str:
    """The words of the days in ``text[start:end]`` with their periods and brackets, within ``text[front:stop]``."""
    low = wording(text)
    last = len(low) if stop is None else stop
    before = _periods_before().search(low, max(front, start - _FRONT), start)
    first = before.start() if before and not _is_in_name(low, before) else start
    while (further := _next_day(text, low, end, last)) is not None:
        end = further
    return _balanced(text, first, end, last)


def _is_in_name(low: str, periods: re.Match[str]) -> bool:
    """Whether a lone "năm" names the report: "trình báo cáo năm | trước ngày 28/02"."""
    is_lone = periods[0].strip() in texts_of("due_days", "lengths")
    return is_lone and _names_a_report().search(low, 0, periods.start()) is not None


def _next_day(text: str, low: str, at: int, stop: int) -> int | None:
    """Where the day of the next period ends: "…), 6 tháng (trước ngày 15/6"."""
    ahead = _periods_after().match(low, at, stop)
    if ahead is None:
        return None
    stop = min(stop, ahead.end() + _BACK)
    due = find_due(text, year=_ANY_YEAR, start=ahead.end(), end=stop)
    is_own = due is not None and due.start == ahead.end() and not _STATED_YEAR.search(low, due.start, due.end)
    return due.end if due is not None and is_own else None


def _balanced(text: str, start: int, end: int, stop: int) -> str:
    """The stretch with the bracket that closes what it opens; a bracket whose other half stands far off is left out."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            opened = text[:start].rstrip()
            if not opened.endswith("("):
                return text[start:at].strip()
            start, depth = len(opened) - 1, 0
    closing = re.compile(r"\s*\)").match(text, end, stop) if depth else None
    if closing:
        return text[start : closing.end()]
    return text[text.rfind("(", start, end) + 1 : end].strip() if depth else text[start:end]


def _periods() -> str:
    period = any_of({*texts_of("recurrences", "spans"), *texts_of("recurrences", "recurring")})
    one = rf"(?:{any_of(texts_of('recurrences', 'periodic'))}\s+)?{period}"
    return rf"{one}(?:(?:\s?[,;/]\s?|\s+(?:và|hoặc)\s+){one})*"


@cache
def _periods_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_periods()}(?:\s*,)?(?:\s*\(\s*|\s+)$")


@cache
def _periods_after() -> re.Pattern[str]:
    return re.compile(rf"\s*\)?(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+){_periods()}(?:\s*,)?(?:\s*\(\s*|\s+)(?=\w)")


@cache
def _names_a_report() -> re.Pattern[str]:
    return re.compile(rf"{one_of('duties', 'reports')}\s+$")
