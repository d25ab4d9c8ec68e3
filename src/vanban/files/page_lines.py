"""Pages to lines of text: heads, feet and page numbers dropped, the lines of a paragraph joined, tables as rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from vanban.files.page_columns import Block, blocks_of
from vanban.files.page_tables import tables_of
from vanban.files.page_words import POINT, Box, Piece, Row, Word, rows_of
from vanban.files.source import STRONG_OFF, STRONG_ON
from vanban.files.table_text import Cell, table_lines
from vanban.wording import any_of, one_of, texts_of

_EDGE = 0.13  # of the height: where heads and feet stand
_WIDE_GAP = 1.2  # heights of a line: what stands farther apart is parted by a blank line
_LABELS = ("appendix", "article", "chapter", "division", "part")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page; ``rows``: where they are known already, as from a scan, which may lie askew."""

    box: Box
    words: tuple[Word, ...] = ()
    rules: tuple[Box, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where the lines of a block begin and end; ``is_indented``: its paragraphs begin further in."""

    left: int
    right: int
    is_indented: bool


@dataclass(slots=True)
class _Writer:
    """The lines written so far, and what the next one needs to know of the last.

    A line is kept in its pieces until all are written: a paragraph may go on over every page.
    """

    lines: list[list[str]] = field(default_factory=list)
    last: Piece | None = None  # the line of the page that ended the last line of text
    is_first: bool = True  # and whether that was the first of its paragraph
    table: list[list[Cell]] | None = None  # the table that everything ended with


def lines_of(pages: Sequence[Page]) -> tuple[list[str], list[str]]:
    """The lines of the text, and those of heads and feet that were dropped."""
    cut: list[tuple[Page, list[Row]]] = []
    tables = []
    for page in pages:
        found, words = tables_of(page.rules, page.words)
        tables.append(found)
        cut.append((page, list(page.rows) or rows_of(words)))
    dropped = _heads_and_feet(cut)
    writer = _Writer()
    for (page, rows), found in zip(cut, tables, strict=True):
        kept = [row for row in rows if id(row) not in dropped]
        for table in found:
            above = [row for row in kept if row.box.middle < table.box.top]
            kept = kept[len(above) :]
            _write_rows(writer, above, page)
            _write_table(writer, table.rows)
        _write_rows(writer, kept, page)
    _end_table(writer)
    lines = ["".join(pieces) for pieces in writer.lines]
    return lines, [row.text for _, rows in cut for row in rows if id(row) in dropped]


def _heads_and_feet(pages: Sequence[tuple[Page, list[Row]]]) -> set[int]:
    """The rows at the edges of pages that are page numbers, or the same on most pages."""
    seen: Counter[tuple[str, int]] = Counter()
    edges: list[list[tuple[Row, tuple[str, int]]]] = []
    for page, rows in pages:
        height = page.box.height
        near = [
            (row, (re.sub(r"\d+", "#", row.text), round(row.box.middle / (4 * POINT))))
            for row in {id(row): row for row in (*rows[:3], *rows[-3:])}.values()
            if row.box.middle < _EDGE * height or row.box.middle > (1 - _EDGE) * height
        ]
        edges.append(near)
        seen.update(key for _, key in near)
    dropped: set[int] = set()
    for (_, rows), near in zip(pages, edges, strict=True):
        outer = {id(row) for row in (*rows[:1], *rows[-1:])}
        for row, key in near:
            is_repeated = seen[key] >= max(2, len(pages) / 2)
            if is_repeated or (id(row) in outer and len(rows) > 1 and _page_number().fullmatch(row.text)):
                dropped.add(id(row))
    return dropped


def _write_rows(writer: _Writer, rows: Sequence[Row], page: Page) -> None:
    if not rows:
        return
    _end_table(writer)
    for block in blocks_of(rows, page.box):
        if block.is_column:
            writer.last = None
            if writer.lines and writer.lines[-1]:
                writer.lines.append([])
        _write_block(writer, block)
        if block.is_column:
            writer.lines.append([])
            writer.last = None


def _write_block(writer: _Writer, block: Block) -> None:
    left = min(line.box.left for line in block.lines)
    indented = sum(line.box.height < line.box.left - left < 5 * line.box.height for line in block.lines)
    margins = _Margins(left, max(line.box.right for line in block.lines), not block.is_column and indented > 1)
    flush = sum(line.box.left - left < 0.3 * line.box.height for line in block.lines)
    is_centred = block.is_column and 2 * flush <= len(block.lines)
    for line in block.lines:
        if not is_centred and writer.last is not None and _continues(writer, writer.last, line, margins):
            _join(writer.lines[-1], line.marked)
            writer.is_first = False
        else:
            if writer.last is not None and not block.is_column and _is_apart(writer.last, line):
                writer.lines.append([])
            writer.lines.append([line.marked])
            writer.is_first = True
        writer.last = line


def _is_apart(last: Piece, line: Piece) -> bool:
    return line.box.top - last.box.bottom > _WIDE_GAP * line.box.height


def _join(pieces: list[str], after: str) -> None:
    """Put a line behind the pieces of the one that it goes on with."""
    # The number of an act may be broken at its hyphen: "20-" and "NQ/TW".
    end = "".join(pieces[-2:])[-4:].rstrip(STRONG_OFF)
    blank = "" if re.search(r"[\dA-ZĐ][-/]$", end) else " "
    if pieces[-1].endswith(STRONG_OFF) and after.startswith(STRONG_ON):
        pieces[-1] = pieces[-1][:-1]
        after = after[1:]
    pieces.append(blank + after)


def _continues(writer: _Writer, last: Piece, line: Piece, margins: _Margins) -> bool:
    """Whether a line goes on with the paragraph of the last: that one was full, and this begins where lines go on."""
    size = max(1, line.box.height)
    first = line.words[0].box
    is_full = last.box.right + 0.2 * size + (first.right - first.left) > margins.right - 0.3 * size
    if not is_full or not _is_at_margin(writer, last, line, margins) or _opens(last.text, line.text):
        return False
    if last.is_strong and not line.words[0].is_strong and not last.text.endswith(","):
        return False
    gap = line.box.top - last.box.bottom
    if gap < -size:  # on the next page
        return last.text[-1:] not in ".;:" or margins.is_indented
    return gap < size


def _is_at_margin(writer: _Writer, last: Piece, line: Piece, margins: _Margins) -> bool:
    """At the left margin; or, further in, under the line before it or under the words behind a bullet or a number."""
    near = 0.3 * max(1, line.box.height)
    if abs(line.box.left - margins.left) < 2 * near:
        return True
    if abs(line.box.left - last.box.left) < near:
        return not writer.is_first or line.text[:1].islower()
    hangs = writer.is_first and len(last.words) > 1 and _opening().match(last.text) is not None
    return hangs and abs(line.box.left - last.words[1].box.left) < 2 * near


def _opens(last: str, text: str) -> bool:
    """Whether a line begins an entry of its own; a dash inside a range or a name may have been broken there."""
    if re.match(r"[-–—]\s?\d", text) and re.search(r"[\d%]$", last):
        return False
    if re.match(r"[-–—]\s?[^\W\d]", text) and last[-1:] not in ".;:," and text.lstrip("-–— ")[:1].islower():
        return False
    return _opening().match(text) is not None


def _write_table(writer: _Writer, rows: list[list[Cell]]) -> None:
    """A table; one that only goes on from the page before is one with it, its repeated head left out."""
    before = writer.table
    if before and rows and len(before[0]) == len(rows[0]):
        is_repeated = [cell.joined for cell in rows[0]] == [cell.joined for cell in before[0]]
        before += rows[1:] if is_repeated else rows
        return
    _end_table(writer)
    writer.table = rows
    writer.last = None


def _end_table(writer: _Writer) -> None:
    if writer.table is not None:
        writer.lines += [[line] if line else [] for line in table_lines(writer.table)]
        writer.table = None


@cache
def _page_number() -> re.Pattern[str]:
    page = one_of("label_words", "page")
    return re.compile(rf"[-–—\s]*(?:{page}\s*)?\d{{1,4}}(?:\s?[/|]\s?\d{{1,4}})?[-–—.\s]*", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """What begins an entry of its own: a bullet, a number, a letter, a label as it is written."""
    labels = any_of(word.capitalize() for row in _LABELS for word in texts_of("label_words", row))
    return re.compile(
        r"[+•*●▪○]\s?\S|[-–—]\s?[^\W\d]|[-–—]\s\d|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[a-zđ][.)]\s|[IVXL]{1,6}\.\s|"
        rf"{labels}\s[\dIVX]{{1,5}}\b"
    )
