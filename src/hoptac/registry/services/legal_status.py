"""A legal status that two persons agreed on: whether it would count at all, and writing it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hoptac.accounts.models import User
from hoptac.registry.codes import is_issuer, name_of, setter_of
from hoptac.registry.contents import rows_of
from hoptac.registry.errors import HiddenStatusError, NotItsBodyError, ReplacedStatusGoneError
from hoptac.registry.models import LegalStatus, Organization, Proposal
from hoptac.registry.services.statements import correct, state

# In the facts of a proposal: the statement that the new one takes the place of; the body whose paper it is; and what is
# no person's word: a procedure with papers of its own, a difference to an extract of the register.
REPLACES = "replaces"
ISSUER = "issuer"
_OF_ITSELF = frozenset({"procedure", "difference"})


def require_effect(organization: Organization, facts: Mapping[str, Any]) -> None:
    """Refuse a status from a day before the first that the book knows: that one would hide it.

    Refused too: taking the place of what is no standing row of this organization.

    Many entries say "working" from the day on which they were written down. Where the facts say that the new status
    takes the place of such a row, nothing hides it.
    """
    require_setter(organization, facts)
    if facts.get(REPLACES):
        replaced_status(organization, facts)
    first = first_status(organization)
    since, status = date.fromisoformat(facts["since"]), facts["status"]
    if first is None or since >= first.valid_from or first.status == status or facts.get(REPLACES) == first.pk:
        return
    names = {"wanted": name_of("legal_status", status), "known": name_of("legal_status", first.status)}
    raise HiddenStatusError(since=since, first=first.valid_from, row=first.pk, **names)


def require_setter(organization: Organization, facts: Mapping[str, Any]) -> None:
    """Refuse a status that one kind of body alone sets and lifts without a paper of such a body."""
    if not _OF_ITSELF.isdisjoint(facts):
        return
    before = rows_of(LegalStatus).filter(organization=organization).as_of(date.fromisoformat(facts["since"])).first()
    code = setter_of(before.status if before else "", facts["status"])
    if code is not None and not (facts.get("paper") and is_issuer(code, facts.get(ISSUER, ""))):
        raise NotItsBodyError(wanted=code.name, set_by=code.set_by, issuers=", ".join(code.issuers))


def first_status(organization: Organization) -> LegalStatus | None:
    """The oldest status that stands."""
    rows = rows_of(LegalStatus).filter(organization=organization).standing()
    found: LegalStatus | None = rows.order_by("valid_from", "recorded_at", "pk").first()
    return found


def replaced_status(organization: Organization, facts: Mapping[str, Any]) -> LegalStatus:
    """The standing row that the facts name, refused where the organization has none such."""
    rows = rows_of(LegalStatus).filter(organization=organization).standing()
    found: LegalStatus | None = rows.filter(pk=facts[REPLACES]).first()
    if found is None:
        raise ReplacedStatusGoneError
    return found


def write_status(held: Proposal, *, actor: User, at: datetime, today: date) -> LegalStatus:
    """Write what was asked for, by the person who agrees; refused where it would have no effect by now."""
    facts, organization = held.facts, held.organization
    require_effect(organization, facts)
    paper = ", ".join(filter(None, (facts.get("paper"), facts.get(ISSUER))))
    fields = {"status": facts["status"], "paper": paper}
    said: dict[str, Any] = {"since": date.fromisoformat(facts["since"]), "source": facts["source"]}
    said |= {"actor": actor, "second": held.asked_by, "at": at, "today": today}
    if facts.get(REPLACES):
        row: LegalStatus = correct(replaced_status(organization, facts), fields, **said)
        return row
    return state(LegalStatus, organization, fields, **said)
