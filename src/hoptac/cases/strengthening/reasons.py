"""Why an organization has to be looked at again, and from which day on how much (rules/strengthening.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.base.working_days import months_after
from hoptac.registry.norms import whole_on
from rulebook import Basis
from rulebook.rows import read, refuse_repeated


class Level(StrEnum):
    """How pressing a reason is: there, soon at its limit, at its limit."""

    EARLY = "early"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. ``limited`` are the kinds whose limits the law sets; others are only watched.

    ``question`` is how it is called where too little is known: never as if it were so.
    ``since`` and ``unknown`` name the columns that hold from when it counts, and from when nothing is known of it.
    """

    code: str
    name: str
    question: str
    applies_to: tuple[str, ...]
    limited: tuple[str, ...]
    warning: str | None
    limit: str | None
    early: bool
    at_once: bool
    counted: str
    next_step: str
    limit_step: str | None
    procedure: str | None
    basis: Basis

    @property
    def since(self) -> str:
        """The column of the day it counts from."""
        return f"{self.code}_since"

    @property
    def unknown(self) -> str:
        """The column of the day from which it cannot be told."""
        return f"{self.code}_unknown"

    def cuts(self, today: date) -> "Cuts":
        """The days at or before which a count has reached its levels today."""
        return Cuts(_cut(self.warning, today), _cut(self.limit, today))

    def level(self, kind: str, since: date | None, *, today: date) -> Level | None:
        """How pressing it is for an organization of ``kind`` in which it counts from ``since``; None: not at all, or
        not yet."""
        if since is None or since > today or kind not in self.applies_to:
            return None
        cuts = self.cuts(today)
        if kind in self.limited and cuts.red is not None and since <= cuts.red:
            return Level.RED
        if self.at_once or (kind in self.limited and cuts.amber is not None and since <= cuts.amber):
            return Level.AMBER
        return Level.EARLY if self.early else None


@dataclass(frozen=True, slots=True)
class Cuts:
    """The latest days of counting that are amber and red; None where there is no such level."""

    amber: date | None
    red: date | None


def _cut(norm_id: str | None, today: date) -> date | None:
    months = whole_on(norm_id, today) if norm_id else None
    return None if months is None else months_after(today, -months)


@cache
def reasons() -> Mapping[str, Reason]:
    """All reasons by code, in the order of the file."""
    return load_reasons(settings.RULES_ROOT / "strengthening.toml")


def load_reasons(path: Path) -> Mapping[str, Reason]:
    """The reasons of a file. Refused where one lacks its source, or stands twice."""
    file = read(path)
    file.text("version")
    found = []
    for row in file.tables("reason"):
        reason = Reason(
            code=row.text("code"),
            name=row.text("name"),
            question=row.text("question"),
            applies_to=row.texts("applies_to"),
            limited=row.texts("limited"),
            warning=row.text_or_none("warning"),
            limit=row.text_or_none("limit"),
            early=row.flag("early"),
            at_once=row.flag("at_once"),
            counted=row.text("counted"),
            next_step=row.text("next_step"),
            limit_step=row.text_or_none("limit_step"),
            procedure=row.text_or_none("procedure"),
            basis=row.basis(),
        )
        row.done()
        found.append(reason)
    file.done()
    refuse_repeated(path, ((one.code, f"lý do {one.code}") for one in found))
    return {one.code: one for one in found}
