"""Entries that may be one organization twice, within one province: one, or two with the reason."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import NotAllowedError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page
from hoptac.registry.access import organization_for, told_apart_for, written_by
from hoptac.registry.doubles.alike import Pair
from hoptac.registry.doubles.in_book import pairs_in
from hoptac.registry.doubles.shown import shown_pairs
from hoptac.registry.doubles.table import pair_rows, told_rows
from hoptac.registry.forms.statements import TellApartForm
from hoptac.registry.models import Standing
from hoptac.registry.places import Ground, ground_of, provinces_to_choose
from hoptac.registry.services import doubles as service

PAGE_SIZE = 20


@require_GET
def doubles(request: UserRequest) -> HttpResponse:
    """The pairs of one province; with ``da-xet`` those that were told apart."""
    scope = _keeper(request)
    ground, is_told = ground_of(request.GET.get("province", "")), "da-xet" in request.GET
    rows: Any = told_apart_for(scope) if is_told else _pairs(scope, ground)
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    shown: Any = page_obj.object_list
    context: dict[str, Any] = {"page_obj": page_obj, "noun": "cặp", "is_told": is_told, "ground": ground}
    context["shown"] = shown if is_told else shown_pairs(shown)
    context["provinces"] = provinces_to_choose(scope, today=today())
    context["needs_province"] = scope.registry.everywhere and not _is_province(ground) and not is_told
    return page(request, "registry/doubles.html", table="registry:doubles", **context)


@require_GET
def doubles_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    scope = _keeper(request)
    ground = ground_of(request.GET.get("province", ""))
    if "da-xet" in request.GET:
        return taken_away(request, form, Table("da-xac-dinh-la-hai", today(), told_rows(told_apart_for(scope))))
    of = f"nghi-trung-{ground.unit.name}" if ground else "nghi-trung"
    return taken_away(request, form, Table(of, today(), pair_rows(_pairs(scope, ground))))


@require_POST
def tell_apart(request: UserRequest) -> HttpResponse:
    """The two are two: remembered with the reason, and proposed no more."""
    _keeper(request)
    form = TellApartForm(request.POST)
    if not form.is_valid():
        return page(request, "base/error.html", status=422, **_UNSAID)
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


_UNSAID = {
    "what": "Chưa ghi vì sao là hai tổ chức.",
    "why": "Người xem sau cần biết căn cứ, và cặp này sẽ không được nêu lại.",
    "remedy": "Hãy quay lại, ghi lý do rồi gửi lần nữa.",
}


def _keeper(request: UserRequest) -> Scope:
    scope = scope_of(request.user, today=today())
    if not scope.registry:
        raise NotAllowedError(act="xét các mục trùng trong sổ")
    return scope


def _pairs(scope: Scope, ground: Ground | None) -> list[Pair]:
    """One province at a time: who writes everywhere chooses it first."""
    if scope.registry.everywhere and not _is_province(ground):
        return []
    rows = Standing.objects.filter(written_by(scope))
    return pairs_in(rows.filter(ground.condition()) if ground else rows, today=today())


def _is_province(ground: Ground | None) -> bool:
    return ground is not None and ground.is_province


def _back(request: UserRequest) -> str:
    province = ground_of(request.POST.get("province", ""))
    address = reverse("registry:doubles")
    return f"{address}?province={province.unit.key}" if province else address
