"""Tables of tasks: which column holds the task, who leads, who helps, by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vanban.blocks import Block
from vanban.table_rows import cells_of, tables_of
from vanban.tables import load
from vanban.wording import any_of, wording


def task_columns(header: Block) -> list[str]:
    """What each column is about; empty for a table that names no tasks, or nobody who does them."""
    kinds = [column_kind(cell.text) for cell in cells_of(header)]
    return kinds if "task" in kinds and {"lead", "agencies", "partners"} & set(kinds) else []


def task_cells(blocks: Sequence[Block], kind: str = "task") -> Iterator[Block]:
    """The cells that say what is to be done (or what comes of it: "product"), each as a paragraph of its own."""
    for rows in tables_of(blocks):
        kinds = task_columns(rows[0])
        if not kinds:
            continue
        for row in rows[1:]:
            yield from _paragraphs(row, kinds, kind)


def _paragraphs(row: Block, kinds: Sequence[str], kind: str) -> Iterator[Block]:
    for name, cell in zip(kinds, cells_of(row), strict=False):
        if name == kind and cell.text:
            offsets = row.offsets[cell.start : cell.end + 1]
            yield replace(row, kind="paragraph", text=cell.text, offsets=offsets)


def column_kind(title: str) -> str:
    low = re.sub(r"\s*\([^()]*\)", "", wording(title)).strip(" :.")
    if low in label_kinds():
        return label_kinds()[low]
    found = _label_anywhere().search(low)
    return label_kinds()[re.sub(r"\s+", " ", found["word"])] if found else ""


@cache
def label_kinds() -> dict[str, str]:
    """What each title of a column tells of the task."""
    return {word: row.id for row in load("task_labels") for word in row.texts("words")}


@cache
def line_kinds() -> dict[str, str]:
    """What each word before a colon tells of the task: those of columns, and those that only lines have."""
    return label_kinds() | {word: row.id for row in load("task_labels") for word in row.texts("line_words")}


@cache
def act_words() -> frozenset[str]:
    """Those of them that also tell what a body does, so that they are labels only behind a mark: "B phối hợp: …"."""
    return frozenset(word for row in load("task_labels") for word in row.texts("acts"))


@cache
def _label_anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<word>{any_of(tuple(label_kinds()))})(?!\w)")
