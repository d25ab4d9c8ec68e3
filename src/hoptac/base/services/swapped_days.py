"""Writing down which days are worked or free otherwise than the calendar, and taking such a day out again."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoptac.base import audit
from hoptac.base.audit import Actor
from hoptac.base.errors import AsAlwaysError, DayKnownError, DayTakenOutError
from hoptac.base.models import AuditTail, SwappedDay
from hoptac.base.working_days import is_working_day

# What upper apps keep that was counted in working days: told, once a change stands, to let a job count it anew.
Recount = Callable[[], object]
_recounts: list[Recount] = []


def recount_after_swaps(recount: Recount) -> None:
    """Have ``recount`` called after every change; called from an app's ``ready``."""
    if recount not in _recounts:
        _recounts.append(recount)


@transaction.atomic
def note_swapped_day(day: date, *, is_working: bool, source: str, actor: Actor, at: datetime) -> SwappedDay:
    """Say that a day is worked (or free), by which paper, and return the row; what counts in working days follows.

    Refused: a day of which something is said already, and one that is so by the calendar.
    """
    AuditTail.objects.select_for_update().get_or_create(pk=1)  # two who press at once: the second is told
    known = SwappedDay.objects.filter(day=day).first()
    if known is not None:
        raise DayKnownError(day=day, words=known.words, source=known.source)
    if is_working_day(day, {}) == is_working:
        raise AsAlwaysError(day=day, words="làm việc" if is_working else "nghỉ")
    row = SwappedDay.objects.create(
        day=day, is_working=is_working, source=source, recorded_at=at, recorded_by=actor.audit_name
    )
    audit.record(actor, "base.swapped_day.noted", row, at=at, rows=[row], day=day, is_working=is_working, source=source)
    _let_recount()
    return row


@transaction.atomic
def take_out_swapped_day(row: SwappedDay, *, reason: str, actor: Actor, at: datetime) -> None:
    """Let the calendar count again for the row's day; what was said stays in the journal."""
    held = SwappedDay.objects.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise DayTakenOutError(day=row.day)
    said: dict[str, Any] = {"day": held.day, "is_working": held.is_working, "source": held.source}
    held.delete()
    audit.record(actor, "base.swapped_day.taken_out", row, at=at, gone=[row], reason=reason, **said)
    _let_recount()


def _let_recount() -> None:
    for recount in _recounts:
        transaction.on_commit(recount)
