"""Entering an organization into the book."""

from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.registry.models import Facet, Identity, LegalStatus, OperatingStatus, Organization, Seat
from hoptac.registry.services.statements import Fields, state


@transaction.atomic
def enter_organization(
    kind: str,
    *,
    identity: Fields,
    seat: Fields,
    since: date,
    source: str,
    actor: User | System,
    at: datetime,
    today: date,
    is_synthetic: bool = False,
) -> Organization:
    """Enter an organization that the registry of business has, as working from ``since``, and return it.

    Its legal status is the one that the source says: what is entered for the first time changes nothing that stood.
    """
    organization = Organization.objects.create(kind=kind, created_at=at, is_synthetic=is_synthetic)
    first: tuple[tuple[type[Facet], Fields], ...] = (
        (Identity, identity),
        (Seat, seat),
        (OperatingStatus, {"status": "operating"}),
        (LegalStatus, {"status": "active"}),
    )
    for facet, fields in first:
        state(facet, organization, fields, since=since, source=source, actor=actor, at=at, today=today)
    audit.record(
        actor, "registry.organization.entered", organization, at=at, rows=[organization], kind=kind, source=source
    )
    return organization
