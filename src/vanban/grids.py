"""Tables drawn without marks, as texts saved from pages and pdf hold them: cells side by side, or one a line.

Only a table whose titles name what it counts and a plan, a result or a year is taken for one; each of its rows
becomes a line of cells. A row that does not fill the columns gives none: a figure in the wrong column would be
worse than no figure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vanban.aligned_cells import pieces_of, read_aligned
from vanban.clean import Clean, joined_places
from vanban.lines import Line
from vanban.stacked_cells import read_stacked
from vanban.tables import load
from vanban.wording import any_of

_FEWEST = 3  # columns


def rows_of_grids(lines: list[Line]) -> list[Line]:
    """The lines with those of such tables as rows."""
    result: list[Line] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.kind == "text" and _opening().match(line.clean.text):
            is_aligned = len(pieces_of(line)) >= _FEWEST
            end, rows = (read_aligned if is_aligned else read_stacked)(lines, i)
            if rows:
                result += [_row(row, line) for row in rows]
                i = end
                continue
        result.append(line)
        i += 1
    return result


@cache
def _opening() -> re.Pattern[str]:
    """What the first cell of such a table says: the order of its rows, or what they name."""
    words = [word for row in load("columns") if row.id in ("order", "name") for word in row.texts("words")]
    return re.compile(rf"{any_of(words)}(?!\w)", re.IGNORECASE)


def _row(cells: Sequence[Clean], model: Line) -> Line:
    places = joined_places([cell.offsets for cell in cells], 3, default=model.start)
    whole = Clean(" | ".join(cell.text for cell in cells), places)
    pieces = tuple(cell for cell in cells if cell.text)
    return replace(model, kind="row", clean=whole, strong=0, open=False, fragments=pieces, label=None)
