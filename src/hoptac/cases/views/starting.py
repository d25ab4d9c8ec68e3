"""Opening a procedure: its kind, its organizations, the days of the file."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError, NotAllowedError
from hoptac.base.web import done, page
from hoptac.cases.access import may_work, require_officer, units_to_seat
from hoptac.cases.errors import WrongPartiesError
from hoptac.cases.forms import StartForm
from hoptac.cases.rules import basis_words, kinds
from hoptac.cases.services.starting import NewName, Opening, start_procedure
from hoptac.registry.access import organization_for, standings_in
from hoptac.registry.models import Organization
from hoptac.registry.places import provinces_to_choose
from hoptac.registry.search import asked, with_terms
from hoptac.units.models import Unit
from rulebook import Procedure as Kind

_MOST_FOUND = 15


@require_GET
def choose(request: UserRequest) -> HttpResponse:
    """Which kind of procedure; for an organization only those that are for it."""
    require_officer(scope_of(request.user, today=today()))
    subjects = _subjects(request)
    fitting = [kind for kind in kinds().values() if all(one.kind in kind.applies_to for one in subjects)]
    fitting = [kind for kind in fitting if not subjects or kind.shape != "new"]
    return page(request, "cases/choose.html", kinds=fitting, subjects=subjects)


@require_http_methods(["GET", "POST"])
def start(request: UserRequest, kind: str) -> HttpResponse:
    """Open a procedure of a kind; the address names its organizations, so that it works without scripts."""
    scope = scope_of(request.user, today=today())
    require_officer(scope)
    wanted, subjects = _kind(kind), _subjects(request)
    units = units_to_seat(scope, request.GET.get("province", ""), today=today())
    initial = {"received_on": today(), "unit": _only(units)}
    form = StartForm(request.POST or None, kind=wanted, subjects=subjects, units=units, initial=initial)
    if request.method == "GET" or not form.is_valid():
        return _page(request, scope, form, status=200 if request.method == "GET" else 422)
    try:
        made = start_procedure(_opening(form, scope), actor=request.user, at=now(), today=today())
    except NotAllowedError:
        raise
    except HoptacError as refusal:
        return _page(request, scope, form, status=refusal.status, error=refusal)
    messages.success(request, f"Đã mở thủ tục số {made.pk}.")
    return done(request, reverse("cases:procedure", args=[made.pk]))


def _only(units: QuerySet[Unit]) -> Unit | None:
    """The only place, where there is only one to choose."""
    first = list(units[:2])
    return first[0] if len(first) == 1 else None


def _kind(code: str) -> Kind:
    if code not in kinds():
        raise Http404("Không có loại thủ tục này.")
    return kinds()[code]


def _subjects(request: UserRequest) -> list[Organization]:
    """The organizations that the address names, in its order, each in reach."""
    named = dict.fromkeys(int(said) for said in request.GET.getlist("to-chuc") if said.isdecimal() and len(said) < 10)
    return [organization_for(request.user, pk, today=today()) for pk in list(named)[:20]]


def _opening(form: StartForm, scope: Scope) -> Opening:
    """What the form says. Refused to one who works on procedures of none of these places."""
    said, subjects = form.cleaned_data, form.subjects
    if not all(may_work(scope, one.standing.unit, today=today()) for one in subjects):
        raise NotAllowedError(act="mở thủ tục cho tổ chức này")
    newcomers = [NewName(said["name"], form.new_kind, said["unit"])] if form.asks_newcomer else []
    receiver = next((one for one in subjects if str(one.pk) == said.get("receiver")), None)
    first = receiver or (subjects[0] if subjects else None)
    seat = first.standing.unit if first is not None else None
    unit: Unit | None = said["unit"] if newcomers else seat
    if unit is None:
        raise WrongPartiesError(title=form.kind.title, wanted="tổ chức đã ghi trụ sở trong sổ")
    days = {name: said.get(name) for name in ("starts_on", "ends_on")}
    return Opening(
        form.kind.id,
        unit,
        said["received_on"],
        subjects=subjects,
        receiver=receiver,
        newcomers=newcomers,
        note=said["note"],
        **days,
    )


def _page(request: UserRequest, scope: Scope, form: StartForm, *, status: int, error: Any = None) -> HttpResponse:
    kind = form.kind
    is_many = kind.shape in ("into", "together")
    q = request.GET.get("tim", "").replace("\0", "")[:120]
    edition = kind.editions[-1]
    return page(
        request,
        "cases/start.html",
        status=status,
        error=error,
        form=form,
        kind=kind,
        edition=edition,
        basis=basis_words(edition.rests_on),
        subjects=form.subjects,
        takes_subjects=kind.shape != "new",
        wants_more=is_many or not form.subjects,
        is_ready=_is_ready(kind, form.subjects),
        q=q,
        found=_found(request, scope, kind, q, form.subjects) if q else None,
        provinces=provinces_to_choose(scope, today=today()) if scope.writes_everywhere else [],
        province=request.GET.get("province", ""),
        needs_province=form.asks_newcomer and scope.writes_everywhere and not request.GET.get("province"),
    )


def _is_ready(kind: Kind, subjects: Sequence[Organization]) -> bool:
    """Whether so many organizations are named as the kind needs."""
    least = {"new": 0, "either": 0, "into": 2, "together": 2}.get(kind.shape, 1)
    return len(subjects) >= least


def _found(
    request: UserRequest, scope: Scope, kind: Kind, q: str, subjects: Sequence[Organization]
) -> list[tuple[Any, str]]:
    """Organizations that the words find, with the address that adds each."""
    rows = standings_in(scope, user=request.user, today=today()).filter(kind__in=kind.applies_to)
    rows = rows.exclude(pk__in=[one.pk for one in subjects]).select_related("unit__parent")
    hits = with_terms(rows, asked(q).loose).order_by("folded", "pk")[:_MOST_FOUND]
    address = request.GET.copy()
    address.pop("tim", None)
    links = []
    for standing in hits:
        wanted = address.copy()
        wanted.appendlist("to-chuc", str(standing.pk))
        links.append((standing, f"?{wanted.urlencode()}"))
    return links
