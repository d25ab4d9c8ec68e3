"""What kind of document a text is: by its title, its number, its address, or by how it tells."""

import re
from collections.abc import Sequence

from vanban.blocks import Block
from vanban.head_lines import Head
from vanban.header_words import of_subject, to_whom
from vanban.headings import Heading
from vanban.letterhead import is_subject
from vanban.letters import bare
from vanban.tables import Row, load
from vanban.wording import pattern_of, texts_of, wording


def kind_of(
    heading: Heading | None, head: Head, number: str | None, title: str | None, blocks: Sequence[Block]
) -> tuple[str, str]:
    """The class that the site plans with, and the exact kind."""
    if heading and heading.kind:
        return _classes(heading.kind)
    if (title and is_subject(title)) or any(to_whom().match(bare(b.text)) for b in blocks if b.zone == "head"):
        return "cong_van", "cong_van"
    if number:
        code = re.split(r"[/-]", number, maxsplit=1)[-1]
        row = next(
            (row for row in load("kinds") for c in row.texts("codes") if re.match(rf"(?:\d{{4}}/)?{c}(?!\w)", code)),
            None,
        )
        return _classes(row) if row else ("cong_van", "cong_van")
    is_official = _looks_official(blocks)
    named = _kind_in_title(title)
    if title and head.stamp is None and of_subject().match(bare(title)) and is_official:
        return "cong_van", "cong_van"
    if _tells_news(title, blocks):
        return "tin_tuc", "tin_tuc"
    if is_official and named and not head.stamp:
        return named
    paragraphs = sum(1 for block in blocks if block.zone == "body" and len(block.text) > 100)
    is_published = head.stamp is not None and not any(block.zone == "tail" for block in blocks)
    if (is_published or not is_official) and (paragraphs >= 2 or (title and head.stamp and paragraphs)):
        return "tin_tuc", "tin_tuc"
    return named if named and is_official else ("other", "other")


def _tells_news(title: str | None, blocks: Sequence[Block]) -> bool:
    """Whether the first paragraphs tell of acts as news do, and no tail closes the text."""
    if any(block.zone == "tail" for block in blocks):
        return False
    told = [block.text for block in blocks if block.zone == "body" and block.kind == "paragraph"][:3]
    return any(pattern_of("news", "tells").search(wording(text[:600])) for text in (title or "", *told))


def _classes(row: Row) -> tuple[str, str]:
    return row.text("doc_type"), row.text("exact") or row.id


def _looks_official(blocks: Sequence[Block]) -> bool:
    """A legal basis, titles with labels, or a list of recipients: what an article about a plan does not have."""
    body = [block for block in blocks if block.zone == "body"]
    bases = tuple(f"{bare(word)} " for word in texts_of("duties", "preambles"))
    return (
        any(block.zone == "tail" for block in blocks)
        or any(block.label and block.kind in ("heading", "item") for block in body)
        or any(bare(block.text).startswith(bases) for block in body[:3])
    )


def _kind_in_title(title: str | None) -> tuple[str, str] | None:
    folded = bare(title or "")
    rows = [row for row in load("kinds") if folded.startswith(bare(row.text("name")) + " ")]
    best = max(rows, key=lambda row: len(row.text("name")), default=None)
    return _classes(best) if best else None
