"""The book of procedures, on the page and as a table to take away."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.tables_out import csv_answer
from hoptac.base.web import page
from hoptac.cases.access import procedures_in
from hoptac.cases.lists import STATES, counts, list_wish, page_of, wanted
from hoptac.cases.rules import kinds
from hoptac.cases.shown import lines, table_rows
from hoptac.registry.places import communes_to_choose, ground_of, provinces_to_choose


@require_GET
def procedures(request: UserRequest) -> HttpResponse:
    """Procedures that I may see; the address says all that was chosen."""
    scope, wish = scope_of(request.user, today=today()), list_wish(request.GET)
    ground, provinces = ground_of(wish.place), provinces_to_choose(scope, today=today())
    reached = procedures_in(scope, user=request.user, today=today())
    page_obj = page_of(wanted(reached, wish, ground=ground, today=today()), request.GET.get("page"))
    numbers = counts(reached, wish, ground=ground, today=today())
    return page(
        request,
        "cases/procedures.html",
        page_obj=page_obj,
        lines=lines(page_obj.object_list, today=today()),
        noun="thủ tục",
        q=wish.q,
        wish=wish,
        states=[(code, name, numbers[code]) for code, name in STATES.items()],
        kinds=kinds().values(),
        provinces=provinces,
        communes=communes_to_choose(scope, wish.province, today=today(), provinces=provinces),
        export_url=reverse("cases:procedures_csv"),
        may_start=scope.is_writer,
    )


@require_GET
def procedures_csv(request: UserRequest) -> HttpResponse:
    """The same list, all of it."""
    scope, wish = scope_of(request.user, today=today()), list_wish(request.GET)
    reached = procedures_in(scope, user=request.user, today=today())
    rows = wanted(reached, wish, ground=ground_of(wish.place), today=today())
    rows = rows.select_related("unit__parent__parent", "officer")
    return csv_answer("so-thu-tuc.csv", table_rows(rows, today=today()))
