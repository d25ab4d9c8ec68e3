"""Units and agencies as pages: what is where on a day, what it was before and what it became."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hoptac.base.address import Address
from hoptac.base.clock import today
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import page
from hoptac.units.access import unit_for
from hoptac.units.lists import DEFAULT_SORT, SORTS, UnitWish, export_rows, wished_units
from hoptac.units.models import Unit
from hoptac.units.unit_page import shown_unit, shown_units


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units of a day; the address says all that was chosen."""
    return page(request, "units/units.html", **shown_units(wish_of(request), request.GET.get("page")))


@require_GET
def units_table(request: HttpRequest, form: str) -> HttpResponse:
    """The same list as a table, all pages of it."""
    wish = wish_of(request)
    rows = export_rows(wished_units(wish))
    return taken_away(request, form, Table("don-vi-hanh-chinh", wish.day, rows, wish.misread))


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """One unit: where it stands, what it grew from, what it became, what is in it and who works there."""
    shown = unit_for(request.user, unit_id)
    context = shown_unit(shown, user=request.user, wish=wish_of(request), today=today())
    return page(request, "units/unit.html", **context)


def wish_of(request: HttpRequest) -> UnitWish:
    """What the address asks for; what makes no sense there is left aside, and said."""
    asked = Address(request.GET)
    wish = UnitWish(
        day=asked.day("ngay", default=today()),
        words=asked.words("q"),
        level=asked.one_of("level", Unit.Level.values, label="Cấp"),
        province=asked.key("province", label="Tỉnh, thành phố"),
        sort=asked.sort(SORTS, default=DEFAULT_SORT),
    )
    return replace(wish, misread=tuple(asked.misread))
