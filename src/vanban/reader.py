"""The whole reading: text in, structure out."""

import unicodedata

from vanban.blocks import build_blocks
from vanban.citations import find_citations
from vanban.header import read_header, read_title
from vanban.lines import read_lines
from vanban.model import Document
from vanban.structure import read_sections
from vanban.zones import cut_zones


def read_text(text: str) -> Document:
    """The reading of a text. Never raises on a ``str``: what cannot be read is None and a problem.

    The text is taken in Unicode NFC; offsets count its characters.

    >>> read_text("Số: 12/KH-UBND\\n\\nKẾ HOẠCH\\nPhát triển hợp tác xã năm 2026").number
    '12/KH-UBND'
    """
    text = unicodedata.normalize("NFC", text)
    lines = read_lines(text)
    segments = cut_zones(lines)
    blocks = build_blocks(lines, segments)
    header = read_header(lines, segments, blocks)
    title = read_title(segments)
    return Document(
        text=text,
        doc_type=header.doc_type,
        doc_kind=header.doc_kind,
        number=header.number,
        issuer=header.issuer,
        place=header.place,
        date=header.date,
        year=header.year,
        title=header.title,
        signer=header.signer,
        recipients=header.recipients,
        citations=find_citations(text, blocks, title, number=header.number, doc_type=header.doc_type),
        sections=read_sections(text, blocks),
        targets=(),
        goals=(),
        actuals=(),
        tasks=(),
        obligations=(),
        recommendations=(),
        problems=header.problems,
    )
