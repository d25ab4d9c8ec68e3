"""Taking back a document that was brought in by mistake."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest, sent
from hoptac.base.clock import now, today
from hoptac.base.confirming import confirmed
from hoptac.documents.access import document_for
from hoptac.planning.forms.reason import ReasonForm
from hoptac.planning.review.taking_back import taking_back_asked
from hoptac.planning.services import withdrawal


@require_http_methods(["GET", "POST"])
def take_back(request: UserRequest, document_id: int) -> HttpResponse:
    """First what will happen and why it is done, then the taking back of what was brought in by mistake."""
    document = document_for(request.user, document_id, today=today(), write=True)
    form = ReasonForm(sent(request))

    def write() -> str:
        name = document.name
        withdrawal.take_back(document, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        return f"Đã rút “{name}” khỏi hệ thống."

    return confirmed(request, taking_back_asked(document), form, write)
