"""How far the job of an import is: told from the queue, from who works, and from what the job last said of itself.

While a large workbook is stored, SQLite lets nobody else write: neither the worker that it lives nor the job how far it
is. So the job says so in the cache, which is made of files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hoptac.base.services.workers import living_workers
from hoptac.documents.jobs import is_run
from hoptac.registry.errors import TooManyForSqliteError
from hoptac.registry.models import Import

_OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
_KEPT_SECONDS = 3600
# A job that said nothing for so long, and whose worker says nothing either, is dead.
_SILENCE = timedelta(seconds=60)


class JobState(StrEnum):
    """Where the job is; NONE: the import has none. STOPPED: it died and may be started again."""

    NONE = "none"
    WAITING = "waiting"
    WORKING = "working"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Said:
    """What a job last said: how much of how much was done, and when."""

    done: int
    total: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ImportView:
    """An import as pages show it, with its job. ``has_worker``: whether anybody does jobs."""

    held: Import
    state: JobState
    done: int = 0
    total: int = 0
    has_worker: bool = True

    @property
    def is_under_way(self) -> bool:
        """Whether it will come to an end by itself, so that a page may keep asking."""
        return self.state in (JobState.WAITING, JobState.WORKING)


def too_many_at_once(held: Import) -> TooManyForSqliteError | None:
    """Why it cannot be stored as it is: others wait meanwhile on SQLite, and give up after their time to wait."""
    rows, limit = held.created + held.changed, settings.SQLITE_IMPORT_ROWS
    if connection.vendor != "sqlite" or rows <= limit:
        return None
    return TooManyForSqliteError(name=held.name, rows=rows, limit=limit)


def import_view(held: Import, *, at: datetime) -> ImportView:
    """One import."""
    return import_views([held], at=at)[0]


def import_views(imports: Iterable[Import], *, at: datetime) -> list[ImportView]:
    """Each with the state of its job, in two queries for any number of them."""
    listed = list(imports)
    if not any(held.act for held in listed):
        return [ImportView(held, JobState.NONE) for held in listed]
    queue = list(DBTaskResult.objects.filter(status__in=_OPEN))
    living = living_workers(at=at)
    return [_view(held, queue, living, at) for held in listed]


def say(task: object, done: int, total: int, *, at: datetime) -> None:
    """Let pages know how far the job is, and that it lives."""
    cache.set(_key(task), Said(done, total, at), timeout=_KEPT_SECONDS)


def said_by(task: object) -> Said | None:
    """What the job last said."""
    found: Said | None = cache.get(_key(task))
    return found


def _view(held: Import, queue: Sequence["DBTaskResult[..., Any]"], living: frozenset[str], at: datetime) -> ImportView:
    if not held.act:
        return ImportView(held, JobState.NONE)
    said = said_by(held.task)
    task = next((task for task in queue if task.id == held.task), None)
    if task is None:
        return ImportView(held, JobState.STOPPED)
    if task.status == TaskResultStatus.READY:
        return ImportView(held, JobState.WAITING, has_worker=bool(living))
    speaks = said is not None and at - said.at < _SILENCE
    if not speaks and not is_run(task, living):
        return ImportView(held, JobState.STOPPED)
    return ImportView(held, JobState.WORKING, said.done if said else 0, said.total if said else 0)


def _key(task: object) -> str:
    return f"import-{task}"
