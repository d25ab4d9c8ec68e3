"""The role that a person holds on an organization, as the page of a person tells of it."""

from datetime import date, timedelta

from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.people import Held
from hoptac.registry.models import OrganizationGrant
from hoptac.units.models import Unit


def managed(person: User, today: date) -> list[Held]:
    """The organizations that the person manages, managed or will manage."""
    grants = OrganizationGrant.objects.filter(user=person).select_related("organization__standing")
    return [_held(grant, today) for grant in grants]


def _held(grant: OrganizationGrant, today: date) -> Held:
    last = grant.valid_to - timedelta(days=1) if grant.valid_to else None
    place = grant.organization.standing.name
    holds, is_to_come = grant.holds_on(today), grant.begins_after(today)
    return Held(str(Role.MANAGER.label), place, grant.valid_from, last, holds, is_to_come)


def places_elsewhere(person: User, unit: Unit | None, *, today: date) -> list[Unit]:
    """The places where a person works or manages an organization, none of them this one; empty where one of them is.

    Whoever looks after a place above is at work here too.
    """
    here, above = set[int](), unit
    while above is not None:
        here.add(above.pk)
        above = above.parent
    grants = Grant.objects.at(today).filter(user=person).values_list("unit", flat=True)
    managed_in = (
        OrganizationGrant.objects.at(today).filter(user=person).values_list("organization__standing__unit", flat=True)
    )
    held = {*grants, *managed_in}
    if None in held or held & here:
        return []
    return list(Unit.objects.filter(pk__in=held).select_related("parent__parent").order_by("folded", "pk"))
