"""The text as clean lines: markup gone, one space between words, each letter tied to its place in the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vanban.clean import Clean, joined_places
from vanban.labels import Label, read_label
from vanban.markup import clean_stretch, may_hold_markup
from vanban.model import Span
from vanban.places import Places
from vanban.raw_lines import split

LineKind = Literal["text", "blank", "rule", "cell", "row", "page"]

_PREFIX = re.compile(r"[ \t\xa0]*(?:#{1,6}(?=[ \t*])|>+(?=[ \t]|$))[ \t]*")
_COLUMN_GAP = re.compile(r"<br\s{0,3}/?>|\t+|(?<=\S)[ \xa0]{5,}(?=\S)")
_RULE = re.compile(r"[\s\-–—_=*|:+.~<>/br]*")
_PAGE = re.compile(r"-?\s{0,3}\d{1,3}\s{0,3}-?|[Tt]rang\s{1,3}\d{1,3}(?:\s{0,3}/\s{0,3}\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``strong`` counts its leading letters under emphasis; ``open``: the emphasis goes on in the next line.

    ``label``: the mark that a line of text opens with.
    ``fragments`` are the pieces that stand side by side or were broken by ``<br>`` (cells, columns); else the text.
    """

    kind: LineKind
    clean: Clean
    raw: str
    start: int
    indent: int
    strong: int
    open: bool
    fragments: tuple[Clean, ...]
    label: Label | None = None

    @property
    def text(self) -> str:
        return self.clean.text


def read_lines(text: str, strong: Sequence[Span] = ()) -> list[Line]:
    """All lines of the text, blank ones too. ``strong``: stretches under emphasis that the text does not mark."""
    tight = _is_segmented(text)
    lines: list[Line] = []
    carried = False
    for start, raw in split(text):
        line = _read_line(raw, start, carried, tight)
        carried = line.open
        lines.append(line)
    if " | " in text:
        lines = _with_open_rows(lines, tight)
    return _emphasised(lines, strong) if strong else lines


def _with_open_rows(lines: list[Line], tight: bool) -> list[Line]:
    """The lines with those as rows that have bars only between their cells, as many as a line beside them."""
    bars = [_bars_between(line) for line in lines]
    return [
        _row(line.raw, line.start, line.indent, tight)
        if count and count in (bars[i - 1] if i else 0, bars[i + 1] if i + 1 < len(bars) else 0)
        else line
        for i, (line, count) in enumerate(zip(lines, bars, strict=True))
    ]


def _bars_between(line: Line) -> int:
    """How many bars part the cells of a line; 0 for fewer than two."""
    count = line.raw.count(" | ") if line.kind == "text" else 0
    return count if count > 1 else 0


def _emphasised(lines: list[Line], strong: Sequence[Span]) -> list[Line]:
    """The lines with the emphasis that stands in these stretches; a gap of one blank or mark does not end it."""
    spans = iter(strong)
    span = next(spans, None)
    result: list[Line] = []
    for line in lines:
        places = line.clean.offsets
        if not places or line.kind != "text":
            result.append(line)
            continue
        while span and span.end <= places[0]:
            span = next(spans, None)
        size = 0
        while span and size < len(places) and span.start <= places[size] + (size > 0):
            size = bisect_left(places, span.end, size)
            if span.end > places[-1]:
                break
            span = next(spans, None)
        result.append(replace(line, strong=max(size, line.strong)))
    return result


def _is_segmented(text: str) -> bool:
    """Whether words are joined by underscores throughout (texts of language corpora)."""
    sample = text[:20_000]
    return sample.count("_") > 40 and sample.count("_") * 12 > sample.count(" ")


def _read_line(raw: str, start: int, carried: bool, tight: bool) -> Line:
    stripped = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    empty = Clean("", Places())
    if not stripped or stripped.strip("* \t\xa0_") == "":
        # "** **" closes and opens nothing; one stray "*" may close what the line before opened.
        return Line("blank", empty, raw, start, indent, 0, False, ())
    if stripped == "|":
        return Line("cell", empty, raw, start, indent, 0, False, ())
    if _RULE.fullmatch(stripped) and not re.search(r"[a-z]", stripped.replace("<br>", "").replace("<br/>", "")):
        if stripped not in {"-", "+", "–"}:
            return Line("rule", empty, raw, start, indent, 0, False, ())
        return Line("text", _whole(raw, start).cut(0), raw, start, indent, 0, False, (), read_label(stripped))
    if _PAGE.fullmatch(stripped):
        return Line("page", _whole(raw, start).cut(0), raw, start, indent, 0, False, ())
    prefix = _PREFIX.match(raw)
    begin = prefix.end() if prefix else 0
    if stripped.count("|") >= 2 and (stripped[0] == "|" or stripped[-1] == "|"):
        return _row(raw, start, indent, tight)
    clean, strong, is_open = clean_stretch(raw, begin, len(raw), start, carried, tight)
    if not clean.text:
        return Line("blank", empty, raw, start, indent, 0, is_open, ())
    if prefix and "#" in prefix[0]:
        strong = len(clean.text)  # a heading of Markdown stands out as one in bold does
    is_plain = len(clean.text) == len(raw)  # nothing was taken out: no gap either
    columns = (clean,) if is_plain and "\t" not in raw else _columns(raw, begin, start, tight, clean)
    return Line("text", clean, raw, start, indent, strong, is_open, columns, read_label(clean.text))


def _whole(raw: str, start: int) -> Clean:
    return Clean(raw, Places.run(start, len(raw)))


def _row(raw: str, start: int, indent: int, tight: bool) -> Line:
    cells: list[Clean] = []
    fragments: list[Clean] = []
    left = raw.index("|") + 1 if raw.lstrip().startswith("|") else 0
    right = len(raw.rstrip()) - (1 if raw.rstrip().endswith("|") else 0)
    while left <= right:
        end = raw.find("|", left, right)
        end = right if end < 0 else end
        cells.append(clean_stretch(raw, left, end, start, False, tight)[0])
        at = left
        for broken in re.finditer(r"<br\s{0,3}/?>|$", raw[left:end]):
            fragments.append(clean_stretch(raw, at, left + broken.start(), start, False, tight)[0])
            at = left + broken.end()
        left = end + 1
    places = joined_places([cell.offsets for cell in cells], 3, default=start)
    whole = Clean(" | ".join(cell.text for cell in cells), places)
    return Line("row", whole, raw, start, indent, 0, False, tuple(f for f in fragments if f.text))


def _columns(raw: str, begin: int, start: int, tight: bool, clean: Clean) -> tuple[Clean, ...]:
    """The pieces of a line that were set side by side: a tab, a break, or five blanks between words."""
    if not may_hold_markup(raw):
        return (clean,)
    gaps = list(_COLUMN_GAP.finditer(raw[begin:]))
    if not gaps:
        return (clean,)
    pieces: list[Clean] = []
    at = begin
    for gap in gaps:
        pieces.append(clean_stretch(raw, at, begin + gap.start(), start, False, tight)[0])
        at = begin + gap.end()
    pieces.append(clean_stretch(raw, at, len(raw), start, False, tight)[0])
    return tuple(piece for piece in pieces if piece.text)
