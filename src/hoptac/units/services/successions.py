"""Recording that bodies carry on what an ended one left, and taking such a record back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoptac.base import audit
from hoptac.base.audit import Actor
from hoptac.units.errors import (
    BodyStandsError,
    FutureActError,
    NoTakerError,
    OtherSystemError,
    SuccessionKnownError,
    TakenBackError,
    TakerNotThereError,
)
from hoptac.units.models import Agency, SuccessionAct, SuccessionTaker
from hoptac.units.succession_acts import has_ended


@dataclass(frozen=True, slots=True)
class Paper:
    """The act that says who carries on: its number, its day, who issued it, and from which day it counts."""

    number: str
    issued_on: date
    issuer: str
    day: date
    note: str = ""


@transaction.atomic
def record_succession(
    old: Agency, takers: Sequence[Agency], paper: Paper, *, actor: Actor, at: datetime, today: date
) -> SuccessionAct:
    """Record that ``takers`` carry on what ``old`` left, and return the record.

    Refused for a body that still works on the paper's day, where another act stands, for a paper of a day to come, for
    takers that are not there on the day, and from the State's bodies to those of the Party and the Front or back.
    """
    held = Agency.objects.select_for_update(of=("self",)).select_related("unit").get(pk=old.pk)
    if not has_ended(held, paper.day):
        raise BodyStandsError(body=held.full_name, day=paper.day)
    if paper.issued_on > today:
        raise FutureActError(issued=paper.issued_on, today=today)
    known = SuccessionAct.objects.standing().filter(old=held).first()
    if known is not None:
        raise SuccessionKnownError(body=held.full_name, act=str(known))
    if not takers:
        raise NoTakerError()
    for taker in takers:
        _check_taker(held, taker, paper.day)
    act = SuccessionAct.objects.create(
        old=held,
        number=paper.number,
        issued_on=paper.issued_on,
        issuer=paper.issuer,
        day=paper.day,
        note=paper.note,
        recorded_at=at,
        recorded_by=actor.audit_name,
    )
    rows = [SuccessionTaker.objects.create(act=act, new=taker) for taker in takers]
    facts = {"old": held.key, "takers": [taker.key for taker in takers], "number": paper.number, "day": paper.day}
    audit.record(actor, "units.succession.recorded", act, at=at, rows=[act, *rows], **facts)
    return act


def _check_taker(old: Agency, taker: Agency, day: date) -> None:
    if has_ended(taker, day) or not taker.holds_on(day):
        raise TakerNotThereError(body=taker.full_name, day=day)
    if taker.asked != old.asked:
        raise OtherSystemError(taker=taker.full_name, body=old.full_name)


@transaction.atomic
def take_back_succession(act: SuccessionAct, *, reason: str, actor: Actor, at: datetime) -> SuccessionAct:
    """Answer a record that was wrong by one that takes it back, and return that; what the body left waits again."""
    Agency.objects.select_for_update().get(pk=act.old_id)
    if not SuccessionAct.objects.standing().filter(pk=act.pk).exists():
        raise TakenBackError(act=str(act))
    counter = SuccessionAct.objects.create(
        old_id=act.old_id,
        number=act.number,
        issued_on=act.issued_on,
        issuer=act.issuer,
        day=act.day,
        note=reason,
        takes_back=act,
        recorded_at=at,
        recorded_by=actor.audit_name,
    )
    audit.record(actor, "units.succession.taken_back", counter, at=at, rows=[counter], act=act.pk, reason=reason)
    return counter
