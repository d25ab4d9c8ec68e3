"""Saying which reason measures an aim of a plan."""

from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.cases.models import AimCount
from hoptac.cases.strengthening.aims import count_at_start
from hoptac.cases.strengthening.reasons import Reason
from hoptac.planning.models import Aim


@transaction.atomic
def measure_aim(aim: Aim, reason: Reason, *, actor: User, at: datetime, today: date) -> AimCount:
    """Keep the reason with the count of the plan's first day; said again, it is counted again by what is known now."""
    starts_on, number = count_at_start(aim.plan, reason, today=today)
    facts = {"reason": reason.code, "starts_on": starts_on, "at_start": number, "linked_by": actor, "linked_at": at}
    count, _ = AimCount.objects.update_or_create(aim=aim, defaults=facts)
    said = {"reason": reason.code, "starts_on": starts_on, "count": number}
    audit.record(actor, "cases.aim.measured", count, at=at, **said)  # type: ignore[arg-type]
    return count
