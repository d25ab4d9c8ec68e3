"""What extracts say otherwise than the book: the list, the yearly list by one press, settling one."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest, sent
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page, refused
from hoptac.registry.differences.page import Asked, asked_of, shown_list
from hoptac.registry.differences.shown import phones_of, table_rows
from hoptac.registry.errors import NoYearChosenError
from hoptac.registry.forms.imports import SettleForm, YearForm
from hoptac.registry.imports.access import difference_for, require_importer, standings_to_write
from hoptac.registry.models import Difference
from hoptac.registry.services.differences import settle
from hoptac.registry.services.yearly_updates import list_not_updated, years_to_list


@require_GET
def differences(request: UserRequest) -> HttpResponse:
    """Differences of my places; the address says all that was chosen."""
    return _listed(request)


def _listed(request: UserRequest, *, error: HoptacError | None = None) -> HttpResponse:
    shown = shown_list(_asked(request), request.GET.get("page"))
    shown["table"] = "registry:differences"
    return page(request, "registry/differences.html", status=error.status if error else 200, error=error, **shown)


def _asked(request: UserRequest) -> Asked:
    return asked_of(request.user, request.GET.dict(), today=today())


@require_GET
def differences_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    asked = _asked(request)
    rows = table_rows(asked.rows, today=today())
    return taken_away(request, form, Table("khac-biet", today(), rows, asked.wish.misread))


@require_POST
def list_yearly(request: UserRequest) -> HttpResponse:
    """Who was not updated by the lawful day of the year: one press, and the list of them."""
    scope = require_importer(request.user, today=today())
    form = YearForm(request.POST, years=years_to_list(today()))
    if not form.is_valid():
        return refused(request, NoYearChosenError())
    reached = standings_to_write(scope, user=request.user, today=today())
    try:
        listed = list_not_updated(reached, form.cleaned_data["year"], actor=request.user, at=now())
    except HoptacError as refusal:
        return _listed(request, error=refusal)
    messages.success(request, listed.words)
    kept = urlencode({"kind": Difference.Kind.NOT_UPDATED, "sort": "name"})
    return done(request, f"{reverse('registry:differences')}?{kept}")


@require_http_methods(["GET", "POST"])
def difference(request: UserRequest, difference_id: int) -> HttpResponse:
    """One difference: ours beside theirs, and the ways to settle it."""
    row = difference_for(request.user, difference_id, today=today())
    form = SettleForm(sent(request), kind=row.kind)
    if request.method == "GET" or not form.is_valid():
        return _one(request, row, form, status=200 if request.method == "GET" else 422)
    outcome, note = form.cleaned_data["outcome"], form.cleaned_data["note"]
    try:
        held = settle(row, outcome, note=note, actor=request.user, at=now(), today=today())
    except HoptacError as refusal:
        stands = difference_for(request.user, difference_id, today=today())
        return _one(request, stands, form, status=refusal.status, error=refusal)
    waits = "?state=waiting" if held.proposal_id is not None else ""
    return done(request, f"{reverse('registry:differences')}{waits}")


def _one(
    request: UserRequest, row: Difference, form: SettleForm, *, status: int, error: HoptacError | None = None
) -> HttpResponse:
    phone = phones_of([row], today=today()).get(row.organization_id, "")
    context = {"row": row, "standing": row.organization.standing, "form": form, "phone": phone}
    return page(request, "registry/difference.html", status=status, error=error, **context)
