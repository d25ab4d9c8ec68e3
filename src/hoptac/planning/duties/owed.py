"""Who owes which report: duties with a day, and the units whose bodies must keep them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.base.services.loads import read_rows
from hoptac.planning.calc import OwedReport
from hoptac.planning.models import ReportDuty
from hoptac.units.models import Agency, Unit


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
    rows = duties.select_related("plan__agency", "plan__unit", "who_agency", "to_agency", "via_agency")
    return _with_debtors(rows.order_by("due", "pk"), today=today)


def _with_debtors(duties: Iterable[ReportDuty], *, today: date) -> list[Owed]:
    rows = list(duties)
    covered = _covered_units([duty.who_agency for duty in rows if duty.who_agency], today=today)
    return [Owed(duty, _report(duty, covered, today)) for duty in rows]


def _report(duty: ReportDuty, covered: Mapping[int, frozenset[int]], today: date) -> OwedReport:
    assert duty.who_agency is not None and duty.due is not None
    return OwedReport(
        duty_id=duty.pk,
        debtor_unit_ids=covered[duty.who_agency.pk],
        due=duty.due,
        due_kind=duty.due_kind,
        is_asked=duty.who_agency.asked,
        is_ended=duty.plan.is_awaiting_succession(today) or not duty.who_agency.holds_on(today),
    )


def _covered_units(agencies: Iterable[Agency], *, today: date) -> dict[int, frozenset[int]]:
    """The units behind each body: its own, or for a common name ("UBND các xã, phường") those below that it means."""
    known = {agency.pk: agency for agency in agencies}
    collective = {agency.unit_id for agency in known.values() if _level_of(agency)}
    below = list(Unit.objects.at(today).filter(parent__in=collective)) if collective else []
    return {
        key: frozenset(
            unit.pk for unit in below if unit.parent_id == agency.unit_id and unit.level == _level_of(agency)
        )
        if _level_of(agency)
        else frozenset({agency.unit_id} if agency.unit_id else ())
        for key, agency in known.items()
    }


def _level_of(agency: Agency) -> str:
    """The level of the units that a common name means; "" for a body of its own."""
    return _levels(Path(settings.UNITS_ROOT)).get(agency.key.partition("/")[0], "")


@cache
def _levels(folder: Path) -> dict[str, str]:
    return {row["pattern"]: row["covers"] for row in read_rows(folder / "collectives.csv")}


def window(today: date, days: int) -> date:
    """The last day to look at when days before a date count: a long holiday may stand between."""
    return today + timedelta(days=days + 14)
