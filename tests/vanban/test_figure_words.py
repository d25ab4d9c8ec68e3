"""What a figure counts, in the words of its clause."""

import pytest

from vanban_reading import Page

STATE = Page("TÌNH HÌNH")

SUBJECTS = [
    ("Tính đến ngày 30/6/2026, toàn xã có 12 HTX nông nghiệp.", "HTX nông nghiệp toàn xã"),
    ("Đến nay, trên địa bàn huyện có 30 tổ hợp tác.", "THT trên địa bàn huyện"),
    ("Thành phố hiện có 40 HTX.", "HTX Thành phố"),
    ("Doanh thu bình quân năm 2026 đạt 900 triệu đồng.", "Doanh thu bình quân"),
]


@pytest.mark.parametrize(("line", "subject"), SUBJECTS)
def test_a_subject_names_what_is_counted_and_not_when(line: str, subject: str) -> None:
    assert STATE.read(line).actuals[0].subject == subject
