"""Officers, contracts, certificates, tools and memberships: one is entered, is otherwise from a day on, ends."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.registry.access import organization_for, standings_for, thing_for, units_to_move
from hoptac.registry.access_ended import require_news
from hoptac.registry.forms.things import EndForm, ThingForm
from hoptac.registry.models import Facet, Officer
from hoptac.registry.organization.panels import Ask
from hoptac.registry.organization.thing_panels import title_of
from hoptac.registry.services.things import add_thing, change_thing, end_thing
from hoptac.registry.sole_posts import Taking
from hoptac.registry.things import KINDS
from hoptac.registry.views.organization import ask_of, facet_named
from hoptac.registry.views.writing import Sending, answered


@require_http_methods(["GET", "POST"])
def add(request: UserRequest, organization_id: int, things: str) -> HttpResponse:
    """A new one."""
    ask, kind = _asked(request, organization_id, things)
    require_news(ask.organization, today=today())
    initial = {"since": today(), "seen": ask.organization.version}
    form = _form(request, ask, kind, initial=initial, is_new=True, taking=_taking(ask, kind))

    def write() -> str:
        add_thing(kind, ask.organization, form.content, since=form.cleaned_data["since"], **_said(request, form))
        return f"Đã ghi: {kind.label}.{form.told}"

    return answered(Sending(request, ask, kind, form, mode="new"), write)


@require_http_methods(["GET", "POST"])
def change(request: UserRequest, organization_id: int, things: str, thing_id: int) -> HttpResponse:
    """The same one, otherwise from a day on."""
    ask, kind = _asked(request, organization_id, things)
    require_news(ask.organization, today=today())
    row = thing_for(ask.organization, kind, thing_id)
    form = _form(request, ask, kind, initial={}, taking=_taking(ask, kind, row))
    content = {name: getattr(row, name) for name in form.names}
    form.initial = {"since": today(), "seen": ask.organization.version, **content}

    def write() -> str:
        change_thing(row, form.content, since=form.cleaned_data["since"], **_said(request, form))
        return f"Đã ghi thay đổi: {kind.label}.{form.told}"

    return answered(Sending(request, ask, kind, form, wrong=row, more=_about(row)), write)


@require_http_methods(["GET", "POST"])
def end(request: UserRequest, organization_id: int, things: str, thing_id: int) -> HttpResponse:
    """It ends; what was said of it stays."""
    ask, kind = _asked(request, organization_id, things)
    row = thing_for(ask.organization, kind, thing_id)
    initial = {"day": today(), "seen": ask.organization.version}
    form = EndForm(request.POST or None, facet=kind, initial=initial)

    def write() -> str:
        end_thing(row, day=form.cleaned_data["day"], **_said(request, form))
        return f"Đã ghi: {kind.label}, {KINDS[kind].ended.lower()}."

    return answered(Sending(request, ask, kind, form, mode="end", wrong=row, more=_about(row)), write)


def _asked(request: UserRequest, organization_id: int, things: str) -> tuple[Ask, type[Facet]]:
    """The organization, to be written about, and the kind of thing."""
    organization_for(request.user, organization_id, today=today(), write=True)
    kind = facet_named(things)
    if kind not in KINDS:
        raise Http404("Không có loại thông tin này.")
    return ask_of(request, organization_id), kind


def _about(row: Facet) -> dict[str, str]:
    return {"about": title_of(row, sees_personal=True)}


def _taking(ask: Ask, kind: type[Facet], row: Facet | None = None) -> Taking | None:
    return Taking(ask.organization, row if isinstance(row, Officer) else None) if kind is Officer else None


def _form(request: UserRequest, ask: Ask, kind: type[Facet], **kwargs: Any) -> ThingForm:
    return ThingForm(
        request.POST or None,
        facet=kind,
        kind=ask.organization.kind,
        units=units_to_move(ask.standing, today=today()),
        members=standings_for(request.user, today=today()),
        today=today(),
        **kwargs,
    )


def _said(request: UserRequest, form: Any) -> dict[str, Any]:
    by = {"actor": request.user, "at": now(), "today": today()}
    return {"source": form.source, "seen": form.cleaned_data["seen"], **by}
