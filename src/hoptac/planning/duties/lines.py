"""Report duties with the day that counts for each, as the swapped working days make it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hoptac.base.swapped_days import swapped_days
from hoptac.planning.calc import NOTICE_DAYS, counting_day
from hoptac.planning.duties.recurring import Coming, coming_day
from hoptac.planning.models import ReportDuty
from hoptac.units.asked_names import is_asked_name


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A report duty with the day that counts; ``coming`` is the next day of one that comes back."""

    duty: ReportDuty
    counts_on: date | None
    days_left: int | None
    coming: Coming | None = None

    @property
    def due(self) -> date | None:
        """The day as written, or the next one of a duty that comes back."""
        return self.coming.day if self.coming else self.duty.due

    @property
    def is_shortened(self) -> bool:
        """Whether the day that counts is earlier than the day written."""
        return self.counts_on != self.due

    @property
    def is_asked(self) -> bool:
        """Whether the body is asked, and so never chased."""
        known = self.duty.who_agency
        return known.asked if known is not None else is_asked_name(self.duty.who)

    @property
    def days_left_words(self) -> str:
        """How long there is still, in words."""
        return f"{self.days_left} ngày"

    @property
    def is_soon(self) -> bool:
        """Whether the day comes within the days of notice."""
        return self.days_left is not None and 0 <= self.days_left <= NOTICE_DAYS


def duty_lines(duties: Iterable[ReportDuty], *, today: date) -> list[DutyLine]:
    """The duties with the day that counts for each, as the swapped working days make it."""
    swapped = swapped_days()
    return [_duty_line(duty, swapped, today) for duty in duties]


def _duty_line(duty: ReportDuty, swapped: Mapping[date, bool], today: date) -> DutyLine:
    if duty.due is not None:
        counts_on = counting_day(duty.due, duty.due_kind, swapped)
        return DutyLine(duty, counts_on, (counts_on - today).days)
    if not duty.recurrence:
        return DutyLine(duty, None, None)
    return _coming_line(duty, swapped, today)


def _coming_line(duty: ReportDuty, swapped: Mapping[date, bool], today: date) -> DutyLine:
    """A duty that comes back: its next day whose working day has not passed yet."""
    since = today
    while True:
        coming = coming_day(duty.recurrence, today=since, last_year=duty.plan.year_to)
        if coming.day is None:
            return DutyLine(duty, None, None, coming)
        counts_on = counting_day(coming.day, coming.kind, swapped)
        if counts_on >= today:
            return DutyLine(duty, counts_on, (counts_on - today).days, coming)
        since = coming.day + timedelta(days=1)
