"""The list of plans and one plan as a page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access import scope_of
from hoptac.accounts.agenda import agenda_for
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page
from hoptac.planning.access import plan_for, plans_for, task_for, writable_plans
from hoptac.planning.forms.lead import LeadForm
from hoptac.planning.models import Plan
from hoptac.planning.plans.file import plan_book
from hoptac.planning.plans.links import task_url
from hoptac.planning.plans.lists import (
    DEFAULT_SORT,
    SORTS,
    TONES,
    PlanState,
    PlanWish,
    choices_of,
    export_rows,
    state_of,
    wished_plans,
)
from hoptac.planning.plans.page import agencies_to_lead, plan_page
from hoptac.planning.services.leads import name_lead
from hoptac.planning.views.plans_calendar import feed_url
from hoptac.units.models import Unit

PAGE_SIZE = 30


@require_GET
def plans(request: UserRequest) -> HttpResponse:
    """Plans that I may see, by place and year; the address says all that was chosen."""
    scope = scope_of(request.user, today=today())
    reached, wish = plans_for(request.user, today=today()), wish_of(request)
    page_obj = Paginator(wished_plans(reached, wish, today=today()), PAGE_SIZE).get_page(request.GET.get("page"))
    for plan in page_obj:
        plan.state = state_of(plan, today())  # type: ignore[attr-defined]
        plan.tone = TONES[plan.state]  # type: ignore[attr-defined]
    return page(
        request, "planning/plans.html", page_obj=page_obj, noun="kế hoạch", q=wish.words, wish=wish,
        table="planning:plans", feed_url=feed_url(request), **choices_of(reached),
        may_upload=scope.is_writer, agenda=agenda_for(request.user, scope, today=today()),
    )  # fmt: skip


@require_GET
def plans_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list as a table, all pages of it."""
    found = wished_plans(plans_for(request.user, today=today()), wish_of(request), today=today())
    return taken_away(request, form, Table("ke-hoach", today(), export_rows(found, today=today())))


@require_GET
def plan(request: UserRequest, plan_id: int) -> HttpResponse:
    """One plan."""
    return _plan_answer(request, plan_for(request.user, plan_id, today=today()))


@require_GET
def plan_table(request: UserRequest, plan_id: int, form: str) -> HttpResponse:
    """What the page of one plan shows, to take away."""
    view = plan_page(plan_for(request.user, plan_id, today=today()), today=today())
    whole = request.build_absolute_uri
    book = plan_book(view, url=whole(reverse("planning:plan", args=[plan_id])), whole=whole, today=today())
    return taken_away(request, form, book)


@require_POST
def lead(request: UserRequest, task_id: int) -> HttpResponse:
    """Say who leads a task."""
    task = task_for(request.user, task_id, today=today(), write=True)
    form = LeadForm(request.POST, task=task)
    if not form.is_valid():
        return _plan_answer(request, task.plan, status=422, lead_form=form, lead_task=task)
    chosen, seen = form.cleaned_data["agency"], form.cleaned_data["seen"]
    try:
        name_lead(task, chosen, seen=seen, actor=request.user, at=now(), today=today())
    except HoptacError as error:
        return _plan_answer(request, task.plan, status=error.status, lead_form=form, lead_task=task, lead_error=error)
    return done(request, task_url(task))


def _plan_answer(request: UserRequest, shown: Plan, *, status: int = 200, **context: Any) -> HttpResponse:
    """The page of a plan, also when a form on it was refused."""
    may_write = bool(writable_plans(scope_of(request.user, today=today()), [shown], today=today()))
    view = plan_page(shown, today=today())
    choices = agencies_to_lead(shown, today=today()) if may_write and not view.is_awaiting else []
    return page(
        request,
        "planning/plan.html",
        status=status,
        view=view,
        plan=shown,
        tone=TONES[view.state],
        lead_choices=choices,
        **context,
    )


def wish_of(request: UserRequest) -> PlanWish:
    """What the address asks for; what makes no sense there is left aside."""
    asked = request.GET
    year, sort = asked.get("year", ""), asked.get("sort", "")
    return PlanWish(
        words=asked.get("q", "").strip()[:200],
        place=asked.get("place", ""),
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
        level=asked.get("level", "") if asked.get("level", "") in Unit.Level.values else "",
        state=asked.get("state", "") if asked.get("state", "") in PlanState.values else "",
        sort=sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT,
    )
