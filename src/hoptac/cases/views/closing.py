"""How a procedure ends: by a result, by taking the file back; and opening it again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest, sent
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.web import done, page
from hoptac.cases.access import procedure_for
from hoptac.cases.closing_page import asks_for_change, reopened_words, shown_closing, shown_reason
from hoptac.cases.forms import CloseForm, ReasonForm
from hoptac.cases.models import Procedure
from hoptac.cases.services.closing import close_procedure
from hoptac.cases.services.reopening import reopen_procedure
from hoptac.cases.services.working import withdraw_procedure
from hoptac.cases.timing import edition_of
from hoptac.registry.errors import AlikeError
from rulebook import Outcome


@require_http_methods(["GET", "POST"])
def close(request: UserRequest, procedure_id: int, outcome: str) -> HttpResponse:
    """Write the result; the page says beforehand what will change."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    form = _close_form(request, found, _outcome(found, outcome))
    if request.method == "GET" or not form.is_valid():
        return _page(request, found, form, status=200 if request.method == "GET" else 422)
    try:
        close_procedure(found, form.result, actor=request.user, at=now(), today=today(), seen=form.cleaned_data["seen"])
    except HoptacError as refusal:
        return _page(request, found, form, status=refusal.status, error=refusal)
    messages.success(request, f"Đã ghi kết quả: {form.outcome.name}.")
    return done(request, reverse("cases:procedure", args=[found.pk]))


def _close_form(request: UserRequest, found: Procedure, outcome: Outcome) -> CloseForm:
    initial = {"on": today(), "seen": found.version}
    return CloseForm(sent(request), outcome=outcome, writes=asks_for_change(found, outcome), initial=initial)


@require_http_methods(["GET", "POST"])
def withdraw(request: UserRequest, procedure_id: int) -> HttpResponse:
    """Who handed the file in does not go on."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    form = ReasonForm(request.POST or None, initial={"seen": found.version})
    if request.method == "GET" or not form.is_valid():
        return _ask_reason(request, found, form, "withdraw", status=200 if request.method == "GET" else 422)
    said: dict[str, Any] = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    try:
        withdraw_procedure(found, actor=request.user, at=now(), today=today(), **said)
    except HoptacError as refusal:
        return _ask_reason(request, found, form, "withdraw", status=refusal.status, error=refusal)
    messages.success(request, "Đã rút hồ sơ.")
    return done(request, reverse("cases:procedure", args=[found.pk]))


@require_http_methods(["GET", "POST"])
def reopen(request: UserRequest, procedure_id: int) -> HttpResponse:
    """The second person did not agree, or the result was written by mistake: go on from the steps."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    form = ReasonForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _ask_reason(request, found, form, "reopen", status=200 if request.method == "GET" else 422)
    try:
        again = reopen_procedure(found, reason=form.cleaned_data["reason"], actor=request.user, at=now(), today=today())
    except HoptacError as refusal:
        return _ask_reason(request, found, form, "reopen", status=refusal.status, error=refusal)
    messages.success(request, reopened_words(again))
    return done(request, reverse("cases:procedure", args=[found.pk]))


def _outcome(found: Procedure, code: str) -> Outcome:
    for outcome in edition_of(found).outcomes:
        if outcome.code == code:
            return outcome
    raise Http404("Thủ tục này không có kết quả như vậy.")


def _page(
    request: UserRequest, found: Procedure, form: CloseForm, *, status: int, error: HoptacError | None = None
) -> HttpResponse:
    if isinstance(error, AlikeError):
        form.ask_about([one.standing.pk for one in error.doubles])
    shown = shown_closing(found, form, error=error, user=request.user, today=today())
    return page(request, "cases/close.html", status=status, error=error, **shown)


def _ask_reason(
    request: UserRequest, found: Procedure, form: ReasonForm, act: str, *, status: int, error: Any = None
) -> HttpResponse:
    return page(request, "cases/reason.html", status=status, error=error, **shown_reason(found, form, act))
