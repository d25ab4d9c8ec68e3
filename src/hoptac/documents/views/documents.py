"""The list of documents."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.web import page
from hoptac.documents.access import documents_for


@require_GET
def documents(request: UserRequest) -> HttpResponse:
    """Documents that I may see."""
    return page(request, "documents/documents.html", documents=documents_for(request.user, today=today()))
