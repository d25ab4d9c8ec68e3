"""Ruled tables of a page: the lines drawn, the cells between them, and the words in the cells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.files.page_words import POINT, Box, Word, rows_of
from vanban.files.table_text import Cell

_NEAR = 3 * POINT
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table where it stands on the page."""

    rows: list[list[Cell]]
    box: Box


def tables_of(rules: Sequence[Box], words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The tables of a page from top to bottom, and the words that stand in none."""
    tables: list[Table] = []
    left = list(words)
    for grid in _grids(rules):
        inside = [word for word in left if grid.holds(word.box)]
        if inside:
            tables.append(Table(grid.cells(inside), grid.box))
            left = [word for word in left if not grid.holds(word.box)]
    return tables, left


class _Grid:
    """The lines of one table: columns between ``across``, rows between ``down``."""

    def __init__(self, upright: Sequence[Box], level: Sequence[Box]) -> None:
        self._across = _places([rule.left for rule in upright] + [x for rule in level for x in (rule.left, rule.right)])
        self._down = _places([rule.top for rule in level] + [y for rule in upright for y in (rule.top, rule.bottom)])
        self._columns, self._rows = len(self._across) - 1, len(self._down) - 1
        self._upright, self._level = upright, level
        self.box = Box(self._across[0], self._down[0], self._across[-1], self._down[-1])

    @property
    def is_table(self) -> bool:
        """Two columns at least; a frame around a text is none."""
        return self._columns >= 2 and self._rows >= 1 and self._columns * self._rows <= _MOST_CELLS

    def holds(self, box: Box) -> bool:
        return self.box.left <= box.centre <= self.box.right and self.box.top <= box.middle <= self.box.bottom

    def cells(self, words: Sequence[Word]) -> list[list[Cell]]:
        owner = self._owners()
        held: dict[int, list[Word]] = {}
        for word in words:
            column = min(max(bisect_right(self._across, word.box.centre) - 1, 0), self._columns - 1)
            row = min(max(bisect_right(self._down, word.box.middle) - 1, 0), self._rows - 1)
            held.setdefault(owner[row * self._columns + column], []).append(word)
        lines = {cell: tuple(row.text for row in rows_of(inside)) for cell, inside in held.items()}
        return [
            [Cell(lines.get(row * self._columns + column, ())) for column in range(self._columns)]
            for row in range(self._rows)
        ]

    def _owners(self) -> list[int]:
        """For each field of the grid the first field of its cell: fields with no line between them are one cell."""
        walls = {
            (row, column)
            for rule in self._upright
            for column in (_nearest(self._across, rule.left),)
            for row in self._between(self._down, rule.top, rule.bottom)
        }
        floors = {
            (row, column)
            for rule in self._level
            for row in (_nearest(self._down, rule.top),)
            for column in self._between(self._across, rule.left, rule.right)
        }
        owner = list(range(self._columns * self._rows))
        for row in range(self._rows):
            for column in range(self._columns):
                here = row * self._columns + column
                if column and (row, column) not in walls:
                    _unite(owner, here - 1, here)
                if row and (row, column) not in floors:
                    _unite(owner, here - self._columns, here)
        return [_root(owner, field) for field in range(len(owner))]

    def _between(self, places: Sequence[int], start: int, end: int) -> range:
        """The fields whose middle lies between the two."""
        first = bisect_right(places, start + _NEAR) - 1
        last = bisect_right(places, end + _NEAR) - 1
        return range(max(first, 0), min(last, len(places) - 1))


def _grids(rules: Sequence[Box]) -> list[_Grid]:
    """One grid for each run of upright lines that overlap in height."""
    upright = sorted((rule for rule in rules if rule.height > rule.right - rule.left), key=lambda rule: rule.top)
    level = [rule for rule in rules if rule.height <= rule.right - rule.left]
    groups: list[list[Box]] = []
    end = 0
    for rule in upright:
        if groups and rule.top <= end + _NEAR:
            groups[-1].append(rule)
            end = max(end, rule.bottom)
        else:
            groups.append([rule])
            end = rule.bottom
    grids: list[_Grid] = []
    for group in groups:
        top, bottom = group[0].top - _NEAR, max(rule.bottom for rule in group) + _NEAR
        grid = _Grid(group, [rule for rule in level if top <= rule.top <= bottom])
        if grid.is_table:
            grids.append(grid)
    return grids


def _places(values: Sequence[int]) -> list[int]:
    """The values with those that lie near one another taken as one."""
    places: list[int] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _nearest(places: Sequence[int], value: int) -> int:
    after = bisect_right(places, value)
    around_it = [i for i in (after - 1, after) if 0 <= i < len(places)]
    return min(around_it, key=lambda i: abs(places[i] - value))


def _root(owner: list[int], field: int) -> int:
    while owner[field] != field:
        owner[field] = owner[owner[field]]
        field = owner[field]
    return field


def _unite(owner: list[int], one: int, other: int) -> None:
    first, second = _root(owner, one), _root(owner, other)
    owner[max(first, second)] = min(first, second)
