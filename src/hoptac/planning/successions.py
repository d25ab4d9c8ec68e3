"""What ended bodies left in plans, and who carries it on by a recorded act of succession."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from hoptac.planning.models import Plan, ReportDuty, Target, TaskBody
from hoptac.units.succession_acts import TakenOver, Waiting, ended_bodies, register_waiting, taken_over


def passed_on(plans: Iterable[Plan], day: date) -> Mapping[int, TakenOver]:
    """For the bodies of these plans that an act passed on by ``day``, who carries on."""
    ended = {plan.agency_id for plan in plans if plan.agency_id is not None and plan.has_ended(day)}
    return taken_over(ended, day) if ended else {}


def register_what_waits() -> None:
    """Tell the list of ended bodies what to count; called from ``ready``."""
    kinds: tuple[tuple[str, str, QuerySet[Any], str], ...] = (
        ("plans", "Kế hoạch", Plan.objects.all(), "agency"),
        ("targets", "Chỉ tiêu", Target.objects.all(), "plan__agency"),
        ("tasks", "Nhiệm vụ được giao", TaskBody.objects.all(), "agency"),
        ("duties", "Nhiệm vụ báo cáo", ReportDuty.objects.all(), "who_agency"),
    )
    for key, label, rows, body in kinds:
        register_waiting(Waiting(f"planning.{key}", label, _counter(rows, body)))


def _counter(rows: QuerySet[Any], body: str) -> Callable[[date], Mapping[int, int]]:
    def count(day: date) -> Mapping[int, int]:
        ended = rows.filter(**{f"{body}__in": ended_bodies(day).values("pk")}).order_by()
        return dict(ended.values_list(body).annotate(number=Count("pk")).values_list(body, "number"))

    return count
