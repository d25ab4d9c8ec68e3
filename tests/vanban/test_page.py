"""The page for a person."""

from vanban import read_text
from vanban.page import page_of

PLAN = """ỦY BAN NHÂN DÂN
XÃ BÌNH AN
Số: 45/KH-UBND
Bình An, ngày 02 tháng 9 năm 2025

KẾ HOẠCH
Củng cố hợp tác xã năm 2026

Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Bộ Chính trị:

I. MỤC TIÊU
- Thành lập mới từ 02 - 03 HTX.
- Tỷ lệ HTX hoạt động khá, tốt đạt 60 % trở lên.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn An
"""


def test_the_page_tells_what_was_read_in_vietnamese() -> None:
    page = page_of(read_text(PLAN))

    assert "Số, ký hiệu:  45/KH-UBND" in page
    assert "Ngày:         02/09/2025" in page
    assert "Người ký:     Lê Văn An (thay mặt)" in page
    assert "thực hiện: 20-NQ/TW ngày 16/06/2022 của Bộ Chính trị" in page
    assert "từ 2 đến 3 HTX (năm 2026)" in page
    assert "60% (năm 2026)" in page


def test_parts_without_rows_are_left_out() -> None:
    page = page_of(read_text("Xin chào."))

    assert "NHIỆM VỤ" not in page
    assert "Trích yếu:" in page
