"""What comes out of a file, and how much may go in."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vanban.model import Scan, Span

# Told before each page that takes seconds: its number and how many pages there are.
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
_MARK_IN_LETTER = re.compile("([\ufdd0-\ufdd3]+)([\u0300-\u036f]+)")
_RESERVED = re.compile("[\ufdd0-\ufdef]")
_STRONG = re.compile(f"([{STRONG_ON}{STRONG_OFF}])")
_SCANNED = re.compile(f"([{SCAN_ON}{SCAN_OFF}])")


def take_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without any mark, and its strong stretches."""
    text = _without(text, SCAN_ON + SCAN_OFF)
    strong = _between(_STRONG, text, STRONG_ON)
    return _without(text, STRONG_ON + STRONG_OFF), tuple(span for span in strong if span.start < span.end)


def scans_of(text: str, pages: Sequence[tuple[int, int]]) -> tuple[Scan, ...]:
    """Where the recognised stretches of a text with marks stand in the text without marks."""
    found = _between(_SCANNED, _without(text, STRONG_ON + STRONG_OFF), SCAN_ON)
    return tuple(Scan(span.start, span.end, *page) for span, page in zip(found, pages, strict=True))


def _between(marks: re.Pattern[str], text: str, opening: str) -> list[Span]:
    """The stretches between marks, their places counted without the marks."""
    spans: list[Span] = []
    if opening not in text:
        return spans
    size = 0
    begun: int | None = None
    for part in marks.split(text):
        if not marks.fullmatch(part):
            size += len(part)
        elif part == opening:
            begun = size if begun is None else begun
        elif begun is not None:
            spans.append(Span(begun, size))
            begun = None
    return spans


def in_nfc(text: str) -> str:
    """A text with marks so that it is in Unicode NFC with them and without: none parts a letter from its tone."""
    marked = unicodedata.normalize("NFC", _MARK_IN_LETTER.sub(r"\2\1", text))
    if unicodedata.is_normalized("NFC", _without(marked, STRONG_ON + STRONG_OFF + SCAN_ON + SCAN_OFF)):
        return marked
    return unicodedata.normalize("NFC", _without(text, STRONG_ON + STRONG_OFF))  # other scripts: no emphasis is sure


def _without(text: str, letters: str) -> str:
    for letter in letters:
        text = text.replace(letter, "")
    return text


def without_marks(text: str) -> str:
    """A piece of a file's own text, which must not bring such marks along."""
    return _RESERVED.sub("", text)
