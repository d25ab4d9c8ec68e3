"""Slow files: laid aside, read by a job, made a document or refused. Only the task that a job names may end it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

import vanban
from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.documents import files
from hoptac.documents.errors import (
    AlreadySentError,
    DocumentError,
    NothingToReadError,
    ReadLaterError,
    StillReadingError,
    UnreadableFileError,
)
from hoptac.documents.jobs import job_view
from hoptac.documents.models import Document, ReadingJob
from hoptac.documents.reader import check_slow
from hoptac.documents.services.receive import add_reading, bytes_of, refuse_known, store_document

# Puts a job's reading into the queue and returns the task's key; the queue stands above the services.
Enqueue = Callable[[ReadingJob], UUID]
# How long the words of a refusal wait for whom they are meant, and bytes that no job names for their end.
_REFUSALS_KEPT = timedelta(days=30)
_STRAY_AFTER = timedelta(hours=1)


def send_for_reading(
    name: str, data: bytes, *, owner_id: int, actor: User, at: datetime, enqueue: Enqueue
) -> ReadingJob:
    """Lay a slow file aside and put its reading into the queue.

    Refused at once when a program for it is missing, and when the unit has these bytes or sent them already. One that
    was refused before may be sent again: the programs or the reader may be others now.
    """
    refuse_known(name, data, owner_id=owner_id)
    check_slow(name, data)
    _refuse_sent(name, data, owner_id=owner_id)
    sha256 = files.keep_waiting(owner_id, data)
    job = ReadingJob(owner_id=owner_id, sha256=sha256, name=name[-255:], asked_by=actor, asked_at=at)
    try:
        with transaction.atomic():
            ReadingJob.objects.filter(owner_id=owner_id, sha256=sha256).exclude(refusal="").delete()
            _put(job, enqueue)
            audit.record(actor, "documents.reading_job.sent", job, at=at, sha256=sha256)
    except IntegrityError:
        _refuse_sent(name, data, owner_id=owner_id)  # the same file was sent twice at the same moment
        raise
    return job


def _refuse_sent(name: str, data: bytes, *, owner_id: int) -> None:
    known = ReadingJob.objects.filter(owner_id=owner_id, sha256=files.sha256_of(data), refusal="").first()
    if known is not None:
        raise AlreadySentError(name=name, job_id=known.pk)


def send_to_read_again(document: Document, *, actor: User, at: datetime, enqueue: Enqueue) -> ReadingJob:
    """Put the second reading of a slow document into the queue. Refused while one is under way."""
    check_slow(document.name, bytes_of(document))
    with transaction.atomic():
        Document.objects.select_for_update().get(pk=document.pk)
        key = {"owner_id": document.owner_id, "sha256": document.file.sha256}
        job = ReadingJob.objects.filter(**key).first() or ReadingJob(**key)
        if job.pk and job_view(job, at=at).is_under_way:
            raise StillReadingError(name=document.name)
        job.document, job.name, job.asked_by, job.asked_at = document, document.name, actor, at
        _put(job, enqueue)
        audit.record(actor, "documents.reading_job.sent", job, at=at, document=document.pk)
    return job


def start_again(job: ReadingJob, *, actor: User, at: datetime, enqueue: Enqueue) -> ReadingJob:
    """Put a job that died, or that was refused for a passing reason, into the queue once more."""
    with transaction.atomic():
        job = ReadingJob.objects.select_for_update().get(pk=job.pk)
        view = job_view(job, at=at)
        if view.is_under_way:
            raise StillReadingError(name=job.name)
        if not view.may_start_again:
            raise NothingToReadError(name=job.name)
        _put(job, enqueue)
        audit.record(actor, "documents.reading_job.started_again", job, at=at)
    return job


def discard_job(job: ReadingJob, *, actor: User, at: datetime) -> None:
    """Take a file out of the queue, or a refusal out of sight; a task that still reads it ends without effect."""
    with transaction.atomic():
        ReadingJob.objects.filter(pk=job.pk).delete()
        _forget_bytes(job)
        audit.record(actor, "documents.reading_job.discarded", job, at=at, sha256=job.sha256)


def load_bytes(job: ReadingJob) -> bytes:
    """The file to read. Refused where it is gone."""
    waiting = files.waiting_path(job.owner_id, job.sha256)
    try:
        return files.load(job.sha256) if job.document_id else waiting.read_bytes()
    except FileNotFoundError:
        raise NothingToReadError(name=job.name) from None


def note_page(job: ReadingJob, page: int, pages: int) -> None:
    """Say which page is read now."""
    ReadingJob.objects.filter(pk=job.pk, task=job.task).update(page=page, pages=pages)


@transaction.atomic
def finish(job: ReadingJob, reading: vanban.Document, data: bytes, *, at: datetime) -> Document | None:
    """Make the document, or add the reading to it; None where the job was discarded or started anew meanwhile."""
    current = ReadingJob.objects.select_for_update().filter(pk=job.pk, task=job.task).first()
    if current is None:
        return None
    actor = current.asked_by or System()
    if current.document is not None:
        add_reading(current.document, reading, actor=actor, at=at)
        document = current.document
    else:
        document = store_document(current.name, data, reading, owner=current.owner, actor=actor, at=at)
    current.document, current.finished_at = document, at
    current.save()
    _forget_bytes(current)
    text = f"Đã đọc xong “{current.name}”, mời rà soát."
    _tell(current, text, reverse("planning:review", args=[document.pk]), at=at)
    return document


@transaction.atomic
def refuse(job: ReadingJob, error: DocumentError, *, at: datetime) -> None:
    """Keep the words of the refusal, and the bytes only where the reason lies not in them."""
    current = ReadingJob.objects.select_for_update().filter(pk=job.pk, task=job.task).first()
    if current is None:
        return
    is_passing = isinstance(error, UnreadableFileError) and error.is_passing
    current.refusal = str(ReadLaterError(reason=error.facts["reason"]) if is_passing else error)
    current.finished_at = at
    current.save()
    if not is_passing:
        _forget_bytes(current)
    audit.record(System(), "documents.reading_job.refused", current, at=at, sha256=current.sha256)
    text = f"Chưa đọc được “{current.name}”: bấm để xem vì sao."
    _tell(current, text, reverse("documents:reading_job", args=[current.pk]), at=at)


def clear_waiting(*, at: datetime) -> int:
    """Remove bytes that no job names and refusals long told; return how many. Safe to repeat."""
    old = ReadingJob.objects.filter(finished_at__lt=at - _REFUSALS_KEPT).exclude(refusal="")
    for job in old.filter(document=None):
        _forget_bytes(job)
    cleared, _ = old.delete()
    named = {files.waiting_path(*key) for key in ReadingJob.objects.values_list("owner_id", "sha256")}
    for path in Path(settings.FILES_ROOT, "waiting").glob("*"):
        is_old = path.stat().st_mtime < (at - _STRAY_AFTER).timestamp()
        if path not in named and is_old:
            path.unlink(missing_ok=True)
            cleared += 1
    return cleared


def _put(job: ReadingJob, enqueue: Enqueue) -> None:
    """The job as at its beginning, with a task of its own in the queue."""
    job.page = job.pages = 0
    job.finished_at, job.refusal = None, ""
    job.save()
    job.task = enqueue(job)
    job.save(update_fields=["task"])


def _forget_bytes(job: ReadingJob) -> None:
    """Remove the bytes that were laid aside, once it is certain; those of a document stay where they are."""
    path = files.waiting_path(job.owner_id, job.sha256)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _tell(job: ReadingJob, text: str, url: str, *, at: datetime) -> None:
    if job.asked_by_id is not None:
        send_notices([NewNotice(job.asked_by_id, f"reading:{job.task}", text[:400], url)], at=at)
