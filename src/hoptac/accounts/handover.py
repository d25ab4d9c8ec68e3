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
class Moved:
    """What a step did: protected rows as they are now and as they were, and what the successor is told of."""

    count: int
    rows: tuple[Model | Batch, ...] = ()
    before: Digests = field(default_factory=dict)
    notices: tuple[NewNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of open work. ``waiting`` says in words what a person has open; ``move`` gives it to another."""

    key: str
    label: str
    waiting: Callable[[User, date], list[str]]
    move: Callable[[User, User, datetime], Moved]


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The open work of one kind."""

    label: str
    items: list[str]


_steps: dict[str, Step] = {}


def register_step(step: Step) -> None:
    """Add a kind of work; called once from an app's ``ready``."""
    _steps[step.key] = step


def steps() -> list[Step]:
    """All kinds of work, in one order."""
    return [_steps[key] for key in sorted(_steps)]


def open_work(person: User, *, today: date) -> list[OpenWork]:
    """What the person has open, by kind; nothing of kinds without any."""
    found = [OpenWork(step.label, step.waiting(person, today)) for step in steps()]
    return [work for work in found if work.items]
