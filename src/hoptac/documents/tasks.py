"""Jobs about documents."""

from uuid import UUID

from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from hoptac.accounts.models import User
from hoptac.base.audit import System
from hoptac.base.clock import now
from hoptac.base.services.workers import living_workers
from hoptac.documents.errors import DocumentError
from hoptac.documents.jobs import is_run
from hoptac.documents.models import Document, ReadingJob
from hoptac.documents.queries import outdated_documents
from hoptac.documents.reader import READER_VERSION, read
from hoptac.documents.services.reading_jobs import finish, load_bytes, note_page, refuse
from hoptac.documents.services.receive import read_again

# A person waits for a file that was just sent; nobody waits for all documents to be read again.
_SOONER = 10
_OVER = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


@task(priority=_SOONER, takes_context=True)
def read_file(context: TaskContext, job_id: int) -> str:
    """Read a slow file and make it a document, or keep why not; nothing where another task took its place."""
    job = ReadingJob.objects.filter(pk=job_id, task=UUID(str(context.task_result.id))).first()
    if job is None:
        return "discarded"
    try:
        data = load_bytes(job)
        reading = read(job.name, data, progress=lambda page, pages: note_page(job, page, pages))
    except DocumentError as error:
        refuse(job, error, at=now())
        return "refused"
    return "read" if finish(job, reading, data, at=now()) is not None else "discarded"


def enqueue_reading(job: ReadingJob) -> UUID:
    """Put the reading of a slow file into the queue; the task's key."""
    return UUID(str(read_file.enqueue(job.pk).id))


@task()
def read_all_again(actor_id: int | None) -> dict[str, int]:
    """Read every document that an older reader read last; say how many, and how many files the reader refused.

    Progress is counted from the readings themselves, so a job that was stopped goes on where it was. It steps aside
    for a file that somebody waits for, and goes on behind it.
    """
    actor = User.objects.filter(pk=actor_id).first() if actor_id else None
    read = refused = 0
    for key in list(outdated_documents(READER_VERSION).values_list("pk", flat=True)):
        if read and _is_someone_waiting():
            read_all_again.enqueue(actor_id)
            break
        try:
            read_again(Document.objects.select_related("file").get(pk=key), actor=actor or System(), at=now())
            read += 1
        except DocumentError:
            refused += 1
    return {"read": read, "refused": refused}


def _is_someone_waiting() -> bool:
    waiting = DBTaskResult.objects.filter(task_path=read_file.module_path, status=TaskResultStatus.READY)
    return waiting.exists()


def is_reading_again() -> bool:
    """Whether the job waits or runs, in the hands of a worker that lives."""
    living = living_workers(at=now())
    tasks = DBTaskResult.objects.filter(task_path=read_all_again.module_path)
    return any(
        task.status == TaskResultStatus.READY or is_run(task, living) for task in tasks.exclude(status__in=_OVER)
    )


def start_reading_again(*, actor: User | None) -> bool:
    """Put the job in the queue; False where it is there already."""
    if is_reading_again():
        return False
    read_all_again.enqueue(actor.pk if actor else None)
    return True
