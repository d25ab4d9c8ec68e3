"""A block cut into the clauses of its figures: one number, the words that say what it counts, and nothing more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.numbers import Quantity
from vanban.wording import pattern_of, wording

_STOP = re.compile(r"[.!?…]+(?=\s+\S|\s*$)|;|\.\s?/\.")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:[A-ZĐ][a-z]{0,2}|tp|tx|v\.v|tr|st|TT|TP|TX)$")
_WEAK = re.compile(r",\s|\s(?:và|với|gồm|cùng|hoặc)\s|:\s")
_WEAK_AT_END = re.compile(r"(?:,|\s(?:và|với|gồm)|:)\s*$")
_LONG_LEAD = 60
_OPENING = re.compile(r"^(?:[\s,;:)/.\-–+]|(?:và|đồng thời|ngoài ra|bên cạnh đó)(?!\w))+", re.IGNORECASE)


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
    """One segment for each quantity, in their order, without overlap."""
    low = wording(text)
    stops = _strong_stops(text, quantities)
    segments: list[Segment] = []
    for i, quantity in enumerate(quantities):
        start, follows = _start(low, stops, quantities, i)
        end = _end(low, stops, quantities, i)
        if i and quantities[i - 1].is_base and start >= quantities[i - 1].end and segments:
            start = max(segments[-1].start, 0)  # "từ 7 triệu lên 14 triệu" is one clause
        elif start == 0 or not follows:
            start = _own_words(low, start, quantity.start)
        start += (
            len(_OPENING.match(text[start : quantity.start])[0]) if _OPENING.match(text[start : quantity.start]) else 0
        )
        while end > quantity.end and text[end - 1] in " ,;:.(-–/":
            end -= 1
        segments.append(Segment(start, end, sentence_at(text, quantity.at), quantity, follows))
    return tuple(segments)


def _own_words(low: str, start: int, end: int) -> int:
    """Past a long lead ("Đẩy mạnh …, phấn đấu đến năm 2030 có"): the last comma that words of a figure follow."""
    if end - start < _LONG_LEAD:
        return start
    commas = [found.end() for found in re.finditer(r",\s", low[start:end])]
    for comma in reversed(commas):
        if pattern_of("figures", "openers").match(low, start + comma):
            return start + comma
    return start


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """The bounds of the sentence, or part before a semicolon, that holds a place."""
    start = 0
    for left, right in sentence_ends(text):
        if left >= place:
            return start, left
        start = right
    return start, len(text)


def sentence_ends(text: str) -> list[tuple[int, int]]:
    """The marks that end a sentence or a part of one: a full stop before a capital or a number, a semicolon."""
    ends = []
    for found in _STOP.finditer(text):
        following = text[found.end() :].lstrip()[:1] if found[0] != ";" else ""
        if following.islower() or (
            found[0] == "." and _SHORT_FORM.search(text, max(0, found.start() - 6), found.start())
        ):
            continue
        ends.append((found.start(), found.end()))
    return ends


def _strong_stops(text: str, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Where clauses end for certain: sentence ends, and brackets that hold a figure."""
    inside = [(q.start, q.end) for q in quantities]
    stops = [(start, end) for start, end in sentence_ends(text) if not _within(start, inside)]
    for found in re.finditer(r"\([^()]*\)", text):
        if any(found.start() < q.at < found.end() for q in quantities):
            stops += [(found.start(), found.start() + 1), (found.end() - 1, found.end())]
    return sorted(stops)


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _start(low: str, stops: list[tuple[int, int]], quantities: Sequence[Quantity], i: int) -> tuple[int, bool]:
    here = quantities[i].start
    after_stop = max((end for _, end in stops if end <= here), default=0)
    if i == 0 or quantities[i - 1].end <= after_stop:
        return after_stop, False
    cut, follows = _cut(low, quantities[i - 1], quantities[i])
    return cut, follows


def _end(low: str, stops: list[tuple[int, int]], quantities: Sequence[Quantity], i: int) -> int:
    here = quantities[i].end
    stop = min((start for start, _ in stops if start >= here), default=len(low))
    if i + 1 < len(quantities) and quantities[i + 1].start < stop:
        return _cut(low, quantities[i], quantities[i + 1])[0]
    return stop


def _cut(low: str, left: Quantity, right: Quantity) -> tuple[int, bool]:
    """Where the clause of one figure ends and that of the next begins; and whether only a comma or "và" stands between."""
    gap = low[left.end : right.start]
    at_end = _WEAK_AT_END.search(gap)
    if at_end and not at_end[0].startswith(":"):
        return left.end + at_end.start(), not gap[: at_end.start()].strip(" )") or at_end.start() < 60
    places = [found.start() for found in _WEAK.finditer(gap)]
    if not places:
        return left.end, False
    starter = pattern_of("figures", "starters")
    for place in places:
        if starter.match(low, left.end + len(_lead(gap, place))):
            return left.end + place, False
    return left.end + places[0], False


def _lead(gap: str, place: int) -> str:
    found = _WEAK.match(gap, place)
    return gap[: found.end()] if found else gap[:place]
