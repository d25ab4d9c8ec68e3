"""The page on which a person says what each column of a workbook is: its lines, and what was chosen on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.http import QueryDict

from hoptac.base.folding import fold
from hoptac.registry.imports.looking import chosen_of, days_kept, guessed, heads_kept, look_at, remembered
from hoptac.registry.models import FACETS, Import
from hoptac.registry.services.imports import Choice
from hoptac.registry.workbooks.cells import letters
from hoptac.registry.workbooks.columns import Chosen
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.day_of_data import DayTold, agreed_day
from hoptac.registry.workbooks.heads import Head, Heads

_OF_THE_SHEET = "Loại hình"


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the sheet: what stands in it, what it is taken for; ``unit`` counts đồng, "" for not known."""

    head: Head
    chosen: str
    unit: str
    is_money: bool

    @property
    def is_unguessed(self) -> bool:
        """Whether nobody knows what it is; one that only numbers the rows is known to be nothing."""
        is_known = self.head.guess is not None or self.head.twin is not None
        return not self.chosen and not is_known and fold(self.head.text) not in columns().numbering

    @property
    def twin(self) -> str:
        """The letter of the column that says the same, where this one is not read for that."""
        return letters(self.head.twin) if self.head.twin is not None and not self.chosen else ""

    @property
    def letter(self) -> str:
        """The column as the spreadsheet names it."""
        return letters(self.head.index)

    @property
    def field(self) -> str:
        """The name of its select."""
        return f"col-{self.head.index}"

    @property
    def unit_field(self) -> str:
        """The name of the select of its unit of money."""
        return f"unit-{self.head.index}"


@dataclass(frozen=True, slots=True)
class Choosing:
    """What stands chosen of a workbook: its sheet, its heads, and what each column is."""

    held: Import
    sheet: str
    heads: Heads
    told: tuple[DayTold, ...]
    chosen: Mapping[int, Chosen]

    @property
    def is_asked(self) -> bool:
        """Whether the workbook tells more than one day, so that only a person can say which it is."""
        return len({one.day for one in self.told}) > 1

    def choice(self, facts: Mapping[str, Any]) -> Choice:
        """It with what the workbook does not say of itself."""
        told = (facts["since"], facts["year"], facts["kind"], facts["whole_of"])
        return Choice(self.sheet, self.heads, dict(self.chosen), *told)


def choosing_of(held: Import, sent: QueryDict | None, address: QueryDict, *, today: date) -> Choosing:
    """What the form that was sent says, else the address with what was kept, remembered or guessed."""
    said = address if sent is None else sent
    sheet, heads, told = heads_asked(held, {name: said.get(name, "") for name in ("sheet", "row")}, today=today)
    return Choosing(held, sheet, heads, told, choice_to_show(held, heads) if sent is None else chosen_in(sent, heads))


def facts_to_show(choosing: Choosing, *, today: date) -> dict[str, Any]:
    """What was said before that the columns do not say; before that the day that the workbook tells."""
    held = choosing.held
    proposed = None if choosing.is_asked else agreed_day(choosing.told) or today
    since = held.valid_from if held.since_said else proposed
    return {"since": since, "year": held.year, "kind": held.kind, "whole_of": held.whole_of_id}


def shown_columns(choosing: Choosing) -> dict[str, Any]:
    """What the template needs beside the form."""
    listed = lines(choosing.heads, choosing.chosen)
    return {
        "held": choosing.held,
        "sheet": choosing.sheet,
        "heads": choosing.heads,
        "told": choosing.told,
        "is_asked": choosing.is_asked,
        "is_old": choosing.held.name.lower().endswith(".xls"),
        "row": choosing.heads.row + 1,
        "lines": listed,
        "unguessed": sum(line.is_unguessed for line in listed),
        "twins": sum(bool(line.twin) for line in listed),
        "groups": column_groups(),
        "units": money_units(),
    }


def heads_asked(held: Import, said: Mapping[str, str], *, today: date) -> tuple[str, Heads, tuple[DayTold, ...]]:
    """The sheet that the address or the form names, its heads and its day; what makes no sense there is left aside."""
    sheet = said.get("sheet") or held.sheet
    if sheet not in held.sheets:
        sheet = held.sheet
    written = said.get("row", "")
    row = int(written) - 1 if written.isdecimal() and 1 <= int(written) <= 30 else None
    if sheet == held.sheet and row in (None, held.header_row):
        return sheet, heads_kept(held), days_kept(held)
    return sheet, *look_at(held, sheet, row, today=today)


def choice_to_show(held: Import, heads: Heads) -> Mapping[int, Chosen]:
    """What stands chosen when the page is opened: what was kept, else remembered, else guessed."""
    if heads.signature == held.signature and held.chosen:
        return chosen_of(held)
    return remembered(heads) or guessed(heads)


def lines(heads: Heads, chosen: Mapping[int, Chosen]) -> list[ColumnLine]:
    """The columns in their order."""
    known = columns().by_id
    found = []
    for head in heads.columns:
        one = chosen.get(head.index)
        unit = str(one.factor) if one is not None and one.factor is not None else ""
        found.append(ColumnLine(head, one.id if one else "", unit, one is not None and known[one.id].is_money))
    return found


def chosen_in(said: Mapping[str, str], heads: Heads) -> dict[int, Chosen]:
    """What a person chose on the page; ids and units that there are none of are left aside."""
    known, units = columns(), {str(factor) for factor, _ in money_units()}
    found: dict[int, Chosen] = {}
    for head in heads.columns:
        column = known.by_id.get(said.get(f"col-{head.index}", ""))
        if column is not None:
            unit = said.get(f"unit-{head.index}", "")
            found[head.index] = Chosen(column.id, int(unit) if column.is_money and unit in units else None)
    return found


@cache
def column_groups() -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """All that a column may be, by what is said together."""
    labels = {facet._meta.model_name: facet.label for facet in FACETS}
    groups: dict[str, list[tuple[str, str]]] = {}
    for column in columns():
        label = labels.get(column.id.partition(".")[0], _OF_THE_SHEET)
        groups.setdefault(label, []).append((column.id, column.name))
    return tuple(groups.items())


@cache
def money_units() -> Sequence[tuple[int, str]]:
    """The units of money by their first names."""
    found: dict[int, str] = {}
    for name, factor in columns().money:
        found.setdefault(factor, name)
    return tuple(found.items())
