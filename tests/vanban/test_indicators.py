"""Which indicator a figure speaks of."""

import pytest

import vanban

HEAD = "Số: 5/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2027\n\nI. MỤC TIÊU NĂM 2027\n\n- "


def indicator(aim: str) -> str | None:
    (target,) = vanban.read_text(f"{HEAD}{aim}.\n").targets
    return target.indicator


@pytest.mark.parametrize(
    ("aim", "code"),
    [
        ("Toàn xã có 12 HTX", "cooperatives"),
        ("Trên địa bàn xã có ít nhất 15 hợp tác xã", "cooperatives"),
        ("Có 40 tổ hợp tác trên địa bàn", "groups"),
        ("Có 02 liên hiệp hợp tác xã", "unions"),
        ("Thành lập mới 03 HTX", "cooperatives_new"),
    ],
)
def test_a_count_of_all_is_the_number_of_them(aim: str, code: str) -> None:
    assert indicator(aim) == code


@pytest.mark.parametrize(
    "aim",
    ["Có ít nhất 06 HTX ghi sổ trên máy tính", "Có 04 HTX bán hàng qua mạng", "Có 09 tổ hợp tác lập sổ góp vốn"],
)
def test_a_count_of_some_is_not_the_number_of_all(aim: str) -> None:
    assert indicator(aim) is None
