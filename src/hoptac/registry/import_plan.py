"""What storing a workbook would do: rows matched with the book, and only what is new in them. Nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.conf import settings

from hoptac.accounts.access import Scope
from hoptac.base.folding import fold
from hoptac.registry.codes import code_lists, name_of
from hoptac.registry.import_lines import Contents, Line, Shape, line_of
from hoptac.registry.import_matching import Found, at_name, match_rows, missing_organizations
from hoptac.registry.matching import Matcher
from hoptac.registry.models import (
    FACETS,
    Difference,
    Facet,
    Identity,
    LegalStatus,
    OperatingStatus,
    Organization,
    Seat,
    TaxStatus,
    YearFigures,
    YearlyUpdate,
)
from hoptac.registry.services.bulk import Entry
from hoptac.registry.services.statements import BOOKKEEPING, rows_of
from hoptac.registry.workbooks.cells import CellFault
from hoptac.registry.workbooks.columns import Columns, load_columns
from hoptac.registry.workbooks.opening import Sheet, open_book
from hoptac.registry.workbooks.places import Commune, Places
from hoptac.registry.workbooks.reading import Ground, Layout, ReadRow, read_rows
from hoptac.units.models import Unit

# How far it is: what was done, of how much.
Progress = Callable[[int, int], None]

# Facets that say nothing without this field.
_NEEDED: dict[type[Facet], str] = {OperatingStatus: "status", LegalStatus: "status", TaxStatus: "status"}
_CHUNK = 2000
_TOLD_EVERY = 500
# So many rows are shown with what they write before it is written.
MOST_PREVIEWED = 100


def silent(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for: which sheet, read how, true on which day; ``whole_of`` is where the list is complete."""

    sheet: str
    layout: Layout
    since: date
    year: int
    kind: str = ""
    whole_of: Unit | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the workbook says otherwise than the book, in words, and in ``facts`` what taking it would write."""

    organization_id: int
    kind: Difference.Kind
    ours: str
    theirs: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What one row writes: for each facet what held before, and what will."""

    row: int
    name: str
    organization_id: int | None
    facets: Mapping[type[Facet], tuple[Mapping[str, Any], Mapping[str, Any]]]


@dataclass(slots=True)
class Plan:
    """What would be stored: ``entries`` in the order of the sheet, and what stands against rows that are not.

    ``spoken_of`` are the organizations of the book that good rows speak of, ``first`` what the first rows write.
    """

    entries: list[Entry] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    spoken_of: set[int] = field(default_factory=set)
    first: list[Written] = field(default_factory=list)
    same: int = 0
    missing: int = 0

    @property
    def created(self) -> int:
        """New organizations."""
        return sum(entry.organization is None for entry in self.entries)

    @property
    def changed(self) -> int:
        """Organizations of the book about which there is something new."""
        return len(self.entries) - self.created

    @property
    def faulty(self) -> int:
        """Rows with a fault."""
        return len({fault.row for fault in self.faults})

    @property
    def counts(self) -> dict[str, int]:
        """All of them, by the names under which they are kept."""
        return {
            "created": self.created,
            "changed": self.changed,
            "same": self.same,
            "faulty": self.faulty,
            "differing": len(self.disagreements) - self.missing,
            "missing": self.missing,
        }


def columns() -> Columns:
    """The columns that a workbook may have."""
    return load_columns(settings.RULES_ROOT / "columns.toml")


def plan_import(name: str, data: bytes, wish: Wish, *, scope: Scope, today: date, progress: Progress = silent) -> Plan:
    """Read the workbook, match its rows and keep what is new; rows outside ``scope`` are faults."""
    ground = ground_of(wish, columns(), scope=scope, today=today)
    rows = _rows(name, data, wish, ground, progress)
    matcher = Matcher(ground.columns.kinds)
    found = match_rows(rows, wish.layout, matcher, scope=scope, today=today)
    plan = Plan(faults=[fault for row in rows for fault in row.faults])
    plan.faults += found.faults
    kinds, broken = {row.kind for row in rows if row.kind}, [row for row in rows if row.faults]
    remaining = (row for row in rows if row.number in found.organizations)
    while chunk := list(islice(remaining, _CHUNK)):
        _add_entries(chunk, found, matcher, wish, plan)
    if wish.whole_of is not None:
        _add_missing(broken, kinds, found, matcher, wish.whole_of, wish, plan)
    return plan


def _rows(name: str, data: bytes, wish: Wish, ground: Ground, progress: Progress) -> list[Line]:
    """All rows; the opened workbook, which is as large as they are, is let go at the end."""
    sheet = open_book(name, data).sheet(wish.sheet)
    shape = Shape(tuple(chosen.id for chosen in wish.layout.chosen.values()), wish.year)
    return [line_of(row, shape) for row in _told(sheet, read_rows(sheet, wish.layout, ground), progress)]


def ground_of(wish: Wish, known: Columns, *, scope: Scope, today: date) -> Ground:
    """What the cells of such a workbook are checked against."""
    return Ground(
        columns=known,
        codes=code_lists(),
        offices={fold(label): code for code, label in Seat.Office.choices},
        places=Places(_communes(wish.since, scope)),
        today=today,
        kind=wish.kind,
    )


def _told(sheet: Sheet, rows: Iterator[ReadRow], progress: Progress) -> Iterator[ReadRow]:
    for count, row in enumerate(rows):
        if count % _TOLD_EVERY == 0:
            progress(row.number, sheet.height)
        yield row


def _communes(day: date, scope: Scope) -> Iterator[Commune]:
    rows = Unit.objects.at(day).filter(level=Unit.Level.COMMUNE).values_list("pk", "name", "parent", "parent__parent")
    above = dict(Unit.objects.at(day).filter(level=Unit.Level.PROVINCE).values_list("pk", "name"))
    for pk, name, parent, grand in rows:
        if scope.writes_registry(pk):
            yield Commune(pk, name, above.get(grand) or above.get(parent, ""))


def _add_entries(chunk: Sequence[Line], found: Found, matcher: Matcher, wish: Wish, plan: Plan) -> None:
    known = {one.pk for row in chunk if (one := found.organizations[row.number]) is not None}
    before = _in_force(known, wish)
    plan.spoken_of |= known
    for row in chunk:
        organization = found.organizations[row.number]
        held = before.get(organization.pk, {}) if organization is not None else {}
        _add_entry(row, organization, held, matcher, wish, plan)


def _in_force(ids: set[int], wish: Wish) -> dict[int, dict[type[Facet], dict[str, Any]]]:
    """What the book says of these organizations on the day, by facet."""
    found: dict[int, dict[type[Facet], dict[str, Any]]] = {}
    for facet in FACETS if ids else ():
        rows = rows_of(facet).filter(organization__in=ids)
        if facet is YearFigures:
            rows = rows.filter(year=wish.year)
        for statement in rows.as_of(wish.since):
            found.setdefault(statement.organization_id, {})[facet] = content(statement)
    return found


def content(statement: Facet) -> dict[str, Any]:
    """What a statement says, by the names of its columns, so that no other row is asked for."""
    fields = (one for one in statement._meta.concrete_fields if one.name not in BOOKKEEPING)
    return {one.attname: getattr(statement, one.attname) for one in fields}


def _add_entry(
    row: Line,
    organization: Organization | None,
    before: Mapping[type[Facet], dict[str, Any]],
    matcher: Matcher,
    wish: Wish,
    plan: Plan,
) -> None:
    facets: dict[type[Facet], Sequence[Mapping[str, Any]]] = {}
    differing: list[Disagreement] = []
    said: Mapping[str, Any]
    for facet, said in row.said.by_facet().items():
        held = before.get(facet)
        if organization is not None and held is not None:
            said = _undisputed(facet, said, held, organization, matcher, differing)
        after = {**held, **said} if held is not None else said
        if after == held:
            continue
        if facet in _NEEDED and not after.get(_NEEDED[facet]):
            why = f"Có thông tin về {facet.label.lower()} nhưng không có tình trạng."
            plan.faults.append(at_name(row.number, row.asked.name, wish.layout, why, "Hãy ghi tình trạng."))
            return
        facets[facet] = (after,)
    plan.disagreements += differing
    if organization is not None and not facets:
        plan.same += 1
        return
    if len(plan.first) < MOST_PREVIEWED:
        written = {facet: (before.get(facet, {}), contents[0]) for facet, contents in facets.items()}
        plan.first.append(
            Written(row.number, row.asked.name, organization.pk if organization is not None else None, written)
        )
    if organization is None:
        plan.entries.append(Entry(row.kind, Contents(row.said)))
    else:
        plan.entries.append(Entry(organization.kind, facets, organization))


def _undisputed(
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
    if facet is Identity and said["name"] != held["name"]:
        # "HTX Sơn Hà" for "Hợp tác xã Sơn Hà" is another way of writing, and no other name.
        if matcher.name_key(said["name"]) != matcher.name_key(held["name"]):
            facts = {"name": said["name"]}
            differing.append(Disagreement(organization.pk, Difference.Kind.NAME, held["name"], said["name"], facts))
        return {name: value for name, value in said.items() if name != "name"}
    if facet is YearlyUpdate and said["updated_on"] is None:
        return {}
    return said


def _add_missing(
    broken: Sequence[Line],
    kinds: set[str],
    found: Found,
    matcher: Matcher,
    place: Unit,
    wish: Wish,
    plan: Plan,
) -> None:
    for pk, status in missing_organizations(broken, found, matcher, place, kinds, since=wish.since):
        ours = name_of("legal_status", status) or "Có trong sổ"
        theirs = f"Không có tên trong danh sách đầy đủ của {place.name}"
        plan.disagreements.append(Disagreement(pk, Difference.Kind.MISSING, ours, theirs, {}))
        plan.missing += 1
