"""The whole reading: text in, structure out."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from vanban.blocks import build_blocks
from vanban.citations import find_citations
from vanban.duties import find_duties
from vanban.figures import find_figures
from vanban.files import DEFAULT, Limits, Progress, read_file
from vanban.header import read_header, read_title
from vanban.lines import read_lines
from vanban.model import Document, Problem, Span
from vanban.parts import Outline
from vanban.quotes import AnyFound, as_in_text
from vanban.recommendations import find_recommendations
from vanban.structure import read_sections
from vanban.tasks import find_tasks
from vanban.zones import cut_zones

SCANNED = "Văn bản đọc từ bản chụp, cần kiểm tra: mỗi mục phải được đối chiếu với bản gốc trước khi dùng."


def read(
    source: bytes | Path,
    *,
    name: str | None = None,
    limits: Limits = DEFAULT,
    progress: Progress = lambda page, pages: None,
) -> Document:
    """The reading of a file. Raises :class:`vanban.errors.FileRefusedError` where the file is unsafe or not text.

    ``progress`` is told the number of each page before it is recognised in a picture, of the next page to open of a
    long pdf, and how many pages there are.
    """
    data = _bytes_of(source, limits) if isinstance(source, Path) else source
    own_name = source.name if isinstance(source, Path) else "văn bản.txt"
    file = read_file(name or own_name, data, limits=limits, progress=progress)
    document = read_text(file.text, strong=file.strong)
    notes = (*file.notes, SCANNED) if file.is_scan else file.notes
    return replace(document, problems=(*map(Problem, notes), *document.problems), scans=file.scans)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The content of a file, no more than shows that it is too large."""
    with path.open("rb") as stream:
        return stream.read(limits.size + 1)


def read_text(text: str, *, strong: Sequence[Span] = ()) -> Document:
    """The reading of a text. Never raises on a ``str``: what cannot be read is None and a problem.

    The text is taken in Unicode NFC; offsets count its characters. ``strong``: the stretches set in bold or
    italics, in order.

    >>> read_text("Số: 12/KH-UBND\\n\\nKẾ HOẠCH\\nPhát triển hợp tác xã năm 2026").number
    '12/KH-UBND'
    """
    text = unicodedata.normalize("NFC", text)
    lines = read_lines(text, strong)
    segments = cut_zones(lines)
    blocks = build_blocks(lines, segments)
    header = read_header(lines, segments, blocks)
    title = read_title(segments)
    outline = Outline(blocks)
    figures = find_figures(
        blocks, outline, year=header.year, title=header.title, doc_type=header.doc_type, doc_kind=header.doc_kind
    )
    tasks = find_tasks(blocks, outline, issuer=header.issuer, doc_type=header.doc_type, year=header.year)
    duties = find_duties(blocks, outline, tasks, issuer=header.issuer, doc_type=header.doc_type, year=header.year)
    recommendations = find_recommendations(blocks, outline, issuer=header.issuer, doc_type=header.doc_type)
    cited = find_citations(text, blocks, title, number=header.number, doc_type=header.doc_type)
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
        citations=cited.acts,
        relations=cited.links,
        sections=read_sections(text, blocks),
        targets=_standing(figures.targets, text),
        goals=_standing(figures.goals, text),
        actuals=_standing(figures.actuals, text),
        tasks=_standing(tasks, text),
        obligations=_standing(duties, text),
        recommendations=_standing(recommendations, text),
        problems=header.problems,
    )


def _standing(rows: Iterable[AnyFound], text: str) -> tuple[AnyFound, ...]:
    """The rows with their quotes from the text; a row that no letter stands for (an empty cell) is none."""
    return tuple(row for row in as_in_text(rows, text) if row.quote.strip())
