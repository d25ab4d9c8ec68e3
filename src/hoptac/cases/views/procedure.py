"""The page of one procedure, and what is done on it."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import taken_away
from hoptac.base.web import done, page
from hoptac.cases.access import procedure_for
from hoptac.cases.file import procedure_book
from hoptac.cases.forms import PaperForm, SkipForm, StepForm
from hoptac.cases.models import Procedure
from hoptac.cases.procedure_page import newcomer_form, shown_procedure
from hoptac.cases.services.working import add_newcomer, add_paper, mark_step, skip_step, take_back_step
from hoptac.cases.timing import edition_of


@require_GET
def procedure(request: UserRequest, procedure_id: int) -> HttpResponse:
    """One procedure with its steps, clocks, papers and organizations."""
    return shown_page(request, procedure_for(request.user, procedure_id, today=today()))


@require_GET
def procedure_table(request: UserRequest, procedure_id: int, form: str) -> HttpResponse:
    """What the page of one procedure tells, to take away."""
    found = procedure_for(request.user, procedure_id, today=today())
    shown = shown_procedure(found, user=request.user, today=today())
    url = request.build_absolute_uri(reverse("cases:procedure", args=[found.pk]))
    return taken_away(request, form, procedure_book(shown, url=url, today=today()))


@require_POST
def mark(request: UserRequest, procedure_id: int, step: str) -> HttpResponse:
    """A step was done on a day, is left out with a reason (``khong``), or was marked by mistake (``bo``)."""
    found = procedure_for(request.user, procedure_id, today=today(), write=True)
    known = {one.code: one for one in edition_of(found).steps}
    if step not in known:
        raise Http404("Không có bước này.")
    said = SkipForm(request.POST) if "khong" in request.POST else None
    form = StepForm(request.POST, needs_paper=bool(known[step].sets))
    if "bo" not in request.POST and not (said or form).is_valid():
        return shown_page(request, found, status=422, step_form=form, skip_form=said, step_asked=step)
    try:
        words = _mark(request, found, step, said or form)
    except HoptacError as refusal:
        return shown_page(request, found, status=refusal.status, error=refusal)
    messages.success(request, words)
    return done(request, f"{reverse('cases:procedure', args=[found.pk])}#buoc")


def _mark(request: UserRequest, found: Procedure, step: str, form: Form) -> str:
    """Do it, and say what was done."""
    seen = int(request.POST["seen"]) if request.POST.get("seen", "").isdecimal() else None
    by: dict[str, Any] = {"seen": seen, "actor": request.user, "at": now(), "today": today()}
    if "bo" in request.POST:
        take_back_step(found, step, **by)
        return "Đã bỏ dấu của bước."
    if "khong" in request.POST:
        skip_step(found, step, reason=form.cleaned_data["reason"], **by)
        return "Đã ghi là không làm bước này, với lý do."
    mark_step(found, step, done_on=form.cleaned_data["done_on"], paper=form.cleaned_data["paper"], **by)
    return "Đã ghi bước."


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
    form = newcomer_form(found, request.POST, scope=scope_of(request.user, today=today()), today=today())
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
    context = {**shown_procedure(found, user=request.user, today=today()), **forms}
    return page(request, "cases/procedure.html", status=status, error=error, **context)
