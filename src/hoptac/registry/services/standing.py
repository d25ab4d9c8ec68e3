"""The row of today for each organization, made from its statements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from hoptac.base.folding import exact, fold, words
from hoptac.base.inserting import insert_rows, put_rows
from hoptac.base.phones import numbers_in
from hoptac.registry.calc import code, is_personal
from hoptac.registry.codes import has_ended
from hoptac.registry.kind_words import kind_words
from hoptac.registry.models import (
    Business,
    Facet,
    Governance,
    Identity,
    LegalStatus,
    Officer,
    OperatingStatus,
    Organization,
    PersonalWord,
    Seat,
    Size,
    Standing,
    StandingWord,
    YearFigures,
)
from hoptac.registry.services.finding_doubles import find_doubles
from hoptac.registry.short_names import short_names
from hoptac.units.models import Unit

# As many organizations at a time as keep both databases far from their limits.
BATCH = 2000
LONGEST_WORD = 40
# In bytes: beside a name of 400 letters no more fits into a row of an index of PostgreSQL. Of a name as long as names
# may be, in Vietnamese letters, all words fit.
LONGEST_LINE = 1000
# What is read of each statement in force: an import asks for very many, of which most columns are not needed.
SHOWN: Mapping[type[Facet], tuple[str, ...]] = {
    Identity: ("name", "short_name", "tax_code", "certificate_number", "founded_on", "representative"),
    Seat: ("unit_id", "phone"),
    LegalStatus: ("status",),
    OperatingStatus: ("status",),
    Business: ("sector",),
    Governance: ("charter_state",),
    Size: ("members", "workers", "charter_capital_dong"),
}
# What is compared with other entries: where none of it changed, no other is looked at.
_COMPARED = ("kind", "name", "tax_code", "certificate_number", "unit_id")
COLUMNS = [field.attname for field in Standing._meta.concrete_fields]


# What upper apps derive from the same statements: asked to write it anew in the same transaction.
Follow = Callable[[Sequence[int], date], None]
_followers: list[Follow] = []


def follow_standing(follow: Follow) -> None:
    """Have ``follow`` told of every organization whose row was written anew; called from an app's ``ready``."""
    if follow not in _followers:
        _followers.append(follow)


def restand(organization_ids: Iterable[int], *, today: date) -> int:
    """Write today's row of these organizations anew and return how many stand; those not present lose theirs."""
    ids = list(organization_ids)
    return sum(_restand(ids[start : start + BATCH], today) for start in range(0, len(ids), BATCH))


def restand_all(*, today: date) -> int:
    """The same for the whole book, some at a time and each lot by itself, so that people can go on writing."""
    written, last = 0, 0
    while ids := list(Organization.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Whoever writes about one of them waits, or was before: no row is made from half of what was said.
            list(Organization.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
            written += _restand(ids, today)
        last = ids[-1]
    return written


def _restand(ids: Sequence[int], today: date) -> int:
    present = Organization.objects.present().in_bulk(list(ids))
    Standing.objects.filter(organization__in=set(ids) - set(present)).delete()
    facets = {facet: _in_force(facet, ids, today) for facet in SHOWN}
    years = _newest_years(ids, today)
    provinces = _provinces(seat.unit_id for seat in facets[Seat].values())
    rows = [
        _row(organization, {facet: rows.get(pk) for facet, rows in facets.items()}, years.get(pk), provinces, today)
        for pk, organization in present.items()
    ]
    before = {pk: said for pk, *said in Standing.objects.filter(pk__in=present).values_list("pk", *_COMPARED)}
    put_rows(Standing, COLUMNS, [[getattr(row, column) for column in COLUMNS] for row in rows])
    _write_words(StandingWord, {row.pk: words_of(row) for row in rows})
    moved = {row.pk for row in rows if before.get(row.pk) != [getattr(row, column) for column in _COMPARED]}
    moved |= _write_words(PersonalWord, _personal_words(rows, facets, today))
    if moved:
        find_doubles(moved, today=today)
    for follow in _followers:
        follow(ids, today)
    return len(rows)


def words_of(standing: Standing) -> frozenset[str]:
    """What search finds the organization by: the words of its names, in full and in short, of its kind and its
    numbers, never a person's."""
    found = {*words(standing.exact), *words(standing.folded), code(standing.certificate_number)}
    found |= short_names().in_short(standing.folded)
    found |= {*kind_words().by_kind.get(standing.kind, ())}
    if not is_personal(standing.tax_code):
        found.add(code(standing.tax_code))
    return frozenset(word[:LONGEST_WORD] for word in found if word)


def line_of(found: Iterable[str]) -> str:
    """The words in one line, each between two spaces, as much as an index of both databases takes.

    >>> line_of({"sơn", "ha"})
    ' ha sơn '
    """
    words = sorted(found)
    while len((line := f" {' '.join(words)} ").encode()) > LONGEST_LINE:
        words.remove(max(words, key=len))
    return line


def personal_words(names: Iterable[str], phones: Iterable[str], tax_code: str = "") -> frozenset[str]:
    """What search finds an organization by for those who write about it: its people, telephones, a person's number."""
    found = {word for name in names for word in (*words(exact(name)), *words(fold(name)))}
    found |= {number for phone in phones for number in numbers_in(phone) or ()}
    if is_personal(tax_code):
        found.add(tax_code)
    return frozenset(word[:LONGEST_WORD] for word in found)


def _personal_words(
    rows: Sequence[Standing], facets: dict[type[Facet], dict[int, Any]], today: date
) -> dict[int, frozenset[str]]:
    officers: dict[int, list[Any]] = {}
    known = Officer.objects.filter(organization__in=[row.pk for row in rows]).as_of(today)
    for officer in known.values_list("organization_id", "full_name", "phone", "left_on", named=True):
        if officer.left_on is None or officer.left_on > today:
            officers.setdefault(officer.organization_id, []).append(officer)
    found = {}
    for row in rows:
        people, identity, seat = officers.get(row.pk, []), facets[Identity].get(row.pk), facets[Seat].get(row.pk)
        names = [one.full_name for one in people] + ([identity.representative] if identity else [])
        phones = [one.phone for one in people] + ([seat.phone] if seat else [])
        found[row.pk] = personal_words(names, phones, row.tax_code)
    return found


def _write_words(model: type[StandingWord | PersonalWord], found: dict[int, frozenset[str]]) -> set[int]:
    """Only what changed: most statements leave the names as they were. Returns whose words did."""
    wanted = {(pk, word) for pk, known in found.items() for word in known}
    kept = model._default_manager.filter(standing__in=list(found))
    known = {(standing, word): pk for pk, standing, word in kept.values_list("pk", "standing_id", "word")}
    gone, new = {pair: pk for pair, pk in known.items() if pair not in wanted}, wanted - known.keys()
    model._default_manager.filter(pk__in=list(gone.values())).delete()
    insert_rows(model, ("standing_id", "word"), sorted(new))
    return {standing for standing, _ in (*gone, *new)}


def _in_force(facet: type[Facet], ids: Sequence[int], day: date) -> dict[int, Any]:
    rows = facet.objects.filter(organization__in=ids).as_of(day)
    return {row.organization_id: row for row in rows.values_list("organization_id", *SHOWN[facet], named=True)}


def _newest_years(ids: Sequence[int], day: date) -> dict[int, Any]:
    rows = YearFigures.objects.filter(organization__in=ids).as_of(day).order_by("year")
    read = rows.values_list("organization_id", "year", "revenue_dong", named=True)
    return {row.organization_id: row for row in read if row.revenue_dong is not None}


def _provinces(unit_ids: Iterable[int]) -> dict[int, int]:
    """For each head office's unit the province above it."""
    rows = Unit.objects.filter(pk__in=set(unit_ids)).values_list("pk", "parent", "parent__parent")
    return {pk: grand or parent or pk for pk, parent, grand in rows}


def _row(
    organization: Organization,
    facets: dict[type[Facet], Any],
    year: Any,
    provinces: dict[int, int],
    today: date,
) -> Standing:
    identity, seat, size = facets[Identity], facets[Seat], facets[Size]
    name = identity.name if identity else str(organization)
    words = f"{name} {identity.short_name}" if identity and identity.short_name else name
    row = Standing(
        organization_id=organization.pk,
        kind=organization.kind,
        name=name,
        exact=exact(words),
        folded=fold(words),
        tax_code=identity.tax_code if identity else "",
        certificate_number=identity.certificate_number if identity else "",
        founded_on=identity.founded_on if identity else None,
        unit_id=seat.unit_id if seat else None,
        province_id=provinces[seat.unit_id] if seat else None,
        legal_status=(legal := _said(facets[LegalStatus], "status")),
        # What an officer saw of one that is no more is of the past: it is neither counted nor found by that.
        operating_status="" if has_ended(legal) else _said(facets[OperatingStatus], "status"),
        sector=_said(facets[Business], "sector"),
        charter_state=_said(facets[Governance], "charter_state"),
        members=size.members if size else None,
        workers=size.workers if size else None,
        charter_capital_dong=size.charter_capital_dong if size else None,
        revenue_dong=year.revenue_dong if year else None,
        revenue_year=year.year if year else None,
        is_synthetic=organization.is_synthetic,
        stands_on=today,
    )
    row.all_words = line_of(words_of(row))
    return row


def _said(row: Any, field: str) -> str:
    return str(getattr(row, field)) if row else ""
