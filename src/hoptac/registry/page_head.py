"""The head of an organization's page: name, place and the two statuses of the day that the page shows."""

from dataclasses import dataclass
from typing import Any

from hoptac.registry.facet_panels import in_force
from hoptac.registry.models import Facet, Identity, LegalStatus, OperatingStatus, Seat
from hoptac.registry.panels import Ask
from hoptac.registry.shown import Status, legal_status, operating_status


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the panels; ``place`` is empty where no head office was known."""

    name: str
    place: str
    legal: Status
    operating: Status

    @property
    def legal_words(self) -> str:
        """The registry's status."""
        return f"Pháp lý: {self.legal.name}"

    @property
    def operating_words(self) -> str:
        """What an officer saw: the same words may stand in both, so each says whose they are."""
        return f"Thực tế: {self.operating.name}"


def head_of(ask: Ask) -> Head:
    """The head as of the page's day and knowledge; today's row where it shows today."""
    if not ask.is_past:
        standing = ask.standing
        place = standing.unit.full_name if standing.unit else ""
        return Head(
            standing.name, place, legal_status(standing.legal_status), operating_status(standing.operating_status)
        )
    identity, seat = _one(Identity, ask), _one(Seat, ask)
    legal, operating = _one(LegalStatus, ask), _one(OperatingStatus, ask)
    return Head(
        identity.name if identity else ask.standing.name,
        seat.unit.full_name if seat else "",
        legal_status(legal.status if legal else ""),
        operating_status(operating.status if operating else ""),
    )


def _one(facet: type[Facet], ask: Ask) -> Any:
    rows = in_force(facet, ask)
    return rows[0] if rows else None
