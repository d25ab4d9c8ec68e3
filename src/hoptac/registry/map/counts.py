"""How many organizations stand in each province or commune of a day's map: few rows read, whatever the country holds.

Organizations are counted as they stand today; the day chooses the boundaries. A head office that is still registered
in a unit of the other map is put where that unit's ground went; where the ground came of several units it is put where
the book says that it was on the day, and without such a word it is counted apart, never guessed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from hoptac.registry.models import Seat, Standing
from hoptac.units.models import Succession, Unit
from hoptac.units.queries import successor_ids_at


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers by unit of the day's map, and ``apart``, by the unit where they stand, of what none of those can take."""

    numbers: Mapping[int, int]
    apart: Mapping[int, int]

    @property
    def unplaced(self) -> int:
        """How many could not be put into one unit of the day's map."""
        return sum(self.apart.values())

    @property
    def total(self) -> int:
        """All that were counted."""
        return sum(self.numbers.values()) + self.unplaced


def narrowed(reached: QuerySet[Standing], wanted: Mapping[str, str]) -> QuerySet[Standing]:
    """The rows that fit, with ``place`` (province) and ``spot`` (commune), 0 where there is none.

    Everything goes through an expression: then the one index that holds places and filters together is read from end
    to end, and no row of the table. A plain column would make the database take the index of that column alone, and
    look up a hundred thousand rows for the others.
    """
    chosen = {name: code for name, code in wanted.items() if code}
    rows = reached.order_by().annotate(
        place=Coalesce(F("province_id"), Value(0)),
        spot=Coalesce(F("unit_id"), Value(0)),
        **{f"known_{name}": Coalesce(F(name), Value("")) for name in chosen},
    )
    return rows.filter(**{f"known_{name}": code for name, code in chosen.items()})


def standing_and_ended(
    reached: QuerySet[Standing], wanted: Mapping[str, str], ended: Collection[str]
) -> tuple[QuerySet[Standing], QuerySet[Standing]]:
    """Those that fit and still stand, and those that fit and have ended, by the codes of their legal status."""
    rows = narrowed(reached, wanted).annotate(status=Coalesce(F("legal_status"), Value("")))
    return rows.exclude(status__in=ended), rows.filter(status__in=ended)


def by_province(rows: QuerySet[Standing], day: date) -> Counted:
    """The numbers of the provinces of a day."""
    standing = {unit.pk: unit for unit in Unit.objects.at(day).filter(level=Unit.Level.PROVINCE)}
    found = _grouped(rows, "place")
    numbers = {pk: found.pop(pk, 0) for pk in standing}
    others = {unit.pk: unit for unit in Unit.objects.filter(pk__in=found)}
    ended = [unit for unit in others.values() if unit.valid_to is not None and unit.valid_to <= day]
    apart = _pass_on(numbers, {unit.pk: found[unit.pk] for unit in ended}, successor_ids_at(ended, day))
    later = [pk for pk in found if pk not in {unit.pk for unit in ended}]
    if later:
        communes = _grouped(rows.filter(_at(later)), "spot")
        apart |= _pass_on(numbers, communes, _old_grounds(later, "old__parent__parent"))
    return Counted(numbers, apart)


def by_commune(rows: QuerySet[Standing], province: Unit, day: date) -> Counted:
    """The numbers of the communes of one province of a day."""
    passed = Succession.objects.filter(new=province).values_list("old", flat=True)
    came = Succession.objects.filter(old=province).values_list("new", flat=True)
    found = _grouped(rows.filter(_at({province.pk, *passed, *came})), "spot")
    units = Unit.objects.filter(pk__in=found).select_related("parent")
    standing = {unit.pk for unit in units if unit.holds_on(day)}
    ended = [unit for unit in units if unit.pk not in standing and unit.valid_to is not None and unit.valid_to <= day]
    later = [unit for unit in units if unit.pk not in standing and unit not in ended]
    within = set(Unit.objects.at(day).within([province.pk]).values_list("pk", flat=True))
    numbers = {pk: found[pk] for pk in standing & within}
    apart = _pass_on(numbers, {unit.pk: found[unit.pk] for unit in ended}, successor_ids_at(ended, day), within=within)
    grounds = _old_grounds({unit.parent_id for unit in later if unit.parent_id}, "old") if later else {}
    known = _where_they_were(rows, {unit.pk: grounds[unit.pk] for unit in later if unit.pk in grounds}, day)
    for (unit_id, old), number in known.items():
        found[unit_id] -= number
        numbers[old] = numbers.get(old, 0) + number
    left = {unit.pk: found[unit.pk] for unit in later if found[unit.pk]}
    apart |= _pass_on(numbers, left, grounds, within=within)
    return Counted(numbers, apart)


def _where_they_were(
    rows: QuerySet[Standing], grounds: Mapping[int, frozenset[int]], day: date
) -> Mapping[tuple[int, int], int]:
    """By today's unit and the one of its old units where the head office was registered on the day: how many."""
    doubtful = {unit: olds for unit, olds in grounds.items() if len(olds) > 1}
    if not doubtful:
        return {}
    doubted = rows.filter(Q(spot__in=doubtful))
    standing = dict(doubted.values_list("pk", "unit_id"))
    seats = Seat.objects.filter(organization__in=doubted.values("pk")).as_of(day)
    pairs = ((standing[pk], unit) for pk, unit in seats.values_list("organization", "unit"))
    return Counter((now, then) for now, then in pairs if then in doubtful[now])


def _at(provinces: Collection[int]) -> Q:
    return Q(place__in=provinces)


def _grouped(rows: QuerySet[Standing], by: str) -> dict[int, int]:
    found = dict(rows.values_list(by).annotate(number=Count("*")).values_list(by, "number"))
    found.pop(0, None)
    return found


def _old_grounds(provinces: Collection[int], of: str) -> dict[int, frozenset[int]]:
    """For each commune of these provinces the units of the map before from which its ground came."""
    rows = Succession.objects.filter(
        new__parent__in=provinces, new__level=Unit.Level.COMMUNE, old__level=Unit.Level.COMMUNE
    )
    grounds: dict[int, set[int]] = {}
    for new, old in rows.order_by().values_list("new", of).distinct():
        grounds.setdefault(new, set()).add(old)
    return {new: frozenset(olds) for new, olds in grounds.items()}


def _pass_on(
    numbers: dict[int, int],
    found: Mapping[int, int],
    grounds: Mapping[int, frozenset[int]],
    *,
    within: Iterable[int] | None = None,
) -> dict[int, int]:
    """Add each number to the one unit that holds its ground; return those whose ground several hold.

    ``within``: what passed to units outside is of another province, and none of this count.
    """
    inside = None if within is None else set(within)
    apart = {}
    for unit, number in found.items():
        holders = grounds.get(unit, frozenset())
        here = holders if inside is None else holders & inside
        if len(holders) == 1 and here:
            [holder] = holders
            numbers[holder] = numbers.get(holder, 0) + number
        elif here or not holders:
            apart[unit] = number
    return apart
