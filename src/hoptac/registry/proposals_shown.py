"""Proposals in words, with what the person who looks may do about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.registry.access import approvable
from hoptac.registry.codes import name_of
from hoptac.registry.models import Proposal, Standing


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """One proposal of the list."""

    proposal: Proposal
    name: str
    asked_for: str
    may_decide: bool
    may_withdraw: bool
    may_undo: bool


def shown_proposals(proposals: Iterable[Proposal], user: User, *, today: date) -> list[ProposalShown]:
    """The proposals of a page in their order."""
    listed, scope = list(proposals), scope_of(user, today=today)
    targets = {one.facts.get("into") for one in listed} | {one.organization_id for one in listed}
    names = dict(Standing.objects.filter(pk__in=targets - {None}).values_list("pk", "name"))
    within = approvable(scope, (one.organization_id for one in listed), today=today)
    shown = []
    for one in listed:
        is_open, gone = one.state == Proposal.State.OPEN, one.organization_id not in names
        approves = one.organization_id in within
        shown.append(
            ProposalShown(
                one,
                names.get(one.organization_id, str(one.organization)),
                _words(one, names),
                may_decide=is_open and approves and one.asked_by_id != user.pk,
                may_withdraw=is_open and one.asked_by_id == user.pk,
                may_undo=gone and approves and one.state == Proposal.State.APPROVED,
            )
        )
    return shown


def _words(proposal: Proposal, names: dict[int, str]) -> str:
    facts = proposal.facts
    if proposal.act == Proposal.Act.LEGAL_STATUS:
        since = date.fromisoformat(facts["since"])
        return f"{name_of('legal_status', facts['status'])} từ ngày {since:%d/%m/%Y}. {facts['source']}"
    if proposal.act == Proposal.Act.JOIN:
        return f"Gộp vào mục số {facts['into']}: {names.get(facts['into'], 'không còn trong sổ')}"
    return "Xóa khỏi sổ vì ghi nhầm"
