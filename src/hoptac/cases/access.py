"""Which procedures a person may see and work on: those of a place in reach, those about an organization in reach."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import F, Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.planning.access import plan_for, plans_for, writable_plans
from hoptac.planning.models import Aim
from hoptac.registry.models import Organization, OrganizationGrant
from hoptac.units.lists import communes_at
from hoptac.units.models import Unit
from hoptac.units.queries import predecessor_ids, successor_ids_at


def procedures_for(user: User, *, today: date) -> QuerySet[Procedure]:
    """The procedures that ``user`` may see."""
    return procedures_in(scope_of(user, today=today), user=user, today=today)


def procedures_in(scope: Scope, *, user: User, today: date) -> QuerySet[Procedure]:
    """The same for a scope that was read already."""
    if scope.everything:
        return Procedure.objects.all()
    granted = OrganizationGrant.objects.at(today).filter(user=user).values("organization")
    beside = Q(organization__standing__unit__in=scope.read) | Q(organization__in=granted)
    about = Q(pk__in=Party.objects.filter(beside).values("procedure"))
    about |= Q(pk__in=Newcomer.objects.filter(beside).values("procedure"))
    return Procedure.objects.filter(Q(unit_id__in=scope.read) | about)


def procedure_for(user: User, procedure_id: int, *, today: date, write: bool = False) -> Procedure:
    """One procedure; 404 for missing and not yours alike, 403 for a reader who wants to write."""
    rows = procedures_for(user, today=today).select_related("unit__parent__parent", "officer", "ended_by")
    procedure = rows.filter(pk=procedure_id).first()
    if procedure is None:
        raise Http404("Không có thủ tục này.")
    if write and not may_work(scope_of(user, today=today), procedure.unit, today=today):
        raise NotAllowedError(act="làm thủ tục này")
    return procedure


def may_work(scope: Scope, unit: Unit | None, *, today: date) -> bool:
    """Whether the person works on procedures of this place, or of the place that its ground passed to."""
    return scope.writes_everywhere or (unit is not None and unit.pk in units_worked_on(scope, [unit], today=today))


def units_worked_on(scope: Scope, units: Iterable[Unit], *, today: date) -> frozenset[int]:
    """Those of the units on whose procedures the person works; as many queries for many of them as for one."""
    wanted = {unit.pk: unit for unit in units}
    if scope.writes_everywhere or not scope.is_writer:
        return frozenset(wanted) if scope.is_writer else frozenset()
    ended = [unit for unit in wanted.values() if not unit.holds_on(today) and not scope.writes(unit.pk)]
    holders = successor_ids_at(ended, today)
    return frozenset(pk for pk in wanted if scope.writes(pk) or any(map(scope.writes, holders.get(pk, ()))))


def worked_on(scope: Scope) -> Q:
    """The condition that a row's unit is one where the person works on procedures, or one that such a one grew from."""
    return Q() if scope.writes_everywhere else Q(unit_id__in=scope.write | predecessor_ids(scope.write))


def require_officer(scope: Scope) -> None:
    """Refuse one who works on procedures nowhere."""
    if not scope.is_writer:
        raise NotAllowedError(act="mở thủ tục")


def require_work_on(scope: Scope, subjects: Iterable[Organization], *, today: date) -> None:
    """Refuse one who does not work on procedures of the places of all these organizations."""
    if not all(may_work(scope, one.standing.unit, today=today) for one in subjects):
        raise NotAllowedError(act="mở thủ tục cho tổ chức này")


def units_to_seat(scope: Scope, province_key: str, *, today: date) -> QuerySet[Unit]:
    """Today's communes where a new organization may be said to stand; for the country a province comes first."""
    rows = communes_at(today).select_related("parent__parent")
    return rows.filter(parent__key=province_key) if scope.writes_everywhere else rows.filter(pk__in=scope.write)


def aims_for(user: User, *, today: date) -> tuple[QuerySet[Aim], Callable[[Iterable[Aim]], frozenset[int]]]:
    """Aims of plans in reach, measured ones first; and which plans among those of some aims the person may change."""
    scope = scope_of(user, today=today)
    rows = Aim.objects.filter(plan__in=plans_for(user, today=today).values("pk"))
    rows = rows.select_related("plan__unit", "plan__agency__unit", "plan__document")

    def writable(aims: Iterable[Aim]) -> frozenset[int]:
        return writable_plans(scope, {one.plan_id: one.plan for one in aims}.values(), today=today)

    return rows.order_by(F("count__linked_at").desc(nulls_last=True), "-plan__year_to", "plan", "pk"), writable


def aim_for(user: User, aim_id: int, *, today: date, write: bool = False) -> Aim:
    """One aim of a plan in reach."""
    aim = Aim.objects.filter(pk=aim_id).select_related("plan__unit", "plan__agency__unit").first()
    if aim is None:
        raise Http404("Không có mục tiêu này.")
    plan_for(user, aim.plan_id, today=today, write=write)
    return aim
