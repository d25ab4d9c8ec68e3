"""Word documents to text."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import io
import zipfile

import docx
import pytest

from vanban import read
from vanban.errors import BrokenFileError, ClassifiedDocumentError
from vanban.files import read_file
from word_files import W, package, paragraph, saved, word

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MucNho"><w:name w:val="Mục nhỏ"/><w:basedOn w:val="Muc"/></w:style></w:styles>"""


def text_of(body: str, **parts: str) -> str:
    names = {"numbering": "word/numbering.xml", "styles": "word/styles.xml"}
    return read_file("a.docx", package(body, {names[name]: content for name, content in parts.items()})).text


def numbered(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_and_bullets_that_word_draws_are_in_the_text() -> None:
    body = (
        numbered("MỤC TIÊU", 1) + numbered("Chung", 1, 1) + numbered("Riêng", 1, 1) + numbered("Một", 1, 2)
        + numbered("NHIỆM VỤ", 1) + numbered("Tuyên truyền", 1, 1) + numbered("Mở lớp", 2) + numbered("Cấp vốn", 2, 1)
    )  # fmt: skip

    assert text_of(body, numbering=NUMBERING).split("\n")[:8] == [
        "I. MỤC TIÊU", "1. Chung", "2. Riêng", "a) Một", "II. NHIỆM VỤ", "1. Tuyên truyền", "- Mở lớp", "+ Cấp vốn",
    ]  # fmt: skip


def test_a_style_brings_its_number_also_through_the_style_it_is_based_on() -> None:
    body = paragraph("MỘT", '<w:pStyle w:val="Muc"/>') + paragraph("HAI", '<w:pStyle w:val="MucNho"/>')

    assert text_of(body, numbering=NUMBERING, styles=STYLES) == "I. MỘT\nII. HAI\n"


def test_a_restarted_list_counts_anew() -> None:
    restarted = NUMBERING.replace(
        "</w:numbering>",
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>',
    )
    body = numbered("A", 1, 1) + numbered("B", 1, 1) + numbered("C", 3, 1)

    assert text_of(body, numbering=restarted) == "1. A\n2. B\n1. C\n"


def test_lists_that_no_paragraph_is_in_are_not_parsed() -> None:
    assert text_of(paragraph("KẾ HOẠCH"), numbering="<w:numbering") == "KẾ HOẠCH\n"
    with pytest.raises(BrokenFileError):
        text_of(numbered("KẾ HOẠCH", 1), numbering="<w:numbering")


def test_insertions_are_kept_and_deletions_dropped_and_the_person_is_told() -> None:
    body = (
        '<w:p><w:r><w:t>Có </w:t></w:r><w:ins w:id="1"><w:r><w:t>05</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>03</w:delText></w:r></w:del><w:r><w:t> HTX</w:t></w:r></w:p>'
    )
    file = read_file("a.docx", package(body))

    assert file.text == "Có 05 HTX\n"
    assert file.notes == ("Tệp còn lưu vết sửa đổi: đã đọc phần thêm, bỏ phần xóa.",)


def test_text_boxes_breaks_signs_and_hidden_text() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('Số: 4/KH-UBND')}</w:txbxContent></w:pict></w:r></w:p>"
    body = (
        box
        + "<w:p><w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Củng cố</w:t><w:tab/><w:t>HTX nông</w:t><w:noBreakHyphen/><w:t>lâm</w:t></w:r></w:p>"
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert text_of(body) == "Số: 4/KH-UBND\nKẾ HOẠCH\nCủng cố\tHTX nông-lâm\n"


def test_a_letterhead_in_a_table_reads_cell_after_cell_and_data_row_after_row() -> None:
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 45/KH-UBND"
    head.cell(1, 1).text = "Bình An, ngày 12 tháng 9 năm 2025"
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Củng cố hợp tác xã năm 2026")
    document.add_paragraph("Thực hiện Nghị quyết số 20-NQ/TW, UBND xã xây dựng kế hoạch như sau:")
    data = document.add_table(rows=2, cols=3)
    for i, words in enumerate((("TT", "Chỉ tiêu", "2026"), ("1", "Số HTX", ""))):
        for j, value in enumerate(words):
            data.cell(i, j).text = value

    reading = read(saved(document), name="a.docx")

    assert (reading.issuer, reading.number, reading.place) == ("ỦY BAN NHÂN DÂN XÃ BÌNH AN", "45/KH-UBND", "Bình An")
    assert reading.title == "Củng cố hợp tác xã năm 2026"
    assert "| TT | Chỉ tiêu | 2026 |\n| 1 | Số HTX |  |" in reading.text


def test_a_file_saved_with_other_names_or_namespaces_is_read() -> None:
    data = package(paragraph("KẾ HOẠCH"))
    renamed, strict = io.BytesIO(), io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(renamed, "w") as a,
        zipfile.ZipFile(strict, "w") as b,
    ):
        for name in source.namelist():
            content = source.read(name)
            a.writestr(name.replace("document.xml", "document2.xml"), content)
            b.writestr(
                name,
                content.replace(
                    b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"
                ),
            )

    assert read_file("a.docx", renamed.getvalue()).text == "KẾ HOẠCH\n"
    assert read_file("a.docx", strict.getvalue()).text == "KẾ HOẠCH\n"


def test_merged_cells_keep_their_columns() -> None:
    table = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("Chỉ tiêu") + "</w:tc><w:tc>" + paragraph("2026") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph("x") + "</w:tc><w:tc>" + paragraph("HTX") + "</w:tc><w:tc>" + paragraph("5") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip

    assert text_of(paragraph("A") + table).strip() == "A\n\n| Chỉ tiêu |  | 2026 |\n|  | HTX | 5 |"


def test_titles_set_in_bold_are_titles() -> None:
    reading = read(
        word("KẾ HOẠCH", "A", "", "**I. NỘI DUNG**", "**1. Tác động:** Chưa đáng kể.", "1. Giữ vững 05 HTX."),
        name="a.docx",
    )
    document = docx.Document()
    document.add_paragraph("I. NỘI DUNG")
    line = document.add_paragraph()
    line.add_run("1. Tác động:").bold = True
    line.add_run(" Chưa đáng kể.")
    bold = read(saved(document), name="a.docx")

    assert next(s.label for s in reading.sections) == "I"
    assert [(s.label, s.title) for s in bold.sections] == [("I", "NỘI DUNG"), ("1", "Tác động")]


@pytest.mark.parametrize(
    "parts",
    [
        {"word/header1.xml": f"<w:hdr {W}>{paragraph('TUYỆT MẬT')}</w:hdr>"},
        {"word/footer2.xml": f"<w:ftr {W}>{paragraph('MẬT')}</w:ftr>"},
    ],
)
def test_a_classification_in_a_page_header_is_seen(parts: dict[str, str]) -> None:
    with pytest.raises(ClassifiedDocumentError):
        read_file("a.docx", package(paragraph("KẾ HOẠCH"), parts))


def test_a_classification_set_as_a_watermark_is_seen() -> None:
    mark = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>'

    with pytest.raises(ClassifiedDocumentError):
        read_file("a.docx", package(paragraph("KẾ HOẠCH") + mark))


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        ("<mc:Choice>{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback>", "Một"),
        ("<mc:Fallback>{1}</mc:Fallback>", "Hai"),
        ("<mc:Choice/><mc:Fallback>{1}</mc:Fallback>", ""),
        ("", ""),
    ],
)
def test_of_alternative_contents_the_first_that_is_given_is_read(choices: str, text: str) -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = choices.format(paragraph("Một"), paragraph("Hai"))
    body = f'<mc:AlternateContent xmlns:mc="{space}">{inner}</mc:AlternateContent>{paragraph("Ba")}'

    assert text_of(body).split() == [*text.split(), "Ba"]


def test_a_letter_whose_tone_stands_in_another_run_is_one_letter_and_bold_keeps_its_place() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Kê</w:t></w:r><w:r><w:t>\u0301 hoạch</w:t></w:r></w:p>"

    file = read_file("a.docx", package(body))

    assert file.text == "Kế hoạch\n"
    assert [file.text[span.start : span.end] for span in file.strong] == ["Kế"]


def test_letters_of_other_scripts_cut_in_two_by_bold_are_composed_too() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>\u1100</w:t></w:r><w:r><w:t>\u1161</w:t></w:r></w:p>"

    assert read_file("a.docx", package(body)).text == "\uac00\n"
