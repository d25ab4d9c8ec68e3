"""Where each act stands in the picture of the graph of acts. Pure: acts and arrows in, places out.

An arrow that passes a column gets a narrow place of its own there, so it never runs through a box.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hoptac.planning.acts.columns import columns_of

BOX_WIDTH = 216
BOX_HEIGHT = 94
COLUMN_GAP = 140
ROW_GAP = 20
PORT_STEP = 18
LANE_HEIGHT = 18
MARGIN = 8

Key = Hashable
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One act resting on another; ``key`` tells arrows between the same two apart."""

    key: Key
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Box:
    """Where an act is drawn."""

    act: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Line:
    """How an arrow runs: ``path`` for SVG. The label stands at ``label``: from the arrow's start, or up to its head."""

    key: Key
    path: str
    label: Point
    is_label_at_head: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a column: an act, or the lane of an arrow that passes."""

    act: int | None
    lane: Key | None
    height: int


def lay_out(centre: int, acts: Sequence[int], arrows: Iterable[Arrow]) -> Layout:
    """Places for every act once. ``acts`` come in the order wanted where nothing else decides (by date).

    >>> picture = lay_out(1, [2, 1], [Arrow("a", 1, 2)])
    >>> [(box.act, box.x) for box in picture.boxes]
    [(1, 8), (2, 364)]
    """
    rank = {act: place for place, act in enumerate(acts)}
    wanted = sorted(set(arrows), key=lambda a: (rank[a.source], rank[a.target], str(a.key)))
    columns = columns_of(centre, acts, [(arrow.source, arrow.target) for arrow in wanted])
    ways = {arrow.key: _lanes(arrow, columns) for arrow in wanted}
    slots = _slots(acts, wanted, columns, ways)
    ordered = _untangle(slots, wanted, columns, ways)
    return _draw(ordered, wanted, columns, ways)


def _lanes(arrow: Arrow, columns: Mapping[int, int]) -> list[int]:
    """The columns strictly between the two ends, from the source on."""
    first, last = columns[arrow.source], columns[arrow.target]
    step = 1 if last > first else -1
    return list(range(first + step, last, step))


def _slots(
    acts: Sequence[int], arrows: Sequence[Arrow], columns: Mapping[int, int], ways: Mapping[Key, list[int]]
) -> dict[int, list[_Slot]]:
    busiest: dict[int, int] = defaultdict(int)
    ends: dict[tuple[int, str], int] = defaultdict(int)
    for arrow in arrows:
        ends[arrow.source, "from"] += 1
        ends[arrow.target, "to"] += 1
    for (act, _), how_many in ends.items():
        busiest[act] = max(busiest[act], how_many)
    slots: dict[int, list[_Slot]] = defaultdict(list)
    for act in acts:
        slots[columns[act]].append(_Slot(act, None, max(BOX_HEIGHT, PORT_STEP * (busiest[act] + 1))))
    for arrow in arrows:
        for column in ways[arrow.key]:
            slots[column].append(_Slot(None, arrow.key, LANE_HEIGHT))
    return slots


def _untangle(
    slots: dict[int, list[_Slot]],
    arrows: Sequence[Arrow],
    columns: Mapping[int, int],
    ways: Mapping[Key, list[int]],
) -> dict[int, list[_Slot]]:
    """Order each column by the middle of its neighbours, sweeping to and fro: fewer arrows cross."""
    beside = _neighbours(arrows, columns, ways)
    for to_left in (True, False, True, False):
        for column in sorted(slots, reverse=to_left):
            known = slots.get(column + (1 if to_left else -1), [])
            place = {_name(slot): index for index, slot in enumerate(known)}
            near = {_name(slot): beside[column, _name(slot)] for slot in slots[column]}
            slots[column] = _by_middle(slots[column], near, place)
    return slots


def _by_middle(column: list[_Slot], beside: Mapping[Key, list[Key]], place: Mapping[Key, int]) -> list[_Slot]:
    """The column by the mean place of what stands beside; those with nothing beside keep theirs."""

    def middle(indexed: tuple[int, _Slot]) -> tuple[float, int]:
        index, slot = indexed
        near = [place[name] for name in beside[_name(slot)] if name in place]
        return (sum(near) / len(near) if near else float(index), index)

    return [slot for _, slot in sorted(enumerate(column), key=middle)]


def _neighbours(
    arrows: Sequence[Arrow], columns: Mapping[int, int], ways: Mapping[Key, list[int]]
) -> dict[tuple[int, Key], list[Key]]:
    beside: dict[tuple[int, Key], list[Key]] = defaultdict(list)
    for arrow in arrows:
        lane: Key = ("lane", arrow.key)
        stops: list[tuple[int, Key]] = [
            (columns[arrow.source], ("act", arrow.source)),
            *((column, lane) for column in ways[arrow.key]),
            (columns[arrow.target], ("act", arrow.target)),
        ]
        for (column, name), (other_column, other) in pairwise(stops):
            beside[column, name].append(other)
            beside[other_column, other].append(name)
    return beside


def _name(slot: _Slot) -> Key:
    return ("act", slot.act) if slot.act is not None else ("lane", slot.lane)


def _draw(
    slots: Mapping[int, list[_Slot]], arrows: Sequence[Arrow], columns: Mapping[int, int], ways: Mapping[Key, list[int]]
) -> Layout:
    heights = {column: sum(slot.height for slot in row) + ROW_GAP * (len(row) - 1) for column, row in slots.items()}
    tallest = max(heights.values())
    boxes: dict[int, Box] = {}
    lanes: dict[tuple[Key, int], int] = {}
    for column, row in slots.items():
        y = MARGIN + (tallest - heights[column]) // 2
        for slot in row:
            if slot.act is not None:
                boxes[slot.act] = Box(slot.act, _left(column), y, BOX_WIDTH, slot.height)
            else:
                lanes[slot.lane, column] = y + slot.height // 2
            y += slot.height + ROW_GAP
    lines = _lines(arrows, boxes, lanes, ways, columns)
    width = _left(max(slots)) + BOX_WIDTH + MARGIN
    ordered = sorted(boxes.values(), key=lambda box: (box.x, box.y))
    return Layout(width, tallest + 2 * MARGIN, tuple(ordered), tuple(lines))


def _left(column: int) -> int:
    return MARGIN + column * (BOX_WIDTH + COLUMN_GAP)


def _lines(
    arrows: Sequence[Arrow],
    boxes: Mapping[int, Box],
    lanes: Mapping[tuple[Key, int], int],
    ways: Mapping[Key, list[int]],
    columns: Mapping[int, int],
) -> list[Line]:
    ports = _ports(arrows, boxes, lanes, ways)
    leaving, reaching = Counter(arrow.source for arrow in arrows), Counter(arrow.target for arrow in arrows)
    lines = []
    for arrow in arrows:
        source, target = boxes[arrow.source], boxes[arrow.target]
        start, end = (source.x + source.width, ports["from", arrow.key]), (target.x, ports["to", arrow.key])
        if columns[arrow.source] > columns[arrow.target]:  # only where acts rest on each other in a circle
            start, end = (source.x, start[1]), (target.x + target.width, end[1])
        points = [start]
        for column in ways[arrow.key]:
            y = lanes[arrow.key, column]
            inner = [(_left(column), y), (_left(column) + BOX_WIDTH, y)]
            points += inner if start[0] < end[0] else inner[::-1]
        points.append(end)
        # A label stands where fewer arrows come together, so that no other arrow runs through it.
        at_head = leaving[arrow.source] > reaching[arrow.target]
        label = _label(points, at_head=at_head)
        lines.append(Line(arrow.key, _path(points, bend=30 if at_head else 70), label, at_head))
    return lines


def _ports(
    arrows: Sequence[Arrow],
    boxes: Mapping[int, Box],
    lanes: Mapping[tuple[Key, int], int],
    ways: Mapping[Key, list[int]],
) -> dict[tuple[str, Key], int]:
    """The height at which each arrow leaves and reaches its boxes, in the order of what stands beside."""
    ports: dict[tuple[str, Key], int] = {}
    groups: dict[tuple[str, int], list[tuple[int, str, Key]]] = defaultdict(list)
    for arrow in arrows:
        way = ways[arrow.key]
        source, target = boxes[arrow.source], boxes[arrow.target]
        first = lanes[arrow.key, way[0]] if way else target.y + target.height // 2
        last = lanes[arrow.key, way[-1]] if way else source.y + source.height // 2
        groups["from", arrow.source].append((first, str(arrow.key), arrow.key))
        groups["to", arrow.target].append((last, str(arrow.key), arrow.key))
    for (side, act), ends in groups.items():
        box = boxes[act]
        for index, (_, _, key) in enumerate(sorted(ends, key=lambda end: end[:2]), start=1):
            ports[side, key] = box.y + box.height * index // (len(ends) + 1)
    return ports


def _label(points: Sequence[Point], *, at_head: bool) -> Point:
    """Beside the straight end of the arrow, on the side to which it does not bend."""
    (x, y), (_, other_y) = (points[-1], points[-2]) if at_head else (points[0], points[1])
    return (x - 14 if at_head else x + 8, y + 14 if other_y < y else y - 6)


def _path(points: Sequence[Point], *, bend: int) -> str:
    """A smooth way through the points: straight along lanes, else curved, with the turn at ``bend`` hundredths."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        turn = x + (to_x - x) * bend // 100
        parts.append(f"H{to_x}" if y == to_y else f"C{turn} {y} {turn} {to_y} {to_x} {to_y}")
    return " ".join(parts)
