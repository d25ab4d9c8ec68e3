"""Files that a person sent in and that are not read yet go on under another's name."""

from datetime import datetime

from django.db.models import QuerySet

from hoptac.accounts.handover import Change, Moved, Step
from hoptac.accounts.models import User
from hoptac.documents.jobs import open_jobs
from hoptac.documents.models import ReadingJob


def _waiting(person: User, at: datetime) -> list[str]:
    return [job.name for job in _of(person)]


def _move(change: Change) -> Moved:
    """Who is told how the reading ended."""
    return Moved(ReadingJob.objects.filter(pk__in=_of(change.person).values("pk")).update(asked_by=change.to))


def _of(person: User) -> QuerySet[ReadingJob]:
    return open_jobs(ReadingJob.objects.filter(asked_by=person))


READINGS = Step("documents.readings", "Tệp đang đọc", _waiting, _move)
