"""Proposals that wait for a second person go on under the successor's name."""

from datetime import date, datetime

from django.db.models import QuerySet

from hoptac.accounts.handover import Moved, Step
from hoptac.accounts.models import User
from hoptac.base.protection import digests_of
from hoptac.registry.models import Proposal
from hoptac.registry.naming import names_of


def _waiting(person: User, today: date) -> list[str]:
    waiting = list(_of(person))
    # An organization may have left the book while something else was asked about it.
    names = names_of(proposal.organization_id for proposal in waiting)
    return [f"{proposal.get_act_display()}: {names.get(proposal.organization_id, '')}" for proposal in waiting]


def _move(person: User, to: User, at: datetime) -> Moved:
    """The successor answers for them; the second person is then somebody else than the successor."""
    proposals = list(_of(person).select_for_update())
    before = digests_of(proposals)
    for proposal in proposals:
        proposal.asked_by = to
    Proposal.objects.bulk_update(proposals, ["asked_by"])
    return Moved(len(proposals), rows=tuple(proposals), before=before)


def _of(person: User) -> QuerySet[Proposal]:
    return Proposal.objects.filter(asked_by=person, state=Proposal.State.OPEN).order_by("pk")


PROPOSALS = Step("registry.proposals", "Đề nghị chờ người thứ hai", _waiting, _move)
