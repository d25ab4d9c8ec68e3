"""The list of organizations, on the page and as tables to take away."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.tables_out import csv_answer, xlsx_answer
from hoptac.base.web import page
from hoptac.registry.access import standings_in
from hoptac.registry.codes import choices
from hoptac.registry.errors import TooManyRowsError
from hoptac.registry.lists import all_rows, find
from hoptac.registry.models import Organization
from hoptac.registry.places import communes_to_choose, ground_of, provinces_to_choose
from hoptac.registry.shown import lines, status_links
from hoptac.registry.table import table_rows
from hoptac.registry.wishes import wish_of

MOST_IN_WORKBOOK = 20_000


@require_GET
def organizations(request: UserRequest) -> HttpResponse:
    """Organizations that I may see; the address says all that was chosen."""
    scope, wish = scope_of(request.user, today=today()), wish_of(request.GET)
    ground, provinces = ground_of(wish.place), provinces_to_choose(scope, today=today())
    reached = standings_in(scope, user=request.user, today=today())
    is_bounded = ground is not None or not scope.everything
    found = find(reached, wish, ground=ground, is_bounded=is_bounded, page=request.GET.get("page", ""))
    return page(
        request,
        "registry/organizations.html",
        found=found,
        page_obj=found.page_obj,
        lines=lines(found.rows, scope),
        noun="tổ chức",
        q=wish.q,
        wish=wish,
        ground=ground,
        status_links=status_links(found, wish, request.GET),
        provinces=provinces,
        communes=communes_to_choose(scope, wish.province, today=today(), provinces=provinces),
        kinds=Organization.Kind.choices,
        sectors=choices("sector"),
        charters=choices("charter_state"),
        export_url=reverse("registry:organizations_csv"),
        may_enter=bool(scope.registry),
    )


@require_GET
def organizations_csv(request: UserRequest) -> HttpResponse:
    """The same list, all of it."""
    scope, wish = scope_of(request.user, today=today()), wish_of(request.GET)
    reached = standings_in(scope, user=request.user, today=today())
    rows = all_rows(reached, wish, ground=ground_of(wish.place))
    return csv_answer("htx-tht-lhhtx.csv", table_rows(rows, scope=scope, today=today()))


@require_GET
def organizations_xlsx(request: UserRequest) -> HttpResponse:
    """The same as a workbook, up to a number that spreadsheets open with ease."""
    scope, wish = scope_of(request.user, today=today()), wish_of(request.GET)
    reached = standings_in(scope, user=request.user, today=today())
    rows = all_rows(reached, wish, ground=ground_of(wish.place))
    if rows.order_by()[: MOST_IN_WORKBOOK + 1].count() > MOST_IN_WORKBOOK:
        refusal = TooManyRowsError(most=MOST_IN_WORKBOOK)
        return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
    return xlsx_answer("htx-tht-lhhtx.xlsx", table_rows(rows, scope=scope, today=today()))
