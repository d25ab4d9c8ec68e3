"""Entries that may be one organization twice: one, or two with the reason."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import NotAllowedError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page, refused
from hoptac.registry.access import organization_for, told_apart_for
from hoptac.registry.doubles.page import doubles_page, pairs_of, pairs_wanted, told_apart_page, wanted_of
from hoptac.registry.doubles.table import pair_rows, told_rows
from hoptac.registry.errors import WhyApartError
from hoptac.registry.forms.statements import TellApartForm
from hoptac.registry.services import doubles as service


@require_GET
def doubles(request: UserRequest) -> HttpResponse:
    """The pairs that were found; with ``da-xet`` those that were told apart."""
    scope = _keeper(request)
    if "da-xet" in request.GET:
        context = told_apart_page(request.GET, scope)
    else:
        context = doubles_page(request.GET, scope, today=today())
    return page(request, "registry/doubles.html", noun="cặp", table="registry:doubles", **context)


@require_GET
def doubles_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    scope, wanted = _keeper(request), wanted_of(request.GET)
    if "da-xet" in request.GET:
        return taken_away(request, form, Table("da-xac-dinh-la-hai", today(), told_rows(told_apart_for(scope))))
    of = f"nghi-trung-{wanted.ground.unit.name}" if wanted.ground else "nghi-trung"
    rows = pair_rows(pairs_of(pairs_wanted(wanted, scope)))
    return taken_away(request, form, Table(of, today(), rows, misread=wanted.misread))


@require_POST
def tell_apart(request: UserRequest) -> HttpResponse:
    """The two are two: remembered with the reason, and proposed no more."""
    _keeper(request)
    form = TellApartForm(request.POST)
    if not form.is_valid():
        return refused(request, WhyApartError())
    said = form.cleaned_data
    one, other = (organization_for(request.user, said[key], today=today(), write=True) for key in ("first", "second"))
    service.tell_apart(one, other, reason=said["reason"], actor=request.user, at=now())
    messages.success(request, "Đã ghi: hai mục là hai tổ chức khác nhau. Cặp này không được nêu lại nữa.")
    return done(request, _back(request))


@require_POST
def look_again(request: UserRequest, told_id: int) -> HttpResponse:
    """The pair is proposed again."""
    told = told_apart_for(scope_of(request.user, today=today())).filter(pk=told_id).first()
    if told is None:
        raise Http404("Không có cặp này.")
    service.look_again(told, actor=request.user, at=now())
    messages.success(request, "Cặp này được nêu lại để xét.")
    return done(request, reverse("registry:doubles"))


def _keeper(request: UserRequest) -> Scope:
    scope = scope_of(request.user, today=today())
    if not scope.registry:
        raise NotAllowedError(act="xét các mục trùng trong sổ")
    return scope


def _back(request: UserRequest) -> str:
    """The page as it was filtered."""
    kept = wanted_of(request.POST).asked
    address = reverse("registry:doubles")
    return f"{address}?{urlencode(kept)}" if kept else address
