"""What a web page sets above the document that it shows: the path of the page, the act's facts, words of the site."""

import re
from collections.abc import Sequence
from functools import cache

from vanban.header_words import motto
from vanban.letterhead import (
    NUMBER_LINE,
    begins_body,
    front,
    head_kind,
    is_breadcrumb,
    is_subject,
    opens_body,
    opens_entry,
)
from vanban.lines import Line
from vanban.tables import load
from vanban.wording import any_of, wording

_DEEPEST = 60  # lines of text above a letterhead; one further down belongs to something that is attached
_LONGEST_FURNITURE = 90
_LONG_PARAGRAPH = 250
_LONGEST_HEAD_LINE = 120


def first_line(lines: Sequence[Line]) -> int:
    """Where a document begins under what its page sets above it; 0 where it stands alone."""
    motto = _motto_line(lines)
    if motto is not None:
        return _letterhead_start(lines, motto)
    at = 0
    for i, line in enumerate(lines):
        if line.kind not in ("text", "row"):
            continue
        if not is_furniture(line.text):
            break
        at = i + 1
    return at if at < len(lines) else 0


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page rather than to the document on it.

    >>> is_furniture("Ngày ban hành: 05/6/2024 Ngày hiệu lực: 05/6/2024"), is_furniture("Ngày 05/6/2024, UBND tỉnh")
    (True, False)
    """
    low = wording(text[:_LONGEST_FURNITURE])
    if _fact().match(low) or is_breadcrumb(text):
        return True
    return len(text) < _LONGEST_FURNITURE and not text.isupper() and _furniture().match(low) is not None


def _motto_line(lines: Sequence[Line]) -> int | None:
    """The line of the motto, where nothing above it is content of a document."""
    seen = long = 0
    for i, line in enumerate(lines):
        if line.kind not in ("text", "row"):
            continue
        pieces = () if opens_body(line.text) else (line.clean, *line.fragments)
        if any(motto().search(front(piece.text)) for piece in pieces):
            return i
        seen += 1
        long += len(line.text) > _LONG_PARAGRAPH
        if (
            seen > _DEEPEST
            or long > 2
            or ((opens_body(line.text) or opens_entry(line)) and not is_furniture(line.text))
        ):
            return None
    return None


def _letterhead_start(lines: Sequence[Line], motto: int) -> int:
    """The first line of the letterhead around a motto: the names and the number that stand right above it."""
    start = motto
    for i in range(motto - 1, -1, -1):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        if not _is_of_letterhead(line.text):
            break
        start = i
    while start < motto and not (lines[start].kind in ("text", "row") and begins_body(lines[start].text)):
        start += 1
    return start


def _is_of_letterhead(text: str) -> bool:
    if is_subject(text):
        return True
    if len(text) > _LONGEST_HEAD_LINE or is_furniture(text) or head_kind(text):
        return False
    if text.isupper() or begins_body(text) or len(text) < 3:
        return True
    # the subject of a letter stands under its number, so above the motto where the left column comes first
    return NUMBER_LINE.match(front(text)) is not None or text[:1].islower()


def _words(row_id: str) -> str:
    return any_of(next(row for row in load("site_words") if row.id == row_id).texts("words"))


@cache
def _fact() -> re.Pattern[str]:
    return re.compile(rf"\W*{_words('facts')}\s*(?::|\|)")


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"\W*{_words('furniture')}(?!\w)(?!\s+(?:số\s+\d|về\s|của\s))")
