"""The review of a reading: the page, its history, reading again and acceptance."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page, refused
from hoptac.documents.access import document_for, may_write
from hoptac.documents.models import Document
from hoptac.documents.reader import is_slow
from hoptac.documents.services.reading_jobs import send_to_read_again
from hoptac.documents.services.receive import bytes_of, read_again
from hoptac.documents.tasks import enqueue_reading
from hoptac.planning.errors import StaleSummaryError
from hoptac.planning.models import Acceptance
from hoptac.planning.review.changes import changes_since
from hoptac.planning.review.history import history_of, table_rows
from hoptac.planning.review.links import review_url
from hoptac.planning.review.page import ReviewPage, review_page
from hoptac.planning.review.standing import part_with
from hoptac.planning.review.summary import acceptance_summary
from hoptac.planning.review.words import KIND_WORDS
from hoptac.planning.services.acceptance import SeenReview, accept_review
from hoptac.planning.services.standing import standing_for

EVENTS_ON_PAGE = 100


@require_GET
def review(request: UserRequest, document_id: int) -> HttpResponse:
    """Text at the left, items at the right, a long document part by part; read-only for readers, and after acceptance
    until a writer goes on."""
    document = document_for(request.user, document_id, today=today())
    part, item = _part_asked(request.GET), request.GET.get("muc", "")
    view = view_of(request, document, part=part, item=item, is_editing="sua" in request.GET)
    return page(request, "planning/review.html", view=view, kinds=KIND_WORDS)


@require_GET
def history(request: UserRequest, document_id: int) -> HttpResponse:
    """Who corrected what and when, which reader read, who accepted."""
    document = document_for(request.user, document_id, today=today())
    page_obj = Paginator(history_of(document), EVENTS_ON_PAGE).get_page(request.GET.get("page"))
    return page(request, "planning/review_history.html", document=document, page_obj=page_obj)


@require_GET
def history_table(request: UserRequest, document_id: int, form: str) -> HttpResponse:
    """The same as a table, all pages of it."""
    document = document_for(request.user, document_id, today=today())
    rows = table_rows(history_of(document), whole=request.build_absolute_uri)
    return taken_away(request, form, Table(f"lich su {document.pk} {document}", today(), rows))


@require_POST
def reread(request: UserRequest, document_id: int) -> HttpResponse:
    """Read the kept file again with the present reader, a slow one as a job; corrections stay."""
    document = document_for(request.user, document_id, today=today(), write=True)
    try:
        if is_slow(document.name, bytes_of(document)):
            job = send_to_read_again(document, actor=request.user, at=now(), enqueue=enqueue_reading)
            return done(request, reverse("documents:reading_job", args=[job.pk]))
        read_again(document, actor=request.user, at=now())
    except HoptacError as error:
        return refused(request, error, template="planning/review_refused.html", document=document)
    messages.success(request, "Đã đọc lại. Những gì mọi người đã sửa, thêm, bỏ vẫn được giữ.")
    return done(request, review_url(document_id))


@require_http_methods(["GET", "POST"])
def accept(request: UserRequest, document_id: int) -> HttpResponse:
    """First the summary of what will be made, then the making of it."""
    document = document_for(request.user, document_id, today=today(), write=True)
    if request.method == "GET":
        return _summary_answer(request, document)
    seen = _seen(request.POST)
    try:
        acceptance = accept_review(document, seen=seen, actor=request.user, at=now(), today=today())
    except StaleSummaryError as error:
        return _summary_answer(request, document, error=error, seen=seen)
    except HoptacError as error:
        return _summary_answer(request, document, error=error)
    messages.success(request, "Đã nhận văn bản.")
    return done(request, _after(acceptance))


def _seen(sent: QueryDict) -> SeenReview:
    """The version of the review that the summary was made of; nothing sent is nothing seen."""
    reading, said = (sent.get(name, "") for name in ("reading", "said"))
    return SeenReview(*(int(key) if key.isdecimal() else 0 for key in (reading, said)))


def _summary_answer(
    request: UserRequest, document: Document, *, error: HoptacError | None = None, seen: SeenReview | None = None
) -> HttpResponse:
    view = view_of(request, document, is_editing=True)
    status = error.status if error else 200
    changes = changes_since(seen, view) if seen else ()
    summary = acceptance_summary(view, today=today())
    context: dict[str, Any] = {"view": view, "summary": summary, "error": error, "changes": changes}
    return page(request, "planning/review_accept.html", status=status, **context)


def _after(acceptance: Acceptance) -> str:
    """The plan that was made; the document again where there was nothing to plan with."""
    if acceptance.plan_id is None:
        return review_url(acceptance.document_id)
    return reverse("planning:plan", args=[acceptance.plan_id])


def _part_asked(asked: QueryDict) -> int:
    """The part that the address names, else the first."""
    number = asked.get("phan", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 1


def view_of(request: UserRequest, document: Document, *, part: int = 1, item: str = "", is_editing: bool) -> ReviewPage:
    """The review page's content for this person: a part of the document, or the part with an item."""
    standing = standing_for(document)
    part = (part_with(document, item) if item else None) or part
    writes = may_write(scope_of(request.user, today=today()), document, today=today())
    is_open = writes and (is_editing or not document.is_accepted)
    return review_page(document, standing, part=part, may_write=writes, is_editing=is_open, today=today())
