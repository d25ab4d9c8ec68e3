"""Reads across plans and reviews."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from hoptac.base.folding import exact, fold
from hoptac.documents.headings import day_of
from hoptac.documents.kinds import ARTICLE
from hoptac.documents.models import Correction, Document, Reading
from hoptac.documents.queries import latest_reading
from hoptac.planning.review import Item, Review, Said, merge
from hoptac.units.models import Agency, AgencyName, Unit
from hoptac.units.models.dated import valid_at
from hoptac.units.queries import AgencyMatch, lineage_ids, match_issuers

_DASH = re.compile(r"\s*[–—-]\s*")
_CENTRAL, _BELOW = 10, 5


def said_of(document: Document) -> list[Said]:
    """The newest correction of each item of a document, oldest first."""
    newest = {
        row.item: row for row in Correction.objects.filter(document=document).select_related("made_by").order_by("pk")
    }
    return [
        Said(row.pk, row.item, row.kind, row.action, row.values, str(row.made_by or "Hệ thống"), row.made_at)
        for row in newest.values()
    ]


def review_of(document: Document, reading: Reading | None = None) -> Review:
    """The document's reading in force with every correction laid over it."""
    reading = reading or latest_reading(document)
    return merge(reading.result, said_of(document), text=reading.text)


def day_of_head(head: Mapping[str, Any], *, otherwise: date) -> date:
    """The day on which the document's names are to be understood: its own, else the first of its year."""
    year = head.get("year")
    return day_of(head.get("date")) or (date(int(year), 1, 1) if year else otherwise)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body behind the issuer as written. ``is_chosen`` when a person said so; else the one exact match, or none."""

    agency: Agency | None
    unit: Unit
    is_chosen: bool
    proposals: tuple[AgencyMatch, ...]

    @property
    def is_known(self) -> bool:
        """Whether it is known whose document this is."""
        return self.is_chosen or self.agency is not None


def issuer_of(document: Document, head: Mapping[str, Any], *, today: date) -> Issuer:
    """Who issued the document, as far as a person or a name that agrees to the last mark tells.

    Of an article: who issued the act that it speaks of.
    """
    day = day_of_head(head, otherwise=today)
    about = head.get("about") or {}
    name = str((about.get("issuer") if head.get("doc_type") == ARTICLE else head.get("issuer")) or "")
    proposals = tuple(match_issuers(name, day=day)) if name else ()
    agency = _agency(head.get("agency"))
    chosen_unit = _unit(head.get("unit"))
    is_chosen = agency is not None or chosen_unit is not None
    exact_ones = [match.agency for match in proposals if match.is_exact]
    if not is_chosen and len(exact_ones) == 1:
        agency = exact_ones[0]
    of_agency = agency.unit if agency else None
    return Issuer(agency, of_agency or chosen_unit or document.owner, is_chosen, proposals)


def _agency(key: object) -> Agency | None:
    return Agency.objects.select_related("unit__parent__parent").filter(pk=int(str(key))).first() if key else None


def _unit(key: object) -> Unit | None:
    return Unit.objects.select_related("parent__parent").filter(pk=int(str(key))).first() if key else None


Bodies = Mapping[str, Sequence[AgencyMatch]]


def bodies_named(names: Iterable[str], *, near: Unit, day: date) -> Bodies:
    """For each name the known agencies that bear it on ``day``: those whose marks agree first, then the nearest.

    One query for any number of names. A dash is a dash however it is typed and spaced.
    """
    spellings = {name: _spellings(name) for name in names if name}
    wanted = {fold(spelling) for known in spellings.values() for spelling in known}
    rows = AgencyName.objects.filter(valid_at(day, "agency__"), folded__in=wanted)
    by_folded: dict[str, list[AgencyName]] = {}
    for row in rows.select_related("agency__unit__parent__parent").order_by("agency"):
        by_folded.setdefault(row.folded, []).append(row)
    places = lineage_ids(near)
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


def names_in(item: Item) -> list[str]:
    """The bodies that an item names, as written, in the order of its form, each once."""
    values = item.values
    lists = [values.get(key) or [] for key in ("lead", "partners", "agencies")]
    single = [values.get(key) for key in ("who", "to", "via") if values.get(key)]
    return list(dict.fromkeys([*(name for names in lists for name in names), *map(str, single)]))


def agencies_like(words: str, *, day: date, most: int = 30) -> list[Agency]:
    """Known agencies on ``day`` whose name or place holds every word, marks or not."""
    if not words.strip():
        return []
    found = Agency.objects.at(day)
    for word in fold(words).split():
        named = AgencyName.objects.filter(folded__contains=word).values("agency")
        found = found.filter(Q(pk__in=named) | Q(unit__folded__contains=word))
    return list(found.select_related("unit__parent__parent").order_by("name", "pk")[:most])
