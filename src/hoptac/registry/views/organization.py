"""The page of one organization, as of a day and as known at a moment; the history of each kind of statement."""

from datetime import datetime, time

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.days import day_of
from hoptac.base.web import page
from hoptac.registry.access import kept_instead, may_change, organization_for, sees_personal, standings_for
from hoptac.registry.contents import rows_of
from hoptac.registry.models import FACETS, Facet
from hoptac.registry.organization.facet_panels import BESIDES, beside, statement_shown
from hoptac.registry.organization.page import shown_organization
from hoptac.registry.organization.panels import Ask
from hoptac.registry.organization.removed import removal_of, removed_for

SHOWN = {facet._meta.model_name: facet for facet in (*FACETS, *BESIDES)}


@require_GET
def organization(request: UserRequest, organization_id: int) -> HttpResponse:
    """One organization; an entry that was joined into another leads there, of a removed one the page says so."""
    instead = kept_instead(organization_id)
    kept = standings_for(request.user, today=today()).filter(pk=instead).first() if instead else None
    if kept is not None:
        messages.info(request, f"Mục số {organization_id} đã gộp vào mục này: {kept.name}.")
        return redirect("registry:organization", kept.pk)
    last = removed_for(request.user, organization_id, today=today())
    if last is not None:
        removal = removal_of(last, request.user, today=today())
        return page(request, "registry/removed.html", status=410, last=last, removal=removal)
    return page(request, "registry/organization.html", **shown_organization(ask_of(request, organization_id)))


@require_GET
def history(request: UserRequest, organization_id: int, facet: str) -> HttpResponse:
    """Every statement of one kind, newest first, with what took the place of what."""
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    rows = rows_of(kind).filter(organization=ask.organization).order_by("-recorded_at", "-pk")
    joined = (*beside(kind), "corrected_by__recorded_by")
    shown = [statement_shown(row, sees_personal=ask.sees_personal) for row in rows.select_related(*joined)]
    return page(request, "registry/history.html", ask=ask, standing=ask.standing, facet=kind, statements=shown)


def ask_of(request: UserRequest, organization_id: int) -> Ask:
    """What the address asks to see: ``ngay`` a day, ``biet`` a moment; what makes no sense is left aside."""
    found = organization_for(request.user, organization_id, today=today())
    standing = found.standing
    day, known_at = day_of(request.GET.get("ngay", "")), _moment(request.GET.get("biet", ""))
    return Ask(
        found,
        standing,
        request.user,
        now(),
        today(),
        day or today(),
        known_at,
        may_change=may_change(request.user, standing, today=today()),
        sees_personal=sees_personal(request.user, standing, today=today()),
    )


def facet_named(name: str) -> type[Facet]:
    """A kind of statement by the word in the address."""
    if name not in SHOWN:
        raise Http404("Không có loại thông tin này.")
    return SHOWN[name]


def _moment(written: str) -> datetime | None:
    """A moment, or a day until its end; without a zone it is Vietnam's."""
    try:
        moment = parse_datetime(written) if "T" in written else None
    except ValueError:
        return None
    if moment is None:
        day = day_of(written)
        moment = datetime.combine(day, time.max) if day else None
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
