"""Which part of a document a block stands in: its aims, its tasks, how things are, what is asked of others."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal, cast

from vanban.blocks import Block
from vanban.letters import bare
from vanban.subjects import opens_with_bodies
from vanban.tables import load
from vanban.wording import any_of, texts_of, whole, wording

Part = Literal[
    "situation", "aims", "plan", "tasks", "carrying-out", "requirements", "funding", "requests", "scope", "schedule", ""
]  # fmt: skip
_LONGEST_TITLE = 220
_LONGEST_OWNERS = 120  # letters
_LONGEST_LIST = 299  # entries; a bound, so that long lists stay linear


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a block stands. ``is_ahead``: no heading above opens an account of how things are."""

    part: Part
    is_ahead: bool


class Outline:
    """The part that each block stands in, told by the nearest heading above that says one; and what introduces it.

    Worked out once for a document and asked by every finder: most blocks share their headings.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        told: list[Part] = []  # what the block says itself
        above = Standing("", True)
        self._blocks = blocks
        self._rows: list[Standing] = []
        self._ends = _list_ends(blocks)
        parents = {block.parent for block in blocks}
        for block in blocks:
            told.append(part_of_heading(block.text) if block.index in parents else "")
            self._rows.append(self._under(blocks[block.parent], told) if block.parent is not None else above)

    def _under(self, parent: Block, told: Sequence[Part]) -> Standing:
        above, part = self._rows[parent.index], told[parent.index]
        is_title = parent.kind == "heading" or (
            len(parent.text) < _LONGEST_TITLE and parent.text.rstrip().endswith(":")
        )
        return Standing((part if is_title else "") or above.part, above.is_ahead and part != "situation")

    def __getitem__(self, block: Block) -> Standing:
        return self._rows[block.index]

    def lead_in(self, block: Block) -> Block | None:
        """The paragraph or bullet "…, cụ thể như sau:" that introduces the entries among which a block stands."""
        index = self._ends[block.index]
        last = max(0, block.index - (1 if block.kind == "paragraph" else _LONGEST_LIST))
        while index >= last:
            before = self._blocks[index]
            if before.kind == "heading" or before.zone != block.zone:
                return None
            if _introduces(before) and _may_follow(before, block):
                return before
            if before.kind == "paragraph":
                return None
            index = self._ends[index]
        return None


def _list_ends(blocks: Sequence[Block]) -> list[int]:
    """For each block the nearest before it that may introduce a list or end one, -1 where there is none."""
    ends: list[int] = []
    last = -1
    for block in blocks:
        if block.index and block.zone != blocks[block.index - 1].zone:
            last = block.index - 1
        ends.append(last)
        if block.kind in ("heading", "paragraph") or _introduces(block):
            last = block.index
    return ends


def _introduces(block: Block) -> bool:
    if block.kind == "label":
        return False
    return block.text.rstrip().endswith(":") or _names_owners(block)


def _names_owners(block: Block) -> bool:
    """Whether a line without a label is nothing but bodies, whose work the bullets below it tell."""
    is_line = block.kind == "paragraph" and block.zone == "body" and len(block.text) < _LONGEST_OWNERS
    return is_line and not block.text.endswith((".", ";", ",")) and opens_with_bodies(block.text) is not None


def part_of_heading(text: str) -> Part:
    """The part that a heading opens, "" where its words say nothing.

    >>> part_of_heading("Mục tiêu cụ thể đến năm 2030"), part_of_heading("Kết quả thực hiện các mục tiêu")
    ('aims', 'situation')
    """
    low = wording(text[:_LONGEST_TITLE])
    return _first_part(low, _patterns()) or _first_part(bare(low), _bare_patterns())


def _first_part(low: str, patterns: "_Patterns") -> Part:
    """Of the parts whose words stand first in a heading, the one with the longest."""
    found = patterns.at_front.match(low) or patterns.anywhere.search(low)
    if found is None:
        return ""
    matches = ((row_id, pattern.match(low, found.start())) for row_id, pattern in patterns.rows)
    # Of two alike the later row: "về báo cáo tình hình" asks for an account, "báo cáo tình hình" gives one.
    lengths = [(len(match[0]), place, row_id) for place, (row_id, match) in enumerate(matches) if match]
    return cast(Part, max(lengths)[-1])


def ancestors(block: Block, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks above, from the nearest to the top."""
    parent = block.parent
    while parent is not None:
        above = blocks[parent]
        yield above
        parent = above.parent if above.parent is None or above.parent < parent else None


def _may_follow(before: Block, block: Block) -> bool:
    if not before.text.rstrip().endswith(":"):
        return block.kind == "bullet"  # in a table drawn cell by cell, the line below a body is another cell
    return before.index == block.parent or before.kind == "paragraph" or (before.depth < block.depth)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words that name a part at the front of a heading, those that do anywhere, and both for each part."""

    at_front: re.Pattern[str]
    anywhere: re.Pattern[str]
    rows: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _patterns() -> _Patterns:
    return _compiled(str, r"\W")


@cache
def _bare_patterns() -> _Patterns:
    """The same without marks, for a heading that a scan has robbed of them ("MUC TIÊU").

    Letters may precede the words here, a verb such as "Chịu" in "Chịu trách nhiệm …" among them.
    """
    return _compiled(bare, r"\w")


def _compiled(form: Callable[[str], str], before: str) -> _Patterns:
    front = rf"^{before}*(?:[ivx\d]{{1,4}}{before}\s*)?(?:{any_of(map(form, texts_of('titles', 'leads')))}\s)?"
    first = {row.id: [form(word) for word in row.texts("first")] for row in load("parts")}
    words = {row.id: [form(word) for word in row.texts("words")] for row in load("parts")}
    rows = []
    for row_id in words:
        choices = [rf"{front}{any_of(first[row_id])}(?!\w)"] if first[row_id] else []
        choices += [whole(words[row_id])] if words[row_id] else []
        rows.append((row_id, re.compile("|".join(choices))))
    at_front = rf"{front}{any_of(chain.from_iterable(first.values()))}(?!\w)"
    anywhere = whole(chain.from_iterable(words.values()))
    return _Patterns(re.compile(at_front), re.compile(anywhere), tuple(rows))
