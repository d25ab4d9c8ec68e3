"""Opening a procedure: its kind, its organizations, the days of the file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.http import UserRequest, sent
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError, NotAllowedError
from hoptac.base.web import done, page
from hoptac.cases.access import require_officer, require_work_on
from hoptac.cases.elsewhere import elsewhere_for
from hoptac.cases.forms import StartForm
from hoptac.cases.rules import fits, kinds
from hoptac.cases.services.starting import start_procedure
from hoptac.cases.start_page import names_of, shown_start, start_form, subjects_named, unfit
from rulebook import Procedure as Kind


@require_GET
def choose(request: UserRequest) -> HttpResponse:
    """Which kind of procedure; for an organization only those that are for it."""
    require_officer(scope_of(request.user, today=today()))
    subjects = subjects_named(request.user, request.GET, today=today())
    fitting = [
        kind for kind in kinds().values() if all(fits(kind, one.kind, one.standing.legal_status) for one in subjects)
    ]
    fitting = [kind for kind in fitting if not subjects or kind.nearest(today()).parties.most != 0]
    told = next((said for one in subjects if (said := elsewhere_for(one.kind, today())) is not None), None)
    names = names_of(subjects)
    return page(request, "cases/choose.html", kinds=fitting, subjects=subjects, subject_names=names, elsewhere=told)


@require_http_methods(["GET", "POST"])
def start(request: UserRequest, kind: str) -> HttpResponse:
    """Open a procedure of a kind; the address names its organizations, so that it works without scripts."""
    scope = _officer_scope(request)
    form = _form(request, _kind(kind), scope)
    if request.method == "GET":
        return _page(request, scope, form, status=200, error=unfit(form, today=today()))
    if not form.is_valid():
        return _page(request, scope, form, status=422)
    require_work_on(scope, form.subjects, today=today())
    try:
        made = start_procedure(form.opening, actor=request.user, at=now(), today=today())
    except NotAllowedError:
        raise
    except HoptacError as refusal:
        return _page(request, scope, form, status=refusal.status, error=refusal)
    messages.success(request, f"Đã mở thủ tục số {made.pk}.")
    return done(request, reverse("cases:procedure", args=[made.pk]))


def _officer_scope(request: UserRequest) -> Scope:
    """The reach of one who works on procedures; others are refused."""
    scope = scope_of(request.user, today=today())
    require_officer(scope)
    return scope


def _kind(code: str) -> Kind:
    if code not in kinds():
        raise Http404("Không có loại thủ tục này.")
    return kinds()[code]


def _form(request: UserRequest, kind: Kind, scope: Scope) -> StartForm:
    subjects, province = subjects_named(request.user, request.GET, today=today()), request.GET.get("province", "")
    return start_form(kind, subjects, sent(request), scope=scope, province=province, today=today())


def _page(request: UserRequest, scope: Scope, form: StartForm, *, status: int, error: Any = None) -> HttpResponse:
    shown = shown_start(form, request.GET, user=request.user, scope=scope, today=today())
    return page(request, "cases/start.html", status=status, error=error, **shown)
