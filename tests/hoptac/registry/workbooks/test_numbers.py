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
        ("−3", "-3"),
        ("(1.250)", "-1250"),
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


UNITS = {"đ": 1, "đồng": 1, "nghìn": 1_000, "tr": 1_000_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}


def read_money(written: Value, factor: int = 1) -> object:
    return numbers.money(factor, signed=True, unit_of=lambda words: UNITS.get(words.strip()))(written)


@pytest.mark.parametrize(
    ("written", "dong"),
    [
        ("685.000.000 đ", 685_000_000),
        ("685.000.000đồng", 685_000_000),
        ("250tr", 250_000_000),
        ("2,5 tr", 2_500_000),
        ("1,2 tỷ", 1_200_000_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("1 tỷ 200tr 500 nghìn", 1_200_500_000),
        ("-12,5 triệu", -12_500_000),
        ("(12,5 triệu)", -12_500_000),
    ],
)
@pytest.mark.parametrize("factor", [1, 1_000_000])
def test_an_amount_with_its_own_units_is_read_by_them_whatever_the_column_counts_in(
    written: str, dong: int, factor: int
) -> None:
    assert read_money(written, factor) == dong


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1 tỷ 2", "không kèm đơn vị tiền"),
        ("1tỷ200", "không kèm đơn vị tiền"),
        ("200 triệu 1 tỷ", "từ lớn đến nhỏ"),
        ("1 tỷ 1.200 triệu", "từ lớn đến nhỏ"),
        ("685 thóc", "Không phải là số tiền"),
        ("khoảng 250 triệu", "Không phải là số tiền"),
        ("1,250 triệu", "hai cách"),
    ],
)
def test_an_amount_that_could_only_be_guessed_is_refused_with_how_to_write_it(written: str, why: str) -> None:
    with pytest.raises(CellRefusal, match=why) as refused:
        read_money(written, 1_000_000)

    assert "Hãy ghi" in refused.value.remedy
