"""Tables whose cells stand side by side, held apart by wide gaps or tabs."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.clean import Clean, joined
from vanban.columns import hold_figures, is_title, read_column
from vanban.lines import Line
from vanban.places import Places
from vanban.stacked_cells import figure
from vanban.wording import wording

_MOST_TITLE_LINES = 4
_WIDE = 1000
_NEAREST = 14  # letters between a figure and the title that it stands under
EMPTY = Clean("", Places())


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a line, and the columns of letters that it takes up."""

    clean: Clean
    left: int
    right: int

    @property
    def is_figure(self) -> bool:
        return figure().fullmatch(wording(self.clean.text)) is not None


def pieces_of(line: Line) -> list[Piece]:
    """The stretches of a line between tabs and gaps of two blanks and more."""
    text, places, raw = line.clean.text, line.clean.offsets, line.raw
    if "  " not in raw and "\t" not in raw:
        return [Piece(line.clean, 0, len(text))] if text else []
    cuts = [0]
    at = text.find(" ")
    while at >= 0:
        gap = raw[places[at] - line.start : places[at + 1] - line.start]
        if (len(gap) > 1 or gap == "\t") and not gap.strip():
            cuts.append(at + 1)
        at = text.find(" ", at + 1)
    shown = _Shown(raw)
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], len(text) + 1], strict=True):
        clean = line.clean.cut(start, end - 1)
        if clean.text:
            first, last = clean.offsets[0] - line.start, clean.offsets[-1] - line.start
            pieces.append(Piece(clean, shown.column(first), shown.column(last) + 1))
    return pieces


class _Shown:
    """The column of each letter of a line; where tabs hold cells apart, each tab begins a wide column of its own."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.has_tabs = "\t" in raw

    def column(self, place: int) -> int:
        if not self.has_tabs:
            return place
        tab = self.raw.rfind("\t", 0, place)
        return _WIDE * self.raw.count("\t", 0, place) + min(place - tab - 1, _WIDE // 2)


def read_aligned(lines: list[Line], first: int) -> tuple[int, list[list[Clean]]]:
    """Where the table that opens at a line ends, and its rows, the titles first; no rows where there is none."""
    titles = pieces_of(lines[first])
    at = first + 1
    while at < len(lines) and at - first < _MOST_TITLE_LINES and _is_title_line(lines[at]):
        titles = _with_titles_below(titles, pieces_of(lines[at]))
        at += 1
    kinds = [read_column(piece.clean.text).kind for piece in titles]
    if not hold_figures([piece.clean.text for piece in titles]):
        return first, []
    rows: list[list[Clean]] = []
    end, filled = at, False
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.kind in ("blank", "rule"):
            continue
        cells = _cells(pieces_of(line), titles, kinds.index("name")) if line.kind in ("text", "page") else None
        if cells is None:
            break
        if rows and len(cells) - cells.count(EMPTY) == 1 and cells[kinds.index("name")].text[:1].islower():
            rows[-1][kinds.index("name")] = joined([rows[-1][kinds.index("name")], cells[kinds.index("name")]])
        else:
            rows.append(cells)
        if any(cell.text for cell, kind in zip(cells, kinds, strict=True) if kind in ("plan", "done", "value")):
            end, filled = at, True
            kept = len(rows)
    return (end, [[piece.clean for piece in titles], *rows[:kept]]) if filled else (first, [])


def _is_title_line(line: Line) -> bool:
    if line.kind != "text":
        return False
    pieces = pieces_of(line)
    return not any(piece.is_figure and not is_title(piece.clean.text) for piece in pieces) and any(
        is_title(piece.clean.text) and read_column(piece.clean.text).kind != "name" for piece in pieces
    )


def _with_titles_below(above: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
    """The titles with those that stand under them; a title over two is the first word of both."""
    result: list[Piece] = []
    for piece in above:
        under = [other for other in below if _column_of(other, above) is piece]
        if not under:
            result.append(piece)
        for other in under:
            place = (
                (min(piece.left, other.left), max(piece.right, other.right))
                if len(under) == 1
                else (other.left, other.right)
            )
            result.append(Piece(joined([piece.clean, other.clean]), *place))
    return result


def _cells(pieces: Sequence[Piece], titles: Sequence[Piece], name: int) -> list[Clean] | None:
    """The pieces of a line, each in its column; None where one stands in none, or two in one."""
    cells = [EMPTY] * len(titles)
    if not pieces:
        return None
    for piece in pieces:
        title = _column_of(piece, titles)
        if title is None:
            return None
        place = next(i for i, other in enumerate(titles) if other is title)
        if cells[place].text:
            return None
        cells[place] = piece.clean
    return cells if cells[name].text else None


def _column_of(piece: Piece, titles: Sequence[Piece]) -> Piece | None:
    """The title that a piece stands under: the one it shares most columns of letters with, else the nearest."""
    best = max(titles, key=lambda title: (_overlap(piece, title), -_distance(piece, title)))
    return best if _overlap(piece, best) > 0 or _distance(piece, best) <= _NEAREST else None


def _overlap(a: Piece, b: Piece) -> int:
    return min(a.right, b.right) - max(a.left, b.left)


def _distance(a: Piece, b: Piece) -> int:
    return max(0, max(a.left, b.left) - min(a.right, b.right))
