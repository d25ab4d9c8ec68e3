"""Figures in tables: which column holds the plan, which holds what was done, and the year of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.blocks import Block
from vanban.columns import HOLDING_FIGURES, Column, ColumnKind, read_column, unit_of_title
from vanban.due_days import as_of
from vanban.indicators import indicator_of
from vanban.model import Actual, Measure, Target
from vanban.numbers import Quantity, find_quantities
from vanban.numerals import read_number
from vanban.parts import Outline, ancestors
from vanban.table_rows import Cell, cells_of, is_ditto
from vanban.titled_tables import (
    NUMBERING,
    RowsOfYears,
    TitledTable,
    read_counts,
    read_rows_of_years,
    read_table,
    tables_with_titles,
    unit_above,
)
from vanban.units import first_thing_counted
from vanban.wording import pattern_of, texts_of, wording
from vanban.years import YearMention, horizon_of

_LAWS = frozenset(("luat", "nghi_dinh", "thong_tu"))
_PLANS = frozenset(("ke_hoach", "chuong_trinh"))
_LONGEST_CELL = 40
_ABOVE = 3  # blocks above a table in which it may be said why it counts
_BOUND = re.compile(r"\|\s[≥≤<>]\s?\d|đến năm 20\d\d", re.IGNORECASE)  # what only aims have
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$")


@dataclass(frozen=True, slots=True)
class TableFigures:
    targets: tuple[Target, ...]
    actuals: tuple[Actual, ...]


def read_table_figures(
    blocks: Sequence[Block], outline: Outline, *, year: int | None, since: int | None, doc_type: str
) -> TableFigures:
    """The figures of all tables whose titles name a column of values.

    ``year`` is the last one of the plan, ``since`` the first: a column of an earlier year holds what was;
    None where nothing tells when it begins.
    """
    targets: list[Target] = []
    actuals: list[Actual] = []
    for rows in tables_with_titles(blocks) if doc_type not in _LAWS else ():
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
        table = read_table(rows, blocks, year if is_account else since, is_account)
        kind = _kind_at(rows[0], blocks, outline, is_account)
        kind = kind or ("plan" if doc_type in _PLANS and _is_for_years(rows[0], blocks, since) else None)
        table = table or read_counts(rows, blocks, kind)
        for figure in _figures_of(table, blocks, year) if table else ():
            (targets if isinstance(figure, Target) else actuals).append(figure)  # type: ignore[arg-type]
    return TableFigures(tuple(targets), tuple(actuals))


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


def _figures_by_years(
    table: RowsOfYears, blocks: Sequence[Block], since: int | None, is_account: bool
) -> Iterator[Target | Actual]:
    caption = unit_above(table.rows[0][0], blocks)
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


def _figures_of(table: TitledTable, blocks: Sequence[Block], year: int | None) -> Iterator[Target | Actual]:
    unit_before = ""
    group: YearMention | None = None  # the year of a row that titles those under it: "Đến năm 2030"
    for row in table.rows:
        cells = cells_of(row)
        said = [cell.text for cell in cells if cell.text]
        if len(said) <= 2 and said:
            group = horizon_of(said[-1]) or group
        if len(cells) < len(table.columns) - 1 or all(NUMBERING.fullmatch(wording(cell.text)) for cell in cells):
            continue
        unit = _unit_of_row(table, cells)
        unit = unit_before if is_ditto(unit) else unit
        unit_before = unit
        for figure in _figures(row, cells, table, unit, blocks, year):
            if isinstance(figure, Target) and group and not any(column.year for column in table.columns):
                yield replace(figure, year=group.year, period=group.period)
            else:
                yield figure


def _unit_of_row(table: TitledTable, cells: Sequence[Cell]) -> str:
    return next((c.text for c, column in zip(cells, table.columns, strict=False) if column.kind == "unit"), "")


def _figures(
    row: Block, cells: Sequence[Cell], table: TitledTable, unit: str, blocks: Sequence[Block], year: int | None
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
    bare = cell
    for word in texts_of("table_cells", "between"):
        bare = bare.replace(word, "")
    has_own = any(ch.isalpha() or ch == "%" for ch in bare)
    found = find_quantities(cell if has_own else f"{cell} {_readable(unit)}")
    if len(found) != 1 or len(re.sub(r"[\d.,\s]", "", cell)) > _LONGEST_CELL:
        return None
    quantity = found[0]
    if quantity.at >= len(cell):
        return None  # a number of the unit: nothing is told in the cell
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
