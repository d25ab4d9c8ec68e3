"""The pages of a scan as pictures, to those who may see its document."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.web import page
from hoptac.documents.access import document_for
from hoptac.documents.errors import DocumentError
from hoptac.documents.file_kinds import is_pictured, is_shown_by_browsers
from hoptac.documents.files import path_of
from hoptac.documents.models import Document
from hoptac.documents.queries import scanned_pages
from hoptac.documents.reader import picture_of_page
from hoptac.documents.services.receive import bytes_of


@require_GET
def scanned_page(request: UserRequest, document_id: int, number: int) -> HttpResponse:
    """One page beside the text, or on a page of its own, with the way to the others."""
    document = document_for(request.user, document_id, today=today())
    pages = _pages(document, number)
    place = pages.index(number)
    before, after = pages[:place][-1:], pages[place + 1 :][:1]
    context: dict[str, Any] = {"document": document, "number": number, "pages": pages, "before": before, "after": after}
    return page(request, "documents/scanned_page.html#pane", **context)


@require_GET
def picture(request: UserRequest, document_id: int, number: int) -> HttpResponse | FileResponse:
    """The picture itself: a page of a pdf is drawn, a picture that was sent is given as it is."""
    document = document_for(request.user, document_id, today=today())
    _pages(document, number)
    if is_shown_by_browsers(document.file.media_type):
        return _safe(FileResponse(path_of(document.file.sha256).open("rb"), content_type=document.file.media_type))
    try:
        drawn = picture_of_page(document.name, bytes_of(document), number)
    except DocumentError as error:
        raise Http404(str(error)) from error
    return _safe(HttpResponse(drawn, content_type="image/png"))


def _pages(document: Document, number: int) -> list[int]:
    """The scanned pages that can be shown; 404 where this is none of them."""
    pages = scanned_pages(document) if is_pictured(document.file.media_type) else []
    if number not in pages:
        raise Http404("Không có trang này.")
    return pages


def _safe(answer: HttpResponse | FileResponse) -> HttpResponse | FileResponse:
    """Nothing but a picture, whatever the bytes say; kept by the browser, for bytes under a digest never change."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
