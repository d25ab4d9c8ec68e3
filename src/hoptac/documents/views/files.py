"""The original file, byte for byte, to those who may see its document."""

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.documents.access import document_for
from hoptac.documents.files import path_of


@require_GET
def original(request: UserRequest, document_id: int) -> HttpResponse | FileResponse:
    """A download, never shown in the site's own window: a received page of HTML must not run there."""
    document = document_for(request.user, document_id, today=today())
    file = path_of(document.file.sha256).open("rb")
    response = FileResponse(file, as_attachment=True, filename=document.name, content_type=document.file.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
