"""Tables whose cells stand one a line, in the order of the rows, with nothing between them but blank lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from vanban.clean import Clean, joined
from vanban.columns import hold_figures, is_title, read_column, spread_titles
from vanban.lines import Line
from vanban.places import Places
from vanban.wording import one_of, wording

_FEWEST, _MOST = 3, 12  # columns
_LONGEST_TITLE, _LONGEST_CELL = 60, 160
_LONGEST_TABLE = 2400  # cells
_MOST_WORDS = 4  # lines of words in one row: its name over some lines, its unit
_ORDER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-hđ])[.)]?")
_INDEX = re.compile(r"\(?(?:\d{1,2}|[a-e])\)?(?:\s?=.{0,20})?")
EMPTY = Clean("", Places())


@cache
def figure() -> re.Pattern[str]:
    """A cell that holds a figure or a range, or the sign that it holds none."""
    before = one_of("table_cells", "before-figures")
    return re.compile(
        rf"(?:[<>≥≤=~+]\s?|{before}\s)?-?\d[\d.,]*\s?%?(?:\s?(?:-|đến)\s?\d[\d.,]*\s?%?)?|-+|…+|\.{{3,}}|x"
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """The text of one line, and the line after it."""

    clean: Clean
    low: str
    after: int

    @property
    def is_order(self) -> bool:
        return _ORDER.fullmatch(self.low) is not None

    @property
    def is_index(self) -> bool:
        return _INDEX.fullmatch(self.low) is not None

    @property
    def is_figure(self) -> bool:
        return figure().fullmatch(self.low) is not None


@dataclass(frozen=True, slots=True)
class _Shape:
    """How many cells a row has: whether it begins with its order, whether it has a unit, its figures, its notes."""

    has_order: bool
    has_unit: bool
    figures: int
    notes: int

    def fits(self, count: int) -> bool:
        return self.figures - self.notes <= count <= self.figures and count > 0


def read_stacked(lines: list[Line], first: int) -> tuple[int, list[list[Clean]]]:
    """Where the table that opens at a line ends, and its rows, the titles first; no rows where there is none."""
    head = _cells(lines, first, 2 * _MOST)
    count = _count_titles(head)
    titles = [cell.clean.text for cell in head[:count]]
    if not _FEWEST <= count <= _MOST or not hold_figures(titles):
        return first, []
    cells = _cells(lines, head[count - 1].after, _LONGEST_TABLE)
    index = list(takewhile(lambda cell: cell.is_index, cells[:count]))
    cells = cells[len(index) :] if len(index) >= _FEWEST else cells
    for header in _headers(titles, head[:count]):
        shape = _shape([read_column(title.text).kind for title in header])
        rows, taken = _Rows(cells, shape).read() if shape else ([], 0)
        if rows:
            return cells[taken - 1].after, [header, *rows]
    return first, []


def _cells(lines: list[Line], first: int, most: int) -> list[_Cell]:
    """The cells from a line on, to the first line that is too long for one."""
    cells: list[_Cell] = []
    for i in range(first, len(lines)):
        line = lines[i]
        if line.kind == "blank":
            continue
        if line.kind not in ("text", "page") or len(line.clean.text) > _LONGEST_CELL or len(cells) == most:
            break
        clean = line.clean.cut(0)
        cells.append(_Cell(clean, wording(clean.text), i + 1))
    return cells


def _count_titles(head: Sequence[_Cell]) -> int:
    """How many of the first cells are titles: up to the order of the first row, or to what is no title."""
    has_order = bool(head) and read_column(head[0].clean.text).kind == "order"
    for i, cell in enumerate(head):
        if len(cell.low) > _LONGEST_TITLE or (i and (cell.is_order or cell.is_index)):
            return i
        if not has_order and not is_title(cell.clean.text):
            return i
    return len(head)


def _headers(titles: Sequence[str], cells: Sequence[_Cell]) -> list[list[Clean]]:
    """The titles as they stand; and, where the last of them stand under a year, one for each column."""
    headers = [[cell.clean for cell in cells]]
    for i in range(len(titles) - 2, 2, -1):
        spread = spread_titles(titles[:i], titles[i:])
        if spread and not any(read_column(title).year for title in titles[i:]):
            place = next(k for k in range(i) if spread[k] != titles[k])
            above = cells[place].clean
            below = [joined([above, cell.clean]) for cell in cells[i:]]
            headers.append([c.clean for c in cells[:place]] + below + [c.clean for c in cells[place + 1 : i]])
    return headers


def _shape(kinds: Sequence[str]) -> _Shape | None:
    """The shape of rows under titles in the usual order: order, name, unit, figures, notes."""
    has_order = kinds[0] == "order"
    rest = kinds[1:] if has_order else kinds
    has_unit = len(rest) > 1 and rest[1] == "unit"
    figures = rest[2:] if has_unit else rest[1:]
    if rest[0] != "name" or not figures or {"name", "unit", "order"} & set(figures):
        return None
    notes = len(list(takewhile(lambda kind: kind == "other", reversed(figures))))
    return _Shape(has_order, has_unit, len(figures), notes) if notes < len(figures) else None


class _Rows:
    """Reads row after row from the cells under the titles."""

    def __init__(self, cells: Sequence[_Cell], shape: _Shape) -> None:
        self.cells = cells
        self.shape = shape
        self.at = 0
        self.order = ""  # of the row before

    def read(self) -> tuple[list[list[Clean]], int]:
        """The rows, and how many cells they take; none where not one row is filled."""
        rows: list[list[Clean]] = []
        taken = filled = 0
        while self.at < len(self.cells):
            row = self.next_row()
            if row is None:
                break
            rows.append(row)
            filled += len(row) > 3
            taken = self.at
        while rows and len(rows[-1]) <= 3:  # what stands behind the last figures is no row
            taken -= sum(1 for cell in rows.pop() if cell.text)
        return (rows, taken) if filled else ([], 0)

    def next_row(self) -> list[Clean] | None:
        start = self.at
        order = EMPTY
        if self.shape.has_order and self.cells[start].is_order:
            order, self.order = self.cells[start].clean, self.cells[start].low.strip(".)")
            self.at += 1
        words = self.take(lambda cell: not cell.is_figure and not (self.shape.has_order and cell.is_order))
        run = self.take(lambda cell: cell.is_figure)
        if not words or len(words) > _MOST_WORDS:
            self.at = start
            return None
        count = self.count_figures(run)
        if count is None:
            self.at = start
            return None
        self.at -= len(run) - count
        unit = words.pop().clean if self.shape.has_unit and len(words) > 1 else EMPTY
        name = joined([cell.clean for cell in words])
        if not count:
            return [order, name, unit]
        figures = [cell.clean for cell in run[:count]]
        return [order] * self.shape.has_order + [name] + [unit] * self.shape.has_unit + figures

    def take(self, wanted: Callable[[_Cell], bool]) -> list[_Cell]:
        taken: list[_Cell] = []
        while self.at < len(self.cells) and wanted(self.cells[self.at]):
            taken.append(self.cells[self.at])
            self.at += 1
        return taken

    def count_figures(self, run: Sequence[_Cell]) -> int | None:
        """How many of a run of figures belong to the row; the last may be the order of the next. None: unclear."""
        shape, count = self.shape, len(run)
        may_be_order = shape.has_order and self.at < len(self.cells) and bool(run) and run[-1].is_order
        if may_be_order and (self.comes_next(run[-1].low.strip(".)")) or not shape.fits(count)):
            count -= 1
        return count if shape.fits(count) or count == 0 else None

    def comes_next(self, order: str) -> bool:
        """Whether an order follows the last one: 3 after 2, 1 after II, 2.1 or 3 after 2, 3 after 2.4."""
        if order == "1" or order.startswith(f"{self.order}."):
            return True
        parts = self.order.split(".")
        steps = [".".join([*parts[:i], str(int(parts[i]) + 1)]) for i in range(len(parts)) if parts[i].isdigit()]
        return order in steps
