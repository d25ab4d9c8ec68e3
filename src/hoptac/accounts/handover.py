"""What moves when a person hands a desk over: each app names its own steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Model

from hoptac.accounts.models import User
from hoptac.base.audit import Batch
from hoptac.base.services.notices import NewNotice

Digests = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One hand-over: whose desk goes to whom, why, by whom, and when."""

    person: User
    to: User
    reason: str
    actor: User
    at: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Moved:
    """What a step did: protected rows as they are now and as they were, and what the successor is told of.

    ``left`` says in words what could not go to this successor, and what became of it.
    """

    count: int
    rows: tuple[Model | Batch, ...] = ()
    before: Digests = field(default_factory=dict)
    notices: tuple[NewNotice, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of open work. ``waiting`` says in words what a person has open; ``move`` gives it to another.

    ``note``: what happens to that which the successor may not take on, where there can be such.
    """

    key: str
    label: str
    waiting: Callable[[User, datetime], list[str]]
    move: Callable[[Change], Moved]
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The open work of one kind."""

    label: str
    items: list[str]
    note: str = ""


_steps: dict[str, Step] = {}


def register_step(step: Step) -> None:
    """Add a kind of work; called once from an app's ``ready``."""
    _steps[step.key] = step


def steps() -> list[Step]:
    """All kinds of work, in one order."""
    return [_steps[key] for key in sorted(_steps)]


def open_work(person: User, *, at: datetime) -> list[OpenWork]:
    """What the person has open at this moment, by kind; nothing of kinds without any."""
    found = [OpenWork(step.label, step.waiting(person, at), step.note) for step in steps()]
    return [work for work in found if work.items]
