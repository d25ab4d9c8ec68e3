"""Writing about an organization: entering it, a change from a day on, a correction of what was wrong."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError, NotAllowedError, StaleWriteError
from hoptac.base.web import done, page
from hoptac.registry.access import organization_for, standings_for, units_to_enter, units_to_move
from hoptac.registry.errors import AlikeError
from hoptac.registry.facet_panels import BESIDES, in_force, statement_shown
from hoptac.registry.forms import EnterForm, StatementForm, fields_of
from hoptac.registry.models import LegalStatus, Organization, YearFigures
from hoptac.registry.panels import Ask
from hoptac.registry.places import provinces_to_choose
from hoptac.registry.services.entering import enter_organization
from hoptac.registry.services.statements import correct, rows_of, state
from hoptac.registry.views.organization import ask_of, facet_named


@require_http_methods(["GET", "POST"])
def enter(request: UserRequest) -> HttpResponse:
    """An organization that the book does not have yet."""
    scope = scope_of(request.user, today=today())
    if not scope.registry:
        raise NotAllowedError(act="ghi tổ chức mới vào sổ")
    province = request.GET.get("province", "")
    units = units_to_enter(scope, province, today=today())
    form = EnterForm(request.POST or None, units=units, initial={"since": today(), "unit": _only(units)})
    context = {"form": form, "provinces": provinces_to_choose(scope, today=today()), "province": province}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return page(request, "registry/enter.html", status=status, needs_province=not units.exists(), **context)
    return _entered(request, form, context)


def _entered(request: UserRequest, form: EnterForm, context: dict[str, Any]) -> HttpResponse:
    said = form.cleaned_data
    try:
        made = enter_organization(
            said["kind"],
            identity=form.identity,
            seat=form.seat,
            since=said["since"],
            source=form.source,
            actor=request.user,
            at=now(),
            today=today(),
            apart=form.apart,
        )
    except AlikeError as refusal:
        return _alike_asked(request, form, context, refusal)
    except HoptacError as refusal:
        return page(request, "registry/enter.html", status=refusal.status, error=refusal, **context)
    messages.success(request, f"Đã ghi {said['name']} vào sổ.")
    return done(request, reverse("registry:organization", args=[made.pk]))


def _alike_asked(request: UserRequest, form: EnterForm, context: dict[str, Any], refusal: AlikeError) -> HttpResponse:
    """Nothing is stored yet: what the newcomer may be, and why it should be another."""
    keys = [one.standing.pk for one in refusal.doubles]
    seen = set(standings_for(request.user, today=today()).filter(pk__in=keys).values_list("pk", flat=True))
    form.data = {**request.POST.dict(), "apart": ",".join(map(str, keys))}
    form.ask_apart()
    doubles = [(one, one.standing.pk in seen) for one in refusal.doubles]
    return page(
        request, "registry/enter.html", status=refusal.status, error=refusal.message, doubles=doubles, **context
    )


@require_http_methods(["GET", "POST"])
def change(request: UserRequest, organization_id: int, facet: str) -> HttpResponse:
    """Something is otherwise from a day on."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    if kind is LegalStatus:
        return redirect("registry:ask_legal_status", organization_id)
    if kind in BESIDES:
        raise NotAllowedError(act=f"ghi “{kind.label}” ở màn hình này")
    initial = {"since": today(), "seen": found.version, **(_content(ask, kind) if kind is not YearFigures else {})}
    form = _form(request, kind, found, initial=initial)
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, ask, kind, form, status=200 if request.method == "GET" else 422)
    since = date(form.cleaned_data["year"], 1, 1) if kind is YearFigures else form.cleaned_data["since"]
    said: dict[str, Any] = {"source": form.source, "actor": request.user, "at": now(), "today": today()}
    try:
        state(kind, found, form.content, since=since, seen=form.cleaned_data["seen"], **said)
    except HoptacError as refusal:
        return _form_page(request, ask, kind, form, status=refusal.status, error=refusal)
    messages.success(request, f"Đã ghi: {kind.label}, đúng từ ngày {since:%d/%m/%Y}.")
    return done(request, f"{reverse('registry:organization', args=[found.pk])}#{facet}")


@require_http_methods(["GET", "POST"])
def put_right(request: UserRequest, organization_id: int, facet: str, statement_id: int) -> HttpResponse:
    """A statement was wrong: say what should stand there, or take it back."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    ask, kind = ask_of(request, organization_id), facet_named(facet)
    wrong = get_object_or_404(rows_of(kind), pk=statement_id, organization=found)
    content = {name: getattr(wrong, name) for name in fields_of(kind)}
    initial = {**content, "since": wrong.valid_from, "seen": found.version}
    form = _form(request, kind, found, initial=initial, is_correction=True)
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, ask, kind, form, wrong=wrong, status=200 if request.method == "GET" else 422)
    source = f"{form.source} (sửa vì: {form.cleaned_data['because']})"
    is_void = "bo" in request.POST
    try:
        since = form.cleaned_data.get("since") or wrong.valid_from
        said: dict[str, Any] = {"actor": request.user, "at": now(), "today": today(), "is_void": is_void}
        correct(
            wrong, {} if is_void else form.content, since=since, source=source, seen=form.cleaned_data["seen"], **said
        )
    except HoptacError as refusal:
        return _form_page(request, ask, kind, form, wrong=wrong, status=refusal.status, error=refusal)
    messages.success(request, f"Đã {'bỏ dòng sai' if is_void else 'sửa'}: {kind.label}. Người khác sẽ xem lại.")
    return done(request, f"{reverse('registry:organization', args=[found.pk])}#{facet}")


def _form(request: UserRequest, kind: Any, found: Organization, **kwargs: Any) -> StatementForm:
    units = units_to_move(found.standing, today=today())
    return StatementForm(request.POST or None, facet=kind, kind=found.kind, units=units, **kwargs)


def _form_page(
    request: UserRequest, ask: Ask, kind: Any, form: StatementForm, *, status: int, wrong: Any = None, error: Any = None
) -> HttpResponse:
    """The form; where somebody else was quicker, what stands now beside what was typed, and the next sending counts."""
    stale = isinstance(error, StaleWriteError)
    theirs = [statement_shown(row, sees_personal=True) for row in in_force(kind, ask)] if stale else []
    if stale:
        form.data = {**request.POST.dict(), "seen": str(error.theirs)}
    context = {"ask": ask, "standing": ask.standing, "facet": kind, "form": form, "wrong": wrong, "theirs": theirs}
    context["facet_key"] = kind._meta.model_name
    return page(request, "registry/statement_form.html", status=status, error=error, **context)


def _content(ask: Ask, kind: Any) -> dict[str, Any]:
    rows = in_force(kind, ask)
    return {name: getattr(rows[0], name) for name in fields_of(kind)} if rows else {}


def _only(units: Any) -> Any:
    """The only place, where there is only one to choose."""
    first = list(units[:2])
    return first[0] if len(first) == 1 else None
