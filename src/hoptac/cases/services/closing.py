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
    FutureDayError,
    NewcomersMissingError,
    NotYetError,
    StepsMissingError,
)
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.services.statuses import ask_status, require_decided
from hoptac.cases.services.working import open_procedure
from hoptac.cases.timing import edition_of, ground_of, set_next
from hoptac.registry.models import Facet
from hoptac.registry.services.entering import Apart, enter_organization
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
    """Write the result and what follows: new organizations enter the book, legal statuses wait for a second person.

    Refused: a day to come, steps that the result needs and nobody did, too few new organizations, a status before its
    first day, an earlier question about a status that is still open.
    """
    held = open_procedure(procedure, seen)
    edition = edition_of(held)
    outcome = edition.outcome(result.outcome)
    _require_steps(held, edition, outcome)
    since = _since(held, outcome, result.on, today)
    rows: list[Model] = list(_enter(held, outcome, result, actor=actor, at=at, today=today))
    if outcome.sets:
        said: dict[str, Any] = {"why": outcome.name, "paper": result.paper, "actor": actor, "at": at, "today": today}
        rows += ask_status(held, outcome.sets, since=since, **said)
    if outcome.writes:
        _write(held, result, since=since, actor=actor, at=at, today=today)
    held.state, held.result, held.result_paper = Procedure.State.CLOSED, outcome.code, result.paper
    held.ended_on, held.ended_by = result.on, actor
    held.version += 1
    own = ["state", "result", "result_paper", "ended_on", "ended_by", "version"]
    held.save(update_fields=[*own, *set_next(held, today=today)])
    facts: dict[str, Any] = {"outcome": outcome.code, "on": result.on, "paper": result.paper}
    audit.record(actor, "cases.procedure.closed", held, at=at, rows=[held, *rows], **facts)
    return held


def _require_steps(held: Procedure, edition: Edition, outcome: Outcome) -> None:
    missing = missing_steps(ground_of(held), edition, outcome)
    if missing:
        raise StepsMissingError(outcome=outcome.name, steps=", ".join(f"“{one.name}”" for one in missing))


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


def _enter(
    held: Procedure, outcome: Outcome, result: Result, *, actor: User, at: datetime, today: date
) -> list[Newcomer]:
    """New organizations in the book; made from made ones, they are marked as made."""
    subjects = [one.organization for one in Party.objects.filter(procedure=held).select_related("organization")]
    parties = edition_of(held).parties
    if not outcome.enters or (parties.one_or_new and subjects):
        return []
    newcomers = list(Newcomer.objects.filter(procedure=held).select_related("unit", "organization"))
    if len(newcomers) < parties.least_new:
        raise NewcomersMissingError(wanted=parties.least_new, known=len(newcomers))
    require_decided(one.organization_id for one in newcomers if one.organization_id)
    # One that was taken out of the book again when the procedure was reopened comes into it anew.
    waiting = [one for one in newcomers if one.organization is None or one.organization.removed_at is not None]
    # What comes out of an organization bears its name or code: these are told apart by the procedure itself.
    kin = {one.pk for one in subjects} | {one.organization_id for one in newcomers if one.organization_id}
    because = result.apart.because or f"Khác nhau theo thủ tục số {held.pk}"
    for one in waiting:
        one.organization = enter_organization(
            one.kind,
            identity={
                "name": one.name,
                "tax_code": one.tax_code,
                "certificate_number": one.certificate_number,
                "founded_on": result.on,
            },
            seat={"unit": one.unit},
            since=result.on,
            source=_source(held, result),
            actor=actor,
            at=at,
            today=today,
            is_synthetic=any(subject.is_synthetic for subject in subjects),
            apart=Apart(result.apart.ids | kin, because),
        )
        kin.add(one.organization.pk)
        one.save(update_fields=["organization"])
    return waiting


def _write(held: Procedure, result: Result, *, since: date, actor: User, at: datetime, today: date) -> None:
    source = _source(held, result)
    for party in Party.objects.filter(procedure=held).select_related("organization"):
        for facet, fields in result.changes.items():
            if fields:
                state(facet, party.organization, fields, since=since, source=source, actor=actor, at=at, today=today)


def _source(held: Procedure, result: Result) -> str:
    """Where the book knows it from: the paper of the result, else the procedure itself."""
    return f"Văn bản: {result.paper}" if result.paper else f"Sổ thủ tục: {kind_of(held.kind).title}, số {held.pk}"
