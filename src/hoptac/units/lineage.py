"""The small picture of a unit between what it grew from and what it became. Units in, places of boxes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from hoptac.units.models import Succession, Unit

WIDTH, HEIGHT, GAP, BETWEEN = 230, 40, 10, 90


@dataclass(frozen=True, slots=True)
class Box:
    """One unit; ``x`` and ``y`` are its upper left corner."""

    unit: Unit
    x: int
    y: int
    is_centre: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Ground passing from left to right; ``is_part`` where only a part of it did."""

    path: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes in at most three columns and the lines between them."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    before: tuple[Succession, ...]
    after: tuple[Succession, ...]
    width: int
    height: int


def lineage_of(unit: Unit) -> Picture:
    """The unit, the units of its own level that it grew from (others where there are none), and what it became."""
    rows = Succession.objects.select_related("old__parent__parent", "new__parent__parent")
    before = _of_level(list(rows.filter(new=unit).order_by("old__folded", "pk")), unit)
    after = tuple(rows.filter(old=unit).order_by("new__folded", "pk"))
    tallest = max(len(before), len(after), 1)
    height = tallest * (HEIGHT + GAP) - GAP
    start = WIDTH + BETWEEN if before else 0
    centre = Box(unit, start, (height - HEIGHT) // 2, is_centre=True)
    left = _column([row.old for row in before], 0, height)
    right = _column([row.new for row in after], start + WIDTH + BETWEEN, height)
    lines = [
        *(_line(box, centre, row) for box, row in zip(left, before, strict=True)),
        *(_line(centre, box, row) for box, row in zip(right, after, strict=True)),
    ]
    width = start + WIDTH + (BETWEEN + WIDTH if after else 0)
    return Picture((*left, centre, *right), tuple(lines), before, after, width, height)


def _of_level(rows: list[Succession], unit: Unit) -> tuple[Succession, ...]:
    """Those from units of the same level: a commune's old communes say more than the district that they were in."""
    return tuple([row for row in rows if row.old.level == unit.level] or rows)


def _column(units: Sequence[Unit], x: int, height: int) -> list[Box]:
    used = len(units) * (HEIGHT + GAP) - GAP
    top = (height - used) // 2
    return [Box(unit, x, top + at * (HEIGHT + GAP)) for at, unit in enumerate(units)]


def _line(left: Box, right: Box, row: Succession) -> Line:
    x1, y1, x2, y2 = left.x + WIDTH, left.y + HEIGHT // 2, right.x, right.y + HEIGHT // 2
    middle = (x1 + x2) // 2
    return Line(f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}", row.kind == "part")
