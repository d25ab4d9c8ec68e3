"""The page of one organization, as of a day and as known at a moment; the history of each kind of statement."""

from datetime import date, datetime, time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.address import Address
from hoptac.base.clock import now, today
from hoptac.base.errors import MisreadFilterError
from hoptac.base.tables_out import Table, file_answer, taken_away, workbook_answer
from hoptac.base.web import page, refused
from hoptac.registry.access import NotInBookError, kept_instead, may_change, sees_personal
from hoptac.registry.models import Facet
from hoptac.registry.organization.file import OrganizationFile, organization_file
from hoptac.registry.organization.history import KINDS, history_of, table_rows
from hoptac.registry.organization.page import shown_organization
from hoptac.registry.organization.panels import Ask, name_of
from hoptac.registry.organization.removed import standing_known


@require_GET
def organization(request: UserRequest, organization_id: int) -> HttpResponse:
    """One organization; an entry that was joined into another, as the page knows it, leads there."""
    known_at = _known_at(Address(request.GET.dict()))
    instead = kept_instead(organization_id, known_at=known_at)
    if instead is not None and standing_known(request.user, instead, known_at, today=today()):
        messages.info(request, f"Mục số {organization_id} đã gộp vào mục này.")
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("registry:organization", args=[instead]) + asked)
    return page(request, "registry/organization.html", **shown_organization(ask_of(request, organization_id)))


@require_GET
def history(request: UserRequest, organization_id: int, facet: str) -> HttpResponse:
    """Every statement of one kind, newest first, with what took the place of what."""
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    shown: dict[str, Any] = {
        "ask": ask,
        "standing": ask.standing,
        "name": name_of(ask),
        "facet": kind,
        "facet_key": facet,
    }
    return page(request, "registry/history.html", history=history_of(kind, ask), **shown)


@require_GET
def history_table(request: UserRequest, organization_id: int, facet: str, form: str) -> HttpResponse:
    """The same as a table."""
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    of = f"{kind.label} {name_of(ask)} {organization_id}"
    return taken_away(request, form, Table(of, ask.day, table_rows(history_of(kind, ask)), ask.misread))


@require_GET
def taken_xlsx(request: UserRequest, organization_id: int) -> HttpResponse:
    """All that the page says, with its history, as a workbook."""
    file = _file(request, organization_id)
    return file if isinstance(file, HttpResponse) else workbook_answer(file.name("xlsx"), file.xlsx)


@require_GET
def taken_json(request: UserRequest, organization_id: int) -> HttpResponse:
    """The same for another program."""
    file = _file(request, organization_id)
    return file if isinstance(file, HttpResponse) else file_answer(file.name("json"), file.json, "application/json")


def _file(request: UserRequest, organization_id: int) -> OrganizationFile | HttpResponse:
    """The file, or why there is none: a day that makes no sense would be of another day, and no file says so."""
    ask = ask_of(request, organization_id)
    if ask.misread:
        return refused(request, MisreadFilterError(conditions="; ".join(ask.misread)))
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    shown_at = reverse("registry:organization", args=[organization_id]) + asked
    return organization_file(ask, url=request.build_absolute_uri(shown_at))


def ask_of(request: UserRequest, organization_id: int) -> Ask:
    """What the address asks to see: ``ngay`` a day, ``biet`` a moment; what makes no sense is left aside."""
    asked = Address(request.GET.dict())
    day, known_at = asked.day("ngay", default=today(), label="Ngày"), _known_at(asked)
    standing = standing_known(request.user, organization_id, known_at, today=today())
    if standing is None:
        raise NotInBookError(organization_id)
    rights = {
        "may_change": may_change(request.user, standing, today=today()),
        "sees_personal": sees_personal(request.user, standing, today=today()),
    }
    misread = tuple(asked.misread)
    return Ask(standing.organization, standing, request.user, now(), today(), day, known_at, **rights, misread=misread)


def facet_named(name: str) -> type[Facet]:
    """A kind of statement by the word in the address."""
    if name not in KINDS:
        raise Http404("Không có loại thông tin này.")
    return KINDS[name]


def _known_at(asked: Address) -> datetime | None:
    """A moment, or a day until its end; without a zone it is Vietnam's. None: as it is known now."""
    written = asked.words("biet")
    try:
        moment = parse_datetime(written) if "T" in written else None
    except ValueError:
        moment = None
    if moment is None:
        day = asked.day("biet", default=date.min, label="Ghi đến")
        moment = None if day == date.min else datetime.combine(day, time.max)
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
