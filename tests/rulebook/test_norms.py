"""The value of a norm on a day."""

from datetime import date
from decimal import Decimal

import pytest

from rulebook import Norm, UndecidedError, Value


def value(since: date, number: Decimal | None) -> Value:
    return Value(since, number, "person", "văn bản thử", None, "verified")


OLD, NEW, GONE = (
    value(date(2013, 7, 1), Decimal(7)),
    value(date(2024, 7, 1), Decimal(5)),
    value(date(2030, 1, 1), None),
)
NORM = Norm("least", "Số tối thiểu", (OLD, NEW, GONE))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2013, 7, 1), OLD),
        (date(2024, 6, 30), OLD),
        (date(2024, 7, 1), NEW),
        (date(2029, 12, 31), NEW),
    ],
)
def test_a_value_holds_from_its_day_until_the_next(day: date, expected: Value) -> None:
    assert NORM.on(day) == expected


def test_before_the_first_day_nothing_is_guessed() -> None:
    with pytest.raises(UndecidedError) as refused:
        NORM.on(date(2013, 6, 30))

    assert "Chưa xác định được “Số tối thiểu” ngày 30/06/2013, vì giá trị đầu tiên" in str(refused.value)
    assert "01/07/2013" in str(refused.value)


def test_after_its_end_a_norm_says_nothing() -> None:
    with pytest.raises(UndecidedError, match="vì quy định đã hết giá trị từ ngày 01/01/2030"):
        NORM.on(date(2030, 1, 1))
