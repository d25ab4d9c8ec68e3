"""Kinds of organizations whose procedures another body runs: said in words, as a dated rule, instead of silence."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from rulebook import Basis
from rulebook.rows import Row, read_dated


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is said of one kind from a day on."""

    kind: str
    since: date
    words: str
    basis: Basis


@cache
def rules() -> tuple[Elsewhere, ...]:
    """All that is known, read once."""
    return load_elsewhere(settings.RULES_ROOT / "procedures_elsewhere.toml")


def load_elsewhere(path: Path) -> tuple[Elsewhere, ...]:
    """The rules of a file, the oldest first. Refused where one lacks its day or its source."""
    return read_dated(path, "rule", _rule)


def elsewhere_for(kind: str, day: date) -> Elsewhere | None:
    """What is said of a kind on a day; None where its procedures are in this book, or nothing is known of the day."""
    known = [one for one in rules() if one.kind == kind and one.since <= day]
    return known[-1] if known else None


def _rule(row: Row) -> Elsewhere:
    return Elsewhere(row.text("code"), row.day("from"), row.text("words"), row.basis())
