"""A commune's proof for new rural areas, and its figures as a table."""

from dataclasses import replace

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.address import Address
from hoptac.base.clock import today
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import page
from hoptac.registry.access import new_rural_unit_in, personal_in
from hoptac.registry.new_rural.page import NewRuralPage, new_rural_page, table_rows


@require_GET
def new_rural(request: UserRequest, unit_id: int) -> HttpResponse:
    """The proof of one commune as of a day."""
    shown = _asked(request, unit_id)
    return page(request, "registry/new_rural.html", shown=shown)


@require_GET
def new_rural_table(request: UserRequest, unit_id: int, form: str) -> HttpResponse:
    """The same figures as a table."""
    shown = _asked(request, unit_id)
    of = f"nong-thon-moi-{shown.unit.name}"
    return taken_away(request, form, Table(of, shown.day, table_rows(shown), shown.misread))


def _asked(request: UserRequest, unit_id: int) -> NewRuralPage:
    """The page of a commune in reach; 404 for missing, not yours and no commune alike."""
    scope = scope_of(request.user, today=today())
    unit = new_rural_unit_in(scope, unit_id)
    asked = Address(request.GET)
    day = asked.day("ngay", default=today(), label="Tính đến ngày")
    if day > today():
        asked.misread.append(f"Tính đến ngày “{asked.words('ngay')}” (chưa tới)")
    asked.of_today_alone("biet")
    personal = personal_in(scope, user=request.user, today=today())
    return replace(new_rural_page(unit, day=min(day, today()), personal=personal), misread=tuple(asked.misread))
