"""Taking back a document that was brought in by mistake."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.web import done, page
from hoptac.documents.access import document_for
from hoptac.documents.models import Document
from hoptac.planning.forms.reason import ReasonForm
from hoptac.planning.review.links import review_url
from hoptac.planning.services import withdrawal
from hoptac.planning.views.review import refused


@require_http_methods(["GET", "POST"])
def take_back(request: UserRequest, document_id: int) -> HttpResponse:
    """First what will happen and why it is done, then the taking back of what was brought in by mistake."""
    document = document_for(request.user, document_id, today=today(), write=True)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _take_back_answer(request, document, form, status=422 if form.is_bound else 200)
    try:
        withdrawal.take_back(document, reason=form.cleaned_data["reason"], actor=request.user, at=now())
    except HoptacError as error:
        return refused(request, document, error)
    messages.success(request, f"Đã rút “{document.name}” khỏi hệ thống.")
    return done(request, reverse("documents:documents"))


def _take_back_answer(request: UserRequest, document: Document, form: ReasonForm, *, status: int) -> HttpResponse:
    context: dict[str, Any] = {
        "title": "Rút văn bản tải nhầm",
        "act": f"“{document.name}” ({document.owner.name}) bị xóa cùng bản đọc, mọi chỗ đã sửa và tệp gốc.",
        "kept": "Nhật ký còn ghi ai rút, lúc nào, vì sao. Muốn có lại văn bản thì tải lên lại từ đầu.",
        "button": "Rút văn bản",
        "back_url": review_url(document.pk),
        "form": form,
    }
    return page(request, "base/confirm.html", status=status, **context)
