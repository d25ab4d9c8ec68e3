"""Entering an organization that the book does not have yet; what looks like one that it has is asked about first."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError, NotAllowedError
from hoptac.base.web import done, page
from hoptac.registry.access import old_units_of, standings_for, units_to_enter
from hoptac.registry.errors import AlikeError
from hoptac.registry.forms.entering import EnterForm
from hoptac.registry.models import Organization
from hoptac.registry.places import provinces_to_choose
from hoptac.registry.services.entering import enter_organization


@require_http_methods(["GET", "POST"])
def enter(request: UserRequest) -> HttpResponse:
    """An organization that the book does not have yet."""
    scope = scope_of(request.user, today=today())
    if not scope.registry:
        raise NotAllowedError(act="ghi tổ chức mới vào sổ")
    form, context = _asked(request, scope)
    if request.method == "POST" and form.is_valid():
        return _entered(request, form, context)
    return page(request, "registry/enter.html", status=422 if request.method == "POST" else 200, **context)


def _asked(request: UserRequest, scope: Scope) -> tuple[EnterForm, dict[str, Any]]:
    """The form with the places that the person may choose; for the whole country a province comes first."""
    province = request.GET.get("province", "")
    units = units_to_enter(scope, province, today=today())
    old_units, initial = old_units_of(units), {"unit": _only(units)}
    form = EnterForm(request.POST or None, units=units, old_units=old_units, today=today(), initial=initial)
    provinces = provinces_to_choose(scope, today=today())
    needs_province = request.method == "GET" and not units.exists()
    return form, {"form": form, "provinces": provinces, "province": province, "needs_province": needs_province}


def _entered(request: UserRequest, form: EnterForm, context: dict[str, Any]) -> HttpResponse:
    try:
        made = _enter(request, form)
    except AlikeError as refusal:
        return _alike_asked(request, form, context, refusal)
    except HoptacError as refusal:
        return page(request, "registry/enter.html", status=refusal.status, error=refusal, **context)
    messages.success(request, f"Đã ghi {form.cleaned_data['name']} vào sổ. {form.told}")
    return done(request, reverse("registry:organization", args=[made.pk]))


def _enter(request: UserRequest, form: EnterForm) -> Organization:
    return enter_organization(
        form.cleaned_data["kind"],
        identity=form.identity,
        seat=form.seat,
        since=form.first_day,
        source=form.source,
        actor=request.user,
        at=now(),
        today=today(),
        apart=form.apart,
        old_unit=form.cleaned_data.get("old_unit"),
    )


def _alike_asked(request: UserRequest, form: EnterForm, context: dict[str, Any], refusal: AlikeError) -> HttpResponse:
    """Nothing is stored yet: what the newcomer may be, and why it should be another."""
    keys = [one.standing.pk for one in refusal.doubles]
    seen = set(standings_for(request.user, today=today()).filter(pk__in=keys).values_list("pk", flat=True))
    form.ask_about(keys)
    doubles = [(one, one.standing.pk in seen) for one in refusal.doubles]
    return page(
        request, "registry/enter.html", status=refusal.status, error=refusal.message, doubles=doubles, **context
    )


def _only(units: Any) -> Any:
    """The only place, where there is only one to choose."""
    first = list(units[:2])
    return first[0] if len(first) == 1 else None
