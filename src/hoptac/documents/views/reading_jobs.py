"""How far the reading of a slow file is; starting it again; taking the file back."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, confirmed
from hoptac.base.web import done, page
from hoptac.documents.access import job_for
from hoptac.documents.errors import DocumentError
from hoptac.documents.jobs import JobState, job_view
from hoptac.documents.models import ReadingJob
from hoptac.documents.services.reading_jobs import discard_job, start_again
from hoptac.documents.tasks import enqueue_reading


@require_GET
def progress(request: UserRequest, job_id: int) -> HttpResponse:
    """Where it is, in words and numbers; once it is read, the review."""
    return _answer(request, job_for(request.user, job_id, today=today()))


@require_POST
def again(request: UserRequest, job_id: int) -> HttpResponse:
    """Put the file into the queue once more."""
    job = job_for(request.user, job_id, today=today())
    try:
        start_again(job, actor=request.user, at=now(), enqueue=enqueue_reading)
    except DocumentError as error:
        return _answer(request, job, error=error)
    return done(request, reverse("documents:reading_job", args=[job.pk]))


@require_http_methods(["GET", "POST"])
def discard(request: UserRequest, job_id: int) -> HttpResponse:
    """First what will happen, then the taking out."""
    job = job_for(request.user, job_id, today=today())
    asked = Confirmation(
        title="Bỏ tệp đang chờ đọc",
        act=f"Tệp “{job.name}” được rút khỏi danh sách chờ đọc và không đọc nữa.",
        kept="Văn bản đã đọc từ tệp này, nếu có, vẫn giữ nguyên." if job.document_id else "",
        button="Bỏ tệp này",
        back_url=reverse("documents:reading_job", args=[job.pk]),
        done_url=reverse("documents:documents"),
        about=job.name,
    )
    return confirmed(request, asked, None, lambda: _discard(request, job))


def _discard(request: UserRequest, job: ReadingJob) -> str:
    discard_job(job, actor=request.user, at=now())
    return ""


def _answer(request: UserRequest, job: ReadingJob, *, error: DocumentError | None = None) -> HttpResponse:
    view = job_view(job, at=now())
    if view.state == JobState.DONE and error is None:
        return done(request, reverse("planning:review", args=[job.document_id]))
    status = error.status if error else 200
    return page(request, "documents/reading_job.html#progress", status=status, view=view, error=error)
