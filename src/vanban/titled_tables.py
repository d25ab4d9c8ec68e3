"""Tables with titles: which rows hold the titles, what the columns under them hold, the unit that a line above sets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from vanban.blocks import Block
from vanban.columns import (
    HOLDING_FIGURES,
    Column,
    ColumnKind,
    count_columns,
    hold_figures,
    is_title,
    read_column,
    read_columns,
    spread_titles,
)
from vanban.numerals import read_number
from vanban.table_rows import Cell, cells_of, tables_of
from vanban.wording import one_of, texts_of, wording
from vanban.years import YearMention, horizon_of

_LONGEST_CELL = 40
_HEADER_ROWS = 3  # a title set over the table, and the titles in one line or two
NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-e])\)?(?:\s?=.*)?")
_LONE_MARK = re.compile(r"\W+|[^\W\d_]")  # "-", "x": a cell of a row that holds nothing


@dataclass(frozen=True, slots=True)
class TitledTable:
    """A table whose columns are known: its rows under the titles, and the unit that a line above it sets for all."""

    columns: tuple[Column, ...]
    rows: tuple[Block, ...]
    unit: str


def tables_with_titles(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of rows; rows that follow another table without a line between begin anew at their own titles."""
    for rows in tables_of(blocks):
        starts = [i for i, row in enumerate(rows) if i and _is_header(row)]
        for start, end in pairwise([0, *starts, len(rows)]):
            yield rows[start:end]


def _is_header(row: Block) -> bool:
    titles = [cell.text for cell in cells_of(row)]
    return read_column(titles[0]).kind in ("order", "name") and hold_figures(titles) and all(map(is_title, titles))


def read_table(
    rows: Sequence[Block], blocks: Sequence[Block], year: int | None, is_account: bool
) -> TitledTable | None:
    """The table with the titles of its columns; None where it holds no plan and no result."""
    for i, row in enumerate(rows[:_HEADER_ROWS]):
        titles = [cell.text for cell in cells_of(row)]
        if i and NUMBERING.fullmatch(titles[0]):
            break  # the first row under the titles
        below = i + 1
        if below < len(rows) and _goes_on(titles, rows[below], rows[below + 1 :]):
            titles = _under_groups(titles, [cell.text for cell in cells_of(rows[below])])
            below += 1
        columns = read_columns(titles, year=year, is_account=is_account)
        if columns is not None:
            return TitledTable(columns, tuple(rows[below:]), unit_above(rows[0], blocks))
    return None


def read_counts(rows: Sequence[Block], blocks: Sequence[Block], kind: ColumnKind | None) -> TitledTable | None:
    """A table that counts things in places or classes ("Địa phương | Thành lập mới HTX"), where its place tells why."""
    if kind is None or len(rows) < 2:
        return None
    cells = [[cell.text for cell in cells_of(row)] for row in rows]
    columns = count_columns(cells[0], cells[1:], kind)
    return TitledTable(columns, tuple(rows[1:]), unit_above(rows[0], blocks)) if columns else None


def _goes_on(titles: Sequence[str], row: Block, rest: Sequence[Block]) -> bool:
    """Whether a row holds titles below titles: no figures, and words that only a title has."""
    cells = [cell.text for cell in cells_of(row)]
    said = [text for text in cells if text]
    if not rest or not said or (cells[0] and cells[0] != titles[0]):
        return False
    if not cells[0] and _are_titles(cells) and any(_may_hold(title) for title in titles):
        return True
    if not all(text in titles or (is_title(text) and read_column(text).kind not in ("name", "unit")) for text in said):
        return False
    return any(_may_hold(text) for text in said)


def _may_hold(title: str) -> bool:
    return read_column(title).kind in (*HOLDING_FIGURES, "value")


def _are_titles(cells: Sequence[str]) -> bool:
    """Whether cells under titles say what is counted: two or more, in words."""
    said = [text for text in cells if text]
    return len(said) > 1 and not any(
        read_number(text.strip("% ")) is not None or _LONE_MARK.fullmatch(text) for text in said
    )


def _under_groups(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The titles of two rows as one; a title above holds for the columns to its right that have none of their own."""
    if len(below) < len(above):
        return spread_titles(above, [text for text in below if text]) or list(above)
    titles: list[str] = []
    group = ""
    for i, under in enumerate(below):
        over = above[i] if i < len(above) else ""
        group = over or (group if under else "")
        titles.append(group if under in ("", group) else f"{group} {under}".strip())
    return titles


def unit_above(first: Block, blocks: Sequence[Block]) -> str:
    """The unit of "Đơn vị tính: triệu đồng" right above a table."""
    for block in blocks[max(0, first.index - 2) : first.index]:
        found = _caption().search(wording(block.text))
        if found and len(block.text) < _LONGEST_CELL * 2:
            return block.text[found.start("unit") : found.end("unit")].strip()
    return ""


@dataclass(frozen=True, slots=True)
class RowsOfYears:
    """A table whose rows are years: its titles, and each row with its cells, the place of the year and the year."""

    titles: tuple[str, ...]
    place: int
    rows: tuple[tuple[Block, list[Cell], YearMention], ...]


def read_rows_of_years(rows: Sequence[Block]) -> RowsOfYears | None:
    """The table where its first column is titled as one of years and holds nothing else."""
    titles = [cell.text for cell in cells_of(rows[0])]
    place = next((i for i, title in enumerate(titles[:2]) if _is_of_years(title)), None)
    if place is None or (place and read_column(titles[0]).kind != "order") or len(rows) < 3:
        return None
    found = []
    for row in rows[1:]:
        cells = cells_of(row)
        said = cells[place].text if place < len(cells) else ""
        when = horizon_of(f"năm {said}" if said.isdigit() else said) if len(said) < _LONGEST_CELL else None
        if when is None:
            return None
        found.append((row, cells, when))
    return RowsOfYears(tuple(titles), place, tuple(found))


def _is_of_years(title: str) -> bool:
    return wording(title).strip(" :") in texts_of("columns", "years")


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(rf"{one_of('table_cells', 'caption-of-unit')}\s*:\s*(?P<unit>[^.;()]{{1,40}})")
