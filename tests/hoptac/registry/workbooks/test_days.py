"""Days in cells."""

from datetime import UTC, date, datetime

import pytest

from hoptac.registry.workbooks import days
from hoptac.registry.workbooks.cells import CellRefusal
from hoptac.registry.workbooks.opening import Value

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "written",
    [
        "5/3/2019",
        "05-03-2019",
        "5.3.2019",
        "05/03/2019 00:00:00",
        "2019-03-05",
        "Ngày 5/3/2019",
        "ngày 5 tháng 3 năm 2019",
        "05 tháng 03 năm 2019",
        date(2019, 3, 5),
        datetime(2019, 3, 5, tzinfo=UTC),
        43529.0,
    ],
)
def test_days_are_read_however_they_are_written(written: Value) -> None:
    assert days.day(TODAY)(written) == date(2019, 3, 5)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31/02/2019", "lịch"),
        ("03/25/2019", "lịch"),
        ("2019", "năm"),
        (2019.0, "năm"),
        ("mai", "ngày"),
        ("08-02-06", "hai chữ số"),
        ("24/11/2026", "chưa đến"),
    ],
)
def test_a_day_that_is_none_is_refused(written: Value, why: str) -> None:
    with pytest.raises(CellRefusal, match=why):
        days.day(TODAY)(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("08-02-06", "có thể là 08/02/2006 hoặc 06/02/2008."),
        ("31/12/99", "có thể là 31/12/1999."),
        ("06-06-06", "có thể là 06/06/2006."),
        ("99-12-31", "có thể là 31/12/1999."),
        ("45/45/45", "năm/tháng/ngày, của năm nào."),
    ],
)
def test_a_year_of_two_digits_is_refused_with_the_days_that_it_may_mean(written: str, why: str) -> None:
    with pytest.raises(CellRefusal) as refused:
        days.day(TODAY)(written)

    assert refused.value.why.endswith(why)
    assert "đủ bốn chữ số" in refused.value.remedy
    assert "ví dụ 05/03/2019" in refused.value.remedy
