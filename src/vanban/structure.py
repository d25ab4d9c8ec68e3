"""The headings of a document as sections."""

import re
from collections.abc import Iterator, Sequence

from vanban.blocks import Block
from vanban.header_words import annex
from vanban.labels import is_article
from vanban.letterhead import front
from vanban.model import Section

_NUMBERED = re.compile(r"(?P<label>[^\W\d_]+\s[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:[IVX]{1,4}|\d{1,2}))\s?[.:]\s+(?=[^\W\d_])")


def read_sections(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """One row for each heading of the body, for each article even where it is content, and each numbered annex."""
    return tuple(_sections(text, blocks))


def _sections(text: str, blocks: Sequence[Block]) -> Iterator[Section]:
    for block in blocks:
        if block.zone == "body" and (block.kind == "heading" or _is_article(block)):
            yield _section(text, block, blocks)
        elif block.zone == "head" and block.index and annex().match(front(block.text)):
            found = _NUMBERED.match(block.text)
            if found:  # "PHỤ LỤC II. PHÂN CÔNG", with what is attached in the lines below it
                title = block.text[found.end() :].rstrip(" .:;")
                span = block.span(0, found.end() + len(title))
                label = found["label"]
                yield Section(text[span.start : span.end], span.start, span.end, label, title, 1, label)


def _is_article(block: Block) -> bool:
    return block.kind == "item" and is_article(block.label)


def _section(text: str, block: Block, blocks: Sequence[Block]) -> Section:
    title = block.text.rstrip(" .:;") if block.kind == "heading" else ""
    start = block.offsets[0] if block.label_start is None else block.label_start
    end = block.span(0, len(title)).end if title else start + len(block.label)
    return Section(text[start:end], start, end, block.label, title, section_depth(block, blocks), block.path)


def section_depth(block: Block, blocks: Sequence[Block]) -> int:
    """How many headings and articles stand above, and one."""
    depth = 1
    parent = block.parent
    while parent is not None:
        above = blocks[parent]
        depth += above.kind == "heading" or _is_article(above)
        parent = above.parent
    return depth
