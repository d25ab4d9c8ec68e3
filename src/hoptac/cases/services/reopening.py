"""Opening a procedure again: a second person did not agree, or its result was written by mistake."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.cases.errors import NothingToReopenError
from hoptac.cases.models import Newcomer, Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.timing import edition_of, set_next
from hoptac.registry.models import LegalStatus, Proposal
from hoptac.registry.services.legal_status import REPLACES
from hoptac.registry.services.proposals import ask
from hoptac.registry.services.statements import rows_of

_NOT_AGREED = (Proposal.State.REFUSED, Proposal.State.WITHDRAWN)


@transaction.atomic
def reopen_procedure(procedure: Procedure, *, reason: str, actor: User, at: datetime, today: date) -> Procedure:
    """Open it again where its result changed a legal status, or would have.

    What the second person did not agree to is dropped. What was agreed to is asked back: each status as it stood
    before, and each organization that entered the book out of it again; a second person decides, and until then all
    stays as it is. Refused: a result that changed no status, and one that a second person still has to decide.
    """
    held = Procedure.objects.select_for_update(of=("self",)).get(pk=procedure.pk)
    if not may_reopen(held):
        raise NothingToReopenError(number=held.pk)
    touched = []
    said: dict[str, Any] = {"reason": _why(held, reason), "actor": actor, "at": at, "today": today}
    for party in _asked(held):
        party.proposal = _ask_back(held, party, **said) if _is_agreed(party) else None
        party.save(update_fields=["proposal"])
        touched.append(party)
    _ask_out(held, **said)
    held.state, held.result, held.result_paper = Procedure.State.OPEN, "", ""
    held.ended_on, held.ended_by, held.version = None, None, held.version + 1
    own = ["state", "result", "result_paper", "ended_on", "ended_by", "version"]
    held.save(update_fields=[*own, *set_next(held, today=today)])
    audit.record(actor, "cases.procedure.reopened", held, at=at, rows=[held, *touched], reason=reason)
    return held


def may_reopen(procedure: Procedure) -> bool:
    """Whether its result asked for a legal status, and everything that it asked for was decided."""
    if procedure.state != Procedure.State.CLOSED or not edition_of(procedure).outcome(procedure.result).sets:
        return False
    asked = _asked(procedure)
    return bool(asked) and all(one.proposal and one.proposal.state != Proposal.State.OPEN for one in asked)


def was_refused(procedure: Procedure) -> bool:
    """Whether a second person did not agree to what the result asked for."""
    return may_reopen(procedure) and any(not _is_agreed(one) for one in _asked(procedure))


def _asked(procedure: Procedure) -> Sequence[Party]:
    rows = Party.objects.filter(procedure=procedure, proposal__isnull=False)
    return list(rows.select_related("proposal", "organization"))


def _is_agreed(party: Party) -> bool:
    return party.proposal is not None and party.proposal.state not in _NOT_AGREED


def _why(held: Procedure, reason: str) -> str:
    return f"Hoàn lại kết quả thủ tục “{kind_of(held.kind).title}” số {held.pk}: {reason}"[:300]


def _ask_back(held: Procedure, party: Party, **said: Any) -> Proposal | None:
    """Ask for the status as it stood before the one that the result wrote; None where that one stands no more."""
    proposal = party.proposal
    assert proposal is not None
    rows = rows_of(LegalStatus).filter(organization=party.organization_id).standing()
    wrong = rows.filter(asked_by=proposal.asked_by_id, recorded_at=proposal.decided_at).first()
    if wrong is None:
        return None
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


def _ask_out(held: Procedure, **said: Any) -> None:
    """Ask that what entered the book by the result leave it."""
    entered = Newcomer.objects.filter(procedure=held, organization__removed_at__isnull=True, organization__isnull=False)
    waiting = Proposal.objects.filter(act=Proposal.Act.REMOVE, state=Proposal.State.OPEN).values("organization")
    for newcomer in entered.exclude(organization__in=waiting).select_related("organization"):
        assert newcomer.organization is not None
        ask(Proposal.Act.REMOVE, newcomer.organization, {"procedure": held.pk}, **said)
