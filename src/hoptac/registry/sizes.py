"""How large a cooperative is by the rule of the day (rules/size_classes.toml): decided where the book suffices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.registry.codes import code_lists
from rulebook.basis import Basis
from rulebook.rows import Row, read, refuse_repeated

LARGE = "large"


@dataclass(frozen=True, slots=True)
class Figures:
    """What the classes are told by: heads, and đồng of a year and of a day; None where the book does not know."""

    sector: str = ""
    members: int | None = None
    revenue_dong: int | None = None
    capital_dong: int | None = None


@dataclass(frozen=True, slots=True)
class SizeClass:
    """One class of a group of sectors: so many members, and so much revenue or so much capital."""

    code: str
    name: str
    group: str
    since: date
    members: int
    revenue_dong: int
    capital_dong: int
    basis: Basis

    def holds(self, figures: Figures) -> bool | None:
        """Whether one of these figures reaches the class; None where what is known does not decide it."""
        if figures.members is not None and figures.members < self.members:
            return False
        money = (
            _reaches(figures.revenue_dong, self.revenue_dong),
            _reaches(figures.capital_dong, self.capital_dong),
        )
        if not any(money):
            return None if None in money else False
        return True if figures.members is not None else None


@dataclass(frozen=True, slots=True)
class SizeTable:
    """The classes of each group, the largest first; ``complete`` are the groups of which none is missing."""

    classes: Mapping[str, tuple[SizeClass, ...]]
    complete: frozenset[str]
    full_governance: Basis

    def class_of(self, figures: Figures, day: date) -> SizeClass | None:
        """A class that one of these figures certainly reaches, the largest such; None where there is none."""
        return next((one for one in self._on(figures.sector, day) if one.holds(figures)), None)

    def is_large(self, figures: Figures, day: date) -> bool | None:
        """Whether it is large; None where nothing decides it."""
        large = next((one for one in self._on(figures.sector, day) if one.code == LARGE), None)
        return large.holds(figures) if large else None

    def is_above_micro(self, figures: Figures, day: date) -> bool | None:
        """Whether it is small, medium or large; None where nothing decides it."""
        classes = self._on(figures.sector, day)
        held = [one.holds(figures) for one in classes]
        if any(held):
            return True
        is_known = bool(held) and None not in held and classes[0].group in self.complete
        return False if is_known else None

    def _on(self, sector: str, day: date) -> tuple[SizeClass, ...]:
        group = group_of(sector)
        return tuple(one for one in self.classes.get(group, ()) if one.since <= day)


def _reaches(figure: int | None, least: int) -> bool | None:
    return None if figure is None else figure >= least


@cache
def group_of(sector: str) -> str:
    """The group of a sector; "" for one that is not known."""
    traits = (entry.traits for entry in code_lists()["sector"] if entry.code == sector)
    return next((trait for found in traits for trait in found), "")


@cache
def size_table() -> SizeTable:
    """The table, read once."""
    return load_size_table(settings.RULES_ROOT / "size_classes.toml")


def load_size_table(path: Path) -> SizeTable:
    """The table of a file. Refused: a class twice in a group from one day, one of a group that is not listed."""
    file = read(path)
    file.text("version")
    governance = file.table("full_governance")
    if governance is None:
        raise file.bad("full_governance", "một bảng có source, clause, status")
    full = governance.basis()
    governance.done()
    groups = dict(_group(row) for row in file.tables("group"))
    classes = tuple(_class(row, groups) for row in file.tables("class"))
    file.done()
    refuse_repeated(path, ((f"{one.group} {one.code} {one.since}", one.code) for one in classes))
    by_group = {group: tuple(_newest(one for one in classes if one.group == group)) for group in groups}
    return SizeTable(by_group, frozenset(group for group, is_complete in groups.items() if is_complete), full)


def _group(row: Row) -> tuple[str, bool]:
    named = row.text("trait"), row.flag("complete")
    row.done()
    return named


def _class(row: Row, groups: Iterable[str]) -> SizeClass:
    made = SizeClass(
        code=row.choice("code", (LARGE, "medium", "small")),
        name=row.text("name"),
        group=row.choice("group", groups),
        since=row.day("from"),
        members=row.count("members"),
        revenue_dong=row.count("revenue_dong"),
        capital_dong=row.count("capital_dong"),
        basis=row.basis(),
    )
    row.done()
    return made


def _newest(classes: Iterable[SizeClass]) -> list[SizeClass]:
    """The largest first."""
    return sorted(classes, key=lambda one: -one.members)
