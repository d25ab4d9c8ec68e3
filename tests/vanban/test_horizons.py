"""The years that figures are set for."""

import pytest

from vanban.blocks import split_blocks
from vanban.horizons import (
    first_year_of,
    horizon_of_plan,
    named_year,
    still_to_come,
    year_in_turn,
    year_later,
    year_written,
)
from vanban.numbers import find_quantities
from vanban.segments import Segment, cut_segments
from vanban.wording import wording
from vanban.years import YearMention, find_years

PLANS = [
    # title, kind, the horizon, the first year
    ("Phát triển hợp tác xã giai đoạn 2026 - 2030", "ke_hoach", 2030, 2026),
    ("Phát triển hợp tác xã đến năm 2030", "ke_hoach", 2030, None),
    ("Kết quả năm 2025 và phương hướng năm 2026", "bao_cao", 2026, 2026),
    ("Thực hiện Luật Hợp tác xã năm 2023", "ke_hoach", 2025, 2025),
    ("Tăng cường quản lý", "cong_van", 2025, None),
]


@pytest.mark.parametrize(("title", "doc_type", "horizon", "first"), PLANS)
def test_a_title_sets_the_years_of_a_plan(title: str, doc_type: str, horizon: int, first: int | None) -> None:
    found = horizon_of_plan(title, 2025, doc_type)

    assert found is not None
    assert (found.year, first_year_of(title, found, doc_type)) == (horizon, first)


def segment_of(text: str) -> Segment:
    return cut_segments(text, find_quantities(text))[-1]


def test_the_year_of_its_clause_is_nearer_than_that_of_its_sentence() -> None:
    text = "Đến năm 2026 có 5 HTX, đến năm 2030 có 9 HTX"
    found = named_year(find_years(text), segment_of(text), text)

    assert found is not None
    assert found.year == 2030


def test_a_year_in_brackets_dates_only_what_stands_in_them() -> None:
    text = "Dư nợ đến năm 2027 đạt 85 tỷ đồng (cuối năm 2024 là 71 tỷ đồng), cho vay 40 dự án"
    found = named_year(find_years(text), segment_of(text), text)

    assert found is not None
    assert found.year == 2027


def test_a_year_in_brackets_behind_a_clause_is_not_its_own() -> None:
    aside, told = "Mở 04 lớp cho người dân (kèm 2 đợt năm 2024)", "Mở 04 lớp cho 120 học viên trong năm 2027"

    def later(text: str) -> YearMention | None:
        return year_later(find_years(text), cut_segments(text, find_quantities(text))[0], text)

    found = later(told)
    assert later(aside) is None
    assert found is not None
    assert found.year == 2027


def test_an_article_is_dated_at_its_top() -> None:
    page = split_blocks("Hợp tác xã vào vụ mới\n\n(Báo tỉnh) - Sáng 22/4/2025, nông dân xuống đồng.\n")
    told = split_blocks(f"Hợp tác xã vào vụ mới\n\n{'Nông dân xuống đồng ' * 8}từ ngày 22/4/2025.\n")

    assert (year_written(page), year_written(told)) == (2025, None)


def test_figures_in_turn_have_the_years_of_a_list() -> None:
    text = "Đến năm 2026, 2028 và 2030, số HTX khá lần lượt là 20 HTX, 25 HTX và 31 HTX."
    segments = cut_segments(text, find_quantities(text))

    assert [year and year.year for year in (year_in_turn(text, segment) for segment in segments)] == [2026, 2028, 2030]


def test_lists_of_unequal_length_are_not_paired() -> None:
    text = "Năm 2026 và 2028 lần lượt mở 20 lớp, 25 lớp và 31 lớp."

    assert [year_in_turn(text, segment) for segment in cut_segments(text, find_quantities(text))] == [None] * 3


@pytest.mark.parametrize(
    ("text", "years"),
    [("gỡ xong 9 hồ sơ nộp trước năm 2005, chậm nhất năm 2027", [2027]), ("xong trước năm 2027", [2027])],
)
def test_a_year_that_tells_which_things_are_meant_is_no_time_of_what_is_done(text: str, years: list[int]) -> None:
    assert [year.year for year in still_to_come(find_years(text), wording(text), 2026)] == years
