"""What comes out of a file, and how much may go in."""

import re
from dataclasses import dataclass

from vanban.model import Span


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file may hold, in bytes and entries; ``ratio`` is unpacked to packed size of one part."""

    size: int = 50_000_000
    unpacked: int = 300_000_000
    ratio: int = 200
    entries: int = 2_000


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, in Unicode NFC, and what a person should know of how it was got.

    ``strong``: the stretches that are set in bold or italics, in order; marks of Markdown stay in the text instead.
    """

    name: str
    format: str
    text: str
    notes: tuple[str, ...] = ()
    strong: tuple[Span, ...] = ()


# Two code points that Unicode keeps out of texts for ever mark the ends of emphasis until the text is whole.
STRONG_ON, STRONG_OFF = "\ufdd0", "\ufdd1"


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
    return text.replace(STRONG_ON, "").replace(STRONG_OFF, "")
