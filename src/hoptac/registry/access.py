"""Which organizations a person may see and change: those whose head office is in reach, and those granted by name."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.registry.models import Organization, OrganizationGrant, Standing
from hoptac.units.queries import successors_at


def visible(scope: Scope, *, user: User, today: date) -> Q:
    """The condition on ``Standing`` that a row is in reach."""
    if scope.everything:
        return Q()
    granted = list(OrganizationGrant.objects.at(today).filter(user=user).values_list("organization", flat=True))
    # An "or" keeps a database from its indexes: it stands only for those few who manage an organization.
    in_reach = Q(unit_id__in=scope.read)
    return in_reach | Q(organization__in=granted) if granted else in_reach


def standings_for(user: User, *, today: date) -> QuerySet[Standing]:
    """How the organizations that ``user`` may see stand today."""
    scope = scope_of(user, today=today)
    return standings_in(scope, user=user, today=today).select_related("unit__parent__parent")


def standings_in(scope: Scope, *, user: User, today: date) -> QuerySet[Standing]:
    """The same for a scope that was read already."""
    return Standing.objects.filter(visible(scope, user=user, today=today))


def organization_for(user: User, organization_id: int, *, today: date, write: bool = False) -> Organization:
    """One organization with its standing; 404 for missing and not yours alike, 403 for a reader who wants to write."""
    standing = standings_for(user, today=today).select_related("organization").filter(pk=organization_id).first()
    if standing is None:
        raise Http404("Không có tổ chức này.")
    if write and not may_change(user, standing, today=today):
        raise NotAllowedError(act="sửa dữ liệu của tổ chức này")
    organization: Organization = standing.organization
    return organization


def may_change(user: User, standing: Standing, *, today: date) -> bool:
    """Whether the person may write about the organization: an officer of its place, or its manager."""
    granted = OrganizationGrant.objects.at(today).filter(user=user, organization=standing.pk)
    return is_officer(scope_of(user, today=today), standing, today=today) or granted.exists()


def is_officer(scope: Scope, standing: Standing, *, today: date) -> bool:
    """Whether the organization's place is the person's to write about, or was before it passed to such a place.

    A boundary change obliges nobody to register the head office anew, so many still stand in a unit that has ended.
    """
    if scope.writes_registry(standing.unit_id):
        return True
    unit = standing.unit
    if unit is None or unit.holds_on(today):
        return False
    return any(scope.writes_registry(successor.pk) for successor in successors_at(unit, today))
