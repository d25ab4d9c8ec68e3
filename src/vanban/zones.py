"""Where the header, the body and the tail of a document stand: what comes before, in and after its content."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from vanban.header_words import annex, folded_words, recipients
from vanban.headings import Heading, read_heading
from vanban.labels import read_label
from vanban.letterhead import begins_body, front, head_kind, is_signed_for, is_signing, opens_body
from vanban.lines import Line
from vanban.sites import first_line

Zone = Literal["header", "body", "tail"]


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines ``first`` to ``last`` (not included) of one zone; ``heading`` for a header."""

    zone: Zone
    first: int
    last: int
    heading: Heading | None = None


def cut_zones(lines: Sequence[Line]) -> tuple[Segment, ...]:
    """Header, body and tail of the document, then those of what is attached to it."""
    segments: list[Segment] = []
    first = at = first_line(lines)
    while at < len(lines):
        heading = read_heading(lines, at, is_first=at == first)
        segments.append(Segment("header", at, heading.end, heading))
        tail, following = _find_tail(lines, heading.end)
        segments.append(Segment("body", heading.end, tail))
        if tail < following:
            segments.append(Segment("tail", tail, following))
        at = max(following, at + 1)
    return tuple(segment for segment in segments if segment.first < segment.last or segment.heading)


def _find_tail(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Where the tail after a body begins, and where what follows the tail begins."""
    tail = len(lines)
    ended = False
    for i in range(start, len(lines)):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        if i > start and _opens_attachment(lines, i, in_tail=ended):
            return i, i
        if _opens_tail(lines, i) or ended:
            tail = i
            break
        ended = line.text.endswith("./.")
    if tail > start and tail < len(lines):
        while tail - 1 > start and (lines[tail - 1].kind in ("cell", "rule", "blank") or _signs(lines[tail - 1])):
            tail -= 1
    for i in range(tail, len(lines)):
        if lines[i].kind in ("text", "row") and _opens_attachment(lines, i, in_tail=True):
            return tail, i
    return tail, len(lines)


def _signs(line: Line) -> bool:
    """Whether a line in capitals names those who sign together, above their offices."""
    return all(piece.text.isupper() and begins_body(piece.text) for piece in line.fragments) and bool(line.fragments)


def _opens_tail(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    texts = [piece.text for piece in line.fragments] or [line.text]
    if any(recipients().match(front(text)) for text in texts[:2]):
        return True
    signing = [text for text in texts if is_signing(text)]
    if not signing:
        return False
    if any(is_signed_for(text) for text in signing):
        return True
    return not any(
        opens_body(later.text) or read_label(later.text) or later.text.endswith((":", ";", "."))
        for later in takewhile(lambda later: not recipients().match(front(later.text)), _next_texts(lines, at, 5))
    )


def _opens_attachment(lines: Sequence[Line], at: int, *, in_tail: bool) -> bool:
    text = lines[at].text
    if (in_tail or text.isupper()) and len(text) < 120 and annex().match(front(text)):
        return True
    found = head_kind(text)
    if found is None or not found[0].fields.get("attached"):
        return False
    return in_tail or any(
        later.text.startswith("(") and any(word in front(later.text) for word in folded_words("with"))
        for later in _next_texts(lines, at, 5)
    )


def _next_texts(lines: Sequence[Line], at: int, count: int) -> list[Line]:
    found: list[Line] = []
    for line in lines[at + 1 : at + 1 + 4 * count]:
        if line.kind in ("text", "row"):
            found.append(line)
            if len(found) == count:
                break
    return found
