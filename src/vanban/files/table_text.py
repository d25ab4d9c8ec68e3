"""Tables as lines: cells of a letterhead or signature one after another, rows of data with their cells side by side."""

import re
from dataclasses import dataclass

from vanban.files.source import take_marks
from vanban.letters import bare

_LAYOUT = re.compile(
    r"cong hoa xa hoi|doc lap\W{1,5}tu do|dang cong san viet nam|noi nhan\s?:|(?:^|\n)\s*so\s?:.{0,40}\n|kinh gui\s?:|"
    r"(?:^|\n)\s*(?:tm|kt|tl|tuq)\s?[./]\s"
)
_WIDEST = 60  # columns; a file may tell of a million, and mean nothing by them
_MOST = 1_500  # letters of a table that are searched for the marks of a letterhead


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines."""

    lines: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The lines as one, with nothing that reads as the edge of a cell."""
        return re.sub(r"\s+", " ", take_marks(" ".join(self.lines))[0]).replace("|", "/").strip()


def spanned(width: str, filled: int) -> list[Cell]:
    """The empty cells beside one that spans so many columns, in a row of which so many are filled."""
    told = int(width) if re.fullmatch(r"[0-9]{1,3}", width) else _WIDEST if re.fullmatch(r"[0-9]+", width) else 1
    return [Cell(())] * (min(told - 1, _WIDEST - filled))


def table_lines(rows: list[list[Cell]]) -> list[str]:
    """The lines that a table becomes."""
    widest = max((len(row) for row in rows), default=0)
    if widest == 0:
        return []
    if widest == 1 or _is_layout(rows):
        return ["", *(line for row in rows for cell in row if cell.joined for line in (*cell.lines, "")), ""]
    written = [
        "| " + " | ".join(cell.joined for cell in row) + " |" for row in rows if any(cell.joined for cell in row)
    ]
    return ["", *written, ""]


def _is_layout(rows: list[list[Cell]]) -> bool:
    """Whether a table only sets a letterhead or a signature side by side."""
    text = "\n".join(line for row in rows[:12] for cell in row for line in cell.lines)[:_MOST]
    return len(rows) <= 12 and _LAYOUT.search(bare(text) + "\n") is not None
