"""What comes out of a file, and how much may go in."""

import re
from dataclasses import dataclass

from vanban.model import Span


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file may hold, in bytes and entries; ``ratio`` is unpacked to packed size of one part.

    ``pages`` and ``letters`` are those of a pdf; ``seconds`` and ``memory`` (bytes) bound every program that is called.
    """

    size: int = 50_000_000
    unpacked: int = 300_000_000
    ratio: int = 200
    entries: int = 2_000
    pages: int = 500
    letters: int = 3_000_000
    seconds: int = 120
    memory: int = 4_000_000_000


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, in Unicode NFC, and what a person should know of how it was got.

    ``strong``: the stretches that are set in bold or italics, in order; marks of Markdown stay in the text instead.
    ``is_scan``: the letters were recognised in a picture, so every item wants a look at the original.
    """

    name: str
    format: str
    text: str
    notes: tuple[str, ...] = ()
    strong: tuple[Span, ...] = ()
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What one kind of file holds. ``stamps``: page heads, feet and watermarks, looked through and not kept."""

    text: str
    stamps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_scan: bool = False


# Two code points that Unicode keeps out of texts for ever mark the ends of emphasis until the text is whole.
STRONG_ON, STRONG_OFF = "\ufdd0", "\ufdd1"
_RESERVED = re.compile("[\ufdd0-\ufdef]")


def take_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without these marks, and the stretches between them."""
    parts: list[str] = []
    spans: list[Span] = []
    size = 0
    begun: int | None = None
    for part in re.split(f"([{STRONG_ON}{STRONG_OFF}])", text):
        if part == STRONG_ON:
            begun = size if begun is None else begun
        elif part == STRONG_OFF:
            if begun is not None and begun < size:
                spans.append(Span(begun, size))
            begun = None
        else:
            parts.append(part)
            size += len(part)
    return "".join(parts), tuple(spans)


def without_marks(text: str) -> str:
    """A piece of a file's own text, which must not bring such marks along."""
    return _RESERVED.sub("", text)
