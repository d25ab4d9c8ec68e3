"""The headings of a document as sections."""

from collections.abc import Sequence

from vanban.blocks import Block
from vanban.model import Section


def read_sections(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """One row for each heading of the body, and for each article even where it is content without a title."""
    return tuple(
        _section(text, block, blocks)
        for block in blocks
        if block.zone == "body" and (block.kind == "heading" or _is_article(block))
    )


def _is_article(block: Block) -> bool:
    return block.kind == "item" and block.label.casefold().startswith("điều ")


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
