"""The list of organizations, on the page and as tables to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import csv_answer, xlsx_answer
from hoptac.base.web import page
from hoptac.registry.errors import MisreadFilterError, TooManyRowsError
from hoptac.registry.listing.page import asked_of, rows_to_take, shown_list
from hoptac.registry.listing.table import table_rows

MOST_IN_WORKBOOK = 20_000


@require_GET
def organizations(request: UserRequest) -> HttpResponse:
    """Organizations that I may see; the address says all that was chosen."""
    asked = asked_of(request.user, request.GET, today=today())
    return page(request, "registry/organizations.html", **shown_list(asked, request.GET))


@require_GET
def organizations_csv(request: UserRequest) -> HttpResponse:
    """The same list, all of it."""
    asked = asked_of(request.user, request.GET, today=today())
    try:
        rows = rows_to_take(asked)
    except MisreadFilterError as refusal:
        return _refused(request, refusal)
    return csv_answer("htx-tht-lhhtx.csv", table_rows(rows, personal=asked.personal, today=today()))


@require_GET
def organizations_xlsx(request: UserRequest) -> HttpResponse:
    """The same as a workbook, up to a number that spreadsheets open with ease."""
    asked = asked_of(request.user, request.GET, today=today())
    try:
        rows = rows_to_take(asked)
    except MisreadFilterError as refusal:
        return _refused(request, refusal)
    if rows.order_by()[: MOST_IN_WORKBOOK + 1].count() > MOST_IN_WORKBOOK:
        return _refused(request, TooManyRowsError(most=MOST_IN_WORKBOOK))
    return xlsx_answer("htx-tht-lhhtx.xlsx", table_rows(rows, personal=asked.personal, today=today()))


def _refused(request: UserRequest, refusal: HoptacError) -> HttpResponse:
    return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
