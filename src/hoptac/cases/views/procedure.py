"""The page of one procedure, and what is done on it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.web import done, page
from hoptac.cases.access import may_work, procedure_for, units_to_seat
from hoptac.cases.forms import NewcomerForm, PaperForm, StepForm
from hoptac.cases.models import Newcomer, PaperIn, Party, Procedure
from hoptac.cases.rules import basis_words, kind_of
from hoptac.cases.services.closing import may_reopen
from hoptac.cases.services.working import add_newcomer, add_paper, mark_step, take_back_step
from hoptac.cases.shown import parties_shown, result_words, state_of, steps_shown
from hoptac.cases.timing import edition_of, standing_of
from hoptac.registry.models import Proposal


@require_GET
def procedure(request: UserRequest, procedure_id: int) -> HttpResponse:
    """One procedure with its steps, clocks, papers and organizations."""
    return shown_page(request, procedure_for(request.user, procedure_id, today=today()))


@require_POST
def mark(request: UserRequest, procedure_id: int, step: str) -> HttpResponse:
    """A step was done on a day; or was marked by mistake (``bo``)."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    if step not in {one.code for one in edition_of(found).steps}:
        raise Http404("Không có bước này.")
    form = StepForm(request.POST)
    if "bo" not in request.POST and not form.is_valid():
        return shown_page(request, found, status=422, step_form=form, step_asked=step)
    said: dict[str, Any] = {"actor": request.user, "at": now(), "today": today()}
    seen = int(request.POST["seen"]) if request.POST.get("seen", "").isdecimal() else None
    try:
        if "bo" in request.POST:
            take_back_step(found, step, seen=seen, **said)
        else:
            mark_step(found, step, done_on=form.cleaned_data["done_on"], seen=seen, **said)
    except HoptacError as refusal:
        return shown_page(request, found, status=refusal.status, error=refusal)
    messages.success(request, "Đã bỏ dấu của bước." if "bo" in request.POST else "Đã ghi bước.")
    return done(request, f"{reverse('cases:procedure', args=[found.pk])}#buoc")


@require_POST
def paper(request: UserRequest, procedure_id: int) -> HttpResponse:
    """A paper was handed in."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    form = PaperForm(request.POST, edition=edition_of(found))
    if not form.is_valid():
        return shown_page(request, found, status=422, paper_form=form)
    try:
        add_paper(found, actor=request.user, at=now(), today=today(), **form.cleaned_data)
    except HoptacError as refusal:
        return shown_page(request, found, status=refusal.status, error=refusal)
    messages.success(request, "Đã ghi giấy tờ.")
    return done(request, f"{reverse('cases:procedure', args=[found.pk])}#giay-to")


@require_POST
def newcomer(request: UserRequest, procedure_id: int) -> HttpResponse:
    """An organization that will come out of it."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    form = _newcomer_form(request, found)
    if form is None:
        raise Http404("Thủ tục này không lập tổ chức mới.")
    if not form.is_valid():
        return shown_page(request, found, status=422, newcomer_form=form)
    said = {name: form.cleaned_data[name] for name in ("name", "unit", "tax_code", "certificate_number")}
    try:
        add_newcomer(found, kind=form.new_kind, actor=request.user, at=now(), today=today(), **said)
    except HoptacError as refusal:
        return shown_page(request, found, status=refusal.status, error=refusal)
    messages.success(request, f"Đã thêm {said['name']}; tổ chức vào sổ khi có kết quả.")
    return done(request, f"{reverse('cases:procedure', args=[found.pk])}#to-chuc")


def shown_page(
    request: UserRequest, found: Procedure, *, status: int = 200, error: Any = None, **forms: Any
) -> HttpResponse:
    """The page; with a form that was filled in wrongly, or a refusal above it."""
    kind, edition, standing = kind_of(found.kind), edition_of(found), standing_of(found, today=today())
    parties = list(Party.objects.filter(procedure=found).select_related("organization", "proposal"))
    waits = any(one.proposal and one.proposal.state == Proposal.State.OPEN for one in parties)
    is_open, works = found.state == Procedure.State.OPEN, _works(request, found)
    context: dict[str, Any] = {
        "procedure": found,
        "kind": kind,
        "edition": edition,
        "basis": basis_words(edition.rests_on),
        "authority_basis": basis_words(edition.basis),
        "state": state_of(found, waits_second=waits, today=today()),
        "waits_second": waits,
        "steps": steps_shown(found, standing),
        "parties": parties_shown(parties),
        "newcomers": list(Newcomer.objects.filter(procedure=found).select_related("unit__parent", "organization")),
        "papers": list(PaperIn.objects.filter(procedure=found).select_related("noted_by")),
        "expected": [(one, basis_words(one.basis)) for one in edition.papers],
        "result": result_words(found),
        "may_work": works and is_open,
        "may_reopen": works and may_reopen(found),
        "step_form": StepForm(initial={"done_on": today(), "seen": found.version}),
        "paper_form": PaperForm(edition=edition, initial={"handed_in_on": today()}),
        "newcomer_form": _newcomer_form(request, found, is_blank=True) if works and is_open else None,
    }
    return page(request, "cases/procedure.html", status=status, error=error, **{**context, **forms})


def _works(request: UserRequest, found: Procedure) -> bool:
    return may_work(scope_of(request.user, today=today()), found.unit, today=today())


def _newcomer_form(request: UserRequest, found: Procedure, *, is_blank: bool = False) -> NewcomerForm | None:
    """The form for an organization to come; None where none comes out of such a procedure, or where it is named."""
    kind = kind_of(found.kind)
    if kind.shape not in ("together", "apart", "convert"):
        return None
    scope = scope_of(request.user, today=today())
    province = found.unit.parent.key if found.unit.parent else ""
    units = units_to_seat(scope, province, today=today())
    kinds = [kind.makes] if kind.makes else list(kind.applies_to)
    data = None if is_blank else request.POST
    return NewcomerForm(
        data, kinds=kinds, units=units, initial={"unit": found.unit_id, **_kept_code(kind.shape, found)}
    )


def _kept_code(shape: str, found: Procedure) -> dict[str, str]:
    """A group that becomes a cooperative keeps its code (Nghị định 92/2024/NĐ-CP, Điều 61)."""
    if shape != "convert":
        return {}
    party = Party.objects.filter(procedure=found).select_related("organization__standing").first()
    return {"tax_code": party.organization.standing.tax_code} if party else {}
