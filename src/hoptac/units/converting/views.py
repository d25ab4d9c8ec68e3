"""Quy đổi số liệu: figures of one map on another; nothing of them is kept."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from hoptac.base.clock import today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import page
from hoptac.units.converting.conversion import convert, table_rows
from hoptac.units.converting.form import ConversionForm

TEMPLATE = "units/convert.html"
FILES = ("csv", "xlsx")


@require_http_methods(["GET", "POST"])
def convert_figures(request: HttpRequest) -> HttpResponse:
    """The form, and below it what came of the figures; as a file where one is asked for."""
    form = ConversionForm(request.POST if request.method == "POST" else None, today=today())
    if not form.is_valid():
        return page(request, TEMPLATE, status=422 if form.is_bound else 200, form=form)
    try:
        found = convert(form.wish)
    except HoptacError as refusal:
        return page(request, TEMPLATE, status=refusal.status, form=form, error=refusal)
    if (file := request.POST.get("tep")) in FILES:
        return taken_away(request, file, Table("quy-doi-so-lieu", form.wish.to, table_rows(found)))
    return page(request, TEMPLATE, form=form, found=found, wish=form.wish)
