"""The role that a person holds on an organization, as the page of a person tells of it."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.people import Held, RoleSource
from hoptac.registry.models import OrganizationGrant
from hoptac.registry.naming import names_of
from hoptac.units.models import Unit


def managed(people: Collection[int], today: date) -> dict[int, list[Held]]:
    """For each of the people the organizations that he manages, managed or will manage, removed ones too."""
    grants = list(OrganizationGrant.objects.filter(user__in=people))
    names = names_of(grant.organization_id for grant in grants)
    found: dict[int, list[Held]] = {}
    for grant in grants:
        held = Held.on(today, grant, role=str(Role.MANAGER.label), place=names.get(grant.organization_id, ""))
        found.setdefault(grant.user_id, []).append(held)
    return found


def managers_on(day: date) -> QuerySet[OrganizationGrant, int]:
    """The keys of those who manage an organization on a day."""
    return OrganizationGrant.objects.at(day).values_list("user", flat=True)


MANAGERS = RoleSource(Role.MANAGER, managed, managers_on)


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
        OrganizationGrant.objects.at(today)
        .filter(user=person, organization__standing__unit__isnull=False)
        .values_list("organization__standing__unit", flat=True)
    )
    held = {*grants, *managed_in}
    if None in held or held & here:
        return []
    return list(Unit.objects.filter(pk__in=held).select_related("parent__parent").order_by("folded", "pk"))
