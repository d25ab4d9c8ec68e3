"""Jobs about documents."""

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from hoptac.accounts.models import User
from hoptac.base.audit import System
from hoptac.base.clock import now
from hoptac.documents.errors import DocumentError
from hoptac.documents.models import Document
from hoptac.documents.queries import outdated_documents
from hoptac.documents.reader import READER_VERSION
from hoptac.documents.services.receive import read_again


@task()
def read_all_again(actor_id: int | None) -> dict[str, int]:
    """Read every document that an older reader read last; say how many, and how many files the reader refused.

    Progress is counted from the readings themselves, so a job that was stopped goes on where it was.
    """
    actor = User.objects.filter(pk=actor_id).first() if actor_id else None
    read = refused = 0
    for key in list(outdated_documents(READER_VERSION).values_list("pk", flat=True)):
        try:
            read_again(Document.objects.select_related("file").get(pk=key), actor=actor or System(), at=now())
            read += 1
        except DocumentError:
            refused += 1
    return {"read": read, "refused": refused}


def is_reading_again() -> bool:
    """Whether the job waits or runs."""
    open_states = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=read_all_again.module_path, status__in=open_states).exists()


def start_reading_again(*, actor: User | None) -> bool:
    """Put the job in the queue; False where it is there already."""
    if is_reading_again():
        return False
    read_all_again.enqueue(actor.pk if actor else None)
    return True
