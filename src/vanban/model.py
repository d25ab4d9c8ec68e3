"""What a reading holds: frozen rows, each with its place in the text that was read.

Offsets count characters of ``Document.text``; ``text[start:end] == quote`` holds for every row.
What the text does not say is ``None`` (or an empty tuple) and, where a reader would miss it, a ``Problem``.
"""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Comparator = Literal["eq", "approx", "gt", "gte", "lt", "lte", "range"]
Measure = Literal["level", "cumulative", "growth", "per_year", "share"]
Basis = Literal["official", "estimate"]
DueKind = Literal["before", "by", "on"]
LinkKind = Literal["implements", "amends", "replaces"]
Relation = Literal["implements", "based_on", "proposed_by", "mentions"]
SigningForm = Literal["TM", "KT", "TL", "TUQ", "none"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that was read: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The part that every row found in a text has in common."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed and in whose place; the innermost authority counts (TM. … KT. … is KT)."""

    form: SigningForm
    name: str | None


@dataclass(frozen=True, slots=True)
class Citation(Found):
    """A named act: one row for each distinct act, at its first mention."""

    kind: str
    number: str | None
    date: date | None
    issuer: str | None
    relation: Relation
    mentions: int


@dataclass(frozen=True, slots=True)
class ActLink(Found):
    """What the text says of two acts that it cites; ``source`` and ``target`` are numbers, or quotes where none is."""

    source: str
    target: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Section(Found):
    """A heading. ``path`` joins the labels from the top: ``III.2``."""

    label: str
    title: str
    depth: int
    path: str


@dataclass(frozen=True, slots=True)
class Target(Found):
    """A number to be reached. ``unit`` as written, ``indicator`` a code of the catalogue or None."""

    subject: str
    indicator: str | None
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None
    unit: str
    measure: Measure
    year: int | None
    period: str | None
    base_year: int | None


@dataclass(frozen=True, slots=True)
class Goal(Found):
    """An aim without a number."""

    section: str


@dataclass(frozen=True, slots=True)
class Actual(Found):
    """A number that is or was."""

    subject: str
    indicator: str | None
    value: Decimal
    unit: str
    as_of: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Task(Found):
    """Something to do, with the bodies that the text names for it (names as written)."""

    section: str
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    agencies: tuple[str, ...]
    timeframe: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Duty(Found):
    """A body obliged to report, send or put something to another.

    ``due_kind`` tells how ``due`` is meant; a day that comes again has neither: its words are in ``recurrence``.
    """

    who: str | None
    to: str | None
    via: str | None
    due: date | None
    due_kind: DueKind | None
    recurrence: str | None


@dataclass(frozen=True, slots=True)
class Recommendation(Found):
    """What is asked of others."""

    section: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, in words for the person, with its place where there is one."""

    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Scan(Span):
    """A stretch of the text whose letters a machine recognised. ``first``, ``last``: its pages, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Document:
    """A whole reading. ``doc_type`` is one of the kinds that the system plans with, ``doc_kind`` the exact kind."""

    text: str
    doc_type: str
    doc_kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: date | None
    year: int | None
    title: str | None
    signer: Signer
    recipients: tuple[str, ...]
    citations: tuple[Citation, ...]
    relations: tuple[ActLink, ...]
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    goals: tuple[Goal, ...]
    actuals: tuple[Actual, ...]
    tasks: tuple[Task, ...]
    obligations: tuple[Duty, ...]
    recommendations: tuple[Recommendation, ...]
    problems: tuple[Problem, ...]
    scans: tuple[Scan, ...] = ()

    def to_dict(self, *, with_text: bool = False) -> dict[str, Any]:
        """The reading as JSON-ready values; dates as ISO text, whole numbers as int, others as float."""
        plain = _plain(asdict(self))
        if not with_text:
            del plain["text"]
        return plain  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
