"""What one person asks and another of the same reach decides: legal status, joining doubles, removing an entry."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.protection import digests_of
from hoptac.registry.errors import (
    AlreadyAskedError,
    AlreadyGoneError,
    DecidedProposalError,
    JoinItselfError,
    NothingToUndoError,
    OtherActStandsError,
    SecondPersonError,
)
from hoptac.registry.leaving import UNDONE, decided_leaving
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.following import follow_agreement, follow_proposal
from hoptac.registry.services.legal_status import require_effect, write_status
from hoptac.registry.services.resting import require_free
from hoptac.registry.services.standing import restand
from hoptac.registry.services.telling import tell_second_persons, tell_who_asked

Act = Proposal.Act
State = Proposal.State
Digests = Mapping[str, Mapping[str, str]]
NO_DIGESTS: Digests = MappingProxyType({})


@transaction.atomic
def ask(
    act: Proposal.Act,
    organization: Organization,
    facts: Mapping[str, Any],
    *,
    reason: str,
    actor: User,
    at: datetime,
    today: date,
) -> Proposal:
    """Ask for an act, and tell those who may decide.

    Refused while the same is asked already, where an entry is to be joined into itself, a status without effect, and
    taking an entry away while somebody is at work on what rests on it.
    """
    held = Organization.objects.select_for_update().get(pk=organization.pk)
    if Proposal.objects.filter(organization=held, act=act, state=State.OPEN).exists():
        raise AlreadyAskedError(act=act.label)
    if act == Act.JOIN and _kept(facts) in (None, held.pk):
        raise JoinItselfError()
    if act == Act.LEGAL_STATUS:
        require_effect(held, facts)
    else:
        require_free(held, act=act.label)
    proposal = Proposal.objects.create(
        organization=held, act=act, facts=dict(facts), reason=reason, asked_by=actor, asked_at=at
    )
    tell_second_persons(proposal, today=today, at=at)
    _record(actor, "asked", proposal, at=at)
    return proposal


@transaction.atomic
def approve(proposal: Proposal, *, actor: User, at: datetime, today: date) -> Proposal:
    """Agree, and do what was asked. Refused to the person who asked, and where it would have no effect by now."""
    held = _open(proposal)
    if held.is_first(actor.pk):
        raise SecondPersonError(what_changes=held.get_act_display())
    locked = _locked(held.organization_id, held.facts.get("into"))
    held.organization = locked[held.organization_id]
    _decide(held, State.APPROVED, actor=actor, at=at)
    before = digests_of([held.organization])
    if held.act == Act.LEGAL_STATUS:
        write_status(held, actor=actor, at=at, today=today)
    else:
        _take_away(held, locked, at=at, today=today)
    follow_proposal(held, actor=actor, at=at)
    follow_agreement(held, actor=actor, at=at, today=today)
    tell_who_asked(held, at=at)
    _record(actor, "approved", held, at=at, before=before)
    return held


@transaction.atomic
def refuse(proposal: Proposal, *, answer: str, actor: User, at: datetime) -> Proposal:
    """Say no, and why. The person who asked withdraws instead."""
    held = _open(proposal)
    if held.is_first(actor.pk):
        raise SecondPersonError(what_changes=held.get_act_display())
    _decide(held, State.REFUSED, actor=actor, at=at, answer=answer)
    follow_proposal(held, actor=actor, at=at)
    tell_who_asked(held, at=at)
    _record(actor, "refused", held, at=at)
    return held


@transaction.atomic
def withdraw(proposal: Proposal, *, actor: User, at: datetime) -> Proposal:
    """Take back what one asked oneself, or answers for since a hand-over."""
    held = _open(proposal)
    if held.answering_id != actor.pk:
        raise SecondPersonError(what_changes="Rút đề nghị của người khác")
    held.state, held.decided_at = State.WITHDRAWN, at
    held.save(update_fields=["state", "decided_at"])
    follow_proposal(held, actor=actor, at=at)
    _record(actor, "withdrawn", held, at=at)
    return held


@transaction.atomic
def undo(proposal: Proposal, *, reason: str, actor: User, at: datetime, today: date) -> Organization:
    """Bring back an entry that was joined into another or removed, as it was; by the proposal alone that took it out.

    One of before may have been asked and decided by others, for another reason: it says nothing of what stands.
    """
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    organization = Organization.objects.select_for_update().get(pk=held.organization_id)
    if organization.is_present:
        raise NothingToUndoError()
    if decided_leaving([organization.pk]).get(organization.pk) != held:
        raise OtherActStandsError(number=organization.pk)
    before = digests_of([organization])
    organization.same_as = None
    organization.removed_at, organization.removed_because = None, ""
    organization.version += 1
    organization.save(update_fields=["same_as", "removed_at", "removed_because", "version"])
    restand([organization.pk], today=today)
    said: dict[str, Any] = {"rows": [organization], "before": before, "reason": reason}
    audit.record(actor, UNDONE, organization, at=at, **said)
    return organization


def _open(proposal: Proposal) -> Proposal:
    """The proposal, locked; of two who decide at once the second is told."""
    held = Proposal.objects.select_for_update(of=("self",)).select_related("organization").get(pk=proposal.pk)
    if held.state != State.OPEN:
        raise DecidedProposalError(state=held.get_state_display().lower())
    return held


def _decide(held: Proposal, state_: Proposal.State, *, actor: User, at: datetime, answer: str = "") -> None:
    held.state, held.decided_by, held.decided_at, held.answer = state_, actor, at, answer
    held.save(update_fields=["state", "decided_by", "decided_at", "answer"])


def _locked(*ids: int | None) -> Mapping[int, Organization]:
    """The organizations as they are now, locked in the order of their keys.

    Of two persons who join two entries into each other at once the second waits, and then finds the first one gone;
    one order for all keeps them from waiting for each other.
    """
    rows = Organization.objects.select_for_update().filter(pk__in=sorted({pk for pk in ids if pk})).order_by("pk")
    return {one.pk: one for one in rows}


def _take_away(held: Proposal, locked: Mapping[int, Organization], *, at: datetime, today: date) -> None:
    """Join the entry into the one that stays, or remove it; what was said of it is kept."""
    organization = locked[held.organization_id]
    if not organization.is_present:
        raise AlreadyGoneError(number=organization.pk)
    require_free(organization, act=held.get_act_display())
    if held.act == Act.JOIN:
        kept = locked.get(held.facts.get("into") or 0)
        if kept is None or kept is organization or not kept.is_present:
            raise JoinItselfError()
        organization.same_as = kept
    else:
        organization.removed_at, organization.removed_because = at, held.reason
    organization.version += 1
    organization.save(update_fields=["same_as", "removed_at", "removed_because", "version"])
    restand([organization.pk], today=today)


def _kept(facts: Mapping[str, Any]) -> int | None:
    """The entry that stays, where it is one that is present."""
    found = Organization.objects.present().filter(pk=facts.get("into") or 0).first()
    return found.pk if found else None


def _record(actor: User, act: str, proposal: Proposal, *, at: datetime, before: Digests = NO_DIGESTS) -> None:
    """One link; ``before``: how the organization was, which an import that brought it is bound by."""
    audit.record(
        actor,
        f"registry.proposal.{act}",
        proposal,
        at=at,
        rows=[proposal, proposal.organization],
        before=before,
        organization=proposal.organization_id,
        asked=proposal.act,
        reason=proposal.reason,
        answer=proposal.answer,
    )
