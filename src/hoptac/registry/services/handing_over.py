"""Proposals that wait for a second person: who asked stays written, the successor answers for them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from hoptac.accounts.handover import Moved, Step
from hoptac.accounts.models import User
from hoptac.base.protection import digests_of
from hoptac.base.services.notices import NewNotice
from hoptac.registry.models import Proposal
from hoptac.registry.naming import names_of

_LONGEST_NAME = 200


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
        proposal.taken_on_by = to
    Proposal.objects.bulk_update(proposals, ["taken_on_by"])
    return Moved(len(proposals), rows=tuple(proposals), before=before, notices=_notices(person, to, proposals))


def _notices(person: User, to: User, proposals: Sequence[Proposal]) -> tuple[NewNotice, ...]:
    names = names_of(proposal.organization_id for proposal in proposals)
    return tuple(
        NewNotice(
            to.pk,
            f"registry.proposal:{proposal.pk}:handed-over:{to.pk}",
            f"Nhận bàn giao từ {person.full_name}: đề nghị {proposal.get_act_display().lower()}, "
            f"{names.get(proposal.organization_id, '')[:_LONGEST_NAME]}.",
            reverse("registry:proposals"),
        )
        for proposal in proposals
    )


def _of(person: User) -> QuerySet[Proposal]:
    answering = Q(taken_on_by=person) | Q(taken_on_by=None, asked_by=person)
    return Proposal.objects.filter(answering, state=Proposal.State.OPEN).order_by("pk")


PROPOSALS = Step("registry.proposals", "Đề nghị chờ người thứ hai", _waiting, _move)
