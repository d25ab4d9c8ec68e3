"""Word documents set in fonts of TCVN3 and VNI."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import pytest

from vanban.files import SourceText, read_file
from word_files import W, package

STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii="{{normal}}"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Latin"><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:style></w:styles>"""


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def source(*runs: str, properties: str = "", normal: str = "Arial") -> SourceText:
    body = f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"
    return read_file("a.docx", package(body, {"word/styles.xml": STYLES.format(normal=normal)}))


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        (".VnTime", "Cñng cè hîp t¸c x·", "Củng cố hợp tác xã"),
        (".VnTimeH", "Cñng cè hîp t¸c x·", "CỦNG CỐ HỢP TÁC XÃ"),
        ("VNI-Times", "Cuûng coá hôïp taùc xaõ", "Củng cố hợp tác xã"),
        ("Times New Roman", "Củng cố hợp tác xã", "Củng cố hợp tác xã"),
    ],
)
def test_letters_are_read_as_the_font_draws_them(name: str, written: str, read: str) -> None:
    assert source(run(written, font(name))).text == read + "\n"


def test_the_person_is_told_what_was_converted_and_from_which_encoding() -> None:
    assert source(run("Cñng cè", font(".VnTime"))).notes == ("Đã chuyển từ bảng mã TCVN3 (ABC) sang Unicode.",)
    assert source(run("Cung co", font(".VnTime"))).notes == ()


def test_a_font_comes_from_the_style_and_from_those_it_is_based_on() -> None:
    assert source(run("x·"), normal=".VnTime").text == "xã\n"
    assert source(run("x·"), properties='<w:pStyle w:val="Body"/>', normal=".VnTime").text == "xã\n"
    assert source(run("à la carte", '<w:rStyle w:val="Latin"/>'), normal=".VnTime").text == "à la carte\n"


def test_a_letter_that_word_put_into_two_runs_is_one_letter() -> None:
    assert (
        source(run("hôï", font("VNI-Times")), run("p ta", font("VNI-Times")), run("ùc", font("VNI-Times"))).text
        == "hợp tác\n"
    )


def test_a_soft_hyphen_is_a_letter_of_tcvn3_and_nothing_elsewhere() -> None:
    soft = "<w:r><w:rPr>{}</w:rPr><w:t>th</w:t><w:softHyphen/><w:t> ký</w:t></w:r>"

    assert source(soft.format(font(".VnTime")).replace("ý", "ý")).text == "thư ký\n"
    assert source(soft.format(font("Arial"))).text == "th ký\n"


def test_unicode_typed_while_such_a_font_is_set_stays() -> None:
    assert source(run("Củng cố tổ hợp tác", font(".VnTime"))).text == "Củng cố tổ hợp tác\n"


def test_bold_stretches_of_an_old_font_keep_their_places() -> None:
    file = source(run("Cñng cè", font(".VnTime") + "<w:b/>"), run(" tæ", font(".VnTime")))

    assert [file.text[span.start : span.end] for span in file.strong] == ["Củng cố"]
