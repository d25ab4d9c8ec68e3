"""What storing a workbook would do: rows matched with the book, and only what is new in them. Nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from hoptac.accounts.access import Scope
from hoptac.base.folding import fold
from hoptac.registry.codes import code_lists, name_of
from hoptac.registry.contents import BOOKKEEPING, Entry, rows_of
from hoptac.registry.imports.contradictions import contradictions, further_faults, homeless
from hoptac.registry.imports.disputes import Disagreement, news_of
from hoptac.registry.imports.doubtful import doubtful
from hoptac.registry.imports.ended import ends_of, news_of_ended, told_in
from hoptac.registry.imports.former_communes import former_communes
from hoptac.registry.imports.in_book import Found, match_rows, missing_organizations
from hoptac.registry.imports.lines import Contents, Line, Shape, line_of
from hoptac.registry.imports.matching import Matcher
from hoptac.registry.imports.money import MoneyRead, money_read
from hoptac.registry.imports.other_names import OtherName, doubtful_names
from hoptac.registry.imports.preview import MOST_PREVIEWED, Written, written_by
from hoptac.registry.imports.questions import Answers, Question
from hoptac.registry.imports.representatives import Named, doubtful_representatives
from hoptac.registry.imports.words import WordQuestion, asked_words, words_asked, words_told
from hoptac.registry.models import (
    FACETS,
    Difference,
    Facet,
    Identity,
    Import,
    LegalStatus,
    Organization,
    Seat,
    YearFigures,
)
from hoptac.registry.workbooks.cells import CellFault
from hoptac.registry.workbooks.columns import Columns
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.lines import PassedOver
from hoptac.registry.workbooks.opening import Sheet, open_book
from hoptac.registry.workbooks.places import Commune, Places
from hoptac.registry.workbooks.reading import COMMUNE, Ground, Layout, ReadRow, read_rows
from hoptac.units.models import Unit

# How far it is: what was done, of how much.
Progress = Callable[[int, int], None]

_CHUNK = 2000
_TOLD_EVERY = 500


def silent(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for: which sheet, read how, true on which day; ``whole_of`` is where the list is complete.

    ``answers`` place rows that the first check could not; ``words`` and ``communes`` are what words of cells stand for.
    """

    sheet: str
    layout: Layout
    since: date
    year: int
    kind: str = ""
    whole_of: Unit | None = None
    answers: Answers = field(default_factory=dict)
    words: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    communes: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """What would be stored: ``entries`` in the order of the sheet, and what stands against rows that are not.

    ``spoken_of`` are the organizations of the book that good rows speak of, ``confirmed`` those whose legal status they
    repeat, ``first`` what the first rows write, ``named`` the representatives that are not those of the book,
    ``renamed`` the rows that call an organization otherwise than the book.
    """

    entries: list[Entry] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    words: list[WordQuestion] = field(default_factory=list)
    spoken_of: set[int] = field(default_factory=set)
    confirmed: set[int] = field(default_factory=set)
    first: list[Written] = field(default_factory=list)
    money: tuple[MoneyRead, ...] = ()
    named: list[Named] = field(default_factory=list)
    renamed: list[OtherName] = field(default_factory=list)
    doubtful: list[dict[str, Any]] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
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


def plan_import(name: str, data: bytes, wish: Wish, *, scope: Scope, today: date, progress: Progress = silent) -> Plan:
    """Read the workbook, match its rows and keep what is new; rows outside ``scope`` are faults."""
    ground = ground_of(wish, columns(), scope=scope, today=today)
    passed_over: list[PassedOver] = []
    rows = _rows(name, data, wish, ground, progress, passed_over)
    matcher = Matcher(ground.columns.kinds)
    found = match_rows(rows, wish.layout, matcher, wish.answers, scope=scope, today=today)
    plan = Plan(faults=[fault for row in rows for fault in row.faults], passed_over=passed_over)
    plan.words = asked_words(plan.faults, wish.layout, ground.places)
    plan.money = tuple(money_read(rows, ground.columns))
    plan.doubtful = doubtful(rows, wish.layout, ground.columns)
    plan.faults += found.faults
    plan.questions = found.questions
    kinds, broken = {row.kind for row in rows if row.kind}, [row for row in rows if row.faults]
    remaining = (row for row in rows if row.number in found.organizations)
    while chunk := list(islice(remaining, _CHUNK)):
        _add_entries(chunk, found, matcher, wish, plan)
    plan.doubtful += doubtful_representatives(plan.named, wish.since, wish.layout)
    plan.doubtful += doubtful_names(plan.renamed, wish.layout)
    _add_faults([row for row in rows if row.number not in found.organizations], found, matcher, wish, plan)
    if wish.whole_of is not None:
        _add_missing(broken, kinds, found, matcher, wish.whole_of, wish, plan)
    return plan


def _rows(
    name: str, data: bytes, wish: Wish, ground: Ground, progress: Progress, passed_over: list[PassedOver]
) -> list[Line]:
    """All rows; the opened workbook, which is as large as they are, is let go at the end."""
    sheet = open_book(name, data).sheet(wish.sheet)
    shape = Shape.of((chosen.id for chosen in wish.layout.chosen.values()), wish.year)
    return [line_of(row, shape) for row in _told(sheet, read_rows(sheet, wish.layout, ground, passed_over), progress)]


def ground_of(wish: Wish, known: Columns, *, scope: Scope, today: date) -> Ground:
    """What the cells of such a workbook are checked against."""
    return Ground(
        columns=known,
        codes=code_lists(),
        offices={fold(label): code for code, label in Seat.Office.choices},
        places=places_of(wish.since, scope, wish.communes),
        today=today,
        kind=wish.kind,
        told=wish.words,
    )


def places_of(day: date, scope: Scope, told: Mapping[str, int]) -> Places:
    """The communes of a day that the person may write about."""
    elsewhere = partial(_communes, day, scope, is_ours=False)
    return Places(_communes(day, scope), partial(former_communes, day), elsewhere, told)


def places_asked(held: Import, scope: Scope) -> Places:
    """The communes among which those that the import asks about may be; none are read where it asks about none."""
    listed = [*words_asked(held), *(one.question for one in words_told(held))]
    is_asked = any(one.column_id == COMMUNE for one in listed)
    return places_of(held.valid_from, scope, {}) if is_asked else Places([])


def _told(sheet: Sheet, rows: Iterator[ReadRow], progress: Progress) -> Iterator[ReadRow]:
    for count, row in enumerate(rows):
        if count % _TOLD_EVERY == 0:
            progress(row.number, sheet.height)
        yield row


def _communes(day: date, scope: Scope, *, is_ours: bool = True) -> Iterator[Commune]:
    """Those of which the person may write, or the others."""
    rows = Unit.objects.at(day).filter(level=Unit.Level.COMMUNE).values_list("pk", "name", "parent", "parent__parent")
    above = dict(Unit.objects.at(day).filter(level=Unit.Level.PROVINCE).values_list("pk", "name"))
    for pk, name, parent, grand in rows:
        if scope.writes_registry(pk) == is_ours:
            yield Commune(pk, name, above.get(grand) or above.get(parent, ""))


def _add_entries(chunk: Sequence[Line], found: Found, matcher: Matcher, wish: Wish, plan: Plan) -> None:
    known = {one.pk for row in chunk if (one := found.organizations[row.number]) is not None}
    before = _in_force(known, wish)
    ends = ends_of(before, wish.since)
    plan.spoken_of |= known
    for row in chunk:
        organization = found.organizations[row.number]
        held = before.get(organization.pk, {}) if organization is not None else {}
        end = ends.get(organization.pk) if organization is not None else None
        _add_entry(row, organization, held, end, matcher, wish, plan)


def _add_faults(rows: Sequence[Line], found: Found, matcher: Matcher, wish: Wish, plan: Plan) -> None:
    """What else is wrong with rows that cannot be stored, so that one round of mending is enough."""
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        before = _in_force({one.pk for row in chunk if (one := found.broken.get(row.number)) is not None}, wish)
        ends = ends_of(before, wish.since)
        for row in chunk:
            organization = found.broken.get(row.number)
            held = before.get(organization.pk, {}) if organization is not None else {}
            if organization is not None and (end := ends.get(organization.pk)) is not None:
                news = told_in(news_of(row.said.by_facet(), held, organization, matcher, []))
                plan.faults += news_of_ended(row, news, end, wish.since, wish.layout)
            plan.faults += further_faults(row, held if row.number in found.broken else None, wish.layout)


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
    end: LegalStatus | None,
    matcher: Matcher,
    wish: Wish,
    plan: Plan,
) -> None:
    differing: list[Disagreement] = []
    if organization is None and row.said.unit_id is None:
        plan.faults.append(homeless(row, wish.layout))
        return
    said = row.said.by_facet()
    news = news_of(said, before, organization, matcher, differing)
    stands = before.get(LegalStatus, {}).get("status")
    if organization is not None and stands and said.get(LegalStatus, {}).get("status") == stands:
        plan.confirmed.add(organization.pk)
    faults = [fault for facet, after in news.items() for fault in contradictions(row, facet, after, wish.layout)]
    if end is not None:
        news = told_in(news)
        faults += news_of_ended(row, news, end, wish.since, wish.layout)
    if faults:
        plan.faults += faults
        return
    plan.disagreements += differing
    if organization is not None and not news:
        plan.same += 1
        return
    if len(plan.first) < MOST_PREVIEWED:
        plan.first.append(written_by(row, organization, before, news))
    if organization is None:
        plan.entries.append(Entry(row.kind, Contents(row.said)))
    else:
        told = news.get(Identity, {}).get("representative", "")
        if told and told != before[Identity]["representative"]:
            plan.named.append(Named(row.number, organization.pk, told))
        names = (one for one in differing if one.kind is Difference.Kind.NAME)
        plan.renamed += (OtherName(row.number, organization.pk, one.theirs, one.ours) for one in names)
        plan.entries.append(Entry(organization.kind, {facet: (after,) for facet, after in news.items()}, organization))


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
