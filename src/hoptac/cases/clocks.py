"""Clocks of procedures: which day a step is due, and how it stands. Values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from hoptac.base.working_days import months_after, working_day_after, working_day_before
from rulebook import Clock, Edition, Step


class ClockState(StrEnum):
    """How a step stands. ``OPEN``: it may be done, and no time is set or known."""

    DONE = "done"
    DONE_LATE = "done_late"
    ON_COURSE = "on_course"
    SOON = "soon"
    OVERDUE = "overdue"
    WAITING = "waiting"
    OPEN = "open"
    OPTIONAL = "optional"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Warnings:
    """How long before its day a step is "soon": so many working days, so many days; None: not known."""

    working_days: int | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What clocks run from: the days of the file, and the days on which steps were done.

    ``skipped`` are the steps that are left out, with the reason: nothing runs from these.
    """

    received_on: date
    starts_on: date | None
    ends_on: date | None
    done: Mapping[str, date]
    skipped: Mapping[str, str] = field(default_factory=dict)

    def day_of(self, anchor: str) -> date | None:
        """The day of an anchor, None where it has not come."""
        named = {"received": self.received_on, "starts": self.starts_on, "ends": self.ends_on}
        return named[anchor] if anchor in named else self.done.get(anchor)


@dataclass(frozen=True, slots=True)
class Due:
    """When a step is due (or may be done at the earliest: ``is_wait``); without a day, ``because`` says why."""

    day: date | None
    warn_on: date | None = None
    is_wait: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """One step with its clock on a day."""

    step: Step
    done_on: date | None
    due: Due
    state: ClockState
    skipped_because: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self.done_on is not None or bool(self.skipped_because)


def due_of(clock: Clock, ground: Ground, *, swapped: Mapping[date, bool], warnings: Warnings) -> Due:
    """When a clock runs out."""
    is_wait = clock.means == "wait"
    if clock.count is None:
        return Due(None, is_wait=is_wait, because=f"chưa xác định được, vì {clock.unknown}")
    days = [day for anchor in clock.since if (day := ground.day_of(anchor)) is not None]
    is_paused = clock.paused_by in ground.done and ground.day_of(clock.since[-1]) is None
    if not days or is_paused:
        return Due(None, is_wait=is_wait, because="chờ bổ sung hồ sơ" if is_paused else "chưa tới mốc bắt đầu tính")
    day = _counted(clock, max(days), swapped)
    return Due(day, None if is_wait else _warned(clock, day, swapped, warnings), is_wait)


def _counted(clock: Clock, start: date, swapped: Mapping[date, bool]) -> date:
    count = clock.count or 0
    if clock.unit == "working_day":
        return (working_day_after if clock.runs == "after" else working_day_before)(start, count, swapped)
    signed = count if clock.runs == "after" else -count
    return months_after(start, signed) if clock.unit == "month" else start + timedelta(days=signed)


def _warned(clock: Clock, day: date, swapped: Mapping[date, bool], warnings: Warnings) -> date | None:
    if clock.unit == "working_day":
        return None if warnings.working_days is None else working_day_before(day, warnings.working_days, swapped)
    return None if warnings.days is None else day - timedelta(days=warnings.days)


def state_of(step: Step, due: Due, done_on: date | None, *, today: date) -> ClockState:
    """How a step stands today; one that is done is late by the day it was done, not by the day it was noted."""
    is_deadline = due.day is not None and not due.is_wait
    if done_on is not None:
        return ClockState.DONE_LATE if is_deadline and due.day is not None and done_on > due.day else ClockState.DONE
    if due.is_wait and due.day is not None and today < due.day:
        return ClockState.WAITING
    if due.day is None or due.is_wait:
        return ClockState.OPTIONAL if step.optional else ClockState.OPEN
    if today > due.day:
        return ClockState.OVERDUE
    return ClockState.SOON if due.warn_on is not None and today >= due.warn_on else ClockState.ON_COURSE


def stands(
    edition: Edition, ground: Ground, *, today: date, swapped: Mapping[date, bool], warnings: Warnings
) -> list[Stand]:
    """All steps in their order, each with its clock."""
    found = []
    for step in edition.steps:
        due = due_of(step.clock, ground, swapped=swapped, warnings=warnings) if step.clock else Due(None)
        done_on, because = ground.done.get(step.code), ground.skipped.get(step.code, "")
        state = ClockState.SKIPPED if because else state_of(step, due, done_on, today=today)
        found.append(Stand(step, done_on, due, state, because))
    return found


def may_mark(stand: Stand) -> bool:
    """Whether a step may be said to be done: not one that is settled, nor a time of waiting that is not over."""
    is_waited_for = stand.due.is_wait and (stand.due.day is None or stand.state is ClockState.WAITING)
    return not stand.is_settled and not is_waited_for


def may_skip(stand: Stand) -> bool:
    """Whether a step may be said not to be done: not one that is settled or that nobody owes, nor a time of waiting
    that runs: the law gives it to others."""
    return not stand.is_settled and not stand.step.optional and stand.state is not ClockState.WAITING


def crossed_with(edition: Edition, ground: Ground, step: Step, done_on: date) -> tuple[Step, date] | None:
    """What a step's day cannot stand with: one that its clock runs from and that came later, one whose clock runs
    from it and that came earlier, or the coming of the file."""
    receipt = edition.receipt
    if receipt is not None and _is_across(edition, step, receipt, done_on, ground.received_on):
        return receipt, ground.received_on
    clock = step.clock
    for anchor in clock.since if clock is not None and clock.runs == "after" else ():
        day = ground.done.get(anchor)
        if day is not None and done_on < day:
            return edition.step(anchor), day
    for other in edition.steps:
        day = ground.done.get(other.code)
        runs_from_it = other.clock is not None and other.clock.runs == "after" and step.code in other.clock.since
        if runs_from_it and day is not None and day < done_on:
            return other, day
    return None


def _is_across(edition: Edition, step: Step, receipt: Step, done_on: date, received_on: date) -> bool:
    """Whether a step that leads to the file is said to come after it, or one that follows it before it."""
    leads_to_it = edition.steps.index(step) < edition.steps.index(receipt)
    return received_on < done_on if leads_to_it else done_on < received_on


def earliest_start(edition: Edition, received_on: date, swapped: Mapping[date, bool]) -> date | None:
    """The first day that what is asked for may begin, for a file that came on a day to be in time; None: any day."""
    found = None
    for step in edition.steps:
        clock = step.clock
        if step.on_receipt and clock is not None and clock.runs == "before" and clock.since == ("starts",):
            found = _counted(replace(clock, runs="after"), received_on, swapped)
            # A file that came on a free day is counted to its next working day when one counts back.
            while _counted(clock, found, swapped) < received_on:
                found += timedelta(days=1)
    return found


def tells_afterwards(edition: Edition) -> bool:
    """Whether the file tells of a day that has come: it is due so many days after that day."""
    clocks = [step.clock for step in edition.steps if step.on_receipt and step.clock is not None]
    return any(clock.runs == "after" and clock.since == ("starts",) for clock in clocks)


def next_of(standing: list[Stand]) -> Stand | None:
    """The step that is due first among those to be done."""
    waiting = [one for one in standing if not one.is_settled and one.due.day is not None and not one.due.is_wait]
    return min(waiting, key=lambda one: one.due.day or date.max, default=None)


def latest_end(starts_on: date, months: int) -> date:
    """The last day of a stretch of so many months.

    >>> latest_end(date(2026, 12, 1), 12)
    datetime.date(2027, 11, 30)
    """
    return months_after(starts_on, months) - timedelta(days=1)
