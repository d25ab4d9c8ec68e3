"""The result of a procedure, and what it changes in the registry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.cases.clocks import Ground
from hoptac.cases.errors import (
    EarlyResultError,
    FutureDayError,
    NotYetError,
    StepsMissingError,
)
from hoptac.cases.models import Party, Procedure
from hoptac.cases.services.newcomers import carried_for, enter_newcomers, newcomers_of, source_of
from hoptac.cases.services.statuses import ask_status
from hoptac.cases.services.working import open_procedure
from hoptac.cases.timing import edition_of, ground_of, set_next
from hoptac.registry.models import Facet
from hoptac.registry.services.entering import Apart
from hoptac.registry.services.statements import state
from rulebook import Edition, Outcome, Step

Changes = Mapping[type[Facet], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """How a procedure ends: by which outcome, on which day, by which paper; ``changes`` go into the book.

    ``apart`` are the entries that look like a new organization and that the person knows to be others.
    """

    outcome: str
    on: date
    paper: str = ""
    changes: Changes = field(default_factory=dict)
    apart: Apart = field(default_factory=Apart)


@transaction.atomic
def close_procedure(
    procedure: Procedure, result: Result, *, actor: User, at: datetime, today: date, seen: int | None = None
) -> Procedure:
    """Write the result and what follows: legal statuses wait for a second person, and so do new organizations beside
    them; where nothing has to be agreed to, these enter the book at once.

    Refused: a day to come, or before the file came or a step was done; steps that the result needs and nobody did; too
    few new organizations; a status before its first day; an earlier question about a status that is still open.
    """
    held = open_procedure(procedure, seen)
    edition = edition_of(held)
    outcome = edition.outcome(result.outcome)
    ground = ground_of(held)
    _require_steps(ground, edition, outcome)
    _require_after(ground, edition, result.on)
    since = _since(held, outcome, result.on, today)
    held.state, held.result, held.result_paper = Procedure.State.CLOSED, outcome.code, result.paper
    held.ended_on, held.ended_by = result.on, actor
    held.version += 1
    rows = _change(held, outcome, result, since=since, actor=actor, at=at, today=today)
    own = ["state", "result", "result_paper", "ended_on", "ended_by", "version"]
    held.save(update_fields=[*own, *set_next(held, today=today)])
    facts: dict[str, Any] = {"outcome": outcome.code, "on": result.on, "paper": result.paper}
    audit.record(actor, "cases.procedure.closed", held, at=at, rows=[held, *rows], **facts)
    return held


def _change(
    held: Procedure, outcome: Outcome, result: Result, *, since: date, actor: User, at: datetime, today: date
) -> list[Model]:
    """Ask for what a second person decides, write the rest, and return the rows of the procedure that changed."""
    waiting = newcomers_of(held, outcome)
    asked: list[Party] = []
    if outcome.sets:
        said: dict[str, Any] = {"why": outcome.name, "paper": result.paper, "actor": actor, "at": at, "today": today}
        carried = carried_for(held, waiting, result.apart, today=today)
        asked = ask_status(held, outcome.sets, since=since, carried=carried, **said)
    entered = [] if asked else enter_newcomers(held, waiting, result.apart, actor=actor, at=at, today=today)
    if outcome.writes:
        _write(held, result, since=since, actor=actor, at=at, today=today)
    return [*asked, *entered]


def _require_steps(ground: Ground, edition: Edition, outcome: Outcome) -> None:
    missing = missing_steps(ground, edition, outcome)
    if missing:
        raise StepsMissingError(outcome=outcome.name, steps=", ".join(f"“{one.name}”" for one in missing))


def _require_after(ground: Ground, edition: Edition, on: date) -> None:
    """A result stands behind all that led to it: one of an earlier day would be hidden by the status of a step."""
    last, before = max(
        ((ground.done[step.code], step.name) for step in edition.steps if step.code in ground.done),
        default=(ground.received_on, ""),
    )
    if on < ground.received_on:
        last, before = ground.received_on, ""
    if on < last:
        raise EarlyResultError(on=on, last=last, before=f"bước “{before}”" if before else "việc nhận hồ sơ")


def missing_steps(ground: Ground, edition: Edition, outcome: Outcome) -> list[Step]:
    """The steps that a result still waits for: those it needs, and those before them that nobody did or left out."""
    settled = ground.done.keys() | ground.skipped.keys()
    owed = {one.code for one in edition.steps_before(outcome) if one.code not in settled}
    owed |= {code for code in outcome.needs if code not in ground.done}
    return [one for one in edition.steps if one.code in owed]


def _since(held: Procedure, outcome: Outcome, on: date, today: date) -> date:
    """From which day the result holds: of a stretch its first, else the day of the result."""
    if on > today:
        raise FutureDayError(day=on, today=today)
    since = held.starts_on if held.starts_on and (outcome.sets or outcome.writes) else on
    if since > today:
        raise NotYetError(since=since)
    return since


def _write(held: Procedure, result: Result, *, since: date, actor: User, at: datetime, today: date) -> None:
    source = source_of(held)
    for party in Party.objects.filter(procedure=held).select_related("organization"):
        for facet, fields in result.changes.items():
            if fields:
                state(facet, party.organization, fields, since=since, source=source, actor=actor, at=at, today=today)
