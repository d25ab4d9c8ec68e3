"""Procedures for tests: what a test is about is named, the rest is fixed."""

from datetime import date
from typing import Any

from conftest import NOW, TODAY
from hoptac.cases.models import Procedure
from hoptac.cases.services.closing import Result, close_procedure
from hoptac.cases.services.starting import Opening, start_procedure
from hoptac.cases.services.working import mark_step, skip_step
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve
from hoptac.units.models import Unit


def opened(kind: str, *subjects: Organization, actor: Any, today: date = TODAY, **said: Any) -> Procedure:
    """A procedure of xã Sơn Hà whose file came today, unless the test says otherwise."""
    unit = said.pop("unit", None) or Unit.objects.get(key="21289@2025")
    facts: dict[str, Any] = {"received_on": today, **said}
    return start_procedure(Opening(kind, unit, subjects=subjects, **facts), actor=actor, at=NOW, today=today)


def done(procedure: Procedure, *steps: str, actor: Any, on: date = TODAY, today: date = TODAY) -> None:
    """Steps done on a day."""
    for step in steps:
        mark_step(procedure, step, done_on=on, actor=actor, at=NOW, today=today)


def left_out(procedure: Procedure, *steps: str, actor: Any, today: date = TODAY) -> None:
    """Steps that are not done, with a reason."""
    for step in steps:
        skip_step(procedure, step, reason="Làm ở thủ tục khác", actor=actor, at=NOW, today=today)


def closed(procedure: Procedure, outcome: str, *, actor: Any, today: date = TODAY, **said: Any) -> Procedure:
    """The procedure with its result of today."""
    return close_procedure(procedure, Result(outcome, said.pop("on", today), **said), actor=actor, at=NOW, today=today)


def agreed(actor: Any, *, today: date = TODAY) -> int:
    """Say yes to all that waits, as a second person, and return how many there were."""
    waiting = list(Proposal.objects.filter(state=Proposal.State.OPEN))
    for proposal in waiting:
        approve(proposal, actor=actor, at=NOW, today=today)
    return len(waiting)


def legal_status(organization: Organization) -> str:
    """How it stands, read anew."""
    return str(Organization.objects.select_related("standing").get(pk=organization.pk).standing.legal_status)
