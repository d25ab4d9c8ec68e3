"""Which criteria for new rural areas bind on a day, and what of them is about co-operation (rules/new_rural.toml)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from rulebook import UndecidedError
from rulebook.rows import Row, read_dated

# The figures that the page of proof knows how to make.
PROOFS = frozenset(
    {
        "seated",
        "active_cooperatives",
        "irregular_cooperatives",
        "effective_cooperatives",
        "charter_done",
        "agriculture",
        "with_contract",
        "contracts",
        "credentials",
    }
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: what it asks, which figures are its proof, and why no figure decides it."""

    code: str
    name: str
    proof: tuple[str, ...]
    unknown: str
    source: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """The set that binds from ``since``. ``unknown``: why its indicators are not known."""

    since: date
    act: str
    period: str
    criterion: str
    unknown: str
    source: str
    is_verified: bool
    indicators: tuple[Indicator, ...]


@cache
def editions() -> tuple[Edition, ...]:
    """All sets, the oldest first."""
    return load_editions(settings.RULES_ROOT / "new_rural.toml")


def load_editions(path: Path) -> tuple[Edition, ...]:
    """The sets of a file, the oldest first."""
    return read_dated(path, "edition", _edition)


def edition_of(day: date) -> Edition:
    """The set that binds on a day. Refused where none is known."""
    known = [one for one in editions() if one.since <= day]
    if not known:
        raise UndecidedError(
            subject=f"Tiêu chí nông thôn mới ngày {day:%d/%m/%Y}", reason="chưa có bộ tiêu chí nào được ghi cho ngày đó"
        )
    return known[-1]


def _edition(row: Row) -> Edition:
    indicators = tuple(_indicator(one) for one in row.tables("indicator"))
    return Edition(
        row.day("from"),
        row.text("act"),
        row.text("period"),
        row.text("criterion"),
        row.text_or_none("unknown") or "",
        row.source(),
        row.status() == "verified",
        indicators,
    )


def _indicator(row: Row) -> Indicator:
    proof = row.texts("proof")
    if not set(proof) <= PROOFS:
        raise row.bad("proof", f"một trong: {', '.join(sorted(PROOFS))}")
    found = Indicator(
        row.text("code"),
        row.text("name"),
        proof,
        row.text("unknown"),
        row.source(),
        row.status() == "verified",
    )
    row.done()
    return found
