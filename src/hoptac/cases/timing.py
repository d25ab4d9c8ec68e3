"""The clocks of a procedure in the database: what they run from, and how each step stands today."""

from collections.abc import Iterable
from datetime import date

from hoptac.base.swapped_days import swapped_days
from hoptac.cases.clocks import Ground, Stand, Warnings, next_of, stands
from hoptac.cases.models import Procedure, StepDone
from hoptac.cases.rules import kind_of
from hoptac.registry.norms import whole_on
from rulebook import Edition


def edition_of(procedure: Procedure) -> Edition:
    """The rules that the file came under."""
    return kind_of(procedure.kind).on(procedure.received_on)


def warnings_on(day: date) -> Warnings:
    """How early a step is "soon"."""
    return Warnings(whole_on("short_clock_warning_days", day), whole_on("long_clock_warning_days", day))


def ground_of(procedure: Procedure) -> Ground:
    """What its clocks run from."""
    return ground_from(procedure, StepDone.objects.filter(procedure=procedure, taken_back_at__isnull=True))


def ground_from(procedure: Procedure, steps: Iterable[StepDone]) -> Ground:
    """The same, of steps that were read already."""
    rows = list(steps)
    return Ground(
        procedure.received_on,
        procedure.starts_on,
        procedure.ends_on,
        done={one.step: one.done_on for one in rows if not one.skipped_because},
        skipped={one.step: one.skipped_because for one in rows if one.skipped_because},
    )


def standing_of(procedure: Procedure, *, today: date) -> list[Stand]:
    """All its steps with their clocks. In one that ended the clocks stopped on its last day."""
    day = min(procedure.ended_on or today, today)
    return stands(
        edition_of(procedure),
        ground_of(procedure),
        today=day,
        swapped=swapped_days(),
        warnings=warnings_on(procedure.received_on),
    )


def set_next(procedure: Procedure, *, today: date) -> list[str]:
    """Write what is due next into the row, without saving it, and return the names of the fields."""
    found = next_of(standing_of(procedure, today=today)) if procedure.state == Procedure.State.OPEN else None
    procedure.next_step = found.step.code if found else ""
    procedure.next_due_on = found.due.day if found else None
    procedure.next_warn_on = found.due.warn_on if found else None
    return ["next_step", "next_due_on", "next_warn_on"]
