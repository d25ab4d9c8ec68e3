"""Reading documents again with the present reader, as a job that can be left."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access import is_administrator
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.web import done, page
from hoptac.documents.queries import rereading
from hoptac.documents.reader import READER_VERSION
from hoptac.documents.tasks import is_reading_again, start_reading_again


@require_GET
def progress(request: UserRequest) -> HttpResponse:
    """How many documents were read by the present reader; administrators only."""
    _administrators_only(request)
    counts = rereading(READER_VERSION)
    return page(
        request,
        "documents/rereading.html#progress",
        counts=counts,
        reader_version=READER_VERSION,
        is_running=is_reading_again() and bool(counts.waiting),
    )


@require_POST
def start(request: UserRequest) -> HttpResponse:
    """Put the job in the queue, once."""
    _administrators_only(request)
    start_reading_again(actor=request.user)
    return done(request, reverse("documents:rereading"))


def _administrators_only(request: UserRequest) -> None:
    if not is_administrator(request.user, today=today()):
        raise Http404("Không có trang này.")
