"""Writing about an organization: a change from a day on, a correction of what was wrong."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.registry.access import keeps_in, organization_for, statement_for, units_to_move
from hoptac.registry.access_ended import require_news
from hoptac.registry.forms.statements import StatementForm, fields_of
from hoptac.registry.models import Facet, LegalStatus, Membership, Officer, Organization, YearFigures
from hoptac.registry.organization.panels import Ask
from hoptac.registry.organization.statements import in_force
from hoptac.registry.organization.thing_panels import title_of
from hoptac.registry.services.statements import correct, state
from hoptac.registry.services.telling import tell_if_moved
from hoptac.registry.sole_posts import Taking
from hoptac.registry.things import KINDS
from hoptac.registry.views.organization import ask_of, facet_named
from hoptac.registry.views.writing import Sending, answered


@require_http_methods(["GET", "POST"])
def change(request: UserRequest, organization_id: int, facet: str) -> HttpResponse:
    """Something is otherwise from a day on."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    if kind is LegalStatus:
        return redirect("registry:ask_legal_status", organization_id)
    if kind in KINDS:
        return redirect("registry:add_thing", organization_id, facet)
    require_news(found, kind, today=today())
    form = _change_form(request, ask, kind)

    def write() -> str:
        said = {"seen": form.cleaned_data["seen"], "source": form.source, **_by(request)}
        tell_if_moved(state(kind, found, form.content, since=form.first_day, **said), **_by(request))
        return f"Đã ghi: {kind.label}, đúng từ ngày {form.first_day:%d/%m/%Y}.{form.told}"

    return answered(Sending(request, ask, kind, form), write)


@require_http_methods(["GET", "POST"])
def put_right(request: UserRequest, organization_id: int, facet: str, statement_id: int) -> HttpResponse:
    """A statement was wrong: say what should stand there, or take it back."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    wrong = statement_for(found, kind, statement_id)
    form = _correction_form(request, found, wrong)
    is_void = "bo" in request.POST

    def write() -> str:
        source = f"{form.source} (sửa vì: {form.cleaned_data['because']})"
        said = {"seen": form.cleaned_data["seen"], "source": source, "is_void": is_void, **_by(request)}
        tell_if_moved(correct(wrong, {} if is_void else form.content, since=form.first_day, **said), **_by(request))
        told = "" if is_void else form.told
        return f"Đã {'bỏ dòng sai' if is_void else 'sửa chỗ ghi nhầm'}: {kind.label}.{told} Người khác sẽ xem lại."

    more = {"change_url": _change_address(found, wrong), "about": _about(wrong)}
    return answered(Sending(request, ask, kind, form, mode="correction", wrong=wrong, more=more), write)


def _change_form(request: UserRequest, ask: Ask, kind: type[Facet]) -> StatementForm:
    """With what stands today filled in; of yearly figures those of the year that the address names."""
    rows, known = in_force(kind, ask), {}
    if kind is YearFigures:
        known = {row.year: row for row in rows}
        rows = [known[year] for year in known if str(year) == request.GET.get("nam")]
    content = {name: getattr(rows[0], name) for name in fields_of(kind)} if rows else {}
    initial = {"since": today(), "seen": ask.organization.version, **content}
    form = _form(request, ask.organization, kind, initial=initial)
    form.taken_years = frozenset(known) - {content.get("year")}
    return form


def _correction_form(request: UserRequest, found: Organization, wrong: Facet) -> StatementForm:
    kind = type(wrong)
    content: dict[str, Any] = {name: getattr(wrong, name) for name in fields_of(kind)}
    initial = {**content, "since": wrong.valid_from, "seen": found.version}
    taking = Taking(found, wrong) if isinstance(wrong, Officer) else None
    # Whose membership it is cannot be mended: such a row is taken back.
    told = {"initial": initial, "is_correction": True, "leave_out": frozenset({"member"}), "taking": taking}
    return _form(request, found, kind, **told)


def _about(wrong: Any) -> str:
    """Which of several the row is of."""
    if type(wrong) in KINDS:
        return title_of(wrong, sees_personal=True)
    return f"năm {wrong.year}" if type(wrong) is YearFigures else ""


def _change_address(found: Organization, wrong: Any) -> str:
    """Where a change is written instead; nowhere for what can only begin and end."""
    kind = type(wrong)
    if kind is Membership:
        return ""
    if kind in KINDS:
        return reverse("registry:change_thing", args=[found.pk, kind._meta.model_name, wrong.pk])
    address = reverse("registry:change", args=[found.pk, kind._meta.model_name])
    return f"{address}?nam={wrong.year}" if kind is YearFigures else address


def _form(request: UserRequest, found: Organization, kind: type[Facet], **kwargs: Any) -> StatementForm:
    units = units_to_move(found.standing, today=today())
    keeps = partial(keeps_in, request.user, found, today=today())
    return StatementForm(
        request.POST or None, facet=kind, kind=found.kind, units=units, today=today(), keeps=keeps, **kwargs
    )


def _by(request: UserRequest) -> dict[str, Any]:
    return {"actor": request.user, "at": now(), "today": today()}
