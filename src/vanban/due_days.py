"""Days by which something is due, and days to which figures are counted.

The words of a date (ngày, tháng, quý, năm, giờ) are its grammar and stand in the patterns, as its slashes do.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vanban.model import DueKind
from vanban.tables import load
from vanban.wording import any_of, first_letters, one_of, texts_of, wording

_HOUR = r"\s+\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\s?(?:phút|p))?,?"
_SPAN = (
    r"(?:tháng\s+(?P<mm>\d{1,2})(?:\s?[/-]\s?(?P<my>\d{4})|\s+năm\s+(?P<my2>\d{4}))?"
    r"|quý\s+(?P<q>i{1,3}|iv|[1-4])(?!\w)(?:\s?[/-]\s?(?P<qy>\d{4})|,?\s+năm\s+(?P<qy2>\d{4}))?"
    r"|(?:năm\s+)(?P<yy>(?:19|20)\d\d)(?!\s?-))"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LONGEST_SINCE = 40  # letters of "từ ngày 15 tháng 12 năm 2025"
_SINCE = re.compile(r"(?<!\w)từ\s+(?:ngày\s+)?\d{1,2}(?:\s?[/.-]\s?\d{1,2})?(?:\s?[/.-]\s?\d{4})?\s+$")
_FRONT = 160  # letters before a day that may say that it comes back


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is due. ``day`` is None for one that comes back ("ngày 15 hằng tháng")."""

    start: int
    end: int
    day: date | None
    kind: DueKind
    repeats: bool


def find_due(text: str, *, year: int | None, start: int = 0, end: int | None = None) -> Due | None:
    """The first due day in ``text[start:end]``; a day without a year is in ``year``."""
    low = wording(text)
    span: Due | None = None
    for found in _dues().finditer(low, start, len(low) if end is None else end):
        due = _due(found, low, year)
        if due is None or _counted_to().search(low, max(start, found.start() - _LONGEST_SINCE), found.start()):
            continue
        if span is None and _SINCE.search(low, max(start, found.start() - _LONGEST_SINCE), found.start()):
            span = due  # "từ ngày 15/12 đến ngày 14/6": of a day named behind it that one is due
            continue
        return due
    return span


def _due(found: re.Match[str], low: str, year: int | None) -> Due | None:
    kind: DueKind = "before" if found["before"] else "by" if found["by"] else "on"
    if found["before"] and re.search(r"\d", found["before"]):
        kind = "by"  # before an hour of that day
    if found["last"]:
        kind = "before" if found["last_before"] else "on" if found["last_on"] else "by"
        return Due(found.start(), found.end(), None, kind, True)
    if found["alone"]:
        again = _told_to_repeat().search(low, max(0, found.start() - 90), found.start())
        return Due(found.start(), found.end(), None, "before", True) if again else None
    tail = _repeating().match(low, found.end())
    if tail:
        return Due(found.start(), tail.end(), None, kind, True)
    if found["bd"]:
        return Due(found.start(), found.end(), None, kind, True)
    if found["d"]:
        if not (found["y"] or found["y2"] or found["y4"]) and _comes_again(low, found):
            return Due(found.start(), _end_of_days(low, found.end()), None, kind, True)
        day = _day(found["y"] or found["y2"] or found["y4"] or year, found["m"] or found["m2"], found["d"])
        return Due(found.start(), found.end(), day, kind, False) if day else None
    span = _span(found, year)
    if span is None:
        return None
    first, last = span
    if kind == "on" and found["yy"]:  # "trong năm 2025" says when, not by when
        return Due(found.start(), found.end(), None, kind, False)
    return Due(found.start(), found.end(), first if kind == "before" else last, "by" if kind == "on" else kind, False)


def _end_of_days(low: str, at: int) -> int:
    """Past the other days of a year: "trước ngày 15/6 | và ngày 15/11 hằng năm"."""
    while another := _and_another().match(low, at):
        at = another.end()
    tail = _repeating().match(low, at) or _whose_report().match(low, at)
    return tail.end() if tail else at


def _comes_again(low: str, found: re.Match[str]) -> bool:
    """Whether a day without a year is one of every year: "hằng năm … trước ngày 15/11", "ngày 20/6 và ngày 20/12"."""
    if _and_another().match(low, found.end()):
        return True
    return _told_every_year().search(low, max(0, found.start() - _FRONT), found.start()) is not None


def _span(found: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """The first and the last day of a month, quarter or year."""
    if found["mm"]:
        first, months = _day(found["my"] or found["my2"] or year, found["mm"], 1), 1
    elif found["q"]:
        first, months = _day(found["qy"] or found["qy2"] or year, _QUARTERS[found["q"]] * 3 - 2, 1), 3
    elif found["yy"]:
        first, months = _day(found["yy"], 1, 1), 12
    else:
        return None
    if first is None:
        return None
    ahead = first.month - 1 + months
    return first, date(first.year + ahead // 12, ahead % 12 + 1, 1) - timedelta(days=1)


def _day(year: int | str | None, month: int | str | None, day: int | str) -> date | None:
    if year is None or month is None or not 1900 <= int(year) <= 2200:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def as_of(text: str, *, year: int | None) -> date | None:
    """The day that figures are counted to: "tính đến ngày 15/5/2026", "đến hết tháng 8/2026", "năm 2026"."""
    low = wording(text)
    found = _counted().search(low)
    if found:
        if found["d"]:
            return _day(found["y"] or found["y2"] or found["y4"] or year, found["m"] or found["m2"], found["d"])
        span = _span(found, year)
        if span:
            return span[1]
    return None


# --- patterns ---------------------------------------------------------------------------------------------------------


def _one(row: str) -> str:
    return one_of("due_days", row)


def _plain(kind: DueKind) -> tuple[str, ...]:
    return next(row for row in load("due_days") if row.id == kind).texts("plain")


def _day_pattern() -> str:
    return (
        rf"(?:(?:ngày\s+)?(?:{one_of('numerals', 'day-words')}\s+)?(?P<d>\d{{1,2}})"
        r"(?:\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?(?P<y>\d{4}))?(?![\d/])"
        r"|\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{4})|\s?[/-]\s?(?P<y4>\d{4}))?"
        rf"|(?=\s*,?\s*(?:của\s+)?(?:{_one('each')}|tháng))))"
    )


@cache
def _dues() -> re.Pattern[str]:
    """One look tells that no due day begins at most words."""
    plain = {kind: any_of(_plain(kind)) for kind in ("before", "on", "by")}
    words = ["ngày", *(word for row in ("alone", "before", "by", "on") for word in texts_of("due_days", row))]
    begin = any_of({word.split()[0] for word in words})
    each, day = _one("each"), rf"(?:{_day_pattern()}|{_SPAN})"
    return re.compile(
        rf"(?={first_letters(words)})(?<!\w)(?={begin})(?:"
        rf"(?:(?P<before>{_one('before')}(?:{_HOUR})?)|(?P<by>{_one('by')})(?:{_HOUR})?"
        rf"|(?P<on>{_one('on')})(?:{_HOUR})?)\s+{day}"
        rf"|(?:(?P<last_before>{plain['before']})|(?P<last_on>{plain['on']})|{plain['by']})\s+(?:là\s+)?"
        rf"(?P<last>ngày\s+(?:{_one('working')}\s+)?{_one('last-days')}\s+(?:của\s+)?{each}\s+{_one('lengths')})"
        rf"|(?P<alone>{_one('alone')}\s+ngày\s+\d{{1,2}})"
        rf"(?!\s*[/.\-\d]|\s+tháng|\s*,?\s*(?:của\s+)?{each})"
        rf"|(?P<bare>ngày\s+)(?P<bd>\d{{1,2}})(?=\s+(?:của\s+)?(?:{_one('last-months')}\s+)?{each}\s))"
    )


@cache
def _repeating() -> re.Pattern[str]:
    """Behind a day: it is one of every month, quarter or year."""
    each = rf"{_one('each')}\s+{one_of('recurrences', 'report-periods')}"
    return re.compile(
        rf"\s*,?\s*(?:của\s+)?(?:tháng\s+{_one('months-within')}\s+(?:của\s+)?)?"
        rf"(?:{each}|tháng\s+{_one('months-after')}(?:\s+quý)?|năm\s+{_one('years-after')})"
    )


@cache
def _told_to_repeat() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_one('every')} {_one('lengths')}(?!\w)[^.;]{{0,60}}$")


@cache
def _told_every_year() -> re.Pattern[str]:
    periodic = rf"{one_of('recurrences', 'periodically')} {one_of('recurrences', 'half-yearly')}[^.;]{{0,60}}$"
    return re.compile(rf"(?<!\w){_one('every')} {_one('lengths')}(?!\w)[^.;]{{0,140}}$|(?<!\w){periodic}")


@cache
def _and_another() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_of_report()})?"
        r"\s*(?:\)\s*)?(?:(?:,|;|và|\))\s*(?:0?[1369]\s)?(?:[^\W\d_]+\s){0,3}?\(?"
        rf"{_one('another')}\s+|và\s+(?=\d{{1,2}}/))\d{{1,2}}"
        r"(?:\s+tháng\s+\d{1,2}|/\d{1,2})(?!\s*(?:/|năm|\d))"
    )


def _of_report() -> str:
    """Behind one of several days, whose report it is: "15/6 | (báo cáo 6 tháng)", "15/12 | đối với báo cáo năm"."""
    period = any_of({*texts_of("recurrences", "spans"), *texts_of("recurrences", "recurring")})
    of, what = _one("of-report"), rf"(?:{_one('reports')}\s+)?(?:{_one('periodic-reports')}\s+)?{period}"
    return rf"\s*\(\s*(?:{of}\s+)?{what}\s*\)|\s*,?\s+{of}\s+{what}(?!\w)"


@cache
def _whose_report() -> re.Pattern[str]:
    return re.compile(_of_report())


@cache
def _counted_to() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('recurrences', 'counted-to')}\s+$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{_one('counted')}\s+(?:{_one('counted-ties')}\s+)?(?:{_day_pattern()}|{_SPAN})")
