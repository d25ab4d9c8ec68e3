"""Years and horizons, told by the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.years import find_relative_years, find_years, horizon_of

YEARS = [
    ("Đến năm 2030, có", [(2030, None, "horizon")]),
    ("giai đoạn 2026 - 2030", [(2030, "2026-2030", "horizon")]),
    ("5 năm 2026 - 2030", [(2030, "2026-2030", "horizon")]),
    ("tới năm 2030; tầm nhìn đến năm 2045", [(2030, None, "horizon"), (2045, None, "vision")]),
    ("tăng 10% so với năm 2022", [(2022, None, "base")]),
    ("tăng 8% so với ước thực hiện năm 2026", [(2026, None, "base")]),
    ("gấp 2 lần năm 2020", [(2020, None, "base")]),
    ("từ 30 triệu năm 2025 lên 45 triệu vào năm 2030", [(2025, None, "base"), (2030, None, "horizon")]),
    ("Luật Hợp tác xã năm 2012", [(2012, None, "named")]),
    ("theo Quyết định ngày 16/6/2022", []),
    ("xong trước ngày 31/12/2025", [(2025, None, "horizon")]),
    ("quý II/2024", [(2024, None, "horizon")]),
    ("lợi nhuận năm 2030 gấp đôi năm 2024", [(2030, None, "horizon"), (2024, None, "base")]),
    ("gấp rưỡi giai đoạn 2021 - 2025", [(2025, "2021-2025", "base")]),
    ("tham gia Đề án chuyên canh lúa vào năm 2027", [(2027, None, "horizon")]),
    ("theo Nghị quyết số 12/NQ-CP ban hành trong năm 2021", [(2021, None, "named")]),
    ("Ước thực hiện 2021", [(2021, None, "horizon")]),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years_are_told_by_what_stands_before_them(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    assert [(y.year, y.period, y.role) for y in find_years(text)] == expected


def test_a_heading_of_two_years_sets_the_last() -> None:
    found = horizon_of("6 tháng cuối năm 2025 và năm 2026")

    assert found is not None
    assert found.year == 2026


def test_a_vision_is_a_horizon_only_where_it_stands_alone() -> None:
    near, far = horizon_of("đến năm 2030, tầm nhìn đến năm 2045"), horizon_of("Tầm nhìn đến năm 2045")

    assert (near and near.year, far and far.year) == (2030, 2045)


def test_the_year_of_an_aim_is_not_that_of_the_act_named_before_it() -> None:
    (found,) = find_years("Thực hiện Nghị quyết số 20 của Trung ương, tỉnh đặt mục tiêu đến năm 2027 có 60 HTX")

    assert (found.year, found.role) == (2027, "horizon")


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết của HĐND xã ghi rõ đến năm 2029 mở 3 điểm bán hàng",
        "Theo Kế hoạch số 15, tỉnh chốt đến hết năm 2029 còn 4 HTX yếu",
        "Đề án trồng quế đặt ra đến năm 2029 có 200 ha",
    ],
)
def test_a_year_that_an_act_sets_is_no_part_of_its_name(text: str) -> None:
    (found,) = find_years(text)

    assert (found.year, found.role) == (2029, "horizon")


def test_a_year_behind_the_name_of_an_act_in_quotation_marks_is_the_plans_own() -> None:
    found = find_years('Thực hiện Đề án "Hỗ trợ phụ nữ đến năm 2030" năm 2024')

    assert [(mention.year, mention.role) for mention in found] == [(2030, "named"), (2024, "horizon")]


def test_years_that_are_listed_end_in_their_last() -> None:
    assert [mention.year for mention in find_years("Trong 2 năm 2026, 2027 củng cố 15 HTX")] == [2027]


def test_years_that_are_only_counted_name_none() -> None:
    assert find_relative_years("Trong những năm tới, mở 5 lớp", 2024) == ()


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for mention in find_years(text):
        assert 0 <= mention.start < mention.end <= len(text)
