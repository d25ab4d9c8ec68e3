"""The role that a person holds on an organization, as the page of a person tells of it."""

from datetime import date, timedelta

from hoptac.accounts.models import Role, User
from hoptac.accounts.people import Held
from hoptac.registry.models import OrganizationGrant


def managed(person: User, today: date) -> list[Held]:
    """The organizations that the person manages, managed or will manage."""
    grants = OrganizationGrant.objects.filter(user=person).select_related("organization__standing")
    return [_held(grant, today) for grant in grants]


def _held(grant: OrganizationGrant, today: date) -> Held:
    last = grant.valid_to - timedelta(days=1) if grant.valid_to else None
    place = grant.organization.standing.name
    return Held(str(Role.MANAGER.label), place, grant.valid_from, last, grant.holds_on(today))
