"""Who owes which report: duties with a day, and the units whose bodies must keep them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.base.services.loads import read_rows
from hoptac.planning.access import plans_for
from hoptac.planning.calc import OwedReport
from hoptac.planning.models import Plan, ReportDuty
from hoptac.units.models import Agency, Unit
from hoptac.units.queries import lineage_ids
from hoptac.units.succession_acts import TakenOver, has_ended, taken_over


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty, and what decides who is told of it."""

    duty: ReportDuty
    report: OwedReport


def owed_reports(*, today: date, since: date, until: date | None = None) -> list[Owed]:
    """Duties with a day written from ``since`` on, and not after ``until``, whose body is known."""
    duties = ReportDuty.objects.filter(due__gte=since, who_agency__isnull=False)
    if until is not None:
        duties = duties.filter(due__lte=until)
    rows = duties.select_related("plan__agency__unit", "plan__unit", "who_agency__unit", "to_agency", "via_agency")
    return _with_debtors(rows.order_by("due", "pk"), today=today)


def duties_of(user: User, *, today: date, since: date) -> list[ReportDuty]:
    """The duties from ``since`` on that the units of ``user`` must keep; never those of a plan out of reach.

    Bodies that are asked and bodies that ended keep none.
    """
    mine = scope_of(user, today=today).mine
    owed = [
        one.duty
        for one in owed_reports(today=today, since=since)
        if one.report.debtor_unit_ids & mine and not one.report.is_asked and not one.report.is_ended
    ]
    reached = plans_for(user, today=today).filter(pk__in={duty.plan_id for duty in owed})
    seen = set(reached.values_list("pk", flat=True))
    return [duty for duty in owed if duty.plan_id in seen]


def _with_debtors(duties: Iterable[ReportDuty], *, today: date) -> list[Owed]:
    rows = list(duties)
    collective = {duty.who_agency.unit_id for duty in rows if duty.who_agency and _level_of(duty.who_agency)}
    below = Unit.objects.at(today).filter(parent__in=collective - {None}).select_related("parent__parent")
    units = list(below) if collective else []
    bodies = {duty.who_agency for duty in rows} | {duty.plan.agency for duty in rows}
    ended = {body.pk for body in bodies if body is not None and has_ended(body, today)}
    taken = taken_over(ended, today) if ended else {}
    return [Owed(duty, _report(duty, units, taken, today)) for duty in rows]


def _report(duty: ReportDuty, units: Sequence[Unit], taken: Mapping[int, TakenOver], today: date) -> OwedReport:
    assert duty.who_agency is not None and duty.due is not None
    passed = taken.get(duty.who_agency_id or 0)
    debtors = _debtors(duty.who_agency, duty.plan, units)
    if passed is not None:
        debtors = frozenset(taker.unit_id for taker in passed.takers if taker.unit_id is not None)
    return OwedReport(
        duty_id=duty.pk,
        debtor_unit_ids=debtors,
        due=duty.due,
        due_kind=duty.due_kind,
        is_asked=duty.who_agency.asked,
        is_ended=_waits(duty, taken, today),
    )


def _waits(duty: ReportDuty, taken: Mapping[int, TakenOver], today: date) -> bool:
    """Whether the body or its plan's has ended, and nobody had taken over by the day that the duty was due."""
    assert duty.who_agency is not None and duty.due is not None
    plan, body = duty.plan, duty.who_agency
    of_plan = plan.agency_id if plan.has_ended(today) else None
    if plan.has_ended(today) and of_plan is None:
        return True
    of_body = body.pk if has_ended(body, today) or not body.holds_on(today) else None
    for ended in (of_plan, of_body):
        if ended is not None and (ended not in taken or duty.due < taken[ended].day):
            return True
    return False


def _debtors(agency: Agency, plan: Plan, units: Sequence[Unit]) -> frozenset[int]:
    """The units behind a body: its own, or for a common name ("UBND các xã, phường") those of ``units`` that it means.

    A plan speaks for its own place: in a commune's plan the common name never means the communes beside it.
    """
    level = _level_of(agency)
    if not level:
        return frozenset({agency.unit_id} if agency.unit_id else ())
    below = (unit for unit in units if unit.parent_id == agency.unit_id and unit.level == level)
    return frozenset(unit.pk for unit in below if plan.unit_id in lineage_ids(unit))


def _level_of(agency: Agency) -> str:
    """The level of the units that a common name means; "" for a body of its own."""
    return _levels(Path(settings.UNITS_ROOT)).get(agency.key.partition("/")[0], "")


@cache
def _levels(folder: Path) -> dict[str, str]:
    return {row["pattern"]: row["covers"] for row in read_rows(folder / "collectives.csv")}


def demo_mark(duty: ReportDuty) -> str:
    """What stands before the words of a duty, wherever it goes, where its plan is of the demonstration."""
    return "[Trình diễn] " if duty.plan.is_demo else ""


def window(today: date, days: int) -> date:
    """The last day to look at when days before a date count: a long holiday may stand between."""
    return today + timedelta(days=days + 14)
