"""Figures in tables: which column holds the plan, which holds what was done, and the year of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
    unit_of_title,
)
from vanban.due_days import as_of
from vanban.indicators import indicator_of
from vanban.model import Actual, Measure, Target
from vanban.numbers import Quantity, find_quantities
from vanban.numerals import read_number
from vanban.parts import Outline, ancestors
from vanban.units import first_thing_counted
from vanban.wording import pattern_of, texts_of, wording
from vanban.years import YearMention, horizon_of

_LAWS = frozenset(("luat", "nghi_dinh", "thong_tu"))
_PLANS = frozenset(("ke_hoach", "chuong_trinh"))
_LONGEST_CELL = 40
_ABOVE = 3  # blocks above a table in which it may be said why it counts
_HEADER_ROWS = 3  # a title set over the table, and the titles in one line or two
_CAPTION = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*(?P<unit>[^.;()]{1,40})")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-e])\)?(?:\s?=.*)?")
_BOUND = re.compile(r"\|\s[≥≤<>]\s?\d|đến năm 20\d\d", re.IGNORECASE)  # what only aims have
_LONE_MARK = re.compile(r"\W+|[^\W\d_]")  # "-", "x": a cell of a row that holds nothing
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place in the text of the row block."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableFigures:
    targets: tuple[Target, ...]
    actuals: tuple[Actual, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose columns are known: its rows under the titles, and the unit that a line above it sets for all."""

    columns: tuple[Column, ...]
    rows: tuple[Block, ...]
    unit: str


def read_table_figures(
    blocks: Sequence[Block], outline: Outline, *, year: int | None, since: int | None, doc_type: str
) -> TableFigures:
    """The figures of all tables whose titles name a column of values.

    ``year`` is the last one of the plan, ``since`` the first: a column of an earlier year holds what was;
    None where nothing tells when it begins.
    """
    targets: list[Target] = []
    actuals: list[Actual] = []
    for rows in _tables_with_titles(blocks) if doc_type not in _LAWS else ():
        if outline[rows[0]].part in ("funding", "scope"):
            continue
        is_account = doc_type == "bao_cao" or outline[rows[0]].part == "situation"
        is_account = is_account or (doc_type == "tin_tuc" and not any(_BOUND.search(row.text) for row in rows))
        is_account = is_account and outline[rows[0]].part not in ("aims", "plan")
        by_years = read_rows_of_years(rows)
        if by_years is not None:
            for figure in _figures_by_years(by_years, blocks, year if is_account else since, is_account):
                (targets if isinstance(figure, Target) else actuals).append(figure)  # type: ignore[arg-type]
            continue
        table = _read_table(rows, blocks, year if is_account else since, is_account)
        kind = _kind_at(rows[0], blocks, outline, is_account)
        kind = kind or ("plan" if doc_type in _PLANS and _is_for_years(rows[0], blocks, since) else None)
        table = table or _read_counts(rows, blocks, kind)
        for figure in _figures_of(table, blocks, year) if table else ():
            (targets if isinstance(figure, Target) else actuals).append(figure)  # type: ignore[arg-type]
    return TableFigures(tuple(targets), tuple(actuals))


def _tables_with_titles(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of rows; rows that follow another table without a line between begin anew at their own titles."""
    for rows in tables_of(blocks):
        starts = [i for i, row in enumerate(rows) if i and _is_header(row)]
        for start, end in pairwise([0, *starts, len(rows)]):
            yield rows[start:end]


def _is_header(row: Block) -> bool:
    titles = [cell.text for cell in cells_of(row)]
    return read_column(titles[0]).kind in ("order", "name") and hold_figures(titles) and all(map(is_title, titles))


def tables_of(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of row blocks in the body."""
    run: list[Block] = []
    for block in blocks:
        if block.kind == "row" and block.zone == "body":
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def cells_of(row: Block) -> list[Cell]:
    """The cells of a row block, in order."""
    cells: list[Cell] = []
    at = 0
    for part in row.text.split("|"):
        text = part.strip()
        start = at + len(part) - len(part.lstrip())
        cells.append(Cell(text, start, start + len(text)))
        at += len(part) + 1
    return cells


def _read_table(rows: Sequence[Block], blocks: Sequence[Block], year: int | None, is_account: bool) -> _Table | None:
    """The table with the titles of its columns; None where it holds no plan and no result."""
    for i, row in enumerate(rows[:_HEADER_ROWS]):
        titles = [cell.text for cell in cells_of(row)]
        if i and _NUMBERING.fullmatch(titles[0]):
            break  # the first row under the titles
        below = i + 1
        if below < len(rows) and _goes_on(titles, rows[below], rows[below + 1 :]):
            titles = _under_groups(titles, [cell.text for cell in cells_of(rows[below])])
            below += 1
        columns = read_columns(titles, year=year, is_account=is_account)
        if columns is not None:
            return _Table(columns, tuple(rows[below:]), _unit_above(rows[0], blocks))
    return None


def _read_counts(rows: Sequence[Block], blocks: Sequence[Block], kind: ColumnKind | None) -> _Table | None:
    """A table that counts things in places or classes ("Địa phương | Thành lập mới HTX"), where its place tells why."""
    if kind is None or len(rows) < 2:
        return None
    cells = [[cell.text for cell in cells_of(row)] for row in rows]
    columns = count_columns(cells[0], cells[1:], kind)
    return _Table(columns, tuple(rows[1:]), _unit_above(rows[0], blocks)) if columns else None


def _kind_at(first: Block, blocks: Sequence[Block], outline: Outline, is_account: bool) -> ColumnKind | None:
    """What the figures of a table without a word of its own are, by where it stands and what is said above it."""
    part = outline[first].part
    if part == "situation" or is_account:
        return "done"
    if part in ("aims", "plan", "tasks", "carrying-out"):
        return "plan"
    above = [block.text for block in blocks[max(0, first.index - _ABOVE) : first.index]]
    return "plan" if any(pattern_of("figures", "set-above").search(wording(text)) for text in above) else None


def _is_for_years(first: Block, blocks: Sequence[Block], since: int | None) -> bool:
    """Whether a line above a table of a plan lists what is to come: "Danh mục các lớp mở năm 2026"."""
    for block in reversed(blocks[max(0, first.index - _ABOVE) : first.index]):
        low = wording(block.text)
        if any(pattern_of("figures", row).search(low) for row in ("found", "done", "counted")):
            return False
        when = horizon_of(block.text)
        if when is not None:
            return since is not None and when.year >= since
    return False


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


def _unit_above(first: Block, blocks: Sequence[Block]) -> str:
    """The unit of "Đơn vị tính: triệu đồng" right above a table."""
    for block in blocks[max(0, first.index - 2) : first.index]:
        found = _CAPTION.search(wording(block.text))
        if found and len(block.text) < _LONGEST_CELL * 2:
            return block.text[found.start("unit") : found.end("unit")].strip()
    return ""


@dataclass(frozen=True, slots=True)
class _RowsOfYears:
    """A table whose rows are years: its titles, and each row with its cells, the place of the year and the year."""

    titles: tuple[str, ...]
    place: int
    rows: tuple[tuple[Block, list[Cell], YearMention], ...]


def read_rows_of_years(rows: Sequence[Block]) -> _RowsOfYears | None:
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
    return _RowsOfYears(tuple(titles), place, tuple(found))


def _is_of_years(title: str) -> bool:
    return wording(title).strip(" :") in texts_of("columns", "years")


def _figures_by_years(
    table: _RowsOfYears, blocks: Sequence[Block], since: int | None, is_account: bool
) -> Iterator[Target | Actual]:
    caption = _unit_above(table.rows[0][0], blocks)
    for row, cells, when in table.rows:
        is_done = since is not None and when.year < since + is_account
        for title, cell in list(zip(table.titles, cells, strict=False))[table.place + 1 :]:
            told = read_column(title)
            quantity = _quantity(cell.text, unit_of_title(title) or caption)
            if quantity is None or not quantity.unit:
                continue
            name = Cell(title, cells[table.place].start, cells[table.place].end)
            if told.kind == "done" or (is_done and told.kind != "plan"):
                yield _actual(row, name, cell, replace(told, year=when), quantity)
            else:
                yield _target(row, name, cell, quantity, when)


def _figures_of(table: _Table, blocks: Sequence[Block], year: int | None) -> Iterator[Target | Actual]:
    unit_before = ""
    group: YearMention | None = None  # the year of a row that titles those under it: "Đến năm 2030"
    for row in table.rows:
        cells = cells_of(row)
        said = [cell.text for cell in cells if cell.text]
        if len(said) <= 2 and said:
            group = horizon_of(said[-1]) or group
        if len(cells) < len(table.columns) - 1 or all(_NUMBERING.fullmatch(wording(cell.text)) for cell in cells):
            continue
        unit = _unit_of_row(table, cells)
        unit = unit_before if is_ditto(unit) else unit
        unit_before = unit
        for figure in _figures(row, cells, table, unit, blocks, year):
            if isinstance(figure, Target) and group and not any(column.year for column in table.columns):
                yield replace(figure, year=group.year, period=group.period)
            else:
                yield figure


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it is as the one above: "nt"."""
    return wording(text).strip(" .-") in texts_of("table_cells", "ditto")


def _unit_of_row(table: _Table, cells: Sequence[Cell]) -> str:
    return next((c.text for c, column in zip(cells, table.columns, strict=False) if column.kind == "unit"), "")


def _figures(
    row: Block, cells: Sequence[Cell], table: _Table, unit: str, blocks: Sequence[Block], year: int | None
) -> Iterator[Target | Actual]:
    name = next((cell for cell, column in zip(cells, table.columns, strict=False) if column.kind == "name"), None)
    if name is None or not name.text or read_number(name.text) is not None:
        return
    for cell, column in zip(cells, table.columns, strict=False):
        if column.kind not in HOLDING_FIGURES:
            continue
        quantity = _quantity(cell.text, unit or unit_of_title(column.title) or _unit_of_name(name.text) or table.unit)
        if quantity is None:
            continue
        is_told = bool(unit) or not unit_of_title(column.title) or not _only_names(name.text)
        counted = name if is_told else replace(name, text=f"{column.title}: {name.text}")
        if column.kind == "plan":
            yield _target(row, counted, cell, quantity, _horizon(row, column, blocks, year))
        else:
            yield _actual(row, counted, cell, column, quantity)


def _quantity(cell: str, unit: str) -> Quantity | None:
    """The value of a cell under the unit of its row."""
    has_own = any(ch.isalpha() or ch == "%" for ch in cell.replace("từ", "").replace("đến", ""))
    found = find_quantities(cell if has_own else f"{cell} {_readable(unit)}")
    if len(found) != 1 or len(re.sub(r"[\d.,\s]", "", cell)) > _LONGEST_CELL:
        return None
    quantity = found[0]
    if "/" in unit and "/" not in quantity.unit and not has_own:
        return replace(quantity, unit=unit)  # "Người/vạn dân": per something that no row knows
    shown = quantity.unit if quantity.kind in ("count", "share", "money", "amount") else unit
    return replace(quantity, unit=shown)


def _unit_of_name(name: str) -> str:
    """The unit that the name of a row ends in ("Doanh thu (tỷ đồng)"), or the thing it counts ("Tổng số HTX")."""
    bracket = _IN_BRACKETS.search(name)
    if bracket:
        return bracket[1]
    counted = first_thing_counted(name)
    return counted[0] if counted else ""


def _only_names(name: str) -> bool:
    """Whether a row is named by a place or a class, and not by what it counts."""
    counted = first_thing_counted(name)
    return counted is None or counted[1] == "units"


def _readable(unit: str) -> str:
    """A unit of a heading as it would stand after a number ("Triệu đồng/ năm", "1.000 đồng", "tr.đ")."""
    return re.sub(r"\s*/\s*", "/", unit.strip(" ().")).lower() if not unit.isupper() else unit


def _horizon(row: Block, column: Column, blocks: Sequence[Block], year: int | None) -> YearMention | None:
    if column.year:
        return column.year
    for above in ancestors(row, blocks):
        found = horizon_of(above.text)
        if found:
            return found
    return YearMention(0, 0, year, None, "horizon") if year else None


def _target(row: Block, name: Cell, cell: Cell, quantity: Quantity, when: YearMention | None) -> Target:
    start = min(name.start, cell.start)
    span = row.span(start, cell.end)
    return Target(
        quote=row.text[start : cell.end],
        start=span.start,
        end=span.end,
        subject=name.text,
        indicator=indicator_of(f"{name.text} {quantity.unit}", quantity),
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        measure=_measure(wording(name.text), quantity),
        year=when.year if when else None,
        period=when.period if when else None,
        base_year=None,
    )


def _measure(low: str, quantity: Quantity) -> Measure:
    if quantity.kind == "share":
        return "growth" if pattern_of("figures", "growth").search(low) else "share"
    return "cumulative" if pattern_of("figures", "new").search(low) and quantity.kind == "count" else "level"


def _actual(row: Block, name: Cell, cell: Cell, column: Column, quantity: Quantity) -> Actual:
    span = row.span(cell.start, cell.end)
    counted = as_of(column.title, year=None)
    return Actual(
        quote=row.text[cell.start : cell.end],
        start=span.start,
        end=span.end,
        subject=name.text,
        indicator=indicator_of(f"{name.text} {quantity.unit}", quantity),
        value=quantity.value,
        unit=quantity.unit,
        as_of=counted or (date(column.year.year, 12, 31) if column.year else None),
        basis="estimate" if column.is_estimate else "official",
    )
