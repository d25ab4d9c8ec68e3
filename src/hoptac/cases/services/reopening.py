"""Opening a procedure again: a second person did not agree, or its result was written by mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.cases.errors import NothingToReopenError
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.timing import edition_of, set_next
from hoptac.registry.contents import rows_of
from hoptac.registry.models import LegalStatus, Proposal
from hoptac.registry.services.legal_status import REPLACES
from hoptac.registry.services.proposals import ask

_NOT_AGREED = (Proposal.State.REFUSED, Proposal.State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Reopened:
    """The procedure that is open again, and what a second person is asked to take back for it."""

    procedure: Procedure
    asked: tuple[Proposal, ...]


@transaction.atomic
def reopen_procedure(procedure: Procedure, *, reason: str, actor: User, at: datetime, today: date) -> Reopened:
    """Open it again where its result changed a legal status, or would have.

    What the second person did not agree to is dropped, and so is what has been corrected since. What still stands is
    asked back: each status as it stood before, and each organization that entered the book out of it again; a second
    person decides, and until then all stays as it is. Refused: a result that changed no status, and one that a second
    person still has to decide.
    """
    held = Procedure.objects.select_for_update(of=("self",)).get(pk=procedure.pk)
    if not may_reopen(held):
        raise NothingToReopenError(number=held.pk)
    touched, said = _asked(held), {"reason": _why(held, reason), "actor": actor, "at": at, "today": today}
    wrong = _still_standing(touched)
    for party in touched:
        party.proposal = _ask_back(held, party, wrong[party.pk], **said) if party.pk in wrong else None
        party.save(update_fields=["proposal"])
    asked = [one.proposal for one in touched if one.proposal is not None] + _ask_out(held, **said)
    held.state, held.result, held.result_paper = Procedure.State.OPEN, "", ""
    held.ended_on, held.ended_by, held.version = None, None, held.version + 1
    own = ["state", "result", "result_paper", "ended_on", "ended_by", "version"]
    held.save(update_fields=[*own, *set_next(held, today=today)])
    audit.record(actor, "cases.procedure.reopened", held, at=at, rows=[held, *touched], reason=reason)
    return Reopened(held, tuple(asked))


def may_reopen(procedure: Procedure, parties: Sequence[Party] | None = None) -> bool:
    """Whether its result asked for a legal status, and everything that it asked for was decided.

    ``parties`` are its own with their proposals, where they were read already.
    """
    if procedure.state != Procedure.State.CLOSED or not edition_of(procedure).outcome(procedure.result).sets:
        return False
    asked = _asked(procedure) if parties is None else [one for one in parties if one.proposal is not None]
    return bool(asked) and all(one.proposal and one.proposal.state != Proposal.State.OPEN for one in asked)


def was_refused(procedure: Procedure) -> bool:
    """Whether a second person did not agree to what the result asked for."""
    return may_reopen(procedure) and any(not _is_agreed(one) for one in _asked(procedure))


def takes_back(procedure: Procedure) -> bool:
    """Whether opening it again would ask a second person for anything."""
    return may_reopen(procedure) and (bool(_still_standing(_asked(procedure))) or _entered(procedure).exists())


def _asked(procedure: Procedure) -> Sequence[Party]:
    rows = Party.objects.filter(procedure=procedure, proposal__isnull=False)
    return list(rows.select_related("proposal", "organization"))


def _is_agreed(party: Party) -> bool:
    return party.proposal is not None and party.proposal.state not in _NOT_AGREED


def _still_standing(parties: Sequence[Party]) -> Mapping[int, LegalStatus]:
    """By party the row that its proposal wrote, or the one that took its place since and still says that status."""
    rows = list(rows_of(LegalStatus).filter(organization__in=[one.organization_id for one in parties]))
    after = {one.corrects_id: one for one in rows if one.corrects_id is not None}
    found = {}
    for party in filter(_is_agreed, parties):
        row = next((one for one in rows if _is_written_by(one, party)), None)
        while row is not None and row.pk in after:
            row = after[row.pk]
        if row is not None and not row.is_void and party.proposal and row.status == party.proposal.facts["status"]:
            found[party.pk] = row
    return found


def _is_written_by(row: LegalStatus, party: Party) -> bool:
    asked = party.proposal
    if asked is None or row.organization_id != party.organization_id or row.status != asked.facts["status"]:
        return False
    return (row.asked_by_id, row.recorded_at) == (asked.asked_by_id, asked.decided_at)


def _why(held: Procedure, reason: str) -> str:
    return f"Hoàn lại kết quả thủ tục “{kind_of(held.kind).title}” số {held.pk}: {reason}"[:300]


def _ask_back(held: Procedure, party: Party, wrong: LegalStatus, **said: Any) -> Proposal:
    """Ask for the status as it stood before the one that the result wrote."""
    rows = rows_of(LegalStatus).filter(organization=party.organization_id).standing()
    before = rows.exclude(pk=wrong.pk).filter(valid_from__lte=wrong.valid_from)
    stood = before.order_by(F("valid_from").desc(), F("recorded_at").desc(), F("pk").desc()).first()
    facts = {
        "status": stood.status if stood else "active",
        "since": wrong.valid_from.isoformat(),
        "paper": "",
        "source": f"Sổ thủ tục: {kind_of(held.kind).title}, số {held.pk}",
        "procedure": held.pk,
        REPLACES: wrong.pk,
    }
    return ask(Proposal.Act.LEGAL_STATUS, party.organization, facts, **said)


def _entered(held: Procedure) -> QuerySet[Newcomer]:
    """Those that entered the book by the result, are still in it, and that nobody asked to remove yet."""
    entered = Newcomer.objects.filter(procedure=held, organization__removed_at__isnull=True, organization__isnull=False)
    waiting = Proposal.objects.filter(act=Proposal.Act.REMOVE, state=Proposal.State.OPEN).values("organization")
    return entered.exclude(organization__in=waiting)


def _ask_out(held: Procedure, **said: Any) -> list[Proposal]:
    """Ask that what entered the book by the result leave it."""
    asked = []
    for newcomer in _entered(held).select_related("organization"):
        assert newcomer.organization is not None
        asked.append(ask(Proposal.Act.REMOVE, newcomer.organization, {"procedure": held.pk}, **said))
    return asked
