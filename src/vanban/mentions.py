"""One naming of an act in a text, and how namings that overlap are told apart."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an act. ``name`` makes acts without a number distinct; ``is_short``: only a serial number."""

    start: int
    end: int
    kind: str
    number: str | None
    date: date | None
    issuer: str | None
    name: str | None = None
    is_short: bool = False


def with_clear(found: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """The mentions, in order, and those of ``more`` that overlap none of them."""
    starts = [mention.start for mention in found]
    clear = [mention for mention in more if _is_clear(mention, found, starts)]
    return sorted([*found, *clear], key=lambda mention: mention.start) if clear else found


def _is_clear(mention: Mention, found: list[Mention], starts: list[int]) -> bool:
    at = bisect_left(starts, mention.end)
    return at == 0 or found[at - 1].end <= mention.start
