"""What extracts say otherwise than the book: the list, the yearly list by one press, settling one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import csv_answer, xlsx_answer
from hoptac.base.web import done, page
from hoptac.registry.access import standings_in
from hoptac.registry.differences_shown import (
    STATES,
    DifferenceWish,
    counts_by_kind,
    found,
    phones_of,
    table_rows,
    wish_of,
)
from hoptac.registry.import_access import difference_for, differences_for, require_importer
from hoptac.registry.import_forms import SettleForm, YearForm
from hoptac.registry.models import Difference
from hoptac.registry.places import communes_to_choose, ground_of, provinces_to_choose
from hoptac.registry.services.differences import settle
from hoptac.registry.services.yearly_updates import list_not_updated, years_to_list

PAGE_SIZE = 30


@require_GET
def differences(request: UserRequest) -> HttpResponse:
    """Differences of my places; the address says all that was chosen."""
    return _listed(request, scope_of(request.user, today=today()))


def _listed(request: UserRequest, scope: Scope, *, error: HoptacError | None = None) -> HttpResponse:
    wish = wish_of(request.GET.dict())
    reached = differences_for(scope)
    page_obj = Paginator(_found(scope, wish), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = list(page_obj.object_list)
    phones = phones_of(rows, today=today())
    provinces = provinces_to_choose(scope, today=today())
    return page(
        request,
        "registry/differences.html",
        status=error.status if error else 200,
        page_obj=page_obj,
        lines=[(row, phones.get(row.organization_id, "")) for row in rows],
        noun="khác biệt",
        q=wish.q,
        wish=wish,
        kinds=counts_by_kind(reached, wish),
        states=STATES,
        provinces=provinces,
        communes=communes_to_choose(scope, wish.province, today=today(), provinces=provinces),
        export_url=reverse("registry:differences_csv"),
        may_list=bool(scope.registry),
        years=years_to_list(today()),
        error=error,
    )


def _found(scope: Scope, wish: DifferenceWish) -> Any:
    return found(differences_for(scope), wish, ground_of(wish.place))


@require_GET
def differences_csv(request: UserRequest) -> HttpResponse:
    """The same list, all of it."""
    rows = _found(scope_of(request.user, today=today()), wish_of(request.GET.dict()))
    return csv_answer("khac-biet.csv", table_rows(rows, today=today()))


@require_GET
def differences_xlsx(request: UserRequest) -> HttpResponse:
    """The same as a workbook."""
    rows = _found(scope_of(request.user, today=today()), wish_of(request.GET.dict()))
    return xlsx_answer("khac-biet.xlsx", table_rows(rows, today=today()))


@require_POST
def list_yearly(request: UserRequest) -> HttpResponse:
    """Who was not updated by the lawful day of the year: one press, and the list of them."""
    scope = require_importer(request.user, today=today())
    form = YearForm(request.POST, years=years_to_list(today()))
    if not form.is_valid():
        return page(request, "base/error.html", status=422, **_NO_YEAR)
    reached = standings_in(scope, user=request.user, today=today())
    if not scope.registry.everywhere:
        reached = reached.filter(unit__in=scope.registry.units)
    try:
        listed = list_not_updated(reached, form.cleaned_data["year"], actor=request.user, at=now())
    except HoptacError as refusal:
        return _listed(request, scope, error=refusal)
    messages.success(request, listed.words)
    kept = urlencode({"kind": Difference.Kind.NOT_UPDATED, "sort": "name"})
    return done(request, f"{reverse('registry:differences')}?{kept}")


_NO_YEAR = {
    "what": "Chưa rõ lập danh sách của năm nào.",
    "why": "Mỗi năm có một hạn cập nhật riêng.",
    "remedy": "Hãy quay lại, chọn năm rồi bấm lập danh sách.",
}


@require_http_methods(["GET", "POST"])
def difference(request: UserRequest, difference_id: int) -> HttpResponse:
    """One difference: ours beside theirs, and the ways to settle it."""
    row = difference_for(request.user, difference_id, today=today())
    form = SettleForm(request.POST or None, kind=row.kind)
    error = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            settle(row, said["outcome"], note=said["note"], actor=request.user, at=now(), today=today())
            return done(request, reverse("registry:differences"))
        except HoptacError as refusal:
            error, row = refusal, difference_for(request.user, difference_id, today=today())
    status = error.status if error else 200 if request.method == "GET" else 422
    context = {"row": row, "standing": row.organization.standing, "form": form, "error": error}
    phones = phones_of([row], today=today())
    return page(
        request, "registry/difference.html", status=status, phone=phones.get(row.organization_id, ""), **context
    )
