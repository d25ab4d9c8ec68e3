"""The book of procedures, on the page and as a table to take away."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.tables_out import csv_answer
from hoptac.base.web import page
from hoptac.cases.list_page import asked_of, shown_list
from hoptac.cases.shown import table_rows


@require_GET
def procedures(request: UserRequest) -> HttpResponse:
    """Procedures that I may see; the address says all that was chosen."""
    shown = shown_list(asked_of(request.user, request.GET, today=today()), request.GET.get("page"))
    return page(request, "cases/procedures.html", export_url=reverse("cases:procedures_csv"), **shown)


@require_GET
def procedures_csv(request: UserRequest) -> HttpResponse:
    """The same list, all of it."""
    rows = asked_of(request.user, request.GET, today=today()).rows
    rows = rows.select_related("unit__parent__parent", "officer")
    return csv_answer("so-thu-tuc.csv", table_rows(rows, today=today()))
