"""The map of organizations, and its figures as a table to take away."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.tables_out import csv_answer
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
        export_url=reverse("registry:country_map_csv") + wished.address(),
    )


@require_GET
def country_map_csv(request: UserRequest) -> HttpResponse:
    """The same figures as a table."""
    shown = map_page(request.user, map_wish(request.GET, today=today()), today=today())
    return csv_answer("ban-do-to-chuc.csv", table_rows(shown, today=today()))
