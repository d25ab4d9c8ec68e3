"""By which decision of two persons entries are out of the book."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from hoptac.base.journal import about
from hoptac.base.models import AuditLink
from hoptac.registry.models import Organization, Proposal

Act = Proposal.Act
UNDONE = "registry.organization.undone"


def decided_leaving(organization_ids: Iterable[int]) -> dict[int, Proposal]:
    """For each entry the proposal that took it out of the book and still stands; one query for any number.

    None for one in the book, and for one whose import was taken back: nobody proposed that.
    """
    rows = _decided(organization_ids)
    return {one.organization_id: one for one in rows if _took_out(one, one.organization)}


def left_by(organization_ids: Iterable[int], known_at: datetime) -> dict[int, Proposal]:
    """For each entry that was out of the book at a moment the proposal that had taken it out, whatever came later.

    Bringing one back leaves its decision as it was: when that was done is told by the chain.
    """
    rows = {one.organization_id: one for one in _decided(organization_ids).filter(decided_at__lte=known_at)}
    names = [about(Organization, key) for key in rows]
    undone = AuditLink.objects.filter(about__in=names, action=UNDONE, at__lte=known_at).order_by("at", "pk")
    back = dict(undone.values_list("about", "at"))
    return {key: one for key, one in rows.items() if _stands(one, back.get(about(Organization, key)))}


def _stands(decided: Proposal, undone_at: datetime | None) -> bool:
    return undone_at is None or (decided.decided_at is not None and decided.decided_at > undone_at)


def _decided(organization_ids: Iterable[int]) -> QuerySet[Proposal]:
    """What two persons decided about taking these out of the book, the last of each at the end."""
    rows = Proposal.objects.filter(
        organization__in=list(organization_ids), state=Proposal.State.APPROVED, act__in=(Act.JOIN, Act.REMOVE)
    )
    return rows.select_related("organization", "asked_by", "decided_by").order_by("decided_at", "pk")


def _took_out(proposal: Proposal, organization: Organization) -> bool:
    """Whether the entry is out of the book as this one decided; of several joins the last is meant."""
    if organization.is_present or (proposal.act == Act.JOIN) != (organization.same_as_id is not None):
        return False
    return organization.removed_at in (None, proposal.decided_at)
