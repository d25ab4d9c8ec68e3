"""The list of organizations, on the page and as tables to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.errors import TooManyRowsError
from hoptac.base.tables_out import MOST_IN_WORKBOOK, Table, taken_away
from hoptac.base.web import page, refused
from hoptac.registry.listing.page import asked_of, rows_to_take, shown_list
from hoptac.registry.listing.table import table_rows


@require_GET
def organizations(request: UserRequest) -> HttpResponse:
    """Organizations that I may see; the address says all that was chosen."""
    asked = asked_of(request.user, request.GET, today=today())
    return page(request, "registry/organizations.html", **shown_list(asked, request.GET))


@require_GET
def organizations_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it; as a workbook up to a number that spreadsheets open with ease."""
    asked = asked_of(request.user, request.GET, today=today())
    rows = rows_to_take(asked)
    if form == "xlsx" and rows.order_by()[: MOST_IN_WORKBOOK + 1].count() > MOST_IN_WORKBOOK:
        return refused(request, TooManyRowsError(most=MOST_IN_WORKBOOK))
    listed = table_rows(rows, personal=asked.personal, today=today())
    return taken_away(request, form, Table("htx-tht-lhhtx", today(), listed, asked.misread))
