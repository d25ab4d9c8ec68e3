"""Rows that stand in two columns (letterhead, signature): the left block whole, then the right block."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.files.page_words import POINT, Box, Piece, Row, around

_FARTHEST = 9  # heights of a line: the signature leaves room for a hand
_CENTRED = 0.06  # of the width of the page


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column, from top to bottom; ``is_column``: it stands beside another."""

    lines: tuple[Piece, ...]
    is_column: bool


def blocks_of(rows: Sequence[Row], page: Box) -> list[Block]:
    """The rows of a page as blocks in reading order."""
    blocks: list[Block] = []
    single: list[Piece] = []
    i = 0
    while i < len(rows):
        band = _band(rows, i, page)
        if band is None:
            single += [Piece(tuple(w for piece in rows[i].pieces for w in piece.words), rows[i].box)]
            i += 1
            continue
        gutter, end = band
        if single:
            blocks.append(Block(tuple(single), False))
            single = []
        for is_left in (True, False):
            lines = _column(rows[i:end], gutter, is_left=is_left)
            if lines:
                blocks.append(Block(lines, True))
        i = end
    if single:
        blocks.append(Block(tuple(single), False))
    return blocks


def _column(rows: Sequence[Row], gutter: float, *, is_left: bool) -> tuple[Piece, ...]:
    lines: list[Piece] = []
    for row in rows:
        words = tuple(w for piece in row.pieces for w in piece.words if (piece.box.centre < gutter) == is_left)
        if words:
            lines.append(Piece(words, around([word.box for word in words])))
    return tuple(lines)


def _band(rows: Sequence[Row], first: int, page: Box) -> tuple[float, int] | None:
    """The gutter and the end of the two columns that begin with this row; None where none begin."""
    start = first
    # The columns may begin one or two rows before one that has both: a tall left cell, or lines at other heights.
    while start < len(rows) and start <= first + 2 and len(rows[start].pieces) != 2:
        start += 1
    if start == len(rows) or len(rows[start].pieces) != 2:
        return None
    left, right = (piece.box for piece in rows[start].pieces)
    columns = [left, right]
    if start > first > 0 and _gap(rows, first) <= _gap(rows, first + 1):
        return None  # the row stands nearer to what is above it
    for i in range(start - 1, first - 1, -1):
        if not _joins(rows[i], columns, page, rows[i + 1]):
            return None
    end = start + 1
    both = 1
    while end < len(rows) and _joins(rows[end], columns, page, rows[end - 1]):
        both += len(rows[end].pieces) == 2
        end += 1
    # One such row alone is a line with a wide gap in it, unless a line of one column only stands beside it.
    if both == 1 and end - first == 1:
        return None
    return (columns[0].right + columns[1].left) / 2, end


def _gap(rows: Sequence[Row], i: int) -> int:
    return rows[i].box.top - rows[i - 1].box.bottom


def _joins(row: Row, columns: list[Box], page: Box, beside: Row) -> bool:
    """Whether a row belongs to the two columns; they grow by it."""
    if row.box.top - beside.box.bottom > _FARTHEST * row.box.height or len(row.pieces) > 2:
        return False
    owners: list[int] = []
    for piece in row.pieces:
        owner = _owner(piece.box, columns, page, is_alone=len(row.pieces) == 1)
        if owner is None:
            return False
        owners.append(owner)
    if len(set(owners)) != len(owners):
        return False
    for owner, piece in zip(owners, row.pieces, strict=True):
        columns[owner] = around([columns[owner], piece.box])
    return True


def _owner(box: Box, columns: list[Box], page: Box, *, is_alone: bool) -> int | None:
    """The column that a piece stands in: under its middle, or at its left edge."""
    width = page.right - page.left
    for i, column in enumerate(columns):
        is_under = abs(box.centre - column.centre) < _CENTRED * width
        is_flush = abs(box.left - column.left) < 6 * POINT
        is_inside = box.left >= column.left - 2 * POINT and box.right <= column.right + 2 * POINT
        clear = box.right < columns[1].left if i == 0 else box.left > columns[0].right
        if clear and (is_under or is_flush or (is_inside and not is_alone)):
            return i
    return None
