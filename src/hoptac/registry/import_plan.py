"""What storing a workbook would do: rows matched with the book, and only what is new in them. Nothing is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.conf import settings

from hoptac.accounts.access import Scope
from hoptac.base.folding import fold
from hoptac.registry.access import is_officer
from hoptac.registry.codes import code_lists, name_of
from hoptac.registry.matching import Asked, Known, Match, Matcher, repeated
from hoptac.registry.models import (
    FACETS,
    Facet,
    LegalStatus,
    OperatingStatus,
    Organization,
    Seat,
    Standing,
    TaxStatus,
    YearFigures,
)
from hoptac.registry.services.bulk import Entry
from hoptac.registry.services.statements import BOOKKEEPING, rows_of
from hoptac.registry.workbooks.cells import CellFault, letters
from hoptac.registry.workbooks.columns import Columns, load_columns
from hoptac.registry.workbooks.opening import open_book
from hoptac.registry.workbooks.places import Commune, Places
from hoptac.registry.workbooks.reading import NAME, Ground, Layout, ReadRow, read_rows
from hoptac.units.models import Unit

_MODELS: dict[str, type[Facet]] = {facet._meta.model_name or "": facet for facet in FACETS}
# Facets that say nothing without this field.
_NEEDED: dict[type[Facet], str] = {OperatingStatus: "status", LegalStatus: "status", TaxStatus: "status"}
_CHUNK = 2000
_SHOWN_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for: which sheet, read how, true on which day."""

    sheet: str
    layout: Layout
    since: date
    year: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A legal status that the workbook gives otherwise than the book: codes."""

    organization_id: int
    ours: str
    theirs: str

    @property
    def words(self) -> tuple[str, str]:
        """Both statuses as their list names them."""
        return name_of("legal_status", self.ours), name_of("legal_status", self.theirs)


@dataclass(slots=True)
class Plan:
    """What would be stored: ``entries`` in the order of the sheet, and what stands against rows that are not."""

    entries: list[Entry] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    same: int = 0

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
        """All four, by the names under which they are kept."""
        return {"created": self.created, "changed": self.changed, "same": self.same, "faulty": self.faulty}


def columns() -> Columns:
    """The columns that a workbook may have."""
    return load_columns(settings.RULES_ROOT / "columns.toml")


def plan_import(name: str, data: bytes, wish: Wish, *, scope: Scope, today: date) -> Plan:
    """Read the workbook, match its rows and keep what is new; rows outside ``scope`` are faults."""
    known_columns = columns()
    ground = Ground(
        columns=known_columns,
        codes=code_lists(),
        offices={fold(label): code for code, label in Seat.Office.choices},
        places=Places(_communes(wish.since, scope)),
        today=today,
        kind=wish.kind,
    )
    rows = list(read_rows(open_book(name, data).sheet(wish.sheet), wish.layout, ground))
    plan = Plan(faults=[fault for row in rows for fault in row.faults])
    good = [row for row in rows if not row.faults]
    matches = _matched(good, wish, plan, known_columns)
    organizations = _organizations(matches.values(), scope, today)
    remaining = iter(good)
    while chunk := list(islice(remaining, _CHUNK)):
        _add_entries(chunk, matches, organizations, wish, plan)
    return plan


def _communes(day: date, scope: Scope) -> Iterator[Commune]:
    rows = Unit.objects.at(day).filter(level=Unit.Level.COMMUNE).values_list("pk", "name", "parent", "parent__parent")
    above = dict(Unit.objects.at(day).filter(level=Unit.Level.PROVINCE).values_list("pk", "name"))
    for pk, name, parent, grand in rows:
        if scope.writes_registry(pk):
            yield Commune(pk, name, above.get(grand) or above.get(parent, ""))


def _asked(row: ReadRow) -> Asked:
    said = row.values
    return Asked(
        name=said[NAME],
        tax_code=said.get("identity.tax_code", ""),
        certificate_number=said.get("identity.certificate_number", ""),
        founded_on=said.get("identity.founded_on"),
        unit_id=row.unit_id,
    )


def _matched(rows: Sequence[ReadRow], wish: Wish, plan: Plan, known: Columns) -> dict[int, Match]:
    """For each good row what it speaks of; rows that only a person can place become faults."""
    matcher = Matcher(known.kinds)
    matcher.add(_book())
    asked = {row.number: _asked(row) for row in rows}
    again = repeated(asked, matcher)
    matches: dict[int, Match] = {}
    first: dict[int, int] = {}
    for number, one in asked.items():
        match = matcher.match(one)
        if match.known is not None:
            again.setdefault(number, first.setdefault(match.known.pk, number))
        if again.get(number, number) != number:
            why = f"Cùng một tổ chức với dòng {again[number]}."
            plan.faults.append(
                _at_name(number, one.name, wish, why, "Hãy giữ một dòng, hoặc ghi mã số thuế khác nhau.")
            )
        elif match.candidates:
            plan.faults.append(_question(number, one, match, wish))
        else:
            matches[number] = match
    return matches


def _book() -> Iterator[Known]:
    rows = Standing.objects.values_list("pk", "name", "tax_code", "certificate_number", "founded_on", "unit")
    return (Known(*row) for row in rows.order_by("pk").iterator(chunk_size=_CHUNK))


def _question(number: int, asked: Asked, match: Match, wish: Wish) -> CellFault:
    shown = [f"“{one.name}” (số {one.pk})" for one in match.candidates[:_SHOWN_CANDIDATES]]
    why = f"Chưa rõ có phải là {' hoặc '.join(shown)} trong sổ hay không."
    return _at_name(
        number, asked.name, wish, why, "Hãy ghi mã số thuế, số giấy chứng nhận hoặc ngày thành lập đúng như sổ."
    )


def _at_name(number: int, name: str, wish: Wish, why: str, remedy: str) -> CellFault:
    index = next(index for index, chosen in wish.layout.chosen.items() if chosen.id == NAME)
    return CellFault(number, letters(index), "Tên đầy đủ", name, why, remedy)


def _organizations(matches: Iterable[Match], scope: Scope, today: date) -> dict[int, tuple[Organization, bool]]:
    """The organizations of the book that are spoken of, and whether the person may write about each."""
    ids = [match.known.pk for match in matches if match.known is not None]
    found: dict[int, tuple[Organization, bool]] = {}
    for start in range(0, len(ids), _CHUNK):
        rows = Standing.objects.filter(pk__in=ids[start : start + _CHUNK]).select_related("organization", "unit")
        found.update({row.pk: (row.organization, is_officer(scope, row, today=today)) for row in rows})
    return found


def _add_entries(
    chunk: Sequence[ReadRow],
    matches: Mapping[int, Match],
    organizations: Mapping[int, tuple[Organization, bool]],
    wish: Wish,
    plan: Plan,
) -> None:
    known = {row.number: match.known.pk for row in chunk if (match := matches.get(row.number)) and match.known}
    before = _in_force(set(known.values()), wish)
    for row in chunk:
        if row.number not in matches:
            continue
        pk = known.get(row.number)
        organization, is_mine = organizations[pk] if pk is not None else (None, True)
        if organization is not None and not is_mine:
            why = "Tổ chức này trong sổ có trụ sở ngoài phạm vi của bạn."
            plan.faults.append(_at_name(row.number, row.values[NAME], wish, why, "Hãy nhờ cơ quan nơi có trụ sở."))
            continue
        _add_entry(row, organization, before.get(pk or 0, {}), wish, plan)


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
    row: ReadRow,
    organization: Organization | None,
    before: Mapping[type[Facet], dict[str, Any]],
    wish: Wish,
    plan: Plan,
) -> None:
    facets: dict[type[Facet], list[Mapping[str, Any]]] = {}
    for facet, said in _said(row, wish).items():
        held = before.get(facet)
        after = {**(held or {}), **said}
        if after == held:
            continue
        if facet in _NEEDED and not after.get(_NEEDED[facet]):
            why = f"Có thông tin về {facet.label.lower()} nhưng không có tình trạng."
            plan.faults.append(_at_name(row.number, row.values[NAME], wish, why, "Hãy ghi tình trạng."))
            return
        if facet is LegalStatus and held is not None and organization is not None:
            plan.disagreements.append(Disagreement(organization.pk, held["status"], said["status"]))
            continue
        if facet is YearFigures:
            after["year"] = wish.year
        facets[facet] = [after]
    if organization is not None and not facets:
        plan.same += 1
        return
    plan.entries.append(Entry(row.kind if organization is None else organization.kind, facets, organization))


def _said(row: ReadRow, wish: Wish) -> dict[type[Facet], dict[str, Any]]:
    """The row's values by facet; the commune is the head office's unit."""
    said: dict[type[Facet], dict[str, Any]] = {}
    for column_id, value in row.values.items():
        model, _, name = column_id.partition(".")
        if model in _MODELS and (model, name) not in (("seat", "commune"), ("seat", "province")):
            said.setdefault(_MODELS[model], {})[name] = value
    if row.unit_id is not None:
        said.setdefault(Seat, {})["unit_id"] = row.unit_id
    return said
