"""What is done in an open procedure: steps, papers, names of what comes into being; taking the file back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.journal import about
from hoptac.cases.clocks import ClockState, Stand, crossed_with, may_mark, may_skip
from hoptac.cases.errors import (
    EndedProcedureError,
    FutureDayError,
    OneHeirError,
    StepDoneError,
    StepNotOwedError,
    StepsCrossedError,
    StepTooEarlyError,
    StepUnanchoredError,
)
from hoptac.cases.models import Newcomer, PaperIn, Party, Procedure, StepDone
from hoptac.cases.rules import kind_of
from hoptac.cases.services.newcomers import kept_code
from hoptac.cases.services.starting import require_founded, require_one_kind
from hoptac.cases.services.statuses import ask_status
from hoptac.cases.timing import edition_of, ground_of, set_next, standing_of
from hoptac.registry.calc import tax_code as checked_tax_code
from hoptac.registry.models import Standing
from hoptac.units.models import Unit
from rulebook import Edition, Step

State = Procedure.State


@transaction.atomic
def mark_step(
    procedure: Procedure,
    code: str,
    *,
    done_on: date,
    paper: str = "",
    actor: User,
    at: datetime,
    today: date,
    seen: int | None = None,
) -> StepDone:
    """Say that a step was done on a day; one that brings a legal status about asks the second person for it.

    Refused: a day to come, a step that is done already, a day before what the step follows, on the other side of the
    coming of the file or before the founding, and a time of waiting that has not passed or not begun.
    """
    held = open_procedure(procedure, seen)
    edition = edition_of(held)
    step = edition.step(code)
    if done_on > today:
        raise FutureDayError(day=done_on, today=today)
    _require_order(held, edition, _unsettled(held, step, today), done_on)
    _require_founded(held, edition, done_on)
    facts: dict[str, Any] = {"done_on": done_on, "paper": paper}
    done = StepDone.objects.create(procedure=held, step=code, noted_by=actor, noted_at=at, **facts)
    said: dict[str, Any] = {"why": step.name, "paper": paper, "actor": actor, "at": at, "today": today}
    asked = ask_status(held, step.sets, since=done_on, **said) if step.sets else []
    _touch(held, today=today)
    _record(actor, "step_done", held, [done, *asked], at=at, step=code, **facts)
    return done


@transaction.atomic
def skip_step(
    procedure: Procedure, code: str, *, reason: str, actor: User, at: datetime, today: date, seen: int | None = None
) -> StepDone:
    """Say that a step is not done, and why. Refused: one that is settled already, as the coming of the file is; one
    that is only done where there is cause; and a time of waiting that has not passed."""
    held = open_procedure(procedure, seen)
    step = edition_of(held).step(code)
    _require_owed(_unsettled(held, step, today))
    facts: dict[str, Any] = {"done_on": today, "skipped_because": reason}
    skipped = StepDone.objects.create(procedure=held, step=code, noted_by=actor, noted_at=at, **facts)
    _touch(held, today=today)
    _record(actor, "step_skipped", held, [skipped], at=at, step=code, reason=reason)
    return skipped


def _unsettled(held: Procedure, step: Step, today: date) -> Stand:
    """How a step stands. Refused where it was done, or left out."""
    [stand] = [one for one in standing_of(held, today=today) if one.step.code == step.code]
    if stand.done_on is not None:
        raise StepDoneError(step=step.name, state=f"đã ghi làm ngày {stand.done_on:%d/%m/%Y}")
    if stand.skipped_because:
        raise StepDoneError(step=step.name, state=f"đã ghi là không làm: {stand.skipped_because}")
    return stand


def _require_owed(stand: Stand) -> None:
    """Refuse to leave out what nobody owes, or what others have a right to wait for."""
    if may_skip(stand):
        return
    if stand.state is ClockState.WAITING and stand.due.day is not None:
        raise StepTooEarlyError(step=stand.step.name, earliest=stand.due.day)
    raise StepNotOwedError(step=stand.step.name)


def _require_order(held: Procedure, edition: Edition, stand: Stand, done_on: date) -> None:
    """Refuse a day that the days of other steps, or a time of waiting, do not allow."""
    step = stand.step
    if not may_mark(stand) and stand.due.day is None:
        raise StepUnanchoredError(step=step.name, because=stand.due.because)
    if stand.due.is_wait and stand.due.day is not None and done_on < stand.due.day:
        raise StepTooEarlyError(step=step.name, earliest=stand.due.day)
    crossed = crossed_with(edition, ground_of(held), step, done_on)
    if crossed is not None:
        other, day = crossed
        raise StepsCrossedError(step=step.name, done_on=done_on, other=other.name, day=day)


def _require_founded(held: Procedure, edition: Edition, day: date) -> None:
    """Refuse a day before the founding of a party, but where the procedure itself may found it."""
    if not edition.parties.one_or_new:
        require_founded(Standing.objects.filter(organization__procedure_parts__procedure=held), day)


@transaction.atomic
def take_back_step(
    procedure: Procedure, code: str, *, actor: User, at: datetime, today: date, seen: int | None = None
) -> StepDone:
    """Say that a step was marked by mistake. A legal status that was asked for with it is not taken back."""
    held = open_procedure(procedure, seen)
    step = edition_of(held).step(code)
    done = StepDone.objects.filter(procedure=held, step=code, taken_back_at__isnull=True).first()
    if done is None or step.on_receipt:
        state = "gắn với ngày nhận hồ sơ" if done is not None else "chưa được ghi là đã làm"
        raise StepDoneError(step=step.name, state=state)
    done.taken_back_by, done.taken_back_at = actor, at
    done.save(update_fields=["taken_back_by", "taken_back_at"])
    _touch(held, today=today)
    _record(actor, "step_taken_back", held, [done], at=at, step=code)
    return done


@transaction.atomic
def add_paper(
    procedure: Procedure,
    *,
    code: str,
    name: str,
    number: str,
    handed_in_on: date,
    actor: User,
    at: datetime,
    today: date,
) -> PaperIn:
    """Note a paper that was handed in; one of the rules' goes by the rules' name.

    Refused: a day to come, and one before the founding.
    """
    held = open_procedure(procedure)
    edition = edition_of(held)
    if handed_in_on > today:
        raise FutureDayError(day=handed_in_on, today=today)
    _require_founded(held, edition, handed_in_on)
    named = {paper.code: paper.name for paper in edition.papers}
    paper = PaperIn.objects.create(
        procedure=held,
        code=code if code in named else "",
        name=named.get(code, name)[:250],
        number=number,
        handed_in_on=handed_in_on,
        noted_by=actor,
        noted_at=at,
    )
    _touch(held, today=today)
    _record(actor, "paper_added", held, [paper], at=at, paper=paper.name)
    return paper


@transaction.atomic
def add_newcomer(
    procedure: Procedure,
    *,
    name: str,
    kind: str,
    unit: Unit,
    tax_code: str = "",
    certificate_number: str = "",
    actor: User,
    at: datetime,
    today: date,
) -> Newcomer:
    """Name an organization that the procedure brings into being; it bears the code that the rules let it keep.

    Refused: a second one where the code is kept, and another kind than that of those it comes out of.
    """
    held = open_procedure(procedure)
    if edition_of(held).parties.keeps_code and (first := Newcomer.objects.filter(procedure=held).first()):
        raise OneHeirError(name=first.name)
    kin = Party.objects.filter(procedure=held).values_list("organization__kind", flat=True)
    require_one_kind(kind_of(held.kind), edition_of(held), [kind, *kin])
    newcomer = Newcomer.objects.create(
        procedure=held,
        name=name,
        kind=kind,
        unit=unit,
        tax_code=kept_code(held) or checked_tax_code(tax_code),
        certificate_number=certificate_number,
    )
    _touch(held, today=today)
    _record(actor, "newcomer_named", held, [newcomer], at=at, name=name)
    return newcomer


@transaction.atomic
def withdraw_procedure(
    procedure: Procedure, *, reason: str, actor: User, at: datetime, today: date, seen: int | None = None
) -> Procedure:
    """Take the file back: who handed it in does not go on. What was changed by the way stays as it is."""
    held = open_procedure(procedure, seen)
    held.state, held.ended_on, held.ended_by, held.ended_because = State.WITHDRAWN, today, actor, reason
    held.save(update_fields=["state", "ended_on", "ended_by", "ended_because"])
    _touch(held, today=today)
    _record(actor, "withdrawn", held, [], at=at, reason=reason)
    return held


def open_procedure(procedure: Procedure, seen: int | None = None) -> Procedure:
    """The procedure, locked. Refused where it ended, or where another version than the one ``seen`` stands."""
    held = Procedure.objects.select_for_update(of=("self",)).select_related("unit").get(pk=procedure.pk)
    if held.state != State.OPEN:
        raise EndedProcedureError(number=held.pk, state=held.get_state_display().lower())
    if seen is not None and seen != held.version:
        raise audit.stale_write(Q(subject=about(held)), mine=seen, theirs=held.version)
    return held


def _touch(held: Procedure, *, today: date) -> None:
    held.version += 1
    held.save(update_fields=["version", *set_next(held, today=today)])


def _record(actor: User, act: str, held: Procedure, rows: Sequence[Model], *, at: datetime, **facts: Any) -> None:
    audit.record(actor, f"cases.procedure.{act}", held, at=at, rows=[held, *rows], **facts)
