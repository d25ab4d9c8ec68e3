"""The roster of a province: read, taken away, written into."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.access_roster import roster_unit_for
from hoptac.accounts.contact_form import ContactForm, initial_of
from hoptac.accounts.http import UserRequest
from hoptac.accounts.models import Contact
from hoptac.accounts.roster import Roster, RosterWish, history_of, roster_of, table_rows
from hoptac.accounts.services.contacts import note_contact
from hoptac.base.address import Address
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page
from hoptac.units.models import Unit


@require_GET
def roster(request: UserRequest, unit_id: int) -> HttpResponse:
    """The roster of a province, or of one commune with the province above it."""
    shown = _asked(request, unit_id)
    return page(request, "accounts/roster.html", roster=shown, wish=shown.wish)


@require_GET
def roster_table(request: UserRequest, unit_id: int, form: str) -> HttpResponse:
    """The same as a table, with the telephones that the person may see."""
    shown = _asked(request, unit_id)
    of = f"danh-ba-{shown.unit.name}"
    return taken_away(request, form, Table(of, shown.wish.day, table_rows(shown), shown.wish.misread))


@require_http_methods(["GET", "POST"])
def contact(request: UserRequest, unit_id: int, post: str) -> HttpResponse:
    """Who fills a post from a day on; what was written before stands below."""
    unit = roster_unit_for(request.user, unit_id, today=today(), write=True)
    rows = history_of(unit, _post(post))
    current = rows.as_of(today()).first()
    form = ContactForm(request.POST or None, current=current, initial=initial_of(current, today=today()))
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            return _noted(request, unit, _post(post), form)
        except HoptacError as refusal:
            error = refusal
    status = error.status if error else 422 if request.method == "POST" else 200
    shown = {"unit": unit, "post": _post(post), "form": form, "error": error, "rows": rows, "current": current}
    return page(request, "accounts/contact.html", status=status, **shown)


def _noted(request: UserRequest, unit: Unit, post: Contact.Post, form: ContactForm) -> HttpResponse:
    said = form.cleaned_data
    note_contact(
        unit,
        post,
        form.person,
        since=said["since"],
        source=said["source"],
        seen=said["seen"],
        is_correction=said.get("is_correction", False),
        actor=request.user,
        at=now(),
        today=today(),
    )
    messages.success(request, f"Đã ghi danh bạ: {post.label.lower()} của {unit.name}.")
    return done(request, reverse("accounts:roster", args=[unit.pk]))


def _asked(request: UserRequest, unit_id: int) -> Roster:
    unit = roster_unit_for(request.user, unit_id, today=today())
    said = Address(request.GET)
    day = said.day("ngay", default=today())
    wish = RosterWish(day, said.words("q"), bool(said.words("thieu")), tuple(said.misread))
    return roster_of(request.user, unit, wish, today=today())


def _post(code: str) -> Contact.Post:
    if code not in Contact.Post.values:
        raise Http404("Danh bạ không có phần việc này.")
    return Contact.Post(code)
