"""Pasted figures on the map of another day, with what could not be carried and why. Lines in, rows of a page out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hoptac.base.folding import exact, fold
from hoptac.units.converting.lines import FigureLine, read_lines
from hoptac.units.errors import TooManyFiguresError
from hoptac.units.models import Succession, Unit
from hoptac.units.place_names import Gazetteer
from hoptac.units.queries import restated
from hoptac.units.restating import Restated

# More than two provinces' communes of before; the whole country is not counted while somebody waits.
MOST_LINES = 2000
_MOST_NAMED = 4
HEADS = ("Đơn vị", "Thuộc", "Mã", "Số", "Tính từ", "Ghi chú")


@dataclass(frozen=True, slots=True)
class Wish:
    """Figures of units of a level on day ``of`` (in a province of then, or anywhere) are wanted for day ``to``."""

    text: str
    of: date
    to: date
    level: str
    province: int | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A unit of the wanted day with its figure, and the units whose figures are in it."""

    unit: Unit
    value: Decimal
    origins: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Stayed:
    """A figure that could not be carried over: why, and which units have the ground now."""

    unit: Unit
    value: Decimal
    reason: str
    heirs: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """All that came of it. ``given``: the sum of what was read, which is that of ``carried`` and ``stayed``."""

    carried: tuple[Carried, ...]
    stayed: tuple[Stayed, ...]
    faults: tuple[FigureLine, ...]
    given: Decimal

    @property
    def carried_sum(self) -> Decimal:
        """What the wanted map has of it."""
        return sum((one.value for one in self.carried), Decimal(0))

    @property
    def stayed_sum(self) -> Decimal:
        """What it has not."""
        return sum((one.value for one in self.stayed), Decimal(0))


def convert(wish: Wish) -> Conversion:
    """Read the lines, find their units on the map of ``wish.of`` and carry their figures over.

    Figures with decimals are carried in their smallest part, so that no rounding loses any. Refused: more lines than
    are read while somebody waits.
    """
    lines = list(read_lines(wish.text))
    if len(lines) > MOST_LINES:
        raise TooManyFiguresError(lines=len(lines), most=MOST_LINES)
    known, faults = _found(lines, Gazetteer(_units_of(wish)))
    scale = Decimal(10) ** max((_places(line.value) for line in known.values()), default=0)
    wholes = {unit.pk: int(_value(line) * scale) for unit, line in known.items()}
    result = restated(wholes, of=wish.of, to=wish.to)
    heirs = _heirs([one.unit for one in result.left], is_back=wish.to < wish.of)
    units = _named_in(result, heirs)
    carried = (
        Carried(units[pk], value / scale, _sorted(units, result.origins[pk])) for pk, value in result.values.items()
    )
    stayed = (
        Stayed(units[one.unit], one.value / scale, str(one.reason), _sorted(units, heirs[one.unit]))
        for one in result.left
    )
    return Conversion(
        carried=tuple(sorted(carried, key=lambda one: _order(one.unit))),
        stayed=tuple(sorted(stayed, key=lambda one: _order(one.unit))),
        faults=tuple(faults),
        given=sum((_value(line) for line in known.values()), Decimal(0)),
    )


def table_rows(found: Conversion) -> Iterator[tuple[object, ...]]:
    """The same as a table, its heads first: what was carried, what stayed, and the lines that were not understood."""
    yield HEADS
    for one in found.carried:
        yield (*_cells(one.unit), one.value, _names(one.origins), "")
    for stayed in found.stayed:
        yield (*_cells(stayed.unit), stayed.value, "", f"Không quy đổi được: {stayed.reason}")
    for fault in found.faults:
        yield fault.words, "", "", "", "", f"Dòng {fault.number}: {fault.fault}"


def _cells(unit: Unit) -> tuple[str, str, str]:
    return unit.name, unit.parent.full_name if unit.parent else "", unit.code


def _names(units: Sequence[Unit]) -> str:
    return "; ".join(unit.full_name for unit in units)


def _units_of(wish: Wish) -> Collection[Unit]:
    units = Unit.objects.at(wish.of).filter(level=wish.level).select_related("parent__parent")
    if wish.province is not None:
        units = units.filter(pk__in=Unit.objects.within([wish.province]))
    return list(units)


def _found(lines: Sequence[FigureLine], units: Gazetteer) -> tuple[dict[Unit, FigureLine], list[FigureLine]]:
    """The lines by their units, and those that have none, several, or the unit of a line before."""
    known: dict[Unit, FigureLine] = {}
    faults = []
    for line in lines:
        fault, unit = line.fault, None
        if not fault:
            unit, fault = _unit_of(line, units)
        if unit is not None and unit in known:
            fault = f"{unit.full_name} đã có ở dòng {known[unit].number}: hãy cộng lại, hoặc bỏ bớt một dòng."
        if fault or unit is None:
            faults.append(FigureLine(line.number, line.words, line.code, line.value, fault))
        else:
            known[unit] = line
    return known, faults


def _unit_of(line: FigureLine, units: Gazetteer) -> tuple[Unit | None, str]:
    if line.code and (coded := units.coded(line.code)) is not None:
        said = fold(line.words.partition(",")[0])
        if line.words in (line.code, "") or coded.folded.endswith(said):
            return coded, ""
        return None, f"Mã {line.code} là của {coded.full_name}, không phải “{line.words}”: hãy xem lại mã hoặc tên."
    found = units.named(line.words)
    if len(found) == 1 and _agrees(line.words, found[0]):
        return found[0], ""
    if not found:
        return None, "Không có đơn vị nào tên này vào ngày của số liệu: hãy xem lại tên, cấp, tỉnh hoặc ngày."
    if len(found) == 1:
        return None, f"Có phải là {found[0].full_name} không? Hãy viết tên đúng dấu."
    named = "; ".join(unit.full_name for unit in found[:_MOST_NAMED])
    return None, f"Có thể là: {named}. Hãy viết thêm tên huyện, tỉnh sau dấu phẩy, hoặc chọn tỉnh."


def _agrees(words: str, unit: Unit) -> bool:
    """Whether marks that were typed are those of the unit: Sơn Hạ is not Sơn Hà."""
    name = words.partition(",")[0]
    return exact(name) == fold(name) or exact(unit.name).endswith(exact(name))


def _value(line: FigureLine) -> Decimal:
    assert line.value is not None
    return line.value


def _places(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _heirs(stayed: Sequence[int], *, is_back: bool) -> Mapping[int, set[int]]:
    """The units that have the ground of those whose figures stayed."""
    source, target = ("new_id", "old_id") if is_back else ("old_id", "new_id")
    found: dict[int, set[int]] = {pk: set() for pk in stayed}
    for pk, heir in Succession.objects.filter(**{f"{source}__in": stayed}).values_list(source, target):
        found[pk].add(heir)
    return found


def _named_in(result: Restated, heirs: Mapping[int, set[int]]) -> dict[int, Unit]:
    """Every unit of which something will be said, by its key."""
    keys = {*result.values, *heirs}.union(*result.origins.values(), *heirs.values())
    return Unit.objects.select_related("parent__parent").in_bulk(keys)


def _sorted(units: Mapping[int, Unit], keys: Collection[int]) -> tuple[Unit, ...]:
    return tuple(sorted((units[pk] for pk in keys), key=_order))


def _order(unit: Unit) -> tuple[str, int]:
    return unit.folded, unit.pk
