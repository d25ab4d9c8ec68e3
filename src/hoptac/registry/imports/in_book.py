"""Which organizations of the book the rows of a workbook speak of, and which no row speaks of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from hoptac.accounts.access import Scope
from hoptac.registry.access import is_officer
from hoptac.registry.codes import code_lists
from hoptac.registry.imports.lines import Line
from hoptac.registry.imports.matching import Known, Match, Matcher, people_in, repeated
from hoptac.registry.imports.questions import Answers, Question, answered, question_of
from hoptac.registry.models import Identity, Organization, Seat, Standing
from hoptac.registry.places import ground_of
from hoptac.registry.workbooks.cells import CellFault, letters
from hoptac.registry.workbooks.reading import ADDRESS, COMMUNE, FOUNDED_ON, NAME, PROVINCE, Layout
from hoptac.units.models import Unit

_CHUNK = 2000
# By these a row tells which organization it speaks of.
_KEYS = frozenset({NAME, COMMUNE, PROVINCE, ADDRESS, FOUNDED_ON, "identity.tax_code", "identity.certificate_number"})


@dataclass(slots=True)
class Found:
    """By the number of each row that can be stored its organization, None for a new one; faults of the others.

    ``broken`` are rows of which a cell is wrong and the cells that tell which organization they speak of are not: they
    are not stored, and what else is wrong with them is told at once. ``touched`` are all organizations that some row
    may mean, be it a good one or not.
    """

    organizations: dict[int, Organization | None] = field(default_factory=dict)
    broken: dict[int, Organization | None] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


def match_rows(
    rows: Collection[Line], layout: Layout, matcher: Matcher, answers: Answers, *, scope: Scope, today: date
) -> Found:
    """Match the good rows; those that only a person can place, or of another's ground, become faults."""
    found = Found()
    matcher.add(_book())
    matcher.people_of = partial(_people, today=today)
    good = [row for row in rows if not row.faults]
    broken = [row for row in rows if row.faults and _KEYS.isdisjoint(row.unread(layout))]
    matches = _matches(good, broken, layout, matcher, answers, found)
    names = {row.number: row.asked.name for row in rows}
    wrong = {row.number for row in broken}
    organizations = _organizations(matches.values(), scope, today)
    for number, match in matches.items():
        placed = found.broken if number in wrong else found.organizations
        if match.known is None:
            placed[number] = None
            continue
        organization, is_mine = organizations[match.known.pk]
        if is_mine:
            placed[number] = organization
        else:
            why, remedy = "Tổ chức này trong sổ có trụ sở ngoài phạm vi của bạn.", "Hãy nhờ cơ quan nơi có trụ sở."
            found.faults.append(at_name(number, names[number], layout, why, remedy))
    return found


def at_name(number: int, name: str, layout: Layout, why: str, remedy: str, general: str = "") -> CellFault:
    """A fault of a whole row, shown where its name stands."""
    index = next(index for index, chosen in layout.chosen.items() if chosen.id == NAME)
    return CellFault(number, letters(index), "Tên đầy đủ", name, why, remedy, general)


def missing_organizations(
    broken: Sequence[Line], found: Found, matcher: Matcher, place: Unit, kinds: Iterable[str], *, since: date
) -> Iterator[tuple[int, str]]:
    """Those of the place that no row speaks of, with their legal status; a ``broken`` row speaks by name or number.

    Those that have ended, and those founded after the day of the list, need not be in it.
    """
    asked = [row.asked for row in broken if row.asked.name]
    names = {key for one in asked for key in matcher.full_keys(one.name)}
    codes = {one.tax_code for one in asked if one.tax_code}
    ground = ground_of(place.key)
    assert ground is not None
    known = Standing.objects.filter(ground.condition(), kind__in=set(kinds))
    known = known.exclude(legal_status__in=code_lists()["legal_status"].with_trait("ended"))
    columns = known.order_by("pk").values_list("pk", "name", "tax_code", "founded_on", "legal_status")
    for pk, name, tax_code, founded_on, status in columns.iterator(chunk_size=_CHUNK):
        is_meant = (
            pk in found.touched or tax_code in codes or (bool(names) and not names.isdisjoint(matcher.full_keys(name)))
        )
        if not is_meant and (founded_on is None or founded_on <= since):
            yield pk, status


def _matches(
    good: Sequence[Line],
    broken: Sequence[Line],
    layout: Layout,
    matcher: Matcher,
    answers: Answers,
    found: Found,
) -> dict[int, Match]:
    """For each row what it speaks of; a row that only a person can place is a question until it is answered.

    The broken ones come last: of two rows about one organization the good one can still be stored.
    """
    asked = {row.number: row.asked for row in (*good, *broken)}
    wrong = {row.number for row in broken}
    again = repeated(asked, matcher)
    matches: dict[int, Match] = {}
    first: dict[int, int] = {}
    for number, one in asked.items():
        match, double = matcher.match(one), again.get(number)
        found.touched.update(known.pk for known in (match.known, *match.candidates) if known is not None)
        question = question_of(number, one, match, double)
        if question is not None and answers.get(number) in question.answers:
            match, question = answered(match, answers[number]), None
        before = double.before if double is not None and double.is_sure else number
        if match.known is not None and before == number:
            before = first.setdefault(match.known.pk, number)
        if before != number:
            why = f"Cùng một tổ chức với dòng {before}."
            remedy, general = "Hãy giữ một dòng, hoặc ghi mã số thuế khác nhau.", "Cùng một tổ chức với một dòng khác."
            found.faults.append(at_name(number, one.name, layout, why, remedy, general))
        elif question is not None and number in wrong:
            continue  # asked once its cells are right: what is answered counts for rows that can be stored
        elif question is not None:
            found.questions.append(question)
            general = "Chưa rõ có phải là một tổ chức đã có hay không."
            found.faults.append(at_name(number, one.name, layout, question.why, question.remedy, general))
        else:
            matches[number] = match
    return matches


def _book() -> Iterator[Known]:
    rows = Standing.objects.values_list("pk", "name", "tax_code", "certificate_number", "founded_on", "unit")
    return (Known(*row) for row in rows.order_by("pk").iterator(chunk_size=_CHUNK))


def _people(pk: int, *, today: date) -> frozenset[str]:
    """The representative and the telephones of one organization, as a row's are compared."""
    names = Identity.objects.filter(organization=pk).as_of(today).values_list("representative", flat=True)
    phones = Seat.objects.filter(organization=pk).as_of(today).values_list("phone", flat=True)
    return frozenset(people_in(" ".join(names), ", ".join(filter(None, phones))))


def _organizations(matches: Iterable[Match], scope: Scope, today: date) -> dict[int, tuple[Organization, bool]]:
    """The organizations of the book that are spoken of, and whether the person may write about each."""
    ids = [match.known.pk for match in matches if match.known is not None]
    found: dict[int, tuple[Organization, bool]] = {}
    for start in range(0, len(ids), _CHUNK):
        rows = Standing.objects.filter(pk__in=ids[start : start + _CHUNK]).select_related("organization", "unit")
        found.update({row.pk: (row.organization, is_officer(scope, row, today=today)) for row in rows})
    return found
