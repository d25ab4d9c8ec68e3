"""Which days of every year a recurrence names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.yearly_days import Unnamed, yearly_days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("trước ngày 15/6 và ngày 15/12 hằng năm", ((6, 15), (12, 15))),
        ("trước ngày 10 tháng 6 và 10 tháng 12 hằng năm", ((6, 10), (12, 10))),
        ("ngày 25 hằng tháng", tuple((month, 25) for month in range(1, 13))),
        ("ngày 10 tháng sau", tuple((month, 10) for month in range(1, 13))),
        ("trước ngày 20 của tháng cuối quý", ((3, 20), (6, 20), (9, 20), (12, 20))),
        ("chậm nhất trong 5 ngày, trước 20/12", ((12, 20),)),
    ],
)
def test_days_are_named_by_month_by_each_month_and_by_quarter(words: str, days: tuple[tuple[int, int], ...]) -> None:
    assert yearly_days(words).days == days
    assert yearly_days(words).unnamed == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("định kỳ hằng quý", "no-day"),
        ("trong vòng 5 ngày", "no-day"),
        ("không quá 20", "no-month"),
        ("trước ngày 5 hằng quý", "no-month"),
        ("ngày 20 hằng tháng, trước ngày 15/12 báo cáo năm", "several-ways"),
        ("ngày 31/13", "no-day"),
    ],
)
def test_where_no_day_can_be_told_it_is_said_why(words: str, why: Unnamed) -> None:
    assert (yearly_days(words).days, yearly_days(words).unnamed) == ((), why)


@given(st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_a_month_is_named_as_it_is_written(month: int, day: int) -> None:
    assert yearly_days(f"trước ngày {day:02}/{month:02} hằng năm").days == ((month, day),)
    assert yearly_days(f"ngày {day} tháng {month}").days == ((month, day),)


@given(st.text(max_size=60))
def test_any_words_have_days_or_a_reason(words: str) -> None:
    found = yearly_days(words)

    assert bool(found.days) != bool(found.unnamed)
