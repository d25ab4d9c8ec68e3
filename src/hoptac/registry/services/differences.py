"""Settling what an extract says otherwise: theirs is taken, ours is kept with a reason, or it was dealt with."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.registry.errors import SettledDifferenceError, WrongOutcomeError
from hoptac.registry.models import Difference, Identity, Organization, Proposal
from hoptac.registry.services import proposals
from hoptac.registry.services.statements import state

Kind, Outcome = Difference.Kind, Difference.Outcome
# How each kind may be settled; what TAKEN means of a missing one is that the entry be removed.
OUTCOMES: dict[Difference.Kind, tuple[Difference.Outcome, ...]] = {
    Kind.STATUS: (Outcome.TAKEN, Outcome.KEPT),
    Kind.NAME: (Outcome.TAKEN, Outcome.KEPT),
    Kind.NOT_UPDATED: (Outcome.DONE,),
    Kind.MISSING: (Outcome.KEPT, Outcome.DONE, Outcome.TAKEN),
}
# Taking theirs needs a second person.
NEEDS_SECOND = frozenset({Kind.STATUS, Kind.MISSING})


@transaction.atomic
def settle(
    difference: Difference, outcome: Difference.Outcome, *, note: str, actor: User, at: datetime, today: date
) -> Difference:
    """Settle it and return it; a legal status or a removal is only asked for, and waits for a second person.

    Refused: one that is settled or waits already, and an outcome that its kind does not have.
    """
    held = _open(difference)
    if outcome not in OUTCOMES[Kind(held.kind)]:
        raise WrongOutcomeError(kind=held.get_kind_display())
    if outcome == Outcome.TAKEN and held.kind in NEEDS_SECOND:
        held.proposal = _asked(held, note, actor=actor, at=at, today=today)
        held.note = note[:300]
        held.save(update_fields=["proposal", "note"])
        _record(actor, "asked", held, at=at)
        return held
    if outcome == Outcome.TAKEN:
        _take_name(held, note, actor=actor, at=at, today=today)
    held.settled_at, held.settled_by, held.outcome, held.note = at, actor, outcome, note[:300]
    held.save(update_fields=["settled_at", "settled_by", "outcome", "note"])
    _record(actor, "settled", held, at=at)
    return held


def _open(difference: Difference) -> Difference:
    """The difference, locked; of two who settle at once the second is told."""
    held = Difference.objects.select_for_update(of=("self",)).get(pk=difference.pk)
    if held.settled_at is not None:
        raise SettledDifferenceError(outcome=held.get_outcome_display().lower())
    if held.proposal_id is not None:
        raise SettledDifferenceError(outcome="đã gửi đề nghị, đang chờ người thứ hai")
    return held


def _asked(held: Difference, note: str, *, actor: User, at: datetime, today: date) -> Proposal:
    organization = Organization.objects.get(pk=held.organization_id)
    act, facts = Proposal.Act.REMOVE, {}
    if held.kind == Kind.STATUS:
        act = Proposal.Act.LEGAL_STATUS
        facts = {"status": held.facts["status"], "paper": "", "since": _since(held, today), "source": _source(held)}
        # The extract holds what the bodies that decide on a status told the register.
        facts["difference"] = held.pk
    reason = note or f"Bản trích ghi: {held.theirs}"
    return proposals.ask(act, organization, facts, reason=reason[:300], actor=actor, at=at, today=today)


def _take_name(held: Difference, note: str, *, actor: User, at: datetime, today: date) -> None:
    organization = Organization.objects.get(pk=held.organization_id)
    said: dict[str, Any] = {"since": date.fromisoformat(_since(held, today)), "source": _source(held)}
    state(Identity, organization, {"name": held.facts["name"]}, actor=actor, at=at, today=today, **said)


def _since(held: Difference, today: date) -> str:
    return (held.origin.valid_from if held.origin is not None else today).isoformat()


def _source(held: Difference) -> str:
    return f"Bảng tính: {held.origin.name}"[:240] if held.origin is not None else "Đối chiếu với hệ thống quốc gia"


def _record(actor: User, act: str, held: Difference, *, at: datetime) -> None:
    audit.record(
        actor,
        f"registry.difference.{act}",
        held,
        at=at,
        organization=held.organization_id,
        kind=held.kind,
        ours=held.ours,
        theirs=held.theirs,
        outcome=held.outcome,
        note=held.note,
    )
