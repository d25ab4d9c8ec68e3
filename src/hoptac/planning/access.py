"""Which plans a person may see: mine and below, those of units above me, those that name my agencies (or bodies for
which these carry on); nothing else.

What is written in a plan is changed where its document belongs; of a body that ended, by those too who carry on for it
by a recorded act of succession.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.documents.models import Document
from hoptac.planning.models import Plan, ReportDuty, Task, TaskBody
from hoptac.planning.successions import passed_on
from hoptac.units.succession_acts import passed_to


def visible_plans(scope: Scope, today: date) -> Q:
    """The condition that a plan is in reach on ``today``."""
    if scope.everything:
        return Q()
    of_mine = passed_to(scope.mine, today)
    named = Q(agency__unit_id__in=scope.mine) | Q(agency__in=of_mine)
    owing = Q(who_agency__unit_id__in=scope.mine) | Q(who_agency__in=of_mine)
    return (
        Q(unit_id__in=scope.read)
        | Q(unit_id__in=scope.above)
        | Q(pk__in=TaskBody.objects.filter(named).values("task__plan"))
        | Q(pk__in=ReportDuty.objects.filter(owing).values("plan"))
    )


def documents_of_visible_plans(user: User, scope: Scope, today: date) -> Q:
    """The documents behind those plans, for ``documents.access``."""
    return Q(pk__in=Plan.objects.filter(visible_plans(scope, today)).values("document_id"))


def plans_for(user: User, *, today: date) -> QuerySet[Plan]:
    """The plans that ``user`` may read on ``today``."""
    reached = Plan.objects.filter(visible_plans(scope_of(user, today=today), today)).values("pk")
    # A subquery instead of DISTINCT, and no columns of the whole text: a list must not carry its documents along.
    return (
        Plan.objects.filter(pk__in=reached)
        .with_succession(today)
        .select_related("act", "agency__unit", "unit__parent__parent", "document__file", "document__owner")
        .defer("document__search_exact", "document__search_folded")
    )


def plan_for(user: User, plan_id: int, *, today: date, write: bool = False) -> Plan:
    """One plan; 404 for missing and not yours alike, 403 for a reader who wants to write."""
    plan = plans_for(user, today=today).filter(pk=plan_id).first()
    if plan is None:
        raise Http404("Không có kế hoạch này.")
    if write and plan.pk not in writable_plans(scope_of(user, today=today), [plan], today=today):
        raise NotAllowedError(act="sửa kế hoạch này")
    return plan


def writable_plans(scope: Scope, plans: Iterable[Plan], *, today: date) -> frozenset[int]:
    """Those of the plans that the person may change; as many queries for many as for one."""
    listed = list(plans)
    own = {plan.pk for plan in listed if scope.writes(plan.document.owner_id)}
    others = [plan for plan in listed if plan.pk not in own] if scope.is_writer else []
    passed = passed_on(others, today)
    for plan in others:
        taken = passed.get(plan.agency_id) if plan.agency_id is not None else None
        if taken is not None and any(scope.writes(taker.unit_id) for taker in taken.takers):
            own.add(plan.pk)
    return frozenset(own)


def carries_on(scope: Scope, document: Document, today: date) -> bool:
    """Whether the document is a plan's whose body ended and for which the person's unit carries on."""
    plans = Plan.objects.filter(document=document).select_related("agency__unit", "unit", "document")
    return bool(writable_plans(scope, plans, today=today)) if scope.is_writer else False


def task_for(user: User, task_id: int, *, today: date, write: bool = False) -> Task:
    """One task of a plan in reach."""
    task = Task.objects.filter(pk=task_id).select_related("plan").first()
    if task is None:
        raise Http404("Không có nhiệm vụ này.")
    plan_for(user, task.plan_id, today=today, write=write)
    return task
