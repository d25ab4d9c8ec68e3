"""Units and agencies as pages: what is where on a day, what it was before and what it became."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from hoptac.base.address import Address
from hoptac.base.clock import today
from hoptac.base.tables_out import csv_answer
from hoptac.base.web import page
from hoptac.units.access import agencies_for, units_for
from hoptac.units.lineage import lineage_of
from hoptac.units.lists import (
    DEFAULT_SORT,
    SORTS,
    UnitWish,
    agencies_of,
    children_of,
    export_rows,
    is_before_data,
    provinces_at,
    shown_day,
    wished_units,
)
from hoptac.units.models import Unit
from hoptac.units.unit_links import links_of, screens

PAGE_SIZE = 50


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units of a day; the address says all that was chosen."""
    wish = wish_of(request)
    return page(
        request,
        "units/units.html",
        page_obj=Paginator(wished_units(wish), PAGE_SIZE).get_page(request.GET.get("page")),
        noun="đơn vị",
        q=wish.words,
        wish=wish,
        levels=Unit.Level.choices,
        provinces=provinces_at(wish.day),
        export_url=reverse("units:units_csv"),
        screens=screens(),
        is_before_data=is_before_data(wish.day),
        misread=wish.misread,
    )


@require_GET
def units_csv(request: HttpRequest) -> HttpResponse:
    """The same list as a table, all pages of it."""
    return csv_answer("don-vi-hanh-chinh.csv", export_rows(wished_units(wish_of(request))))


@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """One unit: where it stands, what it grew from, what it became, what is in it and who works there."""
    shown = get_object_or_404(units_for(request.user), pk=unit_id)
    asked_day = wish_of(request).day
    day = shown_day(shown, asked_day)
    return page(
        request,
        "units/unit.html",
        unit=shown,
        day=day,
        picture=lineage_of(shown),
        children=list(children_of(shown, units_for(request.user), day)),
        agencies=list(agencies_of(shown, agencies_for(request.user), day)),
        links=links_of(shown),
        asked_day=asked_day,
        shown_day_is_unknown=is_before_data(asked_day) and shown.valid_from is None,
    )


def wish_of(request: HttpRequest) -> UnitWish:
    """What the address asks for; what makes no sense there is left aside, and said."""
    asked = Address(request.GET)
    wish = UnitWish(
        day=asked.day("ngay", default=today()),
        words=asked.words("q"),
        level=asked.one_of("level", Unit.Level.values, label="Cấp"),
        province=asked.key("province"),
        sort=asked.sort(SORTS, default=DEFAULT_SORT),
    )
    return replace(wish, misread=tuple(asked.misread))
