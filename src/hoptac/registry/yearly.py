"""By which day data must be up to date each year in the national system, and whose (rules/yearly_update.toml)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from rulebook import UndecidedError
from rulebook.rows import Row, read_dated


@dataclass(frozen=True, slots=True)
class Deadline:
    """The rule from a day on: the last day of the year that counts, and the kinds of organizations that it binds."""

    since: date
    month: int
    day: int
    kinds: tuple[str, ...]
    source: str
    clause: str | None

    def of(self, year: int) -> date:
        """The last day of the year."""
        return date(year, self.month, self.day)


@cache
def deadlines() -> tuple[Deadline, ...]:
    """All rules, the oldest first."""
    return load_deadlines(settings.RULES_ROOT / "yearly_update.toml")


def load_deadlines(path: Path) -> tuple[Deadline, ...]:
    """The rules of a file, the oldest first."""
    return read_dated(path, "deadline", _deadline)


def deadline_of(year: int) -> Deadline:
    """The rule that bound in a year. Refused where none is known."""
    known = [one for one in deadlines() if one.of(year) >= one.since]
    if not known:
        raise UndecidedError(
            subject=f"Hạn cập nhật dữ liệu của năm {year}", reason="chưa có quy định nào được ghi cho năm đó"
        )
    return known[-1]


def _deadline(row: Row) -> Deadline:
    found = Deadline(
        row.day("from"),
        row.whole("month"),
        row.whole("day"),
        row.texts("kinds"),
        row.source(),
        row.text_or_none("clause"),
    )
    row.status()
    return found
