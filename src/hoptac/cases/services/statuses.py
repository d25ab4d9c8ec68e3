"""Legal statuses that a procedure asks for: each waits for a second person, as every legal status does."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hoptac.accounts.models import User
from hoptac.cases.errors import GonePartyError, UndecidedStatusError
from hoptac.cases.models import Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.registry.models import Proposal, Standing
from hoptac.registry.naming import name_of_one, names_of
from hoptac.registry.services.proposals import ask


def ask_status(
    held: Procedure,
    status: str,
    *,
    since: date,
    why: str,
    paper: str = "",
    carried: Mapping[str, Any] | None = None,
    actor: User,
    at: datetime,
    today: date,
) -> list[Party]:
    """Ask for the status of every subject that does not have it, and return the parties with what was asked.

    ``carried`` goes along in each proposal: what is done once all of them were agreed to.

    Refused while an earlier question about one of them is open, also where that one would give the status back; and
    where one of them has left the book.
    """
    title = kind_of(held.kind).title
    source = f"Văn bản: {paper}" if paper else f"Sổ thủ tục: {title}, số {held.pk}"
    facts = {
        "status": status,
        "since": since.isoformat(),
        "paper": paper[:200],
        "source": source[:300],
        "procedure": held.pk,
        **(carried or {}),
    }
    parties = list(Party.objects.filter(procedure=held, part=Party.Part.SUBJECT).select_related("organization"))
    require_decided([one.organization_id for one in parties])
    known = _standings([one.organization_id for one in parties])
    asking = [one for one in parties if known[one.organization_id].legal_status != status]
    for one in asking:
        reason = (title if title.startswith(why) else f"{title}: {why}")[:300]
        said: dict[str, Any] = {"reason": reason, "actor": actor, "at": at, "today": today}
        one.proposal = ask(Proposal.Act.LEGAL_STATUS, one.organization, facts, **said)
        one.save(update_fields=["proposal"])
    return asking


def _standings(organizations: Sequence[int]) -> dict[int, Standing]:
    """How they stand. Refused where one of them is in the book no more."""
    known = Standing.objects.in_bulk(organizations)
    if gone := [pk for pk in organizations if pk not in known]:
        names = names_of(gone)
        raise GonePartyError(which="; ".join(names.get(pk, f"Mục số {pk}") for pk in gone))
    return known


def require_decided(organizations: Iterable[int]) -> None:
    """Refuse while one of them waits for the second person: to have another status, or to leave the book.

    A result that is written meanwhile would be undone by the answer to that question.
    """
    acts = (Proposal.Act.LEGAL_STATUS, Proposal.Act.REMOVE)
    waiting = Proposal.objects.filter(organization__in=list(organizations), act__in=acts, state=Proposal.State.OPEN)
    if one := waiting.select_related("organization").order_by("pk").first():
        raise UndecidedStatusError(name=name_of_one(one.organization))
