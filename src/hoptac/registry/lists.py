"""The list of organizations: found, counted and ordered so that it is quick at national size.

A place bounds what must be read, so there all is exact: numbers, order, every page. For the whole country the first
thousand that fit are read; where no more fit, all is exact again, and where more do, the page says so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from hoptac.registry.models import PersonalWord, Standing
from hoptac.registry.places import Ground
from hoptac.registry.search import Asked, Term, asked, few_with, has_all, number_in_book, ranked, with_terms
from hoptac.registry.wishes import DEFAULT_SORT, Wish

PAGE_SIZE = 30
MOST = 1000
_COLUMNS = {"name": "folded", "founded": "founded_on", "members": "members"}
# Filters beside which an index holds the two statuses, so that all rows can be counted.
_COUNTED_QUICKLY: tuple[frozenset[str], ...] = (frozenset(), frozenset({"kind"}), frozenset({"sector"}))
Counts = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Hit:
    """What must be known of a row to count and order it."""

    pk: int
    legal_status: str
    operating_status: str
    folded: str
    exact: str
    founded_on: date | None
    members: int | None

    def fits(self, wish: Wish) -> bool:
        """Whether it has the statuses wished for."""
        return wish.legal in ("", self.legal_status) and wish.operating in ("", self.operating_status)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list. ``total`` None: more than a thousand; ``counts`` None: too many to count by status.

    ``beside`` are those that were not found by their names: by a person, a telephone, the number in the book.
    """

    page_obj: Page[Any]
    total: int | None
    counts: Counts | None
    is_sorted: bool
    beside: frozenset[int] = frozenset()

    @property
    def rows(self) -> Sequence[Standing]:
        """The rows of the page in their order."""
        return list(self.page_obj.object_list)


def find(
    reached: QuerySet[Standing],
    wish: Wish,
    *,
    ground: Ground | None,
    is_bounded: bool,
    page: str,
    personal: Q | None = None,
) -> Found:
    """One page of what fits the wish. ``is_bounded``: a place or the person's reach keeps what must be read small.

    ``personal``: where the person may look for people and telephones.
    """
    wanted, rows = asked(wish.q), _narrowed(reached, wish, ground)
    beside = found_beside(rows, wish.q, personal, is_bounded=is_bounded) if wanted else frozenset[int]()
    if is_bounded:
        # Beside a filter an index of the whole nation tempts the database; reading what the place holds does not.
        is_plain = not (wanted or wish.narrows or wish.legal or wish.operating)
        return _counted(rows, wish, page) if is_plain else _all_hits(rows, wish, wanted, beside, page)
    if not wanted and wish.narrows in _COUNTED_QUICKLY:
        # Grouped as an index holds them: then it alone is read.
        counts = _statuses(rows, "sector" if wish.sector else "kind")
        return _first_thousand(rows, wish, counts, page)
    return _hits(rows, wish, wanted, beside, page)


def all_rows(
    reached: QuerySet[Standing], wish: Wish, *, ground: Ground | None, is_bounded: bool, personal: Q | None = None
) -> QuerySet[Standing]:
    """Everything that fits the wish, in its order: for the tables to take away."""
    wanted, rows = asked(wish.q), _narrowed(reached, wish, ground)
    beside = found_beside(rows, wish.q, personal, is_bounded=is_bounded) if wanted else frozenset[int]()
    named = has_all(wanted.loose)
    rows = rows.filter(named | Q(pk__in=beside) if beside else named)
    return _ordered(_with_statuses(rows, wish), wish, wanted)


def found_beside(rows: QuerySet[Standing], typed: str, personal: Q | None, *, is_bounded: bool) -> frozenset[int]:
    """Those that are not found by their names: by the number in the book, and by people where the person may look.

    Without a place a name of very many people is not looked for: it would find no one.
    """
    number = number_in_book(typed)
    found = [] if number is None else list(rows.filter(pk=number).values_list("pk", flat=True))
    if personal is not None:
        people = _of_people(rows.filter(personal), asked(typed).loose, is_bounded=is_bounded)
        found += people.order_by().values_list("pk", flat=True)[:MOST]
    return frozenset(found)


def _of_people(rows: QuerySet[Standing], terms: Sequence[Term], *, is_bounded: bool) -> QuerySet[Standing]:
    few = few_with(terms, PersonalWord)
    if few is None:
        # So many have such a name that within a place looking at each of its rows is quicker.
        return with_terms(rows, terms, PersonalWord) if is_bounded else rows.none()
    return rows.filter(pk__in=few)


def _narrowed(rows: QuerySet[Standing], wish: Wish, ground: Ground | None) -> QuerySet[Standing]:
    """All filters but the words and the two statuses, which are counted."""
    same = {"kind": wish.kind, "sector": wish.sector, "charter_state": wish.charter}
    spans: dict[str, Any] = {
        "founded_on__gte": _day(wish.founded_from, 1, 1),
        "founded_on__lte": _day(wish.founded_to, 12, 31),
        "members__gte": wish.members_from,
        "members__lte": wish.members_to,
    }
    known = {name: value for name, value in {**same, **spans}.items() if value not in ("", None)}
    return rows.filter(ground.condition() if ground else Q(), **known)


def _day(year: int | None, month: int, day: int) -> date | None:
    return None if year is None else date(min(max(year, MINYEAR), MAXYEAR), month, day)


def _with_statuses(rows: QuerySet[Standing], wish: Wish) -> QuerySet[Standing]:
    said = {"legal_status": wish.legal, "operating_status": wish.operating}
    return rows.filter(**{name: code for name, code in said.items() if code})


def _ordered(rows: QuerySet[Standing], wish: Wish, wanted: Asked) -> QuerySet[Standing]:
    column = F(_COLUMNS[wish.column])
    by = column.desc(nulls_last=True) if wish.is_falling else column.asc(nulls_last=True)
    order: list[str | OrderBy] = [by] if wish.column == DEFAULT_SORT else [by, F("folded").asc()]
    if wanted and wish.sort == DEFAULT_SORT:
        rows, order = ranked(rows, wanted), [F("rank").asc(), *order]
    return rows.order_by(*order, "pk")


def _counted(rows: QuerySet[Standing], wish: Wish, page: str) -> Found:
    """Exact in everything: what a place holds is little."""
    counts = _statuses(rows)
    total = _sum(counts, wish)
    if total <= MOST:
        # So few in an order would tempt the database to walk the nation's index for them.
        return _all_hits(rows, wish, asked(""), frozenset(), page)
    ids = _ordered(_with_statuses(rows, wish), wish, asked("")).values_list("pk", flat=True)
    return Found(_page(ids, total, page), total, counts, is_sorted=True)


def _all_hits(rows: QuerySet[Standing], wish: Wish, wanted: Asked, beside: frozenset[int], page: str) -> Found:
    """The same for words: what has them is looked up once, and counted, ranked and ordered here."""
    names = Hit.__dataclass_fields__
    found = with_terms(rows, wanted.loose).order_by().values_list(*names)
    hits = _joined([Hit(*values) for values in found], _read_all(rows, beside))
    ids = [hit.pk for hit in _sorted((hit for hit in hits if hit.fits(wish)), wish, wanted)]
    return Found(_page(ids, len(ids), page), len(ids), _tally(hits), is_sorted=True, beside=beside)


def _read_all(rows: QuerySet[Standing], ids: frozenset[int]) -> list[Hit]:
    names = Hit.__dataclass_fields__
    return [Hit(*values) for values in rows.filter(pk__in=ids).order_by().values_list(*names)] if ids else []


def _joined(first: list[Hit], more: list[Hit]) -> list[Hit]:
    """The hits, and those beside them that are not among them."""
    known = {hit.pk for hit in first}
    return [*first, *(hit for hit in more if hit.pk not in known)]


def _first_thousand(rows: QuerySet[Standing], wish: Wish, counts: Counts, page: str) -> Found:
    """Exact numbers, and the first thousand rows; sorted otherwise than by name where an index has that order."""
    total = _sum(counts, wish)
    is_plain = not (wish.narrows or wish.legal or wish.operating)
    can_sort = wish.column == DEFAULT_SORT or is_plain or total <= MOST
    rows = _with_statuses(rows, wish)
    if total <= MOST:
        found, most = _ordered(rows, wish, asked("")), total
    elif can_sort:
        found = _index_order(rows, wish)
        most = found[:MOST].count()
    else:
        found, most = rows.order_by("folded", "pk"), MOST
    ids = found.values_list("pk", flat=True)[:MOST]
    return Found(_page(ids, most, page), total, counts, is_sorted=can_sort)


def _index_order(rows: QuerySet[Standing], wish: Wish) -> QuerySet[Standing]:
    """The order of an index, walked from one of its ends; rows without the figure stand beyond the first thousand."""
    sign = "-" if wish.is_falling else ""
    column = _COLUMNS[wish.column]
    known = rows if wish.column == DEFAULT_SORT else rows.filter(**{f"{column}__isnull": False})
    return known.order_by(f"{sign}{column}", f"{sign}pk")


def _hits(rows: QuerySet[Standing], wish: Wish, wanted: Asked, beside: frozenset[int], page: str) -> Found:
    """The first thousand that fit; all of them where there are no more."""
    named = _reader(rows, wanted)

    def read(some: QuerySet[Standing]) -> list[Hit]:
        return _joined(named(some), _read_all(some, beside))[: MOST + 1]

    in_order, has_status = rows.order_by("folded", "pk"), bool(wish.legal or wish.operating)
    # Beside a status the first look only tells whether there are more than can be counted: sorting them is for nothing.
    hits = read(rows.order_by() if has_status else in_order)
    if len(hits) <= MOST:
        fitting = _sorted([hit for hit in hits if hit.fits(wish)], wish, wanted)
        counts = _tally(hits)
        ids = [hit.pk for hit in fitting]
        return Found(_page(ids, len(ids), page), len(ids), counts, is_sorted=True, beside=beside)
    if has_status:
        hits = read(_with_statuses(in_order, wish))
    total = len(hits) if len(hits) <= MOST else None
    ids = [hit.pk for hit in (_sorted(hits, wish, wanted) if total is not None else hits[:MOST])]
    is_sorted = total is not None or wish.sort == DEFAULT_SORT
    return Found(_page(ids, len(ids), page), total, None, is_sorted=is_sorted, beside=beside)


def _reader(rows: QuerySet[Standing], wanted: Asked) -> Callable[[QuerySet[Standing]], list[Hit]]:
    """How to read at most one more than a thousand hits: those that have the words as typed first."""
    if not wanted:
        return lambda some: _read(some)
    few = few_with(wanted.loose)
    if few is not None:
        return lambda some: _read(some.filter(pk__in=few))
    strict = few_with(wanted.strict)

    def read(some: QuerySet[Standing]) -> list[Hit]:
        first = _read(some.filter(pk__in=strict) if strict is not None else with_terms(some, wanted.strict))
        rest = _read(with_terms(some, wanted.loose)) if len(first) <= MOST else []
        return _joined(first, rest)[: MOST + 1]

    return read


def _read(rows: QuerySet[Standing]) -> list[Hit]:
    names = Hit.__dataclass_fields__
    return [Hit(*values) for values in rows.values_list(*names)[: MOST + 1]]


def _sorted(hits: Iterable[Hit], wish: Wish, wanted: Asked) -> list[Hit]:
    """As the database would: what is not known comes last either way."""
    by_name = sorted(hits, key=lambda hit: (hit.folded, hit.pk), reverse=wish.sort == "-name")
    if wish.column == DEFAULT_SORT:
        is_ranked = bool(wanted) and not wish.is_falling
        return sorted(by_name, key=lambda hit: is_ranked and not wanted.is_strictly(hit.exact, hit.folded))
    column = _COLUMNS[wish.column]
    known = [hit for hit in by_name if getattr(hit, column) is not None]
    unknown = [hit for hit in by_name if getattr(hit, column) is None]
    return sorted(known, key=lambda hit: getattr(hit, column), reverse=wish.is_falling) + unknown


def _statuses(rows: QuerySet[Standing], *besides: str) -> Counts:
    grouped = rows.order_by().values_list(*besides, "legal_status", "operating_status").annotate(number=Count("*"))
    counts: Counts = {}
    for *_, legal, operating, number in grouped:
        counts[legal, operating] = counts.get((legal, operating), 0) + number
    return counts


def _tally(hits: Iterable[Hit]) -> Counts:
    counts: Counts = {}
    for hit in hits:
        pair = (hit.legal_status, hit.operating_status)
        counts[pair] = counts.get(pair, 0) + 1
    return counts


def _sum(counts: Counts, wish: Wish) -> int:
    return sum(
        number
        for (legal, operating), number in counts.items()
        if wish.legal in ("", legal) and wish.operating in ("", operating)
    )


class _Known(Paginator[Any]):
    """Pages of keys whose number is known already."""

    def __init__(self, ids: Any, total: int) -> None:
        super().__init__(ids, PAGE_SIZE)
        self._total = total

    @property
    def count(self) -> int:
        """How many keys there are."""
        return self._total


def _page(ids: Any, total: int, asked_for: str) -> Page[Any]:
    page_obj = _Known(ids, total).get_page(asked_for)
    keys = list(page_obj.object_list)
    found = Standing.objects.select_related("unit__parent__parent").in_bulk(keys)
    page_obj.object_list = [found[key] for key in keys if key in found]
    return page_obj
