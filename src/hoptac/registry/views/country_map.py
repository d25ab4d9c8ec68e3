"""The map of organizations, and its figures as a table to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import page
from hoptac.registry.codes import choices
from hoptac.registry.map.page import map_page, map_wish, table_rows
from hoptac.registry.models import Organization


@require_GET
def country_map(request: UserRequest) -> HttpResponse:
    """How many organizations stand where; the address says all that was chosen."""
    wished = map_wish(request.GET, today=today())
    shown = map_page(request.user, wished, today=today())
    return page(
        request,
        "registry/country_map.html",
        shown=shown,
        wish=wished.wish,
        day=wished.day,
        kinds=Organization.Kind.choices,
        sectors=choices("sector"),
        legals=choices("legal_status"),
        operatings=choices("operating_status"),
        query=wished.address(),
    )


@require_GET
def country_map_table(request: UserRequest, form: str) -> HttpResponse:
    """The same figures as a table."""
    wished = map_wish(request.GET, today=today())
    rows = table_rows(map_page(request.user, wished, today=today()), today=today())
    return taken_away(request, form, Table("ban-do-to-chuc", wished.day, rows, wished.misread))
