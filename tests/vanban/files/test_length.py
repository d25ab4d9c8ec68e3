"""Long files: the work follows the length, and so does what comes out. Work is counted, not timed."""

# ruff: noqa: E501 (markup is kept whole, so that a row can be read across)

from collections.abc import Callable

import pytest

from vanban.errors import TooManyPagesError
from vanban.files import Limits, read_file
from vanban.files.numbering import W
from word_files import package, paragraph

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
SPACE = f'xmlns:w="{W.strip("{}")}"'
PAGES = {
    "items of a list": "<li>Một việc",
    "items in items": "<ol><li>Một</ol>",
    "paragraphs": "<p>Một <b>đoạn</b>",
    "rows": "<tr><td>Một<td>Hai",
    "cells": "<td>Một",
    "wide cells": "<td colspan=60>Một",
    "breaks": "Một<br>",
}
PARTS = {
    "paragraphs": paragraph("Một"),
    "numbered": paragraph("Một", NUMBERED),
    "styled": paragraph("Một", '<w:pStyle w:val="S1"/>'),
    "rows": f"<w:tbl><w:tr><w:tc>{paragraph('Một')}</w:tc></w:tr></w:tbl>",
    "boxes": f"<w:p><w:r><w:txbxContent>{paragraph('Một')}</w:txbxContent></w:r></w:p>",
}
WHOLE = {
    "runs": ("<w:p>", "<w:r><w:rPr><w:b/></w:rPr><w:t>Một</w:t></w:r>", "</w:p>"),
    "cells": ("<w:tbl><w:tr>", f"<w:tc>{paragraph('Một')}</w:tc>", "</w:tr></w:tbl>"),
    "spans": ("<w:tbl>", f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='60'/></w:tcPr>{paragraph('M')}</w:tc></w:tr>", "</w:tbl>"),
}  # fmt: skip
FEW, MANY = 200, 400


def page(unit: str, times: int) -> bytes:
    return f"<html><table><tr><td>a</table><ol>{unit * times}</ol><table><tr>{unit * times}</table>".encode()


def word(before: str, unit: str, after: str, times: int) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:basedOn w:val="S{i + 1}"/></w:style>' for i in range(times)
    )
    levels = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    lists = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="1"/></w:num>' for i in range(times))
    parts = {
        "word/styles.xml": f"<w:styles {SPACE}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACE}>{levels}{lists}</w:numbering>",
    }
    return package(paragraph("Kế hoạch") + before + unit * times + after, parts)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_twice_as_long_is_twice_the_work(kind: str, calls: Callable[..., int]) -> None:
    once, twice = (page(PAGES[kind], times) for times in (FEW, MANY))

    assert calls(lambda: read_file("a.html", twice)) < 2.3 * calls(lambda: read_file("a.html", once))


@pytest.mark.parametrize("kind", PARTS.keys() | WHOLE.keys())
def test_a_word_file_twice_as_long_is_twice_the_work(kind: str, calls: Callable[..., int]) -> None:
    before, unit, after = WHOLE.get(kind) or ("", PARTS[kind], "")
    once, twice = (word(before, unit, after, times) for times in (FEW, MANY))

    assert calls(lambda: read_file("a.docx", twice)) < 2.3 * calls(lambda: read_file("a.docx", once))


def test_a_text_past_the_limit_is_refused_whatever_holds_it() -> None:
    text = "Kế hoạch " * 20
    for name, data in (
        ("a.txt", text.encode()),
        ("a.html", f"<html>{text}".encode()),
        ("a.docx", package(paragraph(text))),
    ):
        assert read_file(name, data).text.strip() == text.strip()
        with pytest.raises(TooManyPagesError) as refusal:
            read_file(name, data, limits=Limits(text=100))
        assert (refusal.value.measure, refusal.value.limit) == ("letters", 100)


@pytest.mark.parametrize("width", ["60", "61", "999999", "9" * 5_000])
def test_a_cell_that_spans_past_all_measure_is_sixty_columns_wide(width: str) -> None:
    row = f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='{width}'/></w:tcPr>{paragraph('Một')}</w:tc></w:tr>"
    both = (
        read_file("a.docx", package(f"<w:tbl>{row}</w:tbl>")),
        read_file("a.html", f"<html><table><tr><td colspan={width}>Một</table>".encode()),
    )

    assert [file.text.count("|") for file in both] == [61, 61]


@pytest.mark.parametrize("width", ["", "0", "-3", "x", "1", "٣", "²"])
def test_a_cell_that_spans_nothing_known_is_one_column_wide(width: str) -> None:
    cells = (
        f"<w:tc><w:tcPr><w:gridSpan w:val='{width}'/></w:tcPr>{paragraph('Một')}</w:tc><w:tc>{paragraph('Hai')}</w:tc>"
    )
    both = (
        read_file("a.docx", package(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")),
        read_file("a.html", f"<html><table><tr><td colspan='{width}'>Một<td>Hai</table>".encode()),
    )

    assert ["| Một | Hai |" in file.text for file in both] == [True, True]


def test_the_words_around_a_number_are_not_repeated_without_end() -> None:
    levels = f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{"%1." * 5_000}"/></w:lvl></w:abstractNum>'
    lists = f'<w:numbering {SPACE}>{levels}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'

    text = read_file("a.docx", package(paragraph("Một", NUMBERED) * 50, {"word/numbering.xml": lists})).text

    assert text.startswith("1.1.1.")
    assert len(text) < 50 * 150


@pytest.mark.parametrize("value", ["--5", "9" * 5_000, "²", "1e3", ""])
def test_what_is_no_number_counts_as_none(value: str) -> None:
    levels = f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{value}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    lists = f'<w:numbering {SPACE}>{levels}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'

    assert read_file("a.docx", package(paragraph("Một", NUMBERED), {"word/numbering.xml": lists})).text == "0. Một\n"
