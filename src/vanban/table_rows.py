"""The rows of tables as blocks, and the cells in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.blocks import Block
from vanban.wording import texts_of, wording


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place in the text of the row block."""

    text: str
    start: int
    end: int


def tables_of(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of row blocks in the body."""
    run: list[Block] = []
    for block in blocks:
        if block.kind == "row" and block.zone == "body":
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def cells_of(row: Block) -> list[Cell]:
    """The cells of a row block, in order."""
    cells: list[Cell] = []
    at = 0
    for part in row.text.split("|"):
        text = part.strip()
        start = at + len(part) - len(part.lstrip())
        cells.append(Cell(text, start, start + len(text)))
        at += len(part) + 1
    return cells


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it is as the one above: "nt"."""
    return wording(text).strip(" .-") in texts_of("table_cells", "ditto")
