"""Organizations that a result brings into the book: at once, or when a second person agreed to all that it asked."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.cases.errors import AlikeSinceError, NewcomersMissingError
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.services.statuses import require_decided
from hoptac.cases.timing import edition_of
from hoptac.registry.errors import AlikeError
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.entering import Apart, enter_organization, require_apart
from rulebook import Outcome

# In the facts of a proposal: that with it organizations enter the book, and which entries they are known not to be.
ENTERS = "enters"


def newcomers_of(held: Procedure, outcome: Outcome) -> list[Newcomer]:
    """Those that the result brings into the book. Refused: fewer than there have to be, and one that is just asked
    out of it."""
    parties = edition_of(held).parties
    if not outcome.enters or (parties.one_or_new and Party.objects.filter(procedure=held).exists()):
        return []
    newcomers = list(Newcomer.objects.filter(procedure=held).select_related("unit", "organization"))
    if len(newcomers) < parties.least_new:
        raise NewcomersMissingError(wanted=parties.least_new, known=len(newcomers))
    require_decided(one.organization_id for one in newcomers if one.organization_id)
    # One that was taken out of the book again when the procedure was reopened comes into it anew.
    return [one for one in newcomers if one.organization is None or one.organization.removed_at is not None]


def carried_for(held: Procedure, newcomers: Sequence[Newcomer], apart: Apart, *, today: date) -> Mapping[str, Any]:
    """What the proposals carry so that these enter the book with the agreement.

    What each may be is asked now, of the person who knows.
    """
    if not newcomers:
        return {}
    seen = _told_apart(held, apart)
    for one in newcomers:
        require_apart(one.kind, identity=_identity(one, held), seat={"unit": one.unit}, apart=seen, today=today)
    return {ENTERS: {"apart": sorted(apart.ids), "because": apart.because}}


def enter_once_agreed(proposal: Proposal, *, actor: User, at: datetime, today: date) -> None:
    """Let into the book what the result brings, with the last of the proposals that carry it."""
    if ENTERS not in proposal.facts:
        return
    # Locked, so that of two who agree at once to two proposals the second sees that nothing waits any more.
    held = Procedure.objects.select_for_update(of=("self",)).get(pk=proposal.facts["procedure"])
    parties = Party.objects.filter(procedure=held, proposal__isnull=False).select_related("proposal")
    asked = [one.proposal for one in parties if one.proposal is not None and ENTERS in one.proposal.facts]
    if any(one.state != Proposal.State.APPROVED for one in asked):
        return
    carried = proposal.facts[ENTERS]
    waiting = newcomers_of(held, edition_of(held).outcome(held.result))
    apart = Apart(frozenset(carried["apart"]), carried["because"])
    try:
        entered = enter_newcomers(held, waiting, apart, actor=actor, at=at, today=today)
    except AlikeError as found:
        names = ", ".join(one.name for one in waiting)
        raise AlikeSinceError(count=found.count, name=names) from found
    names = ", ".join(one.name for one in entered)
    audit.record(actor, "cases.procedure.entered", held, at=at, rows=entered, name=names)


def enter_newcomers(
    held: Procedure, newcomers: Sequence[Newcomer], apart: Apart, *, actor: User, at: datetime, today: date
) -> list[Newcomer]:
    """New organizations in the book from the day of the result; made from made ones, they are marked as made."""
    assert held.ended_on is not None
    for one in newcomers:
        one.organization = enter_organization(
            one.kind,
            identity=_identity(one, held),
            seat={"unit": one.unit},
            since=held.ended_on,
            source=source_of(held),
            actor=actor,
            at=at,
            today=today,
            is_synthetic=any(subject.is_synthetic for subject in _subjects(held)),
            apart=_told_apart(held, apart),
        )
        one.save(update_fields=["organization"])
    return list(newcomers)


def kept_code(held: Procedure) -> str:
    """The code that what comes out of the procedure bears on; empty where the rules keep none, or none is known."""
    if not edition_of(held).parties.keeps_code:
        return ""
    codes = Party.objects.filter(procedure=held, organization__standing__isnull=False).order_by("pk")
    return codes.values_list("organization__standing__tax_code", flat=True).first() or ""


def _identity(one: Newcomer, held: Procedure) -> Mapping[str, Any]:
    return {
        "name": one.name,
        "tax_code": kept_code(held) or one.tax_code,
        "certificate_number": one.certificate_number,
        # A group is there from the day of its contract, which its file tells of; others from the result on.
        "founded_on": held.starts_on or held.ended_on,
    }


def _told_apart(held: Procedure, apart: Apart) -> Apart:
    """What comes out of an organization bears its name or code: these are told apart by the procedure itself."""
    born = Newcomer.objects.filter(procedure=held, organization__isnull=False).values_list("organization", flat=True)
    kin = {one.pk for one in _subjects(held)} | {pk for pk in born if pk}
    return Apart(apart.ids | kin, apart.because or f"Khác nhau theo thủ tục số {held.pk}")


def _subjects(held: Procedure) -> list[Organization]:
    return [one.organization for one in Party.objects.filter(procedure=held).select_related("organization")]


def source_of(held: Procedure) -> str:
    """Where the book knows the result from: its paper, else the procedure itself."""
    if held.result_paper:
        return f"Văn bản: {held.result_paper}"
    return f"Sổ thủ tục: {kind_of(held.kind).title}, số {held.pk}"
