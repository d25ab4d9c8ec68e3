"""Pairs that may be one, as the page shows them: both sides with what tells them apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.registry.doubles.alike import Pair
from hoptac.registry.listing.shown import Status, legal_status
from hoptac.registry.models import Organization, Proposal, Standing


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two; ``other`` is the number of the entry that would go into this one."""

    standing: Standing
    short_kind: str
    legal: Status
    other: int


@dataclass(frozen=True, slots=True)
class PairShown:
    """One card. ``is_asked``: joining them waits for a second person already."""

    pair: Pair
    sides: tuple[Side, Side]
    is_asked: bool


def shown_pairs(pairs: Iterable[Pair]) -> list[PairShown]:
    """The pairs of a page in their order."""
    listed = list(pairs)
    keys = {key for pair in listed for key in (pair.first, pair.second)}
    standings = Standing.objects.select_related("unit__parent__parent").in_bulk(keys)
    waiting = Proposal.objects.filter(organization__in=keys, act=Proposal.Act.JOIN, state=Proposal.State.OPEN)
    asked = {(proposal.organization_id, proposal.facts.get("into")) for proposal in waiting}
    return [
        PairShown(
            pair,
            (_side(standings[pair.first], pair.second), _side(standings[pair.second], pair.first)),
            (pair.first, pair.second) in asked or (pair.second, pair.first) in asked,
        )
        for pair in listed
    ]


def _side(standing: Standing, other: int) -> Side:
    return Side(standing, Organization.SHORT_KINDS[standing.kind], legal_status(standing.legal_status), other)
