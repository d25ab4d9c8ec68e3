"""Which imports and differences a person may see and work on: those of the places where the person writes."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import REGISTRY_WRITERS, Scope, scope_of
from hoptac.accounts.models import Grant, User
from hoptac.base.errors import NotAllowedError
from hoptac.registry.access import standings_in
from hoptac.registry.models import Difference, Import, Standing
from hoptac.units.models import Unit
from hoptac.units.queries import predecessor_ids


def require_importer(user: User, *, today: date) -> Scope:
    """The person's reach. Refused to one who may write of no place."""
    scope = scope_of(user, today=today)
    if not scope.registry:
        raise NotAllowedError(act="nhập bảng tính vào sổ")
    return scope


def place_of(user: User, *, today: date) -> Unit | None:
    """Where the person writes, which is where his imports are seen; None: the whole country."""
    grants = Grant.objects.at(today).filter(user=user, role__in=REGISTRY_WRITERS).select_related("unit")
    units = [grant.unit for grant in grants.order_by("pk")]
    return units[0] if units and None not in units else None


def imports_for(scope: Scope) -> QuerySet[Import]:
    """The imports of the places where the person writes."""
    rows = Import.objects.select_related("asked_by", "acting", "batch", "whole_of", "place")
    return rows if scope.registry.everywhere else rows.filter(place__in=scope.registry.units)


def import_for(user: User, import_id: int, *, today: date) -> Import:
    """One import; 404 for missing and not yours alike."""
    found = imports_for(scope_of(user, today=today)).filter(pk=import_id).first()
    if found is None:
        raise Http404("Không có lần nhập này.")
    return found


def places_to_cover(scope: Scope, *, today: date) -> QuerySet[Unit]:
    """The places of which a person may say that a list is complete: provinces, or where there is none, communes."""
    mine = Q() if scope.registry.everywhere else Q(pk__in=scope.registry.units)
    rows = Unit.objects.at(today).filter(mine)
    provinces = rows.filter(level=Unit.Level.PROVINCE)
    level = Unit.Level.PROVINCE if provinces.exists() else Unit.Level.COMMUNE
    return rows.filter(level=level).select_related("parent__parent").order_by("folded", "pk")


def standings_to_write(scope: Scope, *, user: User, today: date) -> QuerySet[Standing]:
    """The organizations of the places where the person writes."""
    rows = standings_in(scope, user=user, today=today)
    return rows if scope.registry.everywhere else rows.filter(unit__in=scope.registry.units)


def differences_for(scope: Scope) -> QuerySet[Difference]:
    """Differences of organizations that stand in the book and where the person writes."""
    rows = Difference.objects.filter(organization__standing__isnull=False)
    if scope.registry.everywhere:
        return rows
    ground = scope.registry.units | predecessor_ids(scope.registry.units)
    return rows.filter(organization__standing__unit__in=ground)


def difference_for(user: User, difference_id: int, *, today: date) -> Difference:
    """One difference with its organization; 404 for missing and not yours alike."""
    rows = differences_for(scope_of(user, today=today)).filter(pk=difference_id)
    found = rows.select_related("organization__standing__unit__parent__parent", "origin", "proposal__asked_by").first()
    if found is None:
        raise Http404("Không có khác biệt này.")
    return found
