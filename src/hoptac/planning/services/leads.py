"""Who leads a task whose document lists bodies without a lead."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.errors import StaleWriteError
from hoptac.base.templatetags.vietnamese import moment
from hoptac.planning.errors import AskedNotAssignedError, AwaitingSuccessionError, EndedAgencyError, LeadStatedError
from hoptac.planning.models import Task, TaskBody
from hoptac.units.models import Agency


@transaction.atomic
def name_lead(task: Task, agency: Agency, *, seen: int, actor: User, at: datetime, today: date) -> TaskBody:
    """Say which body leads, or say it anew. The other bodies keep their parts.

    Refused for bodies that are asked (Party, Front) or ended, in plans of ended bodies, where the document itself names
    the lead, and after another person's choice since version ``seen``.
    """
    task = Task.objects.select_for_update().get(pk=task.pk)
    _check_seen(task, seen, mine=agency)
    _check_may_lead(task, agency, today=today)
    before = task.bodies.filter(part=TaskBody.Part.LEAD, named_by__isnull=False)
    gone = [TaskBody(pk=key) for key in before.values_list("pk", flat=True)]
    before.delete()
    body = TaskBody.objects.create(
        task=task, part=TaskBody.Part.LEAD, name=agency.name, agency=agency, named_by=actor, named_at=at
    )
    task.version += 1
    task.save(update_fields=["version"])
    facts: dict[str, Any] = {"agency": agency.pk, "name": agency.full_name}
    audit.record(actor, "planning.task.lead_named", task, at=at, rows=[body], gone=gone, **facts)
    return body


def _check_seen(task: Task, seen: int, *, mine: Agency) -> None:
    if task.version == seen:
        return
    theirs = task.bodies.filter(part=TaskBody.Part.LEAD).select_related("named_by").last()
    by = str(theirs.named_by) if theirs and theirs.named_by else "người khác"
    raise StaleWriteError(
        other=by, when=moment(theirs.named_at if theirs else None), mine=str(mine), theirs=str(theirs or "")
    )


def _check_may_lead(task: Task, agency: Agency, *, today: date) -> None:
    plan = task.plan
    if plan.is_awaiting_succession(today):
        raise AwaitingSuccessionError(body=str(plan.agency or plan.unit))
    stated = task.bodies.filter(part=TaskBody.Part.LEAD, named_by__isnull=True).first()
    if stated is not None:
        raise LeadStatedError(lead=stated.name)
    if agency.asked:
        raise AskedNotAssignedError(agency=agency.name)
    if not agency.holds_on(today):
        raise EndedAgencyError(agency=agency.full_name)
