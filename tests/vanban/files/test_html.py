"""Web pages to text."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import pytest

from vanban import read
from vanban.errors import BrokenFileError
from vanban.files import read_file


def text_of(page: str) -> str:
    return read_file("a.html", page.encode()).text


def test_blocks_stand_apart_and_inline_marks_do_not() -> None:
    page = "<html><head><title>x</title><style>p{}</style></head><body><p>KẾ <b>HOẠCH</b></p><div>Củng&nbsp;cố\n  HTX<br>năm 2026</div><script>1</script></body></html>"

    assert text_of(page) == "KẾ HOẠCH\n\nCủng\xa0cố HTX\nnăm 2026\n"


def test_lists_have_their_marks_unless_the_text_has_them() -> None:
    assert text_of("<ul><li>Một</li><li>- Hai</li></ul><ol><li>Ba</li><li>Bốn</li></ol>").split() == [
        "-", "Một", "-", "Hai", "1.", "Ba", "2.", "Bốn",
    ]  # fmt: skip


def test_a_letterhead_table_and_a_data_table_are_told_apart() -> None:
    page = (
        "<table><tr><td><p>UBND XÃ BÌNH AN</p></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr>"
        "<tr><td>Số: 4/KH-UBND</td><td><i>Bình An, ngày 05 tháng 6 năm 2026</i></td></tr></table><p><b>KẾ HOẠCH</b></p><p>Củng cố HTX</p>"
        "<p>Căn cứ Luật Hợp tác xã năm 2023;</p><table><tr><th>TT</th><th>Tên</th></tr><tr><td>1</td><td>HTX</td></tr></table>"
    )
    reading = read(page.encode(), name="a.html")

    assert (reading.issuer, reading.number, reading.place) == ("UBND XÃ BÌNH AN", "4/KH-UBND", "Bình An")
    assert reading.title == "Củng cố HTX"
    assert "| TT | Tên |\n| 1 | HTX |" in reading.text


def test_bold_titles_of_a_page_are_titles() -> None:
    reading = read("<p>I. NỘI DUNG</p><p><b>1. Tác động:</b> Chưa rõ.</p><p>1. Giữ 05 HTX.</p>".encode(), name="a.html")

    assert [(s.label, s.title) for s in reading.sections] == [("I", "NỘI DUNG"), ("1", "Tác động")]


def test_hidden_parts_are_left_out() -> None:
    assert text_of("<p>thấy</p><p style='display: none'>ẩn</p><p hidden>ẩn</p>") == "thấy\n"


def test_a_page_that_nests_deep_is_read_whole_or_refused() -> None:
    assert "chữ" in text_of("<div>" * 200 + "chữ" + "</div>" * 200)
    with pytest.raises(BrokenFileError):
        text_of("<p>đầu</p>" + "<div>" * 3_000 + "chữ" + "</div>" * 3_000)
