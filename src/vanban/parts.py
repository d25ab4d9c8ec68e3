"""Which part of a document a block stands in: its aims, its tasks, how things are, what is asked of others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, cast

from vanban.blocks import Block
from vanban.letters import bare
from vanban.tables import load
from vanban.wording import any_of, wording

Part = Literal[
    "situation", "aims", "plan", "tasks", "carrying-out", "requirements", "funding", "requests", "scope", ""
]  # fmt: skip
_LONGEST_TITLE = 220
_LONGEST_LIST = 300  # entries; a bound, so that long lists stay linear


def part_of_heading(text: str) -> Part:
    """The part that a heading opens, "" where its words say nothing.

    >>> part_of_heading("Mục tiêu cụ thể đến năm 2030"), part_of_heading("Kết quả thực hiện các mục tiêu")
    ('aims', 'situation')
    """
    low = wording(text[:_LONGEST_TITLE])
    return _first_part(low, _patterns()) or _first_part(bare(low), _bare_patterns())


def _first_part(low: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> Part:
    best: tuple[int, int, str] | None = None
    for row_id, pattern in patterns:
        found = pattern.search(low)
        if found and (best is None or (found.start(), -len(found[0])) < best[:2]):
            best = (found.start(), -len(found[0]), row_id)
    return cast(Part, best[2]) if best else ""


def part_of(block: Block, blocks: Sequence[Block]) -> Part:
    """The part that a block stands in, told by the nearest heading above that says one."""
    for above in ancestors(block, blocks):
        is_title = above.kind == "heading" or (len(above.text) < _LONGEST_TITLE and above.text.rstrip().endswith(":"))
        part = part_of_heading(above.text) if is_title else ""
        if part:
            return part
    return ""


def ancestors(block: Block, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks above, from the nearest to the top."""
    parent = block.parent
    while parent is not None:
        above = blocks[parent]
        yield above
        parent = above.parent if above.parent is None or above.parent < parent else None


def lead_in(block: Block, blocks: Sequence[Block]) -> Block | None:
    """The paragraph or bullet "…, cụ thể như sau:" that introduces the entries among which a block stands."""
    for index in range(block.index - 1, max(-1, block.index - _LONGEST_LIST), -1):
        before = blocks[index]
        if before.kind == "heading" or before.zone != block.zone:
            return None
        if before.text.rstrip().endswith(":") and before.kind != "label" and _may_follow(before, block):
            return before
        if block.kind == "paragraph" or before.kind == "paragraph":
            return None
    return None


def _may_follow(before: Block, block: Block) -> bool:
    return before.index == block.parent or before.kind == "paragraph" or (before.depth < block.depth)


@cache
def _bare_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The same without marks, for a heading that a scan has robbed of them ("MUC TIÊU")."""
    return tuple((row_id, re.compile(bare(pattern.pattern).replace("\\w", "\\w"))) for row_id, pattern in _patterns())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    front = r"^\W*(?:[ivx\d]{1,4}\W\s*)?(?:về\s|công tác\s|phần\s)?"
    rows = []
    for row in load("parts"):
        choices = []
        if row.texts("first"):
            choices.append(rf"{front}{any_of(row.texts('first'))}(?!\w)")
        if row.texts("words"):
            choices.append(rf"(?<!\w){any_of(row.texts('words'))}(?!\w)")
        rows.append((row.id, re.compile("|".join(choices))))
    return tuple(rows)
