"""By which decision of two persons entries are out of the book."""

from collections.abc import Iterable

from hoptac.registry.models import Organization, Proposal

Act = Proposal.Act


def decided_leaving(organization_ids: Iterable[int]) -> dict[int, Proposal]:
    """For each entry the proposal that took it out of the book and still stands; one query for any number.

    None for one in the book, and for one whose import was taken back: nobody proposed that.
    """
    rows = Proposal.objects.filter(
        organization__in=list(organization_ids), state=Proposal.State.APPROVED, act__in=(Act.JOIN, Act.REMOVE)
    )
    rows = rows.select_related("organization", "asked_by", "decided_by").order_by("decided_at", "pk")
    return {one.organization_id: one for one in rows if _took_out(one, one.organization)}


def _took_out(proposal: Proposal, organization: Organization) -> bool:
    """Whether the entry is out of the book as this one decided; of several joins the last is meant."""
    if organization.is_present or (proposal.act == Act.JOIN) != (organization.same_as_id is not None):
        return False
    return organization.removed_at in (None, proposal.decided_at)
