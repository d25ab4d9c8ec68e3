"""The list of units: what is searched and filtered, and the rows of page and export."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from hoptac.base.folding import exact, fold
from hoptac.units.models import Agency, Unit
from hoptac.units.models.dated import DatedQuerySet
from hoptac.units.models.unit import UnitQuerySet
from hoptac.units.reform import reform

SORTS = {"name": ("folded", "pk"), "code": ("code", "pk"), "place": ("parent__folded", "folded", "pk")}
DEFAULT_SORT = "name"
# Names of more words than this are not cut into a name and those above it at each of them.
MOST_CUTS = 8
MOST_OTHERS = 5
HEADS = ("Mã", "Tên", "Cấp", "Thuộc", "Có từ ngày", "Đến hết ngày", "Khóa (mã và bản đồ)")


@dataclass(frozen=True, slots=True)
class UnitWish:
    """What the address asks for: the map of ``day``, words, a level, a province."""

    day: date
    words: str = ""
    level: str = ""
    province: int | None = None
    sort: str = DEFAULT_SORT
    misread: tuple[str, ...] = ()


def is_before_data(day: date) -> bool:
    """Whether the tables may show another map than that of the day: they begin with the last one before the reform."""
    return day < reform().eve


def wished_units(wish: UnitWish) -> "QuerySet[Unit]":
    """The units of the day that the wish means; with marks typed, those alone whose marks agree."""
    return _narrowed(Unit.objects.at(wish.day), wish)


def _narrowed(units: DatedQuerySet, wish: UnitWish) -> "QuerySet[Unit]":
    found = units.select_related("parent__parent")
    if wish.level:
        found = found.filter(level=wish.level)
    if wish.province is not None:
        found = found.filter(Q(pk=wish.province) | Q(parent=wish.province) | Q(parent__parent=wish.province))
    if wish.words:
        found = found.filter(_named(fold(wish.words)) | Q(code=wish.words.strip()))
        if exact(wish.words) != fold(wish.words):
            # The database cannot fold letters with marks on both engines, and a name's own folding finds few enough.
            found = found.filter(pk__in=[unit.pk for unit in found if _bears(unit, exact(wish.words))])
    falling, field = wish.sort.startswith("-"), wish.sort.removeprefix("-")
    order = SORTS[field]
    return found.order_by(f"-{order[0]}" if falling else order[0], *order[1:])


def _named(words: str) -> Q:
    """Names that have the words, or the first of them where those above have the others ("son ha quang ngai")."""
    named = Q(folded__contains=words)
    for name, above in _cuts(words):
        lies_there = Q(parent__folded__endswith=above) | Q(parent__parent__folded__endswith=above)
        named |= Q(folded__contains=name) & lies_there
    return named


def _bears(unit: Unit, words: str) -> bool:
    """The same of one unit with the marks that were typed."""
    name, above = exact(unit.name), tuple(exact(part) for part in unit.full_name.split(", ")[1:])
    return words in name or any(
        first in name and any(one.endswith(rest) for one in above) for first, rest in _cuts(words)
    )


def _cuts(words: str) -> Iterator[tuple[str, str]]:
    """A name and the one above it, wherever the words may be parted; one word alone names too many places above."""
    parts = words.replace(",", " ").split()
    for cut in range(1, min(len(parts) - 1, MOST_CUTS)):
        yield " ".join(parts[:cut]), " ".join(parts[cut:])


def of_other_days(wish: UnitWish) -> "list[Unit]":
    """Some units that the wish means on whatever day: those who type an old name look for what it is now."""
    known = replace(wish, province=None, sort=DEFAULT_SORT)
    return list(_narrowed(Unit.objects.all(), known)[:MOST_OTHERS]) if wish.words else []


def provinces_at(day: date) -> "QuerySet[Unit]":
    """The provinces of a day, by name."""
    return Unit.objects.at(day).filter(level=Unit.Level.PROVINCE).order_by("folded", "pk")


def communes_at(day: date) -> UnitQuerySet:
    """The communes of a day, by name."""
    rows: UnitQuerySet = Unit.objects.at(day).filter(level=Unit.Level.COMMUNE).order_by("folded", "pk")
    return rows


def shown_day(unit: Unit, day: date) -> date:
    """The day, or the last one on which the unit stood, or its first."""
    if unit.valid_to is not None and day >= unit.valid_to:
        return unit.valid_to - timedelta(days=1)
    return max(day, unit.valid_from) if unit.valid_from else day


def children_of(unit: Unit, reached: DatedQuerySet, day: date) -> "QuerySet[Unit]":
    """The units in it on a day, the higher ones first."""
    return reached.at(day).filter(parent=unit).order_by("level", "folded", "pk")


def agencies_of(unit: Unit, reached: DatedQuerySet, day: date) -> "QuerySet[Agency]":
    """The bodies that work there on a day; "các sở, ngành" is how texts call several at once, and is none of them."""
    bodies = reached.at(day).filter(unit=unit).exclude(kind=Agency.COLLECTIVE)
    return bodies.order_by("asked", "kind", "name")


def export_rows(units: "QuerySet[Unit]") -> Iterator[tuple[object, ...]]:
    """The list as a table, its heads first."""
    yield HEADS
    for unit in units.iterator(chunk_size=2000):
        place = unit.parent.full_name if unit.parent else ""
        yield unit.code, unit.name, unit.get_level_display(), place, unit.valid_from, unit.valid_to, unit.key
