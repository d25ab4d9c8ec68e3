"""Days by which something is due, and those to which figures are counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.due_days import as_of, find_due

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
    ("hạn là ngày 15/6 và 15/12", None, "by", True),
    ("trước ngày 10/6 (báo cáo 6 tháng) và trước ngày 10/12 (báo cáo năm)", None, "before", True),
    ("trước ngày 10/6 đối với báo cáo sơ kết 6 tháng, ngày 10/12 đối với báo cáo năm", None, "before", True),
    ("trước ngày 10/6/2026 (báo cáo 6 tháng) và trước ngày 10/12/2026", date(2026, 6, 10), "before", False),
    ("trước ngày 10/6 (báo cáo 6 tháng)", date(2025, 6, 10), "before", False),
    ("không để quá ngày 10/12/2025", date(2025, 12, 10), "by", False),
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


LAST_DAYS = [
    ("trước ngày làm việc cuối cùng của mỗi tháng", "before"),
    ("vào ngày cuối của từng quý", "on"),
    ("chậm nhất là ngày cuối cùng hằng quý", "by"),
]


@pytest.mark.parametrize(("text", "kind"), LAST_DAYS)
def test_the_last_day_of_every_month_has_no_date(text: str, kind: str) -> None:
    due = find_due(text, year=2025)

    assert due is not None
    assert (due.day, due.kind, due.repeats) == (None, kind, True)


def test_figures_are_counted_to_a_day() -> None:
    assert as_of("tính đến ngày 15/5/2026", year=None) == date(2026, 5, 15)
    assert as_of("Đến hết tháng 8/2026", year=None) == date(2026, 8, 31)
    assert as_of("tại thời điểm tháng 02/2024", year=None) == date(2024, 2, 29)


@given(st.text(), st.none() | st.integers(1900, 2100))
def test_any_text_can_be_searched(text: str, year: int | None) -> None:
    find_due(text, year=year)
    as_of(text, year=year)
