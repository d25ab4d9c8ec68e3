"""Years, horizons and due days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.periods import as_of, find_due, find_recurrence, find_years, horizon_of

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


DUES = [
    ("trước ngày 05/12/2024", date(2024, 12, 5), "before", False),
    ("trước ngày 20 tháng 11", date(2025, 11, 20), "before", False),
    ("trước 30/9/2025", date(2025, 9, 30), "before", False),
    ("chậm nhất ngày 30/6/2026", date(2026, 6, 30), "by", False),
    ("trước 17 giờ 00 ngày 05/6/2025", date(2025, 6, 5), "by", False),
    ("trong quý II/2024", date(2024, 6, 30), "by", False),
    ("hoàn thành trong tháng 11/2025", date(2025, 11, 30), "by", False),
    ("hoàn thành trong năm 2025", date(2025, 12, 31), "by", False),
    ("vào ngày 20 hằng tháng", None, "on", True),
    ("trước ngày 15 hằng tháng", None, "before", True),
    ("trước ngày 25 của tháng cuối quý", None, "before", True),
    ("hằng năm báo cáo UBND tỉnh trước ngày 15/11", None, "before", True),
    ("trước ngày 15/6 và ngày 15/12", None, "before", True),
    ("danh sách chốt đến 30/9/2025 chậm nhất ngày 31/10/2025", date(2025, 10, 31), "by", False),
    ("số liệu tính đến hết ngày 30/11/2025 về Sở trước ngày 05/12/2025", date(2025, 12, 5), "before", False),
    ("số liệu từ ngày 15/12/2024 đến ngày 14/6/2025, gửi trước ngày 20/6/2025", date(2025, 6, 20), "before", False),
    ("thực hiện từ 01/5 đến 30/6/2025", date(2025, 6, 30), "by", False),
]


@pytest.mark.parametrize(("text", "day", "kind", "repeats"), DUES)
def test_due_days_are_read(text: str, day: date | None, kind: str, repeats: bool) -> None:
    due = find_due(text, year=2025)

    assert due is not None
    assert (due.day, due.kind, due.repeats) == (day, kind, repeats)


@pytest.mark.parametrize(
    "text", ["trước ngày 31/02/2025", "trước mắt", "", "ngày càng tốt hơn", "số liệu chốt đến 30/9/2025"]
)
def test_days_that_are_none_are_not_made_up(text: str) -> None:
    assert find_due(text, year=2025) is None


def test_recurrences_are_kept_as_written() -> None:
    assert find_recurrence("Định kỳ 6 tháng, năm báo cáo") == "Định kỳ 6 tháng, năm"
    assert find_recurrence("nếu phát sinh khó khăn, kịp thời báo cáo") == "nếu phát sinh"
    assert find_recurrence("nguồn chi thường xuyên") is None


def test_figures_are_counted_to_a_day() -> None:
    assert as_of("tính đến ngày 15/5/2026", year=None) == date(2026, 5, 15)
    assert as_of("Đến hết tháng 8/2026", year=None) == date(2026, 8, 31)
    assert as_of("tại thời điểm tháng 02/2024", year=None) == date(2024, 2, 29)


@given(st.text(), st.none() | st.integers(1900, 2100))
def test_any_text_can_be_searched(text: str, year: int | None) -> None:
    find_due(text, year=year)
    find_years(text)
    find_recurrence(text)
    as_of(text, year=year)


def test_the_year_of_an_aim_is_not_that_of_the_act_named_before_it() -> None:
    (found,) = find_years("Thực hiện Nghị quyết số 20 của Trung ương, tỉnh đặt mục tiêu đến năm 2027 có 60 HTX")

    assert (found.year, found.role) == (2027, "horizon")


def test_a_year_behind_the_name_of_an_act_in_quotation_marks_is_the_plans_own() -> None:
    found = find_years('Thực hiện Đề án "Hỗ trợ phụ nữ đến năm 2030" năm 2024')

    assert [(mention.year, mention.role) for mention in found] == [(2030, "named"), (2024, "horizon")]


def test_years_that_are_listed_end_in_their_last() -> None:
    assert [mention.year for mention in find_years("Trong 2 năm 2026, 2027 củng cố 15 HTX")] == [2027]
