"""The book of procedures, on the page and as a table to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import page
from hoptac.cases.list_page import asked_of, shown_list
from hoptac.cases.shown import table_rows


@require_GET
def procedures(request: UserRequest) -> HttpResponse:
    """Procedures that I may see; the address says all that was chosen."""
    shown = shown_list(asked_of(request.user, request.GET, today=today()), request.GET.get("page"))
    return page(request, "cases/procedures.html", table="cases:procedures", **shown)


@require_GET
def procedures_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    asked = asked_of(request.user, request.GET, today=today())
    rows = asked.rows.select_related("unit__parent__parent", "officer")
    return taken_away(request, form, Table("so-thu-tuc", today(), table_rows(rows, today=today()), asked.wish.misread))
