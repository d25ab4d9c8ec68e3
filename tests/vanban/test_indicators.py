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


@pytest.mark.parametrize(
    "aim",
    [
        "Bồi dưỡng kế toán cho 40 thành viên HTX",
        "Thu hút 45 học viên là thành viên hội đồng quản trị HTX",
        "Mỗi xã có 01 HTX",
        "Giảm nợ của 05 HTX",
        "Mỗi HTX có ít nhất 01 thành viên là đảng viên",
        "Số thành viên HTX tăng 700 người",
    ],
)
def test_who_is_taught_how_many_each_has_and_what_is_changed_is_not_the_number_of_all(aim: str) -> None:
    assert indicator(aim) is None
