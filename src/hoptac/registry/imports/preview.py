"""What the first rows of a workbook would write, in words, before and after; and what they would leave to a person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.registry.imports.disputes import Disagreement
from hoptac.registry.imports.lines import Line
from hoptac.registry.labels import label_of, words_of
from hoptac.registry.models import (
    Difference,
    Facet,
    Identity,
    LegalStatus,
    OperatingStatus,
    Organization,
    Standing,
    TaxStatus,
)
from hoptac.units.models import Unit

# So many rows are shown with what they write before it is written.
MOST_PREVIEWED = 100
# So many differences are shown before they are left to persons.
MOST_DISPUTED = 100
# Three facets call their field alike.
_STATUSES: tuple[type[Facet], ...] = (LegalStatus, OperatingStatus, TaxStatus)


@dataclass(frozen=True, slots=True)
class Written:
    """What one row writes: for each facet what held before, and what will. ``known``: how the book calls it."""

    row: int
    name: str
    known: str
    organization_id: int | None
    facets: Mapping[type[Facet], tuple[Mapping[str, Any], Mapping[str, Any]]]


def written_by(
    row: Line,
    organization: Organization | None,
    before: Mapping[type[Facet], Mapping[str, Any]],
    news: Mapping[type[Facet], Mapping[str, Any]],
) -> Written:
    """What a row would write, beside what stands."""
    facets = {facet: (before.get(facet, {}), after) for facet, after in news.items()}
    known = organization.pk if organization is not None else None
    return Written(row.number, row.asked.name, before.get(Identity, {}).get("name", ""), known, facets)


def previewed(rows: Iterable[Written]) -> list[dict[str, Any]]:
    """Each row with its name in the book, what the workbook calls it where that is another, and what changes, as it is
    kept with the import."""
    listed = list(rows)
    contents = (content for one in listed for pair in one.facets.values() for content in pair)
    ids = {int(content["unit_id"]) for content in contents if content.get("unit_id")}
    units = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        {
            "row": one.row,
            "name": one.known or one.name,
            "said": one.name if one.known and one.known != one.name else "",
            "organization": one.organization_id,
            "changes": [list(change) for change in _changes(one, units)],
        }
        for one in listed
    ]


def disputed(found: Iterable[Disagreement]) -> list[dict[str, Any]]:
    """The first differences as they are kept with the import; other names first, which may be other organizations."""
    shown = sorted(found, key=lambda one: one.kind != Difference.Kind.NAME)[:MOST_DISPUTED]
    ids = {one.organization_id for one in shown}
    named = dict(Standing.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        {
            "organization": one.organization_id,
            "name": named[one.organization_id],
            "what": str(one.kind.label),
            "ours": one.ours,
            "theirs": one.theirs,
        }
        for one in shown
    ]


def _changes(one: Written, units: Mapping[int, str]) -> Iterator[Sequence[str]]:
    for facet, (before, after) in one.facets.items():
        for field, value in after.items():
            if value in (None, "") or before.get(field) == value or field == "year":
                continue
            label = facet.label if facet in _STATUSES and field == "status" else label_of(field.removesuffix("_id"))
            yield label, _words(facet, field, before.get(field), units), _words(facet, field, value, units)


def _words(facet: type[Facet], field: str, value: Any, units: Mapping[int, str]) -> str:
    if value in (None, ""):
        return ""
    return units.get(value, "") if field == "unit_id" else words_of(facet, field, value)
