"""Reads across units and agencies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hoptac.base.folding import exact, fold
from hoptac.units.models import Agency, Succession, Unit
from hoptac.units.models.dated import valid_at


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """A known agency proposed for a name in a document; ``is_exact`` when marks agree too."""

    agency: Agency
    is_exact: bool


def predecessor_ids(unit_ids: Iterable[int]) -> frozenset[int]:
    """Units whose ground, wholly or in part, is now in one of these."""
    return frozenset(Succession.objects.filter(new__in=list(unit_ids)).values_list("old_id", flat=True))


def successors_of(unit: Unit) -> list[Unit]:
    """Units that took this one's ground, by name."""
    return list(Unit.objects.filter(origins__old=unit).select_related("parent__parent").distinct().order_by("name"))


def lineage_ids(unit: Unit) -> tuple[int, ...]:
    """The unit and those above it, nearest first."""
    ids, current = [], unit
    while current is not None:
        ids.append(current.pk)
        current = current.parent  # type: ignore[assignment]
    return tuple(ids)


def match_agencies(name: str, *, near: Unit | None, day: date) -> Sequence[AgencyMatch]:
    """Known agencies that bear this name on ``day``: same marks first, then nearest to ``near``.

    Looks in the unit, those above it, those right below it and the central bodies; elsewhere a name is another body.
    Example: "Phòng Tài chính - Kế hoạch" in a district's plan is that district's, never its neighbour's.
    """
    places = list(lineage_ids(near)) if near else []
    candidates = (
        Agency.objects.filter(valid_at(day), names__folded=fold(name)).select_related("unit__parent__parent").distinct()
    )
    wanted = exact(name)
    matches = []
    for agency in candidates.prefetch_related("names"):
        distance = _distance(agency, places)
        if distance is not None:
            is_exact = any(known.exact == wanted for known in agency.names.all())
            matches.append((not is_exact, distance, agency.pk, AgencyMatch(agency, is_exact)))
    return [match for *_, match in sorted(matches, key=lambda row: row[:3])]


def match_issuers(name: str, *, day: date) -> Sequence[AgencyMatch]:
    """Known agencies, anywhere, that bear this full name on ``day``: a document's head names its body in full."""
    candidates = Agency.objects.filter(valid_at(day), names__folded=fold(name)).select_related("unit__parent__parent")
    wanted = exact(name)
    matches = [
        AgencyMatch(agency, any(known.exact == wanted for known in agency.names.all()))
        for agency in candidates.distinct().prefetch_related("names")
    ]
    return sorted(matches, key=lambda match: (not match.is_exact, match.agency.pk))


def _distance(agency: Agency, places: list[int]) -> int | None:
    if agency.unit_id is None:
        return 10
    if agency.unit_id in places:
        return places.index(agency.unit_id)
    if agency.unit is not None and places and agency.unit.parent_id == places[0]:
        return 5
    return None
