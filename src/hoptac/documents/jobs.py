"""How far the reading of slow files is. Told from the queue and its workers, not noted: a killed job cannot note it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hoptac.base.services.workers import living_workers
from hoptac.documents.files import waiting_path
from hoptac.documents.models import ReadingJob

_OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


class JobState(StrEnum):
    """Where a job is. ``STOPPED``: it died, with its worker or of a fault of ours, and may be started again."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as a page shows it. ``ahead`` counts the jobs before it; ``has_worker``: whether anybody does jobs."""

    job: ReadingJob
    state: JobState
    ahead: int
    has_worker: bool
    may_start_again: bool

    @property
    def is_under_way(self) -> bool:
        """Whether it will come to an end by itself, so that a page may keep asking."""
        return self.state in (JobState.WAITING, JobState.READING)


def job_view(job: ReadingJob, *, at: datetime) -> JobView:
    """One job."""
    return job_views([job], at=at)[0]


def job_views(jobs: Iterable[ReadingJob], *, at: datetime) -> tuple[JobView, ...]:
    """How far each job is, in two queries for any number of them."""
    jobs = list(jobs)
    if not jobs:
        return ()
    queue = list(DBTaskResult.objects.filter(status__in=_OPEN))  # in the order in which they are taken
    living = living_workers(at=at)
    return tuple(_view(job, queue, living) for job in jobs)


def open_jobs(jobs: QuerySet[ReadingJob]) -> QuerySet[ReadingJob]:
    """Those that are not over, and those whose refusal still waits to be read."""
    return jobs.filter(finished_at=None) | jobs.exclude(refusal="")


def _view(job: ReadingJob, queue: Sequence["DBTaskResult[..., Any]"], living: frozenset[str]) -> JobView:
    state = _state(job, queue, living)
    is_over = state in (JobState.REFUSED, JobState.STOPPED)
    return JobView(job, state, _ahead(job.task, queue, living), bool(living), is_over and _is_kept(job))


def _state(job: ReadingJob, queue: Sequence["DBTaskResult[..., Any]"], living: frozenset[str]) -> JobState:
    if job.refusal:
        return JobState.REFUSED
    if job.finished_at is not None:
        return JobState.DONE
    task = next((task for task in queue if task.id == job.task), None)
    if task is None:
        return JobState.STOPPED
    if task.status == TaskResultStatus.READY:
        return JobState.WAITING
    return JobState.READING if is_run(task, living) else JobState.STOPPED


def _ahead(key: UUID | None, queue: Sequence["DBTaskResult[..., Any]"], living: frozenset[str]) -> int:
    """How many jobs are done before this one: those that run, and those that wait in front of it."""
    running = sum(is_run(task, living) for task in queue)
    waiting = [task.id for task in queue if task.status == TaskResultStatus.READY]
    return running + waiting.index(key) if key in waiting else 0


def is_run(task: "DBTaskResult[..., Any]", living: frozenset[str]) -> bool:
    """Whether a task is in the hands of a worker that lives: one that was killed leaves its task running for ever."""
    return task.status == TaskResultStatus.RUNNING and bool(living.intersection(task.worker_ids[-1:]))


def _is_kept(job: ReadingJob) -> bool:
    return job.document_id is not None or waiting_path(job.owner_id, job.sha256).exists()
