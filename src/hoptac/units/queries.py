"""Reads across units and agencies."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, When
from django.db.models.functions import Length

from hoptac.base.folding import exact, fold
from hoptac.units.models import Agency, AgencyName, Succession, Unit
from hoptac.units.models.dated import valid_at
from hoptac.units.restating import Passing, Restated, restate

_DASH = re.compile(r"\s*[–—-]\s*")
_CENTRAL, _BELOW = 10, 5


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """A known agency proposed for a name in a document; ``is_exact`` when marks agree too."""

    agency: Agency
    is_exact: bool


def predecessor_ids(unit_ids: Iterable[int]) -> frozenset[int]:
    """Units whose ground, wholly or in part, is now in one of these."""
    return frozenset(Succession.objects.filter(new__in=list(unit_ids)).values_list("old_id", flat=True))


def predecessor_levels(unit_ids: Iterable[int]) -> dict[int, str]:
    """The same with the level of each."""
    return dict(Succession.objects.filter(new__in=list(unit_ids)).values_list("old_id", "old__level"))


def ids_within(unit_ids: Iterable[int]) -> frozenset[int]:
    """The keys of these units and of all below them.

    Each level is asked for by itself, so that an index is read: with "or" between them every unit of the country is.
    """
    ids = frozenset(unit_ids)
    if not ids:
        return ids
    rows = Unit.objects.order_by().values_list("pk", flat=True)
    return ids.union(rows.filter(parent__in=ids).union(rows.filter(parent__parent__in=ids), all=True))


def successors_of(unit: Unit) -> list[Unit]:
    """Units that took this one's ground, by name."""
    return list(Unit.objects.filter(origins__old=unit).select_related("parent__parent").distinct().order_by("name"))


def successors_at(unit: Unit, day: date) -> list[Unit]:
    """Units that hold the ground of this one on ``day``; itself while it stands."""
    found, waiting = {}, [unit]
    while waiting:
        current = waiting.pop()
        if current.valid_to is None or day < current.valid_to:
            found[current.pk] = current
        else:
            waiting.extend(one for one in successors_of(current) if one.pk not in found)
    return sorted(found.values(), key=lambda one: (one.name, one.pk))


def successor_ids_at(units: Iterable[Unit], day: date) -> dict[int, frozenset[int]]:
    """For each unit the keys of those that hold its ground on ``day``; one query for each change on the way."""
    ends = {unit.pk: unit.valid_to for unit in units}
    wanted, onward = tuple(ends), dict[int, set[int]]()
    while waiting := [pk for pk, end in ends.items() if end is not None and end <= day and pk not in onward]:
        onward |= {pk: set() for pk in waiting}
        for old, new, end in Succession.objects.filter(old__in=waiting).values_list(
            "old_id", "new_id", "new__valid_to"
        ):
            onward[old].add(new)
            ends[new] = end
    return {pk: last_of(pk, onward) for pk in wanted}


def last_of(unit_id: int, onward: Mapping[int, set[int]]) -> frozenset[int]:
    """The units at the ends of all ways on from one, by which units each passed to; itself where it leads nowhere."""
    seen, waiting = set[int](), {unit_id}
    while waiting:
        seen |= waiting
        waiting = {new for old in waiting for new in onward.get(old, ())} - seen
    return frozenset(seen - onward.keys())


def restated(values: Mapping[int, int], *, of: date, to: date) -> Restated:
    """Figures by unit (primary keys, whole numbers) of day ``of`` on the map of day ``to``; see ``units.restating``."""
    first, last = sorted((of, to))
    between = Succession.objects.filter(day__gt=first, day__lte=last)
    between = between.annotate(is_nested=~Q(old__level=F("new__level")))
    rows = between.values_list("old_id", "new_id", "share", "day", "is_nested")
    return restate(values, (Passing(*row) for row in rows), of=of, to=to)


def lineage_ids(unit: Unit) -> tuple[int, ...]:
    """The unit and those above it, nearest first."""
    ids, current = [], unit
    while current is not None:
        ids.append(current.pk)
        current = current.parent  # type: ignore[assignment]
    return tuple(ids)


Bodies = Mapping[str, Sequence[AgencyMatch]]


def bodies_named(names: Iterable[str], *, near: Unit, day: date) -> Bodies:
    """For each name the known agencies that bear it on ``day``: those whose marks agree first, then the nearest.

    One query for any number of names. A dash is a dash however it is typed and spaced.
    """
    spellings = {name: _spellings(name) for name in names if name}
    wanted = {fold(spelling) for known in spellings.values() for spelling in known}
    places = lineage_ids(near)
    # "UBND xã" is a name of ten thousand bodies: only those that the document's place can mean are fetched.
    within_reach = Q(agency__unit__isnull=True) | Q(agency__unit__in=places) | Q(agency__unit__parent=places[0])
    rows = AgencyName.objects.filter(within_reach, valid_at(day, "agency__"), folded__in=wanted)
    by_folded: dict[str, list[AgencyName]] = {}
    for row in rows.select_related("agency__unit__parent__parent").order_by("agency"):
        by_folded.setdefault(row.folded, []).append(row)
    return {name: _ranked(known, by_folded, places) for name, known in spellings.items()}


def _spellings(name: str) -> set[str]:
    return {name, _DASH.sub(" - ", name), _DASH.sub("-", name)}


def _ranked(
    spellings: set[str], by_folded: Mapping[str, list[AgencyName]], places: tuple[int, ...]
) -> list[AgencyMatch]:
    wanted = {exact(spelling) for spelling in spellings}
    best: dict[int, tuple[bool, int, int, AgencyMatch]] = {}
    for row in (row for key in {fold(spelling) for spelling in spellings} for row in by_folded.get(key, ())):
        distance = _distance(row.agency, places)
        if distance is not None:
            is_exact = row.exact in wanted
            found = (not is_exact, distance, row.agency_id, AgencyMatch(row.agency, is_exact))
            best[row.agency_id] = min(best.get(row.agency_id, found), found, key=lambda rank: rank[:3])
    return [match for *_, match in sorted(best.values(), key=lambda rank: rank[:3])]


def _distance(agency: Agency, places: tuple[int, ...]) -> int | None:
    """How far a body is from the document's place; None for a body elsewhere, which only shares the name."""
    if agency.unit is None:
        return _CENTRAL
    if agency.unit.pk in places:
        return places.index(agency.unit.pk)
    return _BELOW if agency.unit.parent_id == places[0] else None


def agencies_like(words: str, *, day: date, most: int = 30) -> list[Agency]:
    """Known agencies on ``day`` whose name or place holds every word, marks or not: people's committees first,
    then the nearest names (the shorter the name around the words, the nearer).
    """
    if not words.strip():
        return []
    found = Agency.objects.at(day)
    for word in fold(words).split():
        named = AgencyName.objects.filter(folded__contains=word).values("agency")
        found = found.filter(Q(pk__in=named) | Q(unit__folded__contains=word))
    committees_first = Case(When(kind="people_committee", then=0), default=1)
    ranked = found.select_related("unit__parent__parent").order_by(committees_first, Length("name"), "name", "pk")
    return list(ranked[:most])


def match_issuers(name: str, *, day: date) -> Sequence[AgencyMatch]:
    """Known agencies, anywhere, that bear this full name on ``day``: a document's head names its body in full."""
    candidates = Agency.objects.filter(valid_at(day), names__folded=fold(name)).select_related("unit__parent__parent")
    wanted = exact(name)
    matches = [
        AgencyMatch(agency, any(known.exact == wanted for known in agency.names.all()))
        for agency in candidates.distinct().prefetch_related("names")
    ]
    return sorted(matches, key=lambda match: (not match.is_exact, match.agency.pk))
