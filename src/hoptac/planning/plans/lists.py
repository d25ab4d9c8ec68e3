"""The list of plans: what is searched, filtered and sorted, and the rows of page and export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from hoptac.base.folding import exact, fold
from hoptac.planning.models import Plan, ReportDuty, Target, Task
from hoptac.units.models import SuccessionAct, Unit


class PlanState(TextChoices):
    """How a plan stands on a day."""

    CURRENT = "current", "Đang thực hiện"
    PAST = "past", "Đã qua kỳ"
    AWAITING = "awaiting", "Chờ văn bản kế thừa"


TONES = {PlanState.CURRENT: "info", PlanState.PAST: "", PlanState.AWAITING: "waiting"}
SORTS = {
    "place": ("unit__folded", "unit_id", "-year_to", "title"),
    "year": ("year_to", "unit__folded"),
    "title": ("title",),
    "dated": ("act__dated",),
}
DEFAULT_SORT = "place"
HEADS = (
    "Kế hoạch",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Cơ quan ban hành",
    "Nơi",
    "Cấp",
    "Từ năm",
    "Đến năm",
    "Số chỉ tiêu",
    "Số nhiệm vụ",
    "Số nhiệm vụ báo cáo",
    "Tình trạng",
    "Theo tin bài",
    "Dữ liệu trình diễn",
)


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What the person wants to see; blank where all is wanted."""

    words: str = ""
    place: str = ""
    year: int | None = None
    level: str = ""
    state: str = ""
    sort: str = DEFAULT_SORT

    @property
    def is_by_place(self) -> bool:
        """Whether rows stand under the name of their place."""
        return not self.words and self.sort in ("place", "-place")


def state_of(plan: Plan, today: date) -> PlanState:
    """How the plan stands: a plan of an ended body waits for its successor, and is never late."""
    if plan.is_awaiting_succession(today):
        return PlanState.AWAITING
    if plan.year_to is not None and plan.year_to < today.year:
        return PlanState.PAST
    return PlanState.CURRENT


def wished_plans(plans: QuerySet[Plan], wish: PlanWish, *, today: date) -> QuerySet[Plan]:
    """Those plans that fit the wish, in its order, each with the number of its targets, tasks and duties."""
    found = _searched(plans, wish.words)
    if wish.place:
        found = found.filter(unit__key=wish.place)
    if wish.level:
        found = found.filter(unit__level=wish.level)
    if wish.year is not None:
        found = found.filter(year_to__gte=wish.year).filter(Q(year_from__lte=wish.year) | Q(year_from__isnull=True))
    found = _in_state(found, wish.state, today)
    return _counted(found).order_by(*_order(wish))


def places_of(plans: QuerySet[Plan]) -> list[tuple[str, str]]:
    """The places that have plans: key and full name, to choose from."""
    units = Unit.objects.filter(pk__in=plans.order_by().values("unit_id")).select_related("parent__parent")
    return [(unit.key, unit.full_name) for unit in units.order_by("folded", "pk")]


def years_of(plans: QuerySet[Plan]) -> list[int]:
    """The years with which plans begin and end, newest first."""
    ends = plans.order_by().values_list("year_from", "year_to")
    return sorted({year for pair in ends for year in pair if year}, reverse=True)


def choices_of(plans: QuerySet[Plan]) -> dict[str, Any]:
    """What the list may be filtered by, as its page names it."""
    return {
        "places": places_of(plans),
        "years": years_of(plans),
        "levels": Unit.Level.choices,
        "states": PlanState.choices,
    }


def export_rows(plans: QuerySet[Plan], *, today: date) -> Iterator[tuple[object, ...]]:
    """The list as a table, its heads first."""
    yield HEADS
    for plan in plans:
        yield (
            plan.title,
            plan.act.number,
            f"{plan.act.dated:%d/%m/%Y}" if plan.act.dated else "",
            plan.agency.full_name if plan.agency else plan.act.issuer,
            plan.unit.full_name,
            plan.unit.get_level_display(),
            plan.year_from,
            plan.year_to,
            plan.target_count,  # type: ignore[attr-defined]
            plan.task_count,  # type: ignore[attr-defined]
            plan.duty_count,  # type: ignore[attr-defined]
            state_of(plan, today).label,
            "x" if plan.is_secondary else "",
            "x" if plan.is_demo else "",
        )


def _searched(plans: QuerySet[Plan], words: str) -> QuerySet[Plan]:
    """Every word in the document or in the name of its place, marks or not; where marks agree comes first."""
    bare, wanted = fold(words).split(), exact(words).split()
    for word in bare:
        plans = plans.filter(Q(document__search_folded__contains=word) | Q(unit__folded__contains=word))
    same_marks = Q(*(Q(document__search_exact__contains=word) for word in wanted)) if wanted else Q()
    if not wanted:
        return plans
    in_title = Q(unit__folded__contains=fold(words)) | Q(document__search_folded__startswith=fold(words))
    return plans.annotate(
        marks_differ=Case(When(same_marks, then=Value(0)), default=Value(1), output_field=IntegerField()),
        far=Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField()),
    )


def _in_state(plans: QuerySet[Plan], state: str, today: date) -> QuerySet[Plan]:
    passed_on = SuccessionAct.objects.standing().filter(day__lte=today).values("old")
    awaiting = (Q(unit__valid_to__lte=today) | Q(agency__valid_to__lte=today)) & ~Q(
        agency__isnull=False, agency__in=passed_on
    )
    if state == PlanState.AWAITING:
        return plans.filter(awaiting)
    if state == PlanState.PAST:
        return plans.exclude(awaiting).filter(year_to__lt=today.year)
    if state == PlanState.CURRENT:
        return plans.exclude(awaiting).exclude(year_to__lt=today.year)
    return plans


def _counted(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    return plans.annotate(target_count=_how_many(Target), task_count=_how_many(Task), duty_count=_how_many(ReportDuty))


def _how_many(model: type[Model]) -> Coalesce:
    """A count beside each plan, without joining three tables into each other's multiples."""
    rows = model._default_manager.filter(plan=OuterRef("pk")).order_by().values("plan")
    return Coalesce(Subquery(rows.annotate(how_many=Count("pk")).values("how_many")), 0)


def _order(wish: PlanWish) -> list[str | OrderBy]:
    falling = wish.sort.startswith("-")
    keys = SORTS.get(wish.sort.removeprefix("-"), SORTS[DEFAULT_SORT])
    order: list[str | OrderBy] = ["marks_differ", "far"] if wish.words else []
    if wish.is_by_place:  # places of today before those that are no more
        order.append(F("unit__valid_to").desc(nulls_first=True))
    for position, key in enumerate(keys):
        down = key.startswith("-") != (falling and position == 0)
        column = F(key.removeprefix("-"))
        order.append(column.desc(nulls_last=True) if down else column.asc(nulls_last=True))
    return [*order, "pk"]
