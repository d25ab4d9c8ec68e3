"""The list of organizations: found, counted and ordered so that it is quick at national size.

A place bounds what must be read, so there all is exact: numbers, order, every page. For the whole country the first
thousand that fit are read; where no more fit, all is exact again, and where more do, the page says so. Words that few
have are looked up and all that have them are put in order; for common ones the names are walked in their order.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from hoptac.registry.listing.found import Counts, Found, Hit, page_of, tally, total_of
from hoptac.registry.listing.search import (
    Asked,
    asked,
    few_with,
    has_all,
    number_in_book,
    of_people,
    ranked,
    with_terms,
)
from hoptac.registry.listing.wishes import DEFAULT_SORT, Wish
from hoptac.registry.models import Standing
from hoptac.registry.places import Ground

MOST = 1000
_COLUMNS = {"name": "folded", "founded": "founded_on", "members": "members"}
# Filters beside which an index holds the two statuses, so that all rows can be counted.
_COUNTED_QUICKLY: tuple[frozenset[str], ...] = (frozenset(), frozenset({"kind"}), frozenset({"sector"}))


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
    wanted, rows = asked(wish.q), _narrowed(reached, wish, ground, is_bounded=is_bounded)
    beside = found_beside(rows, wish.q, personal, is_bounded=is_bounded) if wanted else frozenset[int]()
    if is_bounded:
        return _counted(rows, wish, wanted, beside, page)
    if not wanted and wish.narrows in _COUNTED_QUICKLY:
        # Grouped as an index holds them: then it alone is read.
        counts = _statuses(rows, "sector" if wish.sector else "kind")
        return _first_thousand(rows, wish, counts, page)
    few = few_with(rows, wanted.loose, beside=beside) if wanted else None
    if few is not None:
        return _few(few.filter(has_all(wanted.loose, beside=beside)), wish, wanted, beside, page)
    return _hits(rows, wish, wanted, beside, page)


def all_rows(
    reached: QuerySet[Standing], wish: Wish, *, ground: Ground | None, is_bounded: bool, personal: Q | None = None
) -> QuerySet[Standing]:
    """Everything that fits the wish, in its order: for the tables to take away."""
    wanted, rows = asked(wish.q), _narrowed(reached, wish, ground, is_bounded=is_bounded)
    beside = found_beside(rows, wish.q, personal, is_bounded=is_bounded) if wanted else frozenset[int]()
    rows = rows.filter(has_all(wanted.loose, beside=beside))
    return _ordered(_with_statuses(rows, wish), wish, wanted)


def found_beside(rows: QuerySet[Standing], typed: str, personal: Q | None, *, is_bounded: bool) -> frozenset[int]:
    """Those that are not found by their names: by the number in the book, and by people where the person may look."""
    number = number_in_book(typed)
    found = [] if number is None else list(rows.filter(pk=number).order_by().values_list("pk", flat=True))
    if personal is not None:
        terms = asked(typed).loose
        # Whose name answers is found without its people.
        people = of_people(rows.filter(personal).exclude(has_all(terms)), terms, is_bounded=is_bounded)
        found += people.order_by().values_list("pk", flat=True)[:MOST]
    return frozenset(found)


def _narrowed(rows: QuerySet[Standing], wish: Wish, ground: Ground | None, *, is_bounded: bool) -> QuerySet[Standing]:
    """All filters but the words and the two statuses, which are counted."""
    same = {"kind": wish.kind, "sector": wish.sector, "charter_state": wish.charter}
    spans: dict[str, Any] = {
        "founded_on__gte": _day(wish.founded_from, 1, 1),
        "founded_on__lte": _day(wish.founded_to, 12, 31),
        "members__gte": wish.members_from,
        "members__lte": wish.members_to,
    }
    known = {name: value for name, value in spans.items() if value is not None}
    return _same(rows.filter(ground.condition() if ground else Q(), **known), same, is_bounded=is_bounded)


def _same(rows: QuerySet[Standing], wanted: Mapping[str, str], *, is_bounded: bool) -> QuerySet[Standing]:
    """The rows with these codes; blank ones are of no account.

    Within a place a code is compared through an expression: beside a plain column an index of the whole nation tempts
    the database, and reading what the place holds is quicker.
    """
    chosen = {name: code for name, code in wanted.items() if code}
    if not is_bounded:
        return rows.filter(**chosen)
    known = {f"known_{name}": Coalesce(F(name), Value("")) for name in chosen}
    return rows.alias(**known).filter(**{f"known_{name}": code for name, code in chosen.items()})


def _day(year: int | None, month: int, day: int) -> date | None:
    return None if year is None else date(min(max(year, MINYEAR), MAXYEAR), month, day)


def _with_statuses(rows: QuerySet[Standing], wish: Wish, *, is_bounded: bool = False) -> QuerySet[Standing]:
    said = _said(wish)
    return _same(rows, said, is_bounded=is_bounded) if said else rows


def _said(wish: Wish) -> dict[str, str]:
    said = {"legal_status": wish.legal, "operating_status": wish.operating}
    return {name: code for name, code in said.items() if code}


def _ordered(rows: QuerySet[Standing], wish: Wish, wanted: Asked, *, by_index: bool = True) -> QuerySet[Standing]:
    """The rows in the order wished for; where what fits is few, no index is to be walked for it."""
    name = _COLUMNS[wish.column]
    column: Any = F(name) if by_index else Coalesce(F(name), F(name))
    by = column.desc(nulls_last=True) if wish.is_falling else column.asc(nulls_last=True)
    order: list[str | OrderBy] = [by] if wish.column == DEFAULT_SORT else [by, F("folded").asc()]
    if wanted and wish.sort == DEFAULT_SORT:
        rows, order = ranked(rows, wanted), [F("rank").asc(), *order]
    return rows.order_by(*order, "pk")


def _counted(rows: QuerySet[Standing], wish: Wish, wanted: Asked, beside: frozenset[int], page: str) -> Found:
    """Exact in everything: what a place holds is little."""
    rows = rows.filter(has_all(wanted.loose, beside=beside))
    counts = _statuses(rows)
    total = total_of(counts, wish)
    is_plain = not (wanted or wish.narrows or wish.legal or wish.operating)
    fitting = _with_statuses(rows, wish, is_bounded=True)
    ids = _ordered(fitting, wish, wanted, by_index=is_plain and total > MOST).values_list("pk", flat=True)
    return Found(page_of(ids, page, total), total, counts, is_sorted=True, beside=beside)


def _few(rows: QuerySet[Standing], wish: Wish, wanted: Asked, beside: frozenset[int], page: str) -> Found:
    """Words that few have: all that have them are put in order, and the first thousand read.

    Those of the status wished for come first, so that one question tells of the others as well.
    """
    ordered = _ordered(rows, wish, wanted, by_index=False)
    said = Q(**_said(wish))
    if said:
        fits = Case(When(said, then=Value(0)), default=Value(1), output_field=IntegerField())
        ordered = ordered.alias(misfit=fits).order_by("misfit", *ordered.query.order_by)
    hits = _read(ordered)
    fitting = [hit.pk for hit in hits if hit.fits(wish)]
    total = len(fitting) if len(fitting) <= MOST else None
    counts = tally(hits) if len(hits) <= MOST else None
    return Found(page_of(fitting[:MOST], page), total, counts, is_sorted=True, beside=beside)


def _read(rows: QuerySet[Standing]) -> list[Hit]:
    names = Hit.__dataclass_fields__
    return [Hit(*values) for values in rows.values_list(*names)[: MOST + 1]]


def _first_thousand(rows: QuerySet[Standing], wish: Wish, counts: Counts, page: str) -> Found:
    """Exact numbers, and the first thousand rows; sorted otherwise than by name where an index has that order."""
    total = total_of(counts, wish)
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
    return Found(page_of(ids, page, most), total, counts, is_sorted=can_sort)


def _index_order(rows: QuerySet[Standing], wish: Wish) -> QuerySet[Standing]:
    """The order of an index, walked from one of its ends; rows without the figure stand beyond the first thousand."""
    sign = "-" if wish.is_falling else ""
    column = _COLUMNS[wish.column]
    known = rows if wish.column == DEFAULT_SORT else rows.filter(**{f"{column}__isnull": False})
    return known.order_by(f"{sign}{column}", f"{sign}pk")


def _hits(rows: QuerySet[Standing], wish: Wish, wanted: Asked, beside: frozenset[int], page: str) -> Found:
    """The first thousand that fit; all of them where there are no more."""
    fitting = _with_statuses(rows, wish)
    # Beside a status the first look only tells whether there are more than can be counted: in which order is no matter.
    found = _first_by_name(rows, wanted, beside) if fitting is rows else _any(rows, wanted, beside)
    is_all = len(found) <= MOST
    if not is_all and fitting is not rows:
        found = _first_by_name(fitting, wanted, beside)
    if len(found) > MOST:
        return Found(page_of(found[:MOST], page), None, None, is_sorted=wish.sort == DEFAULT_SORT, beside=beside)
    known = Standing.objects.filter(pk__in=found)
    hits = _read(_ordered(known, wish, wanted, by_index=False))
    ids = [hit.pk for hit in hits if hit.fits(wish)]
    return Found(page_of(ids, page), len(ids), tally(hits) if is_all else None, is_sorted=True, beside=beside)


def _first_by_name(rows: QuerySet[Standing], wanted: Asked, beside: frozenset[int]) -> list[int]:
    """Keys in the order of names, as many as tell that there are more than a thousand: marked words as typed first."""
    in_order = rows.order_by("folded", "pk")
    # Who has the words as typed has them without marks too: where those are enough, no other is read.
    typed = _keys(with_terms(in_order, wanted.strict)) if wanted.has_marks else []
    others = _keys(in_order.filter(has_all(wanted.loose))) if len(typed) <= MOST else []
    return _once(rows, [*typed, *others], beside)


def _any(rows: QuerySet[Standing], wanted: Asked, beside: frozenset[int]) -> list[int]:
    return _once(rows, _keys(rows.filter(has_all(wanted.loose)).order_by()), beside)


def _once(rows: QuerySet[Standing], found: list[int], beside: frozenset[int]) -> list[int]:
    more = _keys(rows.filter(pk__in=beside).order_by()) if beside and len(found) <= MOST else []
    return list(dict.fromkeys([*found, *more]))[: MOST + 1]


def _keys(rows: QuerySet[Standing]) -> list[int]:
    return list(rows.values_list("pk", flat=True)[: MOST + 1])


def _statuses(rows: QuerySet[Standing], *besides: str) -> Counts:
    grouped = rows.order_by().values_list(*besides, "legal_status", "operating_status").annotate(number=Count("*"))
    counts: Counts = {}
    for *_, legal, operating, number in grouped:
        counts[legal, operating] = counts.get((legal, operating), 0) + number
    return counts
