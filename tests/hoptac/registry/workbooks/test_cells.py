"""Single cells."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.registry.workbooks import cells
from hoptac.registry.workbooks.cells import CellRefusal, letters

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
    assert cells.number_of(written) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "why"),
    [("1,250", "hai cách"), ("12a", "Không phải là số"), ("1.25.0", "Không phải"), (True, "đúng/sai"), (TODAY, "ngày")],
)
def test_a_number_that_may_be_two_or_none_is_refused(written: cells.Value, why: str) -> None:
    with pytest.raises(CellRefusal, match=why):
        cells.number_of(written)


@given(st.integers(0, 10**12))
def test_a_whole_number_in_vietnamese_writing_is_the_number(number: int) -> None:
    assert cells.number_of(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    "written",
    [
        "5/3/2019",
        "05-03-2019",
        "5.3.2019",
        "2019-03-05",
        "ngày 5 tháng 3 năm 2019",
        "05 tháng 03 năm 2019",
        date(2019, 3, 5),
        datetime(2019, 3, 5, tzinfo=UTC),
        43529.0,
    ],
)
def test_days_are_read_however_they_are_written(written: cells.Value) -> None:
    assert cells.day(TODAY)(written) == date(2019, 3, 5)


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
def test_a_day_that_is_none_is_refused(written: cells.Value, why: str) -> None:
    with pytest.raises(CellRefusal, match=why):
        cells.day(TODAY)(written)


def test_money_is_whole_dong_of_the_unit_in_the_head() -> None:
    assert cells.money(1_000_000, signed=False)("1.250,5") == 1_250_500_000
    assert cells.money(1_000, signed=True)(-2.5) == -2_500
    with pytest.raises(CellRefusal, match="âm"):
        cells.money(1, signed=False)(-1.0)


def test_money_may_repeat_the_unit_of_its_column_and_no_other() -> None:
    units = {"đ": 1, "đồng": 1, "triệu": 1_000_000}
    read = cells.money(1, signed=False, unit_of=units.get)

    assert [read(written) for written in ("685.000.000 đ", "685.000.000đồng", "685.000.000")] == [685_000_000] * 3
    with pytest.raises(CellRefusal, match="Ô ghi bằng triệu, khác đơn vị của cột"):
        read("685 triệu")
    with pytest.raises(CellRefusal, match="Không phải là số"):
        read("685 thóc")


def test_a_text_that_begins_as_a_formula_is_told_as_a_text() -> None:
    with pytest.raises(CellRefusal, match="bắt đầu bằng dấu “=”"):
        cells.text(250)("=cmd HTX Lạ")


@pytest.mark.parametrize(
    ("written", "encoding"),
    [("Hîp t¸c x· S¬n Hµ", "TCVN3"), ("Hôïp taùc xaõ Sôn Haø", "VNI"), ("Há»£p tÃ¡c xÃ£", "UTF-8")],
)
def test_a_name_in_an_old_encoding_is_refused_by_its_name(written: str, encoding: str) -> None:
    with pytest.raises(CellRefusal, match=encoding):
        cells.text(250)(written)


@pytest.mark.parametrize(
    "written",
    [
        "HTX Sơn Hà",
        "Hợp tác xã Thủy Hoà",
        "HTX Cà phê Đăk Hà – Kon Tum",
        "HTX Loan Thuỳ, xã Ia Ơ",
        "HTX Quế Trà Bồng",
        "HTX Êa Tùng",
        "HTX Uỷ Nhân Đoàn",
    ],
)
def test_a_name_in_unicode_passes(written: str) -> None:
    assert cells.text(250)(written) == written


def test_every_commune_and_province_of_the_country_passes() -> None:
    from csv import DictReader
    from pathlib import Path

    root = Path(__file__).parents[4]
    with (root / "data" / "units.csv").open(encoding="utf-8") as file:
        names = {row["name"] for row in DictReader(line for line in file if not line.startswith("#"))}

    assert len(names) > 3000
    assert [name for name in names if cells.text(250)(name) != name] == []


def test_a_tax_code_that_became_a_number_gets_its_zero_back() -> None:
    assert cells.tax(100109106.0) == "0100109106"
    assert cells.tax("0100109106-001") == "0100109106-001"
    with pytest.raises(CellRefusal, match="Mã số thuế có chữ số thứ mười không khớp"):
        cells.tax("0100109107")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0905 123 456", "0905 123 456"),
        ("(0255) 3822345; 0905.123.456 (kế toán)", "(0255) 3822345; 0905.123.456 (kế toán)"),
        (905123456.0, "0905123456"),
    ],
)
def test_telephones_are_taken_as_the_page_takes_them(written: cells.Value, kept: str) -> None:
    assert cells.phone(40)(written) == kept


@pytest.mark.parametrize("written", ["abc", "3822345", "0905 123", "0905123456 và 12", 12.5])
def test_what_the_page_takes_for_no_telephone_is_refused_in_a_cell(written: cells.Value) -> None:
    with pytest.raises(CellRefusal, match="số điện thoại") as refused:
        cells.phone(40)(written)
    assert "đủ mã vùng" in refused.value.remedy


def test_a_control_sign_is_refused() -> None:
    with pytest.raises(CellRefusal, match="điều khiển"):
        cells.text(20)("HTX\x07Sơn Hà")


@given(st.integers(0, 16_383))
def test_letters_of_columns_are_those_of_spreadsheets(column: int) -> None:
    from xlsxwriter.utility import xl_col_to_name

    assert letters(column) == xl_col_to_name(column)
