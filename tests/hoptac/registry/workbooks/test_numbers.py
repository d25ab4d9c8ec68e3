"""Numbers in cells."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.registry.workbooks import numbers
from hoptac.registry.workbooks.cells import CellRefusal
from hoptac.registry.workbooks.opening import Value

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250", "1250"),
        ("12,5", "12.5"),
        ("0.5", "0.5"),
        ("12.5", "12.5"),
        ("1 250", "1250"),
        ("-3", "-3"),
        (2.5, "2.5"),
    ],
)
def test_numbers_are_read_with_both_separators(written: str | float, number: str) -> None:
    assert numbers.number_of(written) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "why"),
    [("1,250", "hai cách"), ("12a", "Không phải là số"), ("1.25.0", "Không phải"), (True, "đúng/sai"), (TODAY, "ngày")],
)
def test_a_number_that_may_be_two_or_none_is_refused(written: Value, why: str) -> None:
    with pytest.raises(CellRefusal, match=why):
        numbers.number_of(written)


@given(st.integers(0, 10**12))
def test_a_whole_number_in_vietnamese_writing_is_the_number(number: int) -> None:
    assert numbers.number_of(f"{number:,}".replace(",", ".")) == number


def test_money_is_whole_dong_of_the_unit_in_the_head() -> None:
    assert numbers.money(1_000_000, signed=False)("1.250,5") == 1_250_500_000
    assert numbers.money(1_000, signed=True)(-2.5) == -2_500
    with pytest.raises(CellRefusal, match="âm"):
        numbers.money(1, signed=False)(-1.0)


def test_money_may_repeat_the_unit_of_its_column_and_no_other() -> None:
    units = {"đ": 1, "đồng": 1, "triệu": 1_000_000}
    read = numbers.money(1, signed=False, unit_of=units.get)

    assert [read(written) for written in ("685.000.000 đ", "685.000.000đồng", "685.000.000")] == [685_000_000] * 3
    with pytest.raises(CellRefusal, match="Ô ghi bằng triệu, khác đơn vị của cột"):
        read("685 triệu")
    with pytest.raises(CellRefusal, match="Không phải là số"):
        read("685 thóc")
