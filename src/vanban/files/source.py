"""What comes out of a file, and how much may go in."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vanban.model import Scan, Span

# Told before each page that takes seconds, and before each further stretch of a long pdf: the number of the page and
# how many pages there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file may hold, in bytes and entries; ``ratio`` is unpacked to packed size of one part.

    ``marks`` are the tags and attributes that are parsed at a time, ``text`` the letters of a text; ``pages`` and
    ``letters`` are those of a pdf; ``seconds`` and ``memory`` (bytes) bound every program that is called.
    """

    size: int = 50_000_000
    unpacked: int = 300_000_000
    ratio: int = 200
    entries: int = 2_000
    marks: int = 6_000_000
    text: int = 25_000_000
    pages: int = 500
    letters: int = 3_000_000
    seconds: int = 120
    memory: int = 4_000_000_000


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, in Unicode NFC, and what a person should know of how it was got.

    ``strong``: the stretches that are set in bold or italics, in order; marks of Markdown stay in the text instead.
    ``scans``: the stretches whose letters were recognised in a picture: every item there wants a look at the original.
    """

    name: str
    format: str
    text: str
    notes: tuple[str, ...] = ()
    strong: tuple[Span, ...] = ()
    scans: tuple[Scan, ...] = ()

    @property
    def is_scan(self) -> bool:
        """Whether any of it was recognised."""
        return bool(self.scans)


@dataclass(frozen=True, slots=True)
class Content:
    """What one kind of file holds. ``stamps``: page heads, feet and watermarks, looked through and not kept.

    ``scanned``: the first and the last page of each stretch between the marks of a scan, in order.
    """

    text: str
    stamps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    scanned: tuple[tuple[int, int], ...] = ()


# Code points that Unicode keeps out of texts for ever mark the ends of emphasis, and of what was recognised in a
# picture, until the text is whole.
STRONG_ON, STRONG_OFF, SCAN_ON, SCAN_OFF = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_MARKS = STRONG_ON + STRONG_OFF + SCAN_ON + SCAN_OFF
_TONE = re.compile("[\u0300-\u036f]")
_MARK_IN_LETTER = re.compile("([\ufdd0-\ufdd3]+)([\u0300-\u036f]+)")
_RESERVED = re.compile("[\ufdd0-\ufdef]")


def take_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without any mark, and its strong stretches."""
    text = _without(text, SCAN_ON + SCAN_OFF)
    strong = _between(text, STRONG_ON, STRONG_OFF)
    return _without(text, STRONG_ON + STRONG_OFF), tuple(span for span in strong if span.start < span.end)


def scans_of(text: str, pages: Sequence[tuple[int, int]]) -> tuple[Scan, ...]:
    """Where the recognised stretches of a text with marks stand in the text without marks."""
    if not pages:
        return ()
    found = _between(_without(text, STRONG_ON + STRONG_OFF), SCAN_ON, SCAN_OFF)
    return tuple(Scan(span.start, span.end, *page) for span, page in zip(found, pages, strict=True))


def _between(text: str, opening: str, closing: str) -> list[Span]:
    """The stretches between marks, their places counted without the marks; one within another is part of it."""
    spans: list[Span] = []
    marks = at = 0  # marks passed, and the place behind the last
    while (begin := text.find(opening, at)) >= 0 and (end := text.find(closing, begin)) >= 0:
        marks += text.count(closing, at, begin)
        start = begin - marks
        marks += text.count(opening, begin, end)
        spans.append(Span(start, end - marks))
        marks += 1
        at = end + 1
    return spans


def in_nfc(text: str) -> str:
    """A text with marks so that it is in Unicode NFC with them and without: none parts a letter from its tone."""
    whole = _MARK_IN_LETTER.sub(r"\2\1", text) if _parts_letters(text) else text
    marked = unicodedata.normalize("NFC", whole)
    if unicodedata.is_normalized("NFC", _without(marked, _MARKS)):
        return marked
    return unicodedata.normalize("NFC", _without(text, STRONG_ON + STRONG_OFF))  # other scripts: no emphasis is sure


def _parts_letters(text: str) -> bool:
    """Whether a mark stands between a letter and its tone."""
    return any(mark in text and any(map(_TONE.match, text.split(mark)[1:])) for mark in _MARKS)


def _without(text: str, letters: str) -> str:
    for letter in letters:
        if letter in text:
            text = text.replace(letter, "")
    return text


def without_marks(text: str) -> str:
    """A piece of a file's own text, which must not bring such marks along."""
    return _RESERVED.sub("", text)
