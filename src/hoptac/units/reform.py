"""When the whole map of units changed, and how many provinces stood before and since (rules/maps.toml)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

from rulebook import Basis
from rulebook.rows import Row, read_dated


@dataclass(frozen=True, slots=True)
class Reform:
    """A change of the whole map. ``since``: the first day of the new one."""

    since: date
    provinces: int
    provinces_before: int
    basis: Basis

    @property
    def eve(self) -> date:
        """The last day of the map before: the one day on which that map is known."""
        return self.since - timedelta(days=1)


@cache
def reform() -> Reform:
    """The last one."""
    return load_reforms(settings.RULES_ROOT / "maps.toml")[-1]


def load_reforms(path: Path) -> tuple[Reform, ...]:
    """Those of a file, the oldest first."""
    return read_dated(path, "reform", _reform)


def _reform(row: Row) -> Reform:
    return Reform(row.day("from"), row.whole("provinces"), row.whole("provinces_before"), row.basis())
