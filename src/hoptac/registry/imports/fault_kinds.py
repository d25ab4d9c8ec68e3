"""Equal faults of a workbook told once: how many rows they are in, with the first cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.registry.workbooks.cells import CellFault

SHOWN_CELLS = 5
# A page tells so many kinds; a sheet with more is wrong as a whole.
MOST_KINDS = 100


@dataclass(frozen=True, slots=True)
class FaultKind:
    """Faults of one column that share why and what to do: in ``rows`` rows, ``cells`` the first with what they say.

    ``told`` is why as it is told: in the words of the cells themselves where these are the same in all.
    """

    column: str
    head: str
    why: str
    remedy: str
    rows: int
    cells: Sequence[tuple[str, str]]
    told: str

    def has(self, fault: CellFault) -> bool:
        """Whether a fault is of this kind."""
        return (self.column, self.why, self.remedy) == _key(fault)


def kinds_of(faults: Iterable[CellFault]) -> list[dict[str, Any]]:
    """The kinds as they are kept with the import, those of the most rows first."""
    found: dict[tuple[str, str, str], list[CellFault]] = {}
    for fault in faults:
        found.setdefault(_key(fault), []).append(fault)
    kinds = [
        {
            "column": column,
            "head": listed[0].head,
            "why": why,
            "remedy": remedy,
            "rows": len({fault.row for fault in listed}),
            "cells": [[fault.cell, fault.what] for fault in listed[:SHOWN_CELLS]],
            "told": listed[0].why if len({fault.why for fault in listed}) == 1 else why,
        }
        for (column, why, remedy), listed in found.items()
    ]
    return sorted(kinds, key=lambda kind: -kind["rows"])


def kept_kinds(kept: Sequence[Mapping[str, Any]]) -> list[FaultKind]:
    """The kinds as a page shows them."""
    return [
        FaultKind(**{"told": one["why"], **one, "cells": [(cell, what) for cell, what in one["cells"]]}) for one in kept
    ]


def _key(fault: CellFault) -> tuple[str, str, str]:
    return fault.column, fault.general or fault.why, fault.remedy
