"""Places in a document's text: marks cut into pieces for a page, and words looked up in the text. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hoptac.base.folding import nfc

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A named stretch of the text: ``text[start:end]``."""

    name: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text between two borders of marks.

    ``names`` are the marks over it, the shortest first, so that a press finds the innermost; ``kind`` is that one's.
    ``begins`` are the marks whose first piece this is: each becomes an anchor once.
    """

    text: str
    names: tuple[str, ...] = ()
    kind: str = ""
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the text, with some of the text around them to tell several places apart."""

    start: int
    end: int
    before: str
    words: str
    after: str


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The text in pieces that join to exactly the text, whatever the marks: they may overlap, nest or leave it.

    >>> [(piece.text, piece.names) for piece in segments("abcd", [Mark("x", "task", 0, 3), Mark("y", "target", 1, 2)])]
    [('a', ('x',)), ('b', ('y', 'x')), ('c', ('x',)), ('d', ())]
    """
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = sorted({0, len(text), *(mark.start for mark in inside), *(mark.end for mark in inside)})
    waiting = sorted(inside, key=lambda mark: mark.start, reverse=True)
    return tuple(_pieces(text, borders, waiting)) if text else ()


def _pieces(text: str, borders: Sequence[int], waiting: list[Mark]) -> Iterator[Segment]:
    over: list[Mark] = []
    for start, end in pairwise(borders):
        over = [mark for mark in over if mark.end > start]
        begun = []
        while waiting and waiting[-1].start == start:
            begun.append(waiting.pop())
        over += begun
        over.sort(key=lambda mark: (mark.end - mark.start, mark.name))
        yield Segment(
            text[start:end],
            tuple(mark.name for mark in over),
            over[0].kind if over else "",
            tuple(mark.name for mark in begun),
        )


def places_of(words: str, text: str, *, most: int = 20, around: int = 40) -> tuple[Place, ...]:
    """Every place where the words stand, however the text breaks its lines; at most ``most``.

    >>> [place.start for place in places_of("20 HTX", "lập 20\\nHTX và 20 HTX")]
    [4, 14]
    """
    wanted = nfc(words).split(" ")
    if wanted == [""]:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted))
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        before = _SPACES.sub(" ", text[max(0, start - around) : start])
        after = _SPACES.sub(" ", text[end : end + around])
        found.append(Place(start, end, before, _SPACES.sub(" ", match[0]), after))
        if len(found) == most:
            break
    return tuple(found)


def nearest_place(quote: str, start: int | None, text: str) -> tuple[int, int] | None:
    """Where a quote stands now, nearest to where it stood; None where the text no longer holds it.

    >>> nearest_place("20 HTX", 12, "lập 20 HTX và 20 HTX")
    (14, 20)
    """
    at = start or 0
    if quote and text[at : at + len(quote)] == quote and start is not None:
        return at, at + len(quote)
    places = places_of(quote, text, most=200)
    best = min(places, key=lambda place: abs(place.start - at), default=None)
    return (best.start, best.end) if best else None
