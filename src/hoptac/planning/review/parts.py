"""A long document in parts: stretches of its text with the items that begin in them, each fit for one page. Pure.

A part holds at most so many letters and so many items, whatever the text is like. It ends at the end of a line that no
item runs over, where there is one; a line longer than a part is cut behind a word, an item longer than one anywhere.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

# How many ends of lines, and how many blanks, are tried before a part is cut in the middle of an item.
_TRIED = 200


@dataclass(frozen=True, slots=True)
class PartSize:
    """The most that one part holds."""

    letters: int
    items: int


@dataclass(frozen=True, slots=True)
class Cut:
    """One part: ``text[start:end]`` and, of the places in their order, those from ``first`` up to ``last``."""

    start: int
    end: int
    first: int
    last: int


def cut_parts(text: str, places: Sequence[tuple[int, int]], size: PartSize) -> list[Cut]:
    """The parts of a text, in order and without gaps; at least one.

    ``places`` are start and end of every item in the order of their starts; one that stands nowhere in the text begins
    where the text ends. Where more items begin at one letter than a part holds, further parts hold no text.

    >>> cut_parts("một\\nhai\\nba", [(0, 3), (4, 7), (8, 10)], PartSize(letters=9, items=2))
    [Cut(start=0, end=8, first=0, last=2), Cut(start=8, end=10, first=2, last=3)]
    """
    return list(_cuts(text, places, size))


def _cuts(text: str, places: Sequence[tuple[int, int]], size: PartSize) -> Iterator[Cut]:
    starts = [start for start, _ in places]
    reached = list(accumulate((end for _, end in places), max))
    start = first = 0
    while True:
        most = first + size.items
        limit = min(start + size.letters, len(text), starts[most] if most < len(starts) else len(text))
        if limit == len(text) and most >= len(starts):
            yield Cut(start, len(text), first, len(starts))
            return
        end = _end_of_part(text, start, limit, starts, reached) if limit < len(text) else limit
        last = bisect_left(starts, end, lo=first) if start < end < len(text) else most
        yield Cut(start, end, first, last)
        start, first = end, last


def _end_of_part(text: str, start: int, limit: int, starts: Sequence[int], reached: Sequence[int]) -> int:
    """Where no item runs over: the last end of a line of the part's second half, else the last blank of it, else the
    last end of a line. Else the last end of a line or ``limit`` itself."""
    middle = (start + limit) // 2
    lines, blanks = _places_behind("\n", text, start, limit), _places_behind(" ", text, middle, limit)
    late = [line for line in lines if line > middle]
    for place in (*late, *blanks, *lines):
        if not _is_run_over(place, starts, reached):
            return place
    return lines[0] if lines else limit


def _places_behind(mark: str, text: str, after: int, limit: int) -> list[int]:
    """The places right behind a mark, after ``after`` and up to ``limit``, the last first; as many as are tried."""
    found: list[int] = []
    place = text.rfind(mark, after, limit)
    while place >= after and len(found) < _TRIED:
        found.append(place + 1)
        place = text.rfind(mark, after, place)
    return found


def _is_run_over(place: int, starts: Sequence[int], reached: Sequence[int]) -> bool:
    """Whether an item that begins before the place ends after it."""
    before = bisect_left(starts, place)
    return before > 0 and reached[before - 1] > place
