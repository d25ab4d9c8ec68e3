"""What a workbook says otherwise than the book, and may not change by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.registry.codes import name_of
from hoptac.registry.imports.matching import Matcher
from hoptac.registry.models import Difference, Facet, Identity, LegalStatus, Organization, YearlyUpdate


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the workbook says otherwise than the book, in words, and in ``facts`` what taking it would write."""

    organization_id: int
    kind: Difference.Kind
    ours: str
    theirs: str
    facts: Mapping[str, str]


def news_of(
    said: Mapping[type[Facet], Mapping[str, Any]],
    before: Mapping[type[Facet], Mapping[str, Any]],
    organization: Organization | None,
    matcher: Matcher,
    differing: list[Disagreement],
) -> dict[type[Facet], Mapping[str, Any]]:
    """By facet what would stand after the row, where that is not what stands; None: a new organization."""
    news: dict[type[Facet], Mapping[str, Any]] = {}
    for facet, told in said.items():
        held = before.get(facet)
        if organization is not None and held is not None:
            told = undisputed(facet, told, held, organization, matcher, differing)
        after = {**held, **told} if held is not None else told
        if after != held:
            news[facet] = after
    return news


def undisputed(
    facet: type[Facet],
    said: Mapping[str, Any],
    held: Mapping[str, Any],
    organization: Organization,
    matcher: Matcher,
    differing: list[Disagreement],
) -> Mapping[str, Any]:
    """What the row says without what a workbook alone may not change: that goes to ``differing``."""
    if facet is LegalStatus and said.get("status") not in (None, held["status"]):
        ours, theirs = (name_of("legal_status", code) for code in (held["status"], said["status"]))
        facts = {"status": said["status"]}
        differing.append(Disagreement(organization.pk, Difference.Kind.STATUS, ours, theirs, facts))
        return {}
    if facet is Identity:
        said = _founding(said, held)
    if facet is Identity and said["name"] != held["name"]:
        # "HTX DVNN Sơn Hà" or "HTX NONG NGHIEP SON HA" is another way of writing, and no other name.
        one, other = said["name"], held["name"]
        if not matcher.is_same_name(one, other) and not matcher.is_written_bare(one, other):
            facts = {"name": said["name"]}
            differing.append(Disagreement(organization.pk, Difference.Kind.NAME, held["name"], said["name"], facts))
        return {name: value for name, value in said.items() if name != "name"}
    if facet is YearlyUpdate and said["updated_on"] is None:
        return {}
    return said


def _founding(said: Mapping[str, Any], held: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the row says, with one founding: a day that is known says the year, and a day that comes replaces it."""
    day, year = held["founded_on"], said.get("founded_in")
    if said.get("founded_on"):
        return {**said, "founded_in": None}
    if day is not None and year == day.year:
        return {name: value for name, value in said.items() if name != "founded_in"}
    return said
