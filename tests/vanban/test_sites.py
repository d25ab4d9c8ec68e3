"""Where a document begins under what its web page sets above it."""

import pytest

from vanban.lines import read_lines
from vanban.reader import read_text
from vanban.sites import first_line, is_furniture

LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN THỊNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 51/KH-UBND
Sơn Thịnh, ngày 05 tháng 6 năm 2024

KẾ HOẠCH
Hỗ trợ hợp tác xã năm 2024

I. MỤC TIÊU
- Thành lập mới 05 hợp tác xã.
"""
PAGES = [
    "Từ khóa: Số hiệu, Tiêu đề...\n\nĐăng nhập\n\n",
    "Kế hoạch 51/KH-UBND 2024\nSố hiệu: 51/KH-UBND Loại văn bản: Kế hoạch\nNgày ban hành: 05/6/2024\n",
    "Số hiệu: | 51/KH-UBND | Loại văn bản: | Kế hoạch |\nNgười ký: | Lê Văn An |\n",
    "KẾ HOẠCH HỖ TRỢ HỢP TÁC XÃ CỦA TỈNH\n\nThứ hai, 10/6/2024, 08:15\n\n",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_document_is_read_as_if_its_page_set_nothing_above_it(page: str) -> None:
    alone, shown = read_text(LETTERHEAD), read_text(page + LETTERHEAD)

    names = ("doc_type", "number", "issuer", "place", "date", "title")
    assert [getattr(shown, name) for name in names] == [getattr(alone, name) for name in names]


def test_a_document_that_stands_alone_begins_at_its_first_line() -> None:
    assert first_line(read_lines(LETTERHEAD)) == 0


def test_the_letterhead_of_what_is_attached_is_not_taken_for_the_first() -> None:
    plan = "KẾ HOẠCH\nHỗ trợ hợp tác xã\n\nCăn cứ Luật Hợp tác xã năm 2023, xã xây dựng kế hoạch.\n\n"

    assert first_line(read_lines(plan + LETTERHEAD)) == 0


def test_a_subject_above_the_motto_belongs_to_the_letterhead() -> None:
    letter = (
        "UBND TỈNH SƠN THỊNH\nSỞ TÀI CHÍNH\nSố: 9/STC-DN\nV/v rà soát\nhợp tác xã\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi: Các xã\n"
    )

    assert first_line(read_lines(letter)) == 0


@pytest.mark.parametrize("text", ["KẾ HOẠCH", "Văn bản số 51/KH-UBND của tỉnh", "Số: 51/KH-UBND"])
def test_lines_of_a_document_are_no_furniture(text: str) -> None:
    assert not is_furniture(text)
