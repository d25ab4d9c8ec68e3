"""Who manages an organization or is invited to, and whose account an officer may open again."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import scope_of
from hoptac.accounts.errors import NotInYourChargeError, OwnAccountError
from hoptac.accounts.models import Grant, Invitation, User
from hoptac.registry.access import may_appoint
from hoptac.registry.models import ManagerInvitation, Organization, OrganizationGrant


def helped_by(user: User, people: Collection[int], *, today: date) -> frozenset[int]:
    """Those of the people whose accounts ``user`` may open again, never his own.

    Whoever holds a role on a unit now or later, or an organization whose accounts another looks after, is looked after
    by others: a new password opens all that a person holds, not this organization alone.
    """
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    apart = {user.pk, *Grant.objects.filter(lasting, user__in=people).values_list("user_id", flat=True)}
    scope = scope_of(user, today=today)
    held = OrganizationGrant.objects.filter(lasting, user__in=people)
    for grant in held.select_related("organization__standing__unit"):
        standing = getattr(grant.organization, "standing", None)  # None: it was removed, and may come back
        if standing is None or not may_appoint(scope, standing, today=today):
            apart.add(grant.user_id)
    return frozenset(people) - apart


def open_invitations(organization_id: int, *, at: datetime) -> QuerySet[ManagerInvitation]:
    """Those that may still be taken up at this moment: the same that their links open."""
    rows = ManagerInvitation.objects.select_related("invitation").filter(organization=organization_id)
    return rows.filter(invitation__in=Invitation.objects.open(at))


def open_invitation_for(organization: Organization, offer_id: int, *, at: datetime) -> ManagerInvitation:
    """One of them, of an organization that was reached before."""
    offered = open_invitations(organization.pk, at=at).filter(pk=offer_id).first()
    if offered is None:
        raise Http404("Không có lời mời này.")
    return offered


def manager_for(organization: Organization, manager_id: int) -> OrganizationGrant:
    """One who manages, managed or will manage an organization that was reached before."""
    return _manager(OrganizationGrant.objects.filter(organization=organization), manager_id)


def _manager(rows: QuerySet[OrganizationGrant], manager_id: int) -> OrganizationGrant:
    grant = rows.select_related("user").filter(pk=manager_id).first()
    if grant is None:
        raise Http404("Không có người quản lý này.")
    return grant


def manager_to_help(
    user: User, organization: Organization, manager_id: int, *, today: date, act: str
) -> OrganizationGrant:
    """One who manages the organization today; 404 where nobody does by this number, 403 where others look after him."""
    grant = _manager(OrganizationGrant.objects.at(today).filter(organization=organization), manager_id)
    if grant.user_id == user.pk:
        raise OwnAccountError(act=act)
    if not helped_by(user, [grant.user_id], today=today):
        raise NotInYourChargeError(person=grant.user.full_name, act=act)
    return grant
