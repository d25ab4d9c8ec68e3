"""The list of organizations that have to be put in order, contacts with them, and what it counts for plans."""

from itertools import chain
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, in_lots, taken_away
from hoptac.base.web import done, page, refused
from hoptac.cases.access import aim_for, aims_for
from hoptac.cases.errors import NoReasonChosenError
from hoptac.cases.forms import ContactForm
from hoptac.cases.services.aims import measure_aim
from hoptac.cases.services.contacts import note_contact
from hoptac.cases.strengthening.aims import aim_rows, aims_shown
from hoptac.cases.strengthening.page import asked_of, shown_list
from hoptac.cases.strengthening.reasons import reasons
from hoptac.cases.strengthening.shown import table_rows
from hoptac.registry.access import organization_for_officer
from hoptac.registry.access_ended import require_news

_AIMS = 20


@require_GET
def strengthening(request: UserRequest) -> HttpResponse:
    """By reason and place; for the whole country a province is chosen first."""
    shown = shown_list(asked_of(request.user, request.GET, today=today()), request.GET.get("page"))
    return page(request, "cases/strengthening.html", table="cases:strengthening", **shown)


@require_GET
def strengthening_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it; of the whole country none before a province is chosen."""
    asked = asked_of(request.user, request.GET, today=today())
    rows = asked.rows.select_related("standing__unit__parent__parent")
    return taken_away(request, form, Table("can-cung-co", today(), table_rows(rows, today=today()), asked.wish.misread))


@require_http_methods(["GET", "POST"])
def contact(request: UserRequest, organization_id: int) -> HttpResponse:
    """Who was spoken with, when, and what was said."""
    found = organization_for_officer(request.user, organization_id, today=today(), act="ghi liên hệ với tổ chức này")
    require_news(found, today=today())
    form = ContactForm(request.POST or None, initial={"on": today()})
    context: dict[str, Any] = {"form": form, "standing": found.standing}
    if request.method == "GET" or not form.is_valid():
        return page(request, "cases/contact.html", status=200 if request.method == "GET" else 422, **context)
    said = {name: form.cleaned_data[name] for name in ("on", "with_whom", "said")}
    try:
        note_contact(found, form.cleaned_data["kind"], actor=request.user, at=now(), today=today(), **said)
    except HoptacError as refusal:
        return page(request, "cases/contact.html", status=refusal.status, error=refusal, **context)
    messages.success(request, "Đã ghi lần liên hệ.")
    return done(request, f"{reverse('registry:organization', args=[found.pk])}#strengthening")


@require_GET
def aims(request: UserRequest) -> HttpResponse:
    """Aims of plans in reach, with the counts of those that a reason measures."""
    rows, writable = aims_for(request.user, today=today())
    page_obj = Paginator(rows, _AIMS).get_page(request.GET.get("page"))
    shown = aims_shown(page_obj.object_list, may_link=writable(page_obj.object_list), today=today())
    context: dict[str, Any] = {"page_obj": page_obj, "shown": shown, "reasons": reasons().values(), "noun": "mục tiêu"}
    return page(request, "cases/aims.html", **context)


@require_GET
def aims_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    rows, _ = aims_for(request.user, today=today())
    lots = (
        aims_shown(lot, may_link=frozenset(), today=today()) for lot in in_lots(rows.iterator(chunk_size=_AIMS), _AIMS)
    )
    return taken_away(request, form, Table("so-dem-cho-muc-tieu", today(), aim_rows(chain.from_iterable(lots))))


@require_POST
def measure(request: UserRequest, aim_id: int) -> HttpResponse:
    """This reason measures the aim."""
    found = aim_for(request.user, aim_id, today=today(), write=True)
    code = request.POST.get("reason", "")
    if code not in reasons():
        return refused(request, NoReasonChosenError())
    try:
        measure_aim(found, reasons()[code], actor=request.user, at=now(), today=today())
    except HoptacError as refusal:
        return refused(request, refusal)
    messages.success(request, "Đã gắn mục tiêu với danh sách.")
    return done(request, reverse("cases:aims"))
