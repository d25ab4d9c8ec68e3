"""What a letter asks of a higher office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban import read_text
from vanban.model import Document
from vanban.superiors import asks_superior

HEAD = """SỞ TÀI CHÍNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 81/STC-KTTT
V/v phát triển hợp tác xã
Sơn Thịnh, ngày 21 tháng 10 năm 2026

"""


def letter(*paragraphs: str) -> Document:
    return read_text(HEAD + "\n\n".join(paragraphs) + "\n")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Sở Tài chính kính đề nghị UBND tỉnh bổ sung vốn.", "SỞ TÀI CHÍNH"),
        ("Kiến nghị với Bộ Tài chính hướng dẫn xử lý tài sản.", "ỦY BAN NHÂN DÂN TỈNH SƠN THỊNH"),
        ("Để bảo đảm nguồn lực, đề nghị Thường trực Tỉnh ủy cho ý kiến.", "LIÊN MINH HỢP TÁC XÃ TỈNH SƠN THỊNH"),
        ("Đề nghị Sở Tài chính hỗ trợ kinh phí.", "ỦY BAN NHÂN DÂN XÃ TÂN LẬP"),
    ],
)
def test_a_wish_towards_a_higher_body_is_told(text: str, issuer: str) -> None:
    assert asks_superior(text, issuer)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Đề nghị UBND các xã rà soát.", "SỞ TÀI CHÍNH"),
        ("Đề nghị các sở, ngành phối hợp.", "ỦY BAN NHÂN DÂN XÃ TÂN LẬP"),
        ("Đề nghị Sở Công Thương cung cấp số liệu.", "SỞ TÀI CHÍNH"),
        ("Đề nghị UBND tỉnh rà soát.", "BỘ TÀI CHÍNH"),
        ("Đề nghị UBND tỉnh rà soát.", None),
    ],
)
def test_equals_and_those_below_are_given_tasks(text: str, issuer: str | None) -> None:
    assert not asks_superior(text, issuer)


def test_a_letter_asks_of_the_higher_and_gives_tasks_to_the_others() -> None:
    reading = letter(
        "Sở Tài chính có ý kiến như sau:",
        "1. Kiến nghị UBND tỉnh bổ sung 850 triệu đồng cho Quỹ.",
        "2. Đề nghị Liên minh Hợp tác xã tỉnh lập dự toán gửi Sở Tài chính trước ngày 05/11/2026.",
    )

    assert [row.quote for row in reading.recommendations] == ["Kiến nghị UBND tỉnh bổ sung 850 triệu đồng cho Quỹ."]
    assert [task.lead for task in reading.tasks] == [("Liên minh Hợp tác xã tỉnh",)]
    assert [duty.who for duty in reading.obligations] == ["Liên minh Hợp tác xã tỉnh"]


def test_a_list_under_such_a_wish_is_asked_too() -> None:
    reading = letter(
        "Sở Tài chính kính đề nghị UBND tỉnh xem xét:", "- Bổ sung vốn cho Quỹ.", "- Giao Sở Nội vụ mở lớp."
    )

    assert len(reading.recommendations) == 2
    assert reading.tasks == ()


@given(st.text(), st.text())
def test_any_text_can_be_asked(text: str, issuer: str) -> None:
    asks_superior(text, issuer)
