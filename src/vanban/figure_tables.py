"""Figures in tables: which column holds the plan, which holds what was done, and the year of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from vanban.blocks import Block
from vanban.indicators import indicator_of
from vanban.model import Actual, Measure, Target
from vanban.numbers import Quantity, find_quantities, first_thing_counted, read_number
from vanban.parts import ancestors
from vanban.periods import YearMention, as_of, find_years, horizon_of
from vanban.tables import load
from vanban.wording import any_of, wording

ColumnKind = Literal["name", "unit", "plan", "done", "other"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: what it holds, the year its title names, and whether its figures are estimates."""

    kind: ColumnKind
    title: str
    year: YearMention | None
    is_estimate: bool


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


def read_table_figures(blocks: Sequence[Block], *, year: int | None, doc_type: str) -> TableFigures:
    """The figures of all tables whose header names a column of values."""
    targets: list[Target] = []
    actuals: list[Actual] = []
    if doc_type in ("luat", "nghi_dinh", "thong_tu"):
        return TableFigures((), ())
    for rows in tables_of(blocks):
        columns = _columns(rows[0], year, doc_type)
        if columns is None:
            continue
        for row in rows[1:]:
            for figure in _figures(row, columns, blocks, year):
                (targets if isinstance(figure, Target) else actuals).append(figure)  # type: ignore[arg-type]
    return TableFigures(tuple(targets), tuple(actuals))


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


def _columns(header: Block, year: int | None, doc_type: str) -> list[Column] | None:
    """What each column holds; None where the table holds no plan and no result."""
    columns = [_column(cell.text, year, doc_type) for cell in cells_of(header)]
    columns = [_settled(column, columns) for column in columns]
    kinds = [column.kind for column in columns]
    if "name" not in kinds or not {"plan", "done"} & set(kinds):
        return None
    return columns


def _settled(column: Column, columns: list[Column]) -> Column:
    """A column named by a year alone is ahead where another, of an earlier year, says that it holds what was done."""
    done = [other.year.year for other in columns if other.kind == "done" and other.year and not _is_bare_year(other)]
    if done and column.year and _is_bare_year(column):
        return replace(column, kind="plan" if column.year.year > max(done) else "done")
    return column


def _is_bare_year(column: Column) -> bool:
    return re.fullmatch(r"\W*(?:năm\s+)?\d{4}\W*", wording(column.title)) is not None


def _column(title: str, year: int | None, doc_type: str) -> Column:
    low = wording(title)
    mention = next((y for y in reversed(find_years(title)) if y.role == "horizon"), None)
    is_estimate = re.search(r"(?<!\w)ước", low) is not None
    for kind in ("other", "unit", "done", "plan", "name"):
        if _column_words(kind).search(low):
            return Column(kind, title, mention, is_estimate)
    if mention:
        # A report's own year is done; a plan's own year is ahead.
        is_past = year is not None and (mention.year <= year if doc_type == "bao_cao" else mention.year < year)
        return Column("done" if is_past else "plan", title, mention, is_estimate)
    return Column("other", title, None, False)


@cache
def _column_words(kind: str) -> re.Pattern[str]:
    row = next(row for row in load("columns") if row.id == kind)
    return re.compile(rf"(?<!\w){any_of(row.texts('words'))}(?!\w)")


def _figures(row: Block, columns: list[Column], blocks: Sequence[Block], year: int | None) -> Iterator[Target | Actual]:
    cells = cells_of(row)
    if len(cells) < len(columns) - 1:
        return
    name = next((cell for cell, column in zip(cells, columns, strict=False) if column.kind == "name"), None)
    unit = next((cell.text for cell, column in zip(cells, columns, strict=False) if column.kind == "unit"), "")
    if name is None or not name.text or read_number(name.text) is not None:
        return
    for cell, column in zip(cells, columns, strict=False):
        quantity = (
            _quantity(cell.text, unit or _unit_of_title(column.title), name.text)
            if column.kind in ("plan", "done")
            else None
        )
        if quantity is None:
            continue
        if column.kind == "plan":
            yield _target(row, name, cell, column, quantity, _horizon(row, column, blocks, year))
        else:
            yield _actual(row, name, cell, column, quantity)


def _quantity(cell: str, unit: str, name: str) -> Quantity | None:
    """The value of a cell under the unit of its row; a unit in brackets after the name counts too."""
    bracket = re.search(r"\(([^()]{1,30})\)\s*$", name)
    unit = unit or (bracket[1] if bracket else "")
    has_own = any(ch.isalpha() or ch == "%" for ch in cell.replace("từ", "").replace("đến", ""))
    found = find_quantities(cell if has_own else f"{cell} {_readable(unit)}")
    if len(found) != 1:
        return None
    quantity = found[0]
    rest = re.sub(r"[\d.,\s]", "", cell)
    if len(rest) > 40:
        return None
    shown = quantity.unit if quantity.kind in ("count", "share", "money", "amount") else unit
    return replace(quantity, unit=shown)


def _unit_of_title(title: str) -> str:
    """The unit that the title of a column holds: "Số HTX năm 2024", "Doanh thu (tỷ đồng)"."""
    bracket = re.search(r"\(([^()\d]{1,30})\)", title)
    if bracket:
        return bracket[1]
    counted = first_thing_counted(title)
    return counted[0] if counted else ""


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


def _target(row: Block, name: Cell, cell: Cell, column: Column, quantity: Quantity, when: YearMention | None) -> Target:
    start = min(name.start, cell.start)
    span = row.span(start, cell.end)
    low = wording(name.text)
    measure: Measure = "share" if quantity.kind == "share" else "level"
    if re.search(r"(?<!\w)(?:tăng|giảm)(?!\w)", low) and quantity.kind == "share":
        measure = "growth"
    elif re.search(r"thành lập mới|phát triển mới", low):
        measure = "cumulative"
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
        measure=measure,
        year=when.year if when else None,
        period=when.period if when else None,
        base_year=None,
    )


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
