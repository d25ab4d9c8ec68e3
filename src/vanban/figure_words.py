"""What the words of a figure's clause say it counts, in which unit, and how it is measured."""

import re
from functools import cache

from vanban.model import Measure
from vanban.numbers import Quantity
from vanban.segments import Segment
from vanban.units import first_thing_counted, is_thing
from vanban.wording import one_of, pattern_of, texts_of, wording
from vanban.years import find_years

_LONGEST_FRONT, _LONGEST_SUBJECT, _LONGEST_HEAD = 120, 200, 80
_BLANKS = re.compile(r"\s+")


def subject_of(text: str, low: str, segment: Segment) -> tuple[str, str]:
    """The words before the number, and what the figure counts in the words of its clause."""
    quantity = segment.quantity
    before, told = _without_time(text, low, segment)
    while opening := _opening().match(told):
        if not opening.end():
            break
        before, told = before[opening.end() :], told[opening.end() :]
    noun = quantity.unit.split("/")[0] if quantity.kind in ("count", "other") else ""
    noun = "" if noun and noun in before else noun
    after = text[quantity.end : segment.end].strip(" ,:;")
    front = _tidy(before)
    place = _place().fullmatch(wording(front)) if noun else None
    # "toàn huyện có 20 HTX nông nghiệp": HTX nông nghiệp toàn huyện
    words = f"{noun} {after} {front[: place.end('place')]}" if place else f"{front} {noun} {after}"
    return front[:_LONGEST_FRONT], _BLANKS.sub(" ", words).strip()[:_LONGEST_SUBJECT]


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ,:;-–")


def _without_time(text: str, low: str, segment: Segment) -> tuple[str, str]:
    """The words before the number without the years in them, as written and as worded."""
    start, end = segment.start, segment.quantity.start
    before, told = text[start:end], low[start:end]
    for mention in reversed(find_years(text)):
        if start <= mention.start and mention.end <= end:
            left, right = mention.start - start, mention.end - start
            begin = _before_a_year().search(told, 0, left)
            left = begin.start() if begin else left
            before, told = f"{before[:left]} {before[right:]}", f"{told[:left]} {told[right:]}"
    return before, told


def shared_head(subject: str) -> str:
    """The front of a subject that the next one in the list shares."""
    return _shared_head().split(subject, maxsplit=1)[0][:_LONGEST_HEAD]


def unit_of_subject(text: str, low: str, segment: Segment) -> tuple[str, str] | None:
    """The unit of "Tổng số lao động … là 440", of "dân số 17.850": the first thing counted before the number."""
    start, end = segment.start, segment.quantity.at
    if pattern_of("figures", "population").search(low, start, end):
        return texts_of("figures", "population-units")[0], "people"
    total = _total().match(low, start, end)
    rest = text[total.end() if total else start : end]
    counted = first_thing_counted(rest)
    is_told = _told().search(low, start, end) or now_before().search(low, start, end)
    is_all = total is not None and is_thing(rest)  # "Tổng số thành viên 1.050"
    return counted if is_told or is_all or segment.quantity.start != end else None


def measure_of(low: str, quantity: Quantity, subject: str) -> Measure:
    """How a target is measured, told by its clause and its subject."""
    words = _no_change().sub("", f"{low} {subject}")
    if quantity.kind == "share" and _is_rate(words) and _ends_at().search(low):
        return "share"  # "giảm tỷ lệ hộ nghèo xuống 3%"
    if quantity.kind == "share":
        return "growth" if pattern_of("figures", "growth").search(words) else "share"
    if quantity.unit in texts_of("numbers", "times") and _multiplied().search(low):
        return "growth"
    if quantity.kind != "count":
        return "level"
    if pattern_of("figures", "yearly").search(words):
        return "per_year"
    return "cumulative" if "/" not in quantity.unit and pattern_of("figures", "new").search(words) else "level"


def _is_rate(words: str) -> bool:
    return any(noun in words for noun in texts_of("clauses", "rates"))


# --- patterns ---------------------------------------------------------------------------------------------------------


def _one(row: str) -> str:
    return one_of("clauses", row)


@cache
def _before_a_year() -> re.Pattern[str]:
    return re.compile(rf"(?:{_one('before-a-year')}\s+)*$")


@cache
def _opening() -> re.Pattern[str]:
    """ "Tính đến ngày 30/6/2026, toàn xã hiện có": when it is so, and that it is so, are no part of what is counted."""
    day = r"(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}|tháng\s+\d{1,2}(?:/\d{4})?|ngày"
    until = rf"(?:{_one('as-of-fronts')}\s+)?{_one('as-of')}\s+(?:{_one('as-of-ties')}\s+)?(?:nay|{day})"
    return re.compile(rf"^(?:{until}|{_one('only-opens')}|(?=[\s,:;–+\-]))(?:\s+|[\s,:;–+\-]+|$)")


@cache
def _place() -> re.Pattern[str]:
    when, tells = _one("place-when"), _one("place-tells")
    return re.compile(
        rf"(?P<place>{_one('place-all')}?\s*{_one('place-nouns')}(?:\s(?!{tells}|{when})[^\W\d]+){{0,4}}?)"
        rf"(?:\s+{when})?\s*{tells}?\s*$"
    )


@cache
def _shared_head() -> re.Pattern[str]:
    return re.compile(rf"\s{_one('share-parts')}\s|,")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?::|{_one('told-by')})\s*$")


@cache
def now_before() -> re.Pattern[str]:
    """A bare "hiện" right before a number, which is no end of "thực hiện"."""
    not_behind = "".join(f"(?<!{word} )" for word in texts_of("clauses", "not-now"))
    return re.compile(rf"(?<!\w){not_behind}{_one('now')}\s+$")


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf".*(?<!\w){_one('totals')}\s")


@cache
def _multiplied() -> re.Pattern[str]:
    """ "gấp 1,5 lần năm 2020": a change on the figure of an earlier time."""
    by, times, since = _one("change-by"), _one("change-times"), _one("change-since")
    compared = one_of("numbers", "compared-with")
    return re.compile(rf"(?<!\w){by}\s[^.;]{{0,24}}?{times}\s(?:{compared}\s)?{since}(?!\w)")


@cache
def _ends_at() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('years', 'changes-to')}(?!\w)")


@cache
def _no_change() -> re.Pattern[str]:
    return re.compile(_one("no-change"))
