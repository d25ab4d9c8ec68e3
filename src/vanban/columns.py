"""What the columns of a table hold, told by their titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast, get_args

from vanban.numerals import read_number
from vanban.tables import load
from vanban.units import first_thing_counted
from vanban.wording import any_of, pattern_of, texts_of, wording
from vanban.years import YearMention, find_years

ColumnKind = Literal["order", "name", "unit", "plan", "done", "value", "other"]

HOLDING_FIGURES = frozenset(("plan", "done"))
_BARE_YEAR = re.compile(r"\W*(?:năm\s+)?\d{4}\W*")
_YEAR_AT_END = re.compile(r"(?<![\d./-])20\d\d(?=\W*$)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, the year that its title names, and whether its figures are estimates."""

    kind: ColumnKind
    title: str
    year: YearMention | None
    is_estimate: bool

    @property
    def is_bare_year(self) -> bool:
        return _BARE_YEAR.fullmatch(wording(self.title)) is not None


def read_column(title: str) -> Column:
    """A column by its own title; what it holds is "value" where only other columns or the document tell.

    >>> [read_column(title).kind for title in ("Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH 2026", "Năm 2027", "Ghi chú")]
    ['name', 'unit', 'done', 'plan', 'value', 'other']
    """
    mention = next((y for y in reversed(find_years(title)) if y.role == "horizon"), None)
    kind = _told(title) or ("value" if mention else "other")
    if mention is None and kind in HOLDING_FIGURES and (at_end := _YEAR_AT_END.search(title)):
        mention = YearMention(at_end.start(), at_end.end(), int(at_end[0]), None, "horizon")  # "Định hướng 2030"
    return Column(kind, title, mention, pattern_of("table_cells", "estimates").search(wording(title)) is not None)


def count_columns(titles: Sequence[str], rows: Sequence[Sequence[str]], kind: ColumnKind) -> tuple[Column, ...] | None:
    """The columns of a table that names places or classes and counts things in them; None where it counts none.

    Its titles say neither plan nor result, so ``kind`` is what the place of the table makes of its figures.

    >>> columns = count_columns(["Địa phương", "Thành lập mới HTX"], [["Xã A", "2"], ["Xã B", "-"]], "plan")
    >>> [column.kind for column in columns or ()]
    ['name', 'plan']
    """
    columns = [read_column(title) for title in titles]
    first = next((i for i, column in enumerate(columns) if column.kind != "order"), 0)
    if any(column.kind == "unit" for column in columns[first + 1 :]) or any(map(_is_of_budget, titles)):
        return None
    for i, column in enumerate(columns):
        if i == first:
            columns[i] = replace(column, kind="name")
        elif column.kind in ("value", "other", "name") and _told(column.title) != "other":
            columns[i] = replace(
                column, kind=kind if _counts(column.title, [row[i] for row in rows if i < len(row)]) else "other"
            )
    return tuple(columns) if any(column.kind in HOLDING_FIGURES for column in columns) else None


def _counts(title: str, cells: Sequence[str]) -> bool:
    """Whether a column holds numbers of a thing that its title names."""
    said = [text for text in cells if text.strip(" -–")]
    return bool(said) and unit_of_title(title) != "" and all(read_number(text.strip(" %")) is not None for text in said)


def _is_of_budget(title: str) -> bool:
    return pattern_of("columns", "budget").search(wording(title)) is not None


def unit_of_title(title: str) -> str:
    """The unit that the title of a column holds: "Số HTX năm 2024", "Doanh thu (tỷ đồng)"."""
    bracket = re.search(r"\(([^()\d]{1,30})\)", title)
    if bracket:
        return bracket[1]
    counted = first_thing_counted(title)
    return counted[0] if counted else ""


def is_title(text: str) -> bool:
    """Whether a cell says what a column holds."""
    return _told(text) is not None or _BARE_YEAR.fullmatch(wording(text)) is not None


def _told(title: str) -> ColumnKind | None:
    low = wording(title)
    if low.strip(" :") in texts_of("table_cells", "neutral"):
        return "value"
    return next((kind for kind, pattern in _titles() if pattern.search(low)), None)


def hold_figures(titles: Sequence[str]) -> bool:
    """Whether these can be the titles of a table of figures: something named, and a plan, a result or a year."""
    kinds = [read_column(title).kind for title in titles]
    return "name" in kinds and any(kind in ("plan", "done", "value") for kind in kinds)


def spread_titles(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The titles of two lines where those below all stand under the one above that is a bare year."""
    groups = [i for i, title in enumerate(above) if read_column(title).is_bare_year]
    if len(groups) != 1 or len(below) < 2 or not all(_told(title) in ("plan", "done", "value") for title in below):
        return None
    place = groups[0]
    return [*above[:place], *(f"{above[place]} {title}" for title in below), *above[place + 1 :]]


def read_columns(titles: Sequence[str], *, year: int | None, is_account: bool) -> tuple[Column, ...] | None:
    """What each column holds; None where the table names nothing, or holds neither a plan nor a result.

    ``year``: that of the document; ``is_account``: the table stands in an account of how things are.
    """
    columns = [read_column(title) for title in titles]
    columns = [_settled(column, columns, year, is_account) for column in columns]
    if not any(column.kind in HOLDING_FIGURES for column in columns):
        return None
    if not any(column.kind == "name" for column in columns):
        first = next((i for i, column in enumerate(columns) if column.kind != "order"), 0)
        if columns[first].kind in HOLDING_FIGURES or columns[first].year or not columns[first].title:
            return None
        columns[first] = replace(columns[first], kind="name")  # "Xã, phường | Kế hoạch 2026"
    return tuple(columns)


def _settled(column: Column, columns: Sequence[Column], year: int | None, is_account: bool) -> Column:
    """A column of figures with the sense that the other columns, its year or the place of the table give it."""
    if column.kind != "value":
        return column
    done = [other.year.year for other in columns if other.kind == "done" and other.year]
    if column.year is None:
        is_done = is_account
    elif done and (column.is_bare_year or year is None):
        is_done = column.year.year <= max(done)
    else:  # an account's own year is done; a plan's own year is ahead
        is_done = year is not None and column.year.year < year + is_account
    return replace(column, kind="done" if is_done else "plan")


@cache
def _titles() -> tuple[tuple[ColumnKind, re.Pattern[str]], ...]:
    return tuple(
        (cast(ColumnKind, row.id), re.compile(rf"(?<!\w){any_of(row.texts('words'))}(?!\w)"))
        for row in load("columns")
        if row.id in get_args(ColumnKind)
    )
