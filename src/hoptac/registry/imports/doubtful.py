"""Columns with figures beyond what is plausible: a person says that they are so before anything of them is stored."""

from collections.abc import Mapping, Sequence
from typing import Any

from hoptac.registry.imports.lines import Line
from hoptac.registry.models import Import
from hoptac.registry.plausible import Limit, limits
from hoptac.registry.workbooks.cells import letters
from hoptac.registry.workbooks.columns import Columns
from hoptac.registry.workbooks.reading import Layout

SHOWN_CELLS = 5
# A figure, and the one of its row that it is held against.
Doubted = tuple[int, int | None]


def doubtful(rows: Sequence[Line], layout: Layout, columns: Columns) -> list[dict[str, Any]]:
    """Each such column as it is kept with the import: how many of its figures, and the cells furthest out."""
    if not rows:
        return []
    places = {column_id: place for place, column_id in enumerate(rows[0].said.shape.ids)}
    units = {factor: name for name, factor in reversed(columns.money)}
    found = []
    for index, chosen in sorted(layout.chosen.items()):
        limit = limits().get(chosen.id)
        if limit is not None and (cells := _beyond(rows, places[chosen.id], places.get(limit.beside), limit)):
            furthest, beside = max(cells.values(), key=lambda pair: abs(pair[0]))
            found.append(
                {
                    "id": chosen.id,
                    "letter": letters(index),
                    "column": columns.by_id[chosen.id].name.partition(" (")[0],
                    "unit": units.get(chosen.factor or 0, ""),
                    "count": len(cells),
                    "cells": [[f"{letters(index)}{row}", limit.figure(one)] for row, (one, _) in _first(cells)],
                    "limit": limit.words(furthest, beside),
                    "why": limit.why,
                }
            )
    return found


def unconfirmed(held: Import) -> list[dict[str, Any]]:
    """The columns of which nobody said yet that their figures are so."""
    return [one for one in held.doubtful if one["id"] not in held.confirmed]


def _beyond(rows: Sequence[Line], place: int, beside: int | None, limit: Limit) -> Mapping[int, Doubted]:
    """By the numbers of their rows the figures that are beyond the limit."""
    said = ((row.number, row.said.values[place], None if beside is None else row.said.values[beside]) for row in rows)
    return {
        number: (value, other if isinstance(other, int) else None)
        for number, value, other in said
        if isinstance(value, int) and limit.is_beyond(value, other)
    }


def _first(cells: Mapping[int, Doubted]) -> list[tuple[int, Doubted]]:
    """Those furthest out first: they show best what went wrong."""
    return sorted(cells.items(), key=lambda one: -abs(one[1][0]))[:SHOWN_CELLS]
