"""Where on a scan the letters of a text stand, as far as the text tells. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

_LETTERS_OF_LINE = 75
_LINES_OF_PAGE = 36  # a page with fewer is not filled to its end


@dataclass(frozen=True, slots=True)
class ScanPlace:
    """A page, and about which part of its height: 0 is the top, 1 the bottom."""

    page: int
    part: float


def place_on_scan(start: int | None, scans: Sequence[Mapping[str, Any]], text: str) -> ScanPlace | None:
    """Where the letter at ``start`` stands; None where no machine recognised it.

    Of a stretch of several pages that run together only about where is known.

    >>> place_on_scan(11, [{"start": 0, "end": 20, "first": 3, "last": 4}], "một dòng\\n" * 3)
    ScanPlace(page=4, part=0.1)
    """
    scan = next((scan for scan in scans if start is not None and scan["start"] <= start < scan["end"]), None)
    if scan is None or start is None:
        return None
    pages = scan["last"] - scan["first"] + 1
    if pages > 1:
        reached = pages * (start - scan["start"]) / (scan["end"] - scan["start"])
        return ScanPlace(scan["first"] + int(reached), round(reached - int(reached), 2))
    above, whole = _lines(text[scan["start"] : start]), _lines(text[scan["start"] : scan["end"]])
    return ScanPlace(scan["first"], round((above - 1) / max(whole, _LINES_OF_PAGE), 2))


def _lines(text: str) -> int:
    """How many lines of a page a text fills."""
    return sum(max(1, ceil(len(line) / _LETTERS_OF_LINE)) for line in text.split("\n"))
