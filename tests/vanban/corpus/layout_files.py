"""The same document as a web page and as a Word document, its annotation placed in the text that the file holds."""

import html
import io
import re
from dataclasses import replace
from itertools import pairwise

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn

from tests.vanban.corpus.outline import MARK, Letterhead, Line, Outline
from tests.vanban.corpus.samples import Sample

_RULE_OF_ROWS = re.compile(r"[\s|:-]+")
# What stands for something else in a text: marks, cells one a line, columns set with blanks.
_MARKUP = re.compile(r"<br|\*\*|(?<!\w)_|^#|^\|\n|\S {5,}\S", re.MULTILINE)
_MOST_BROKEN_LINES = 3  # more of them: a text broken at a width, whose paragraphs nobody knows


def web_page(sample: Sample) -> Sample | None:
    """Paragraphs and tables of HTML, headings in bold, the letterhead as a table of two columns."""
    outline = Outline(sample)
    if not _is_plain(outline):
        return None
    parts = ["<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title></title></head><body>"]
    if outline.letterhead:
        parts.append(_head_in_html(outline.letterhead))
    for rows in _pieces(outline):
        if rows[0].is_row:
            cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(row)) for row in rows)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        else:
            line = "<br>".join(html.escape(row.text) for row in rows)
            parts.append(f"<p><b>{line}</b></p>" if _is_bold(rows[0], outline) else f"<p>{line}</p>")
    parts.append("</body></html>")
    return replace(sample, file=(f"{sample.name}.html", "\n".join(parts).encode()))


def word_document(sample: Sample) -> Sample | None:
    """Paragraphs and tables of a docx, headings in bold, the letterhead as a table of two columns."""
    outline = Outline(sample)
    if not _is_plain(outline):
        return None
    word = docx.Document()
    if outline.letterhead:
        _head_in_word(word, outline.letterhead)
    for rows in _pieces(outline):
        if rows[0].is_row:
            cells = [_cells(row) for row in rows]
            table = word.add_table(len(cells), max(map(len, cells)))
            for i, row in enumerate(cells):
                for j, cell in enumerate(row):
                    table.cell(i, j).text = cell
        else:
            run = word.add_paragraph().add_run("\n".join(row.text for row in rows))
            run.bold = _is_bold(rows[0], outline)
    content = io.BytesIO()
    word.save(content)
    return replace(sample, file=(f"{sample.name}.docx", content.getvalue()))


def _is_plain(outline: Outline) -> bool:
    broken = sum(_goes_on(last, line) for last, line in pairwise(outline.lines))
    return broken <= _MOST_BROKEN_LINES and not _MARKUP.search(outline.sample.text)


def _pieces(outline: Outline) -> list[list[Line]]:
    """The lines under the letterhead by paragraphs and tables: a line broken by hand stays in its paragraph."""
    begin = outline.letterhead.end if outline.letterhead else 0
    pieces: list[list[Line]] = []
    for line in outline.lines:
        if line.start < begin or not line.text.strip() or (line.is_row and _RULE_OF_ROWS.fullmatch(line.text)):
            continue
        last = pieces[-1][-1] if pieces else None
        if last and ((line.is_row and last.is_row) or _goes_on(last, line)):
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return pieces


def _goes_on(last: Line, line: Line) -> bool:
    return line.start == last.end + 1 and line.text[:1].islower() and not (last.is_row or MARK.match(line.text))


def _cells(row: Line) -> list[str]:
    return [cell.strip() for cell in row.text.strip().strip("|").split("|")]


def _is_bold(line: Line, outline: Outline) -> bool:
    """Headings and the title of the document stand in bold, as the rules of drafting have it."""
    spans = [outline.title, *((heading.start, heading.end) for heading in outline.headings)]
    return any(start <= line.end <= end for start, end in spans)


def _head_in_html(head: Letterhead) -> str:
    cells = ((head.issuer, head.state), ((head.number,), (head.day,)))
    rows = ("".join(f"<td>{'<br>'.join(map(html.escape, cell))}</td>" for cell in row) for row in cells)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _head_in_word(word: Word, head: Letterhead) -> None:
    table = word.add_table(2, 2)
    for i, row in enumerate(((head.issuer, head.state), ((head.number,), (head.day,)))):
        for j, cell in enumerate(row):
            table.cell(i, j).text = "\n".join(cell)
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    assert borders is None, "the table of a letterhead shows no lines"
