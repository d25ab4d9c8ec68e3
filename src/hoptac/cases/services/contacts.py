"""Noting a contact with an organization."""

from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.cases.errors import FutureDayError
from hoptac.cases.models import Outreach
from hoptac.cases.services.watching import watch
from hoptac.registry.models import Organization


@transaction.atomic
def note_contact(
    organization: Organization,
    kind: str,
    *,
    on: date,
    with_whom: str,
    said: str,
    actor: User,
    at: datetime,
    today: date,
) -> Outreach:
    """Note who was spoken with, when, and what was said. Refused: a day to come."""
    if on > today:
        raise FutureDayError(day=on, today=today)
    contact = Outreach.objects.create(
        organization=organization, kind=kind, on=on, with_whom=with_whom, said=said, noted_by=actor, noted_at=at
    )
    watch([organization.pk], today)
    facts = {"organization": organization.pk, "kind": kind, "on": on}
    audit.record(actor, "cases.contact.noted", contact, at=at, rows=[contact], **facts)  # type: ignore[arg-type]
    return contact
