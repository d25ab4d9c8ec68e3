"""A block cut into the clauses of its figures: one number, the words that say what it counts, and nothing more."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from vanban.numbers import Quantity
from vanban.wording import one_of, pattern_of, texts_of, wording

# A mark comes first in the pattern, so that a search runs from mark to mark.
_STOP = re.compile(r"[.!?…;](?:(?<=;)|(?<!;)[.!?…]*(?=\s+\S|\s*$)|(?<=\.)\s?/\.)")
_BRACKET = re.compile(r"\([^()]*\)")
_LONG_LEAD = 60
_SHORTEST = 6  # letters of a clause; a shorter one ("5%") is nothing that can be found again
_LONGEST_TIE = 60  # letters between a thing counted and the figure that only says which ones


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:end]`` is the figure's clause; ``sentence`` the bounds of the sentence around it.

    ``follows``: the figure stands in a list after the one before it, with no words of its own ("… 20 HTX và 5 THT").
    """

    start: int
    end: int
    sentence: tuple[int, int]
    quantity: Quantity
    follows: bool


def cut_segments(text: str, quantities: Sequence[Quantity]) -> tuple[Segment, ...]:
    """One segment for each quantity that says something of its own, in their order, without overlap."""
    low = wording(text)
    quantities = [q for i, q in enumerate(quantities) if not (i and _only_tells_which(low, quantities[i - 1], q))]
    quantities = [q for q, after in zip_longest(quantities, quantities[1:]) if not _tells_whose(low, q, after)]
    ends = sentence_ends(text)
    starts = [right for _, right in ends]
    stops = _Stops(text, ends, quantities)
    segments: list[Segment] = []
    for i, quantity in enumerate(quantities):
        start, follows = _start(low, stops, quantities, i)
        end = _end(low, stops, quantities, i)
        if i and quantities[i - 1].is_base and start >= quantities[i - 1].end and segments:
            start = max(segments[-1].start, 0)  # "từ 30 triệu lên 45 triệu" is one clause
        elif start == 0 or not follows:
            start = _own_words(low, start, quantity.start)
        opening = _opening().match(text, start, quantity.at)
        start = opening.end() if opening else start
        while end > quantity.end and text[end - 1] in " ,;:.(-–/":
            end -= 1
        if end - start < _SHORTEST:
            start = _with_words_before(text, start, end, segments[-1].end if segments else 0)
        at = bisect_right(starts, quantity.at)
        sentence = (starts[at - 1] if at else 0, ends[at][0] if at < len(ends) else len(text))
        segments.append(Segment(start, end, sentence, quantity, follows))
    return tuple(segments)


def _only_tells_which(low: str, left: Quantity, right: Quantity) -> bool:
    """Whether a figure only tells which things are counted: "5 sản phẩm đạt doanh thu trên 2 tỷ đồng"."""
    if (
        left.kind not in ("count", "share")
        or right.is_bare
        or right.comparator in ("eq", "approx")
        or right.kind == "share"
    ):
        return False
    tie = low[left.end : right.start] if low[left.end : right.start].strip() else low[left.end : right.at]
    return len(tie) < _LONGEST_TIE and pattern_of("figures", "tells-which").search(tie) is not None and "," not in tie


def _tells_whose(low: str, left: Quantity, right: Quantity | None) -> bool:
    """Whether a bound only tells of which things a share is taken: "HTX làm từ 03 dịch vụ trở lên đạt 75%"."""
    if (
        right is None
        or right.kind != "share"
        or left.kind == "share"
        or left.comparator not in ("gte", "gt", "lt", "lte")
    ):
        return False
    tie = low[left.end : right.at].strip()
    return pattern_of("figures", "takes-share").fullmatch(tie) is not None


def _with_words_before(text: str, start: int, end: int, first: int) -> int:
    """A start some words earlier, so that a bare "(5%)" can be told from others."""
    while start > first and end - start < 2 * _SHORTEST:
        before = text.rfind(" ", first, start - 1)
        if before < 0:
            return start
        start = before + 1
    return start


def _own_words(low: str, start: int, end: int) -> int:
    """Past a long lead ("Đẩy mạnh …, phấn đấu đến năm 2030 có"): the last comma that words of a figure follow."""
    if end - start < _LONG_LEAD:
        return start
    commas = [found.end() for found in re.finditer(r",\s", low[start:end])]
    for comma in reversed(commas):
        if pattern_of("figures", "openers").match(low, start + comma):
            return start + comma
    return start


@lru_cache(maxsize=64)  # several steps cut the same block
def sentence_ends(text: str) -> tuple[tuple[int, int], ...]:
    """The marks that end a sentence or a part of one: a full stop before a capital or a number, a semicolon."""
    ends = []
    for found in _STOP.finditer(text):
        following = text[found.end() : found.end() + 8].lstrip()[:1] if found[0] != ";" else ""
        if following.islower() or (
            found[0] == "." and _short_form().search(text, max(0, found.start() - 6), found.start())
        ):
            continue
        ends.append((found.start(), found.end()))
    return tuple(ends)


class _Stops:
    """Where clauses end for certain: sentence ends, and brackets that hold a figure."""

    def __init__(self, text: str, ends: Sequence[tuple[int, int]], quantities: Sequence[Quantity]) -> None:
        self.places = [q.at for q in quantities]
        self.quantities = quantities
        stops = [(start, end) for start, end in ends if not self._is_inside(start)]
        for found in _BRACKET.finditer(text):
            if bisect_right(self.places, found.start()) != bisect_right(self.places, found.end()):
                stops += [(found.start(), found.start() + 1), (found.end() - 1, found.end())]
        stops.sort()
        self.starts = [start for start, _ in stops]
        self.ends = sorted(end for _, end in stops)

    def _is_inside(self, place: int) -> bool:
        i = bisect_right(self.places, place) - 1
        return i >= 0 and place < self.quantities[i].end

    def last_end(self, place: int) -> int:
        """The end of the last stop up to a place, 0 before the first."""
        i = bisect_right(self.ends, place)
        return self.ends[i - 1] if i else 0

    def next_start(self, place: int, default: int) -> int:
        """The start of the first stop from a place on."""
        i = bisect_left(self.starts, place)
        return self.starts[i] if i < len(self.starts) else default


def _start(low: str, stops: _Stops, quantities: Sequence[Quantity], i: int) -> tuple[int, bool]:
    after_stop = stops.last_end(quantities[i].start)
    if i == 0 or quantities[i - 1].end <= after_stop:
        return after_stop, False
    return _cut(low, quantities[i - 1], quantities[i])


def _end(low: str, stops: _Stops, quantities: Sequence[Quantity], i: int) -> int:
    here = quantities[i].end
    stop = stops.next_start(here, len(low))
    if i + 1 < len(quantities) and quantities[i + 1].start < stop:
        return _cut(low, quantities[i], quantities[i + 1])[0]
    return stop


def _cut(low: str, left: Quantity, right: Quantity) -> tuple[int, bool]:
    """Where one figure's clause ends and the next begins; and whether only a comma or "và" stands between."""
    gap = low[left.end : right.start]
    at_end = _weak_at_end().search(gap)
    if at_end and at_end[0].strip() in texts_of("clauses", "holds-more"):  # "20 HTX với 300 thành viên" is no list
        return left.end + at_end.start(), False
    if at_end and not at_end[0].startswith(":"):
        return left.end + at_end.start(), not gap[: at_end.start()].strip(" )") or at_end.start() < 60
    places = [found.start() for found in _weak().finditer(gap)]
    if not places:
        tie = pattern_of("figures", "ties").search(gap)  # "04 lớp kế toán cho 120 học viên"
        return left.end + (tie.start() if tie else 0), False
    starter = pattern_of("figures", "starters")
    for place in places:
        if starter.match(low, left.end + len(_lead(gap, place))):
            return left.end + place, False
    return left.end + places[0], False


def _lead(gap: str, place: int) -> str:
    found = _weak().match(gap, place)
    return gap[: found.end()] if found else gap[:place]


@cache
def _short_form() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(])(?:[A-ZĐ][a-z]{{0,2}}|{one_of('clauses', 'short-forms')})$")


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(rf",\s|\s{one_of('clauses', 'joins')}\s|:\s")


@cache
def _weak_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:,|\s{one_of('clauses', 'ends-joined')}|:)\s*$")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,;:)/.\-–+]|{one_of('clauses', 'only-ties')}(?!\w))+", re.IGNORECASE)
