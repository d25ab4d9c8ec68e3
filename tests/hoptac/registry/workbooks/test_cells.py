"""Single cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.registry.workbooks import cells
from hoptac.registry.workbooks.cells import CellRefusal, Remembering, letters
from hoptac.registry.workbooks.formulas import Formula


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


def test_signs_that_nobody_sees_are_no_part_of_a_name() -> None:
    assert cells.text(40)("HTX Rau\u200b s\u00adạch\ufeff \u202eSơn Hà") == "HTX Rau sạch Sơn Hà"


@pytest.mark.parametrize("value", [Formula("#N/A"), Formula("#Err:508"), "#REF!", "#DIV/0! "])
def test_an_error_of_the_spreadsheet_is_told_as_one_be_it_a_text(value: str) -> None:
    with pytest.raises(CellRefusal, match="Ô báo lỗi"):
        Remembering(cells.text(40)).read(value)


def test_a_text_that_only_begins_so_is_a_text() -> None:
    assert Remembering(cells.text(40)).read("#1 Sơn Hà") == "#1 Sơn Hà"
