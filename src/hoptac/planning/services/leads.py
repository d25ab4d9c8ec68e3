"""Who leads a task whose document lists bodies without a lead."""

from datetime import datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.errors import StaleWriteError
from hoptac.planning.errors import AskedNotAssignedError
from hoptac.planning.models import Task, TaskBody
from hoptac.units.models import Agency


@transaction.atomic
def name_lead(task: Task, agency: Agency, *, seen: int, actor: User, at: datetime) -> TaskBody:
    """Say which body leads. Refused for bodies that are asked (Party, Front), and after another's choice since ``seen``."""
    task = Task.objects.select_for_update().get(pk=task.pk)
    if task.version != seen:
        theirs = task.bodies.filter(part=TaskBody.Part.LEAD).select_related("named_by").last()
        other = str(theirs.named_by) if theirs and theirs.named_by else "người khác"
        raise StaleWriteError(other=other, when="", mine=str(agency), theirs=str(theirs or ""))
    if agency.asked:
        raise AskedNotAssignedError(agency=agency.name)
    task.bodies.filter(part=TaskBody.Part.LEAD, named_by__isnull=False).delete()
    body = TaskBody.objects.create(task=task, part=TaskBody.Part.LEAD, name=agency.name, agency=agency, named_by=actor)
    task.version += 1
    task.save(update_fields=["version"])
    audit.record(actor, "planning.task.lead_named", task, at=at, agency=agency.pk)
    return body
