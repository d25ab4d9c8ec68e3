"""The list of units: what is searched and filtered, and the rows of page and export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from hoptac.base.folding import exact, fold
from hoptac.units.models import Agency, Unit
from hoptac.units.models.dated import DatedQuerySet
from hoptac.units.reform import reform

SORTS = {"name": ("folded", "pk"), "code": ("code", "pk"), "place": ("parent__folded", "folded", "pk")}
DEFAULT_SORT = "name"
HEADS = ("Mã", "Tên", "Cấp", "Thuộc", "Có từ ngày", "Đến hết ngày", "Nguồn khóa")


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
    found = Unit.objects.at(wish.day).select_related("parent__parent")
    if wish.level:
        found = found.filter(level=wish.level)
    if wish.province is not None:
        found = found.filter(Q(pk=wish.province) | Q(parent=wish.province) | Q(parent__parent=wish.province))
    if wish.words:
        found = found.filter(Q(folded__contains=fold(wish.words)) | Q(code=wish.words.strip()))
        if exact(wish.words) != fold(wish.words):
            # The database cannot fold letters with marks on both engines, and a name's own folding finds few enough.
            known = found.values_list("pk", "name")
            found = found.filter(pk__in=[pk for pk, name in known if exact(wish.words) in exact(name)])
    falling, field = wish.sort.startswith("-"), wish.sort.removeprefix("-")
    order = SORTS[field]
    return found.order_by(f"-{order[0]}" if falling else order[0], *order[1:])


def provinces_at(day: date) -> "QuerySet[Unit]":
    """The provinces of a day, by name."""
    return Unit.objects.at(day).filter(level=Unit.Level.PROVINCE).order_by("folded")


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
