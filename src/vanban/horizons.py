"""The years that the figures of a document are set for: those of its plan, of a clause, of the text around it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from vanban.blocks import Block
from vanban.numbers import find_quantities
from vanban.segments import Segment
from vanban.wording import one_of, pattern_of, wording
from vanban.years import YearMention, find_relative_years, find_years, horizon_of

_TOP = 8  # blocks in which the day of an article may stand
_LONGEST_STAMP = 90
_FRONT = 12
_AT_FRONT = 24  # letters of a paragraph before the day with which it begins: "(Báo tỉnh) - Sáng 22/4/2025"
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?P<year>20\d\d)(?!\d)")


def horizon_of_plan(title: str | None, year: int | None, doc_type: str) -> YearMention | None:
    """The year that the title sets; a report of one year that plans the next sets the later one for its aims."""
    mentions = [mention for mention in find_years(title or "") if mention.role == "horizon"]
    if doc_type == "bao_cao" and mentions:
        return max(mentions, key=lambda mention: mention.year)
    named = [mention for mention in find_years(title or "") if mention.role == "named"]
    found = horizon_of(title) if title else None
    # "Triển khai Đề án … đến năm 2020": in a title the year of the act carried out is the plan's too.
    named = [
        mention for mention in named if year is None or mention.year >= year
    ]  # "theo Luật … năm 2012" sets nothing
    return found or (named[0] if named else None) or (YearMention(0, 0, year, None, "horizon") if year else None)


def first_year_of(title: str | None, horizon: YearMention | None, doc_type: str) -> int | None:
    """The first year that a plan is for; letters and the like have none."""
    if doc_type in ("cong_van", "other", "tin_tuc") or horizon is None:
        return None
    named = [mention for mention in find_years(title or "") if mention.role == "horizon"]
    mentions = [horizon] if doc_type == "bao_cao" or not named else named
    if any(_until().search(wording(title or "")[: mention.end]) for mention in mentions if mention.end):
        return None  # "đến năm 2030" says when a plan ends, not when it begins
    return min(int(mention.period[:4]) if mention.period else mention.year for mention in mentions)


@lru_cache(maxsize=64)  # every figure of a block asks for its years
def years_of(text: str, now: int | None) -> tuple[YearMention, ...]:
    years, told = find_years(text), find_relative_years(text, now) if now else ()
    return tuple(sorted([*years, *told], key=lambda mention: mention.start)) if told else years


def year_written(blocks: Sequence[Block]) -> int | None:
    """The year of the first full day at the top of an article: in a line of its own, or where a paragraph begins."""
    for block in blocks[:_TOP]:
        found = _DAY.search(block.text, 0, _LONGEST_STAMP)
        if found and (len(block.text) < _LONGEST_STAMP or found.start() < _AT_FRONT):
            return int(found["year"])
    return None


def named_year(years: Sequence[YearMention], segment: Segment, text: str) -> YearMention | None:
    """The year that the clause or sentence of a figure names; one in brackets dates what stands in them."""
    horizons = [y for y in years if y.role in ("horizon", "vision")]
    before = (y for y in reversed(horizons) if segment.sentence[0] <= y.start < segment.start)
    return in_clause(horizons, segment) or next(
        (y for y in before if not _is_in_closed_brackets(text, y, segment)), None
    )


def in_clause(years: Sequence[YearMention], segment: Segment) -> YearMention | None:
    before = [y for y in years if segment.start <= y.start < segment.quantity.start]
    after = [y for y in years if segment.quantity.end <= y.start < segment.end]
    return before[-1] if before else after[0] if after else None


def year_before(years: Sequence[YearMention], segment: Segment) -> YearMention | None:
    return next((y for y in reversed(years) if y.start < segment.start), None)


def year_later(years: Sequence[YearMention], segment: Segment, text: str) -> YearMention | None:
    """The first year behind a clause in its sentence; one in brackets or behind "trong đó" dates what stands there."""
    low = wording(text)
    for year in years:
        if segment.end <= year.start < segment.sentence[1] and not _is_in_brackets(text, segment.end, year.start):
            return None if _of_a_part().search(low, segment.end, year.start) else year
    return None


def still_to_come(years: Iterable[YearMention], low: str, now: int | None) -> tuple[YearMention, ...]:
    """The years without those that only tell which things are meant: "24 trường hợp mượn đất trước năm 2005"."""
    if now is None:
        return tuple(years)
    return tuple(y for y in years if y.year >= now or not _before().search(low, max(0, y.start - _FRONT), y.start))


def year_in_turn(text: str, segment: Segment) -> YearMention | None:
    """The year of a figure in a list that belongs to a list of years: "năm 2026 và 2028 đạt lần lượt 50% và 65%"."""
    low, (start, end) = wording(text), segment.sentence
    if not pattern_of("numbers", "in-turn").search(low, start, end):
        return None
    listed = _listed_years().search(low, start, end)
    if listed is None:
        return None
    years = [int(year[0]) for year in _YEAR.finditer(listed[0])]
    places = [q.at for q in find_quantities(text) if start <= q.at < end and q.kind not in ("time", "rank")]
    if len(places) != len(years) or segment.quantity.at not in places:
        return None
    return YearMention(listed.start(), listed.end(), years[places.index(segment.quantity.at)], None, "horizon")


def _is_in_closed_brackets(text: str, year: YearMention, segment: Segment) -> bool:
    """Whether a year stands in brackets with a figure of their own, which close before a clause: "(năm 2024: 71)"."""
    opened = text.rfind("(", segment.sentence[0], year.start)
    closed = text.find(")", max(opened, 0), segment.start)
    return opened >= 0 and closed > year.end and any(letter.isdigit() for letter in text[year.end : closed])


def _is_in_brackets(text: str, start: int, at: int) -> bool:
    return text.rfind("(", start, at) > text.rfind(")", start, at)


@cache
def _listed_years() -> re.Pattern[str]:
    also = rf"(?:\s?,\s?|\s?,?\s{one_of('years', 'joined')}\s)(?:{one_of('years', 'up-to')}\s)?(?:năm\s)?"
    return re.compile(rf"(?<!\d){_YEAR.pattern}(?:{also}{_YEAR.pattern})+")


@cache
def _of_a_part() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('clauses', 'of-a-part')}(?!\w)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('years', 'before-what')}\s+$")


@cache
def _until() -> re.Pattern[str]:
    """ "đến năm 2030" says when a plan ends, not when it begins."""
    till, ties = one_of("numbers", "up-to"), one_of("clauses", "of-a-time-ties")
    return re.compile(rf"{till}\s+(?:{ties}\s+)?(?:năm\s+)?\d{{4}}$")
