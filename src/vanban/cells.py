"""Tables whose cells stand one a line between lone "|" (pages saved as text): each row becomes one line."""

from dataclasses import replace

from vanban.clean import Clean, joined
from vanban.lines import Line

_LONGEST_CELL = 60  # lines; past it a lone "|" was no table


def rows_of_cells(lines: list[Line]) -> list[Line]:
    """The lines with those of such tables joined to rows."""
    result: list[Line] = []
    i = 0
    while i < len(lines):
        if lines[i].kind != "cell":
            result.append(lines[i])
            i += 1
            continue
        i, rows = _read_cells(lines, i)
        result += rows
    return result


def _read_cells(lines: list[Line], start: int) -> tuple[int, list[Line]]:
    rows: list[Line] = []
    cells: list[Clean] = []
    cell: list[Line] = []
    i = start
    last_mark = start
    while i < len(lines):
        line = lines[i]
        if line.kind == "cell":
            if cell:
                cells.append(_cell(cell))
                cell = []
            elif i > start and cells and lines[i - 1].kind == "cell":
                rows.append(_row_line(cells, lines[start]))
                cells = []
            last_mark = i
        elif line.kind == "blank" and last_mark == i - 1 and not _cells_go_on(lines, i):
            break
        elif line.kind in ("text", "page"):
            cell.append(line)
        i += 1
        if i - last_mark > _LONGEST_CELL:
            break
    if cells:
        rows.append(_row_line(cells, lines[start]))
    if cell:  # what stands after the last mark is no cell
        return last_mark + 1, rows
    return i, rows


def _cells_go_on(lines: list[Line], i: int) -> bool:
    return any(line.kind == "cell" for line in lines[i + 1 : i + 3])


def _cell(lines: list[Line]) -> Clean:
    return joined(line.clean.cut(0) for line in lines)


def _row_line(cells: list[Clean], model: Line) -> Line:
    return replace(model, kind="row", clean=joined(cells, " | "), strong=0, open=False, fragments=tuple(cells))
