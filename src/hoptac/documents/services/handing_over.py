"""Files that a person sent in and that are not read yet go on under another's name."""

from datetime import date, datetime

from django.db.models import QuerySet

from hoptac.accounts.handover import Moved, Step
from hoptac.accounts.models import User
from hoptac.documents.jobs import open_jobs
from hoptac.documents.models import ReadingJob


def _waiting(person: User, today: date) -> list[str]:
    return [job.name for job in _of(person)]


def _move(person: User, to: User, at: datetime) -> Moved:
    """Who is told how the reading ended."""
    return Moved(ReadingJob.objects.filter(pk__in=_of(person).values("pk")).update(asked_by=to))


def _of(person: User) -> QuerySet[ReadingJob]:
    return open_jobs(ReadingJob.objects.filter(asked_by=person))


READINGS = Step("documents.readings", "Tệp đang đọc", _waiting, _move)
