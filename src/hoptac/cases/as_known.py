"""Procedures on a page of the past: as they stood on its day, by what had been written down by then."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from hoptac.base import journal
from hoptac.base.models import AuditLink
from hoptac.base.swapped_days import swapped_days
from hoptac.cases.clocks import next_of, stands
from hoptac.cases.models import Party, Procedure, StepDone
from hoptac.cases.timing import edition_of, ground_from, warnings_on
from hoptac.registry.models import LegalStatus, Proposal
from hoptac.registry.organization.panels import Ask

_ENDS = ("cases.procedure.closed", "cases.procedure.withdrawn", "cases.procedure.reopened")


def known_by(rows: QuerySet[Procedure], ask: Ask) -> QuerySet[Procedure]:
    """Those that had come by the page's day, and that somebody had written down by the moment of its knowledge."""
    come = rows.filter(received_on__lte=ask.day)
    return come if ask.known_at is None else come.filter(started_at__lte=ask.known_at)


def as_stood(procedures: Sequence[Procedure], ask: Ask) -> list[Any]:
    """Each as on the page's day and by its knowledge: copies, never saved, with ``waits_second`` as in lists.

    As many queries for one as for many.
    """
    ends, waiting = _ends_known(procedures, ask.known_at), _waiting(procedures, ask)
    copies: list[Any] = [_ended_or_open(one, ends.get(one.pk), ask) for one in procedures]
    for one, known in zip(copies, procedures, strict=True):
        was_asked = ask.known_at is not None or one.state == known.state
        one.waits_second = was_asked and one.pk in waiting
    _write_clocks([one for one in copies if one.state == Procedure.State.OPEN], ask)
    return copies


def agreed_then(parties: Iterable[Party], known_at: datetime) -> Mapping[tuple[int, str], date]:
    """By organization and legal status since when it holds, of what had been written by that moment."""
    rows = LegalStatus.objects.filter(organization__in={one.organization_id for one in parties})
    said = rows.standing(known_at=known_at).order_by("valid_from", "recorded_at", "pk")
    return {(pk, status): since for pk, status, since in said.values_list("organization", "status", "valid_from")}


def _ends_known(procedures: Sequence[Procedure], known_at: datetime | None) -> dict[int, AuditLink]:
    """By procedure the last act that ended it or opened it again; nothing where all that is known now counts."""
    if known_at is None:
        return {}
    things = {journal.about(one): one.pk for one in procedures}
    links = AuditLink.objects.filter(about__in=things, action__in=_ENDS, at__lte=known_at).order_by("at", "pk")
    return {things[link.about]: link for link in links}


def _ended_or_open(procedure: Procedure, last: AuditLink | None, ask: Ask) -> Procedure:
    one = copy(procedure)
    if ask.known_at is not None:
        _end_as_known(one, last)
    if one.state != Procedure.State.OPEN and one.ended_on is not None and one.ended_on > ask.day:
        _open(one)
    return one


def _end_as_known(one: Procedure, last: AuditLink | None) -> None:
    """As the last act known left it; what was ended and opened again since has its result from the record of acts."""
    act = last.action if last else ""
    if last is None or act == "cases.procedure.reopened":
        _open(one)
    elif act == "cases.procedure.closed":
        told = last.payload or {}
        one.state, one.result = Procedure.State.CLOSED, str(told.get("outcome", one.result))
        one.result_paper = str(told.get("paper", one.result_paper))
        one.ended_on = date.fromisoformat(told["on"]) if "on" in told else one.ended_on


def _open(one: Procedure) -> None:
    one.state, one.result, one.result_paper, one.ended_on = Procedure.State.OPEN, "", "", None


def _waiting(procedures: Sequence[Procedure], ask: Ask) -> frozenset[int]:
    """Where a result or a step waited for a second person."""
    asked = Q(proposal__state=Proposal.State.OPEN)
    if ask.known_at is not None:
        open_then = Q(proposal__decided_at__isnull=True) | Q(proposal__decided_at__gt=ask.known_at)
        asked = Q(proposal__asked_at__lte=ask.known_at) & open_then
    return frozenset(Party.objects.filter(asked, procedure__in=procedures).values_list("procedure_id", flat=True))


def _write_clocks(procedures: Sequence[Procedure], ask: Ask) -> None:
    """What was due next, by the steps that had been done and noted."""
    done = StepDone.objects.filter(procedure__in=procedures, done_on__lte=ask.day)
    if ask.known_at is None:
        done = done.filter(taken_back_at__isnull=True)
    else:
        kept = Q(taken_back_at__isnull=True) | Q(taken_back_at__gt=ask.known_at)
        done = done.filter(kept, noted_at__lte=ask.known_at)
    steps: dict[int, list[StepDone]] = {one.pk: [] for one in procedures}
    for row in done:
        steps[row.procedure_id].append(row)
    swapped = swapped_days()
    for one in procedures:
        ground, warnings = ground_from(one, steps[one.pk]), warnings_on(one.received_on)
        found = next_of(stands(edition_of(one), ground, today=ask.day, swapped=swapped, warnings=warnings))
        one.next_step = found.step.code if found else ""
        one.next_due_on, one.next_warn_on = (found.due.day, found.due.warn_on) if found else (None, None)
