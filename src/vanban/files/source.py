"""What comes out of a file, and how much may go in."""

from dataclasses import dataclass


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
    """The text of a file, in Unicode NFC, and what a person should know of how it was got."""

    name: str
    format: str
    text: str
    notes: tuple[str, ...] = ()
