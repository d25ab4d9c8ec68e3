"""What a figure's quote tells, and what only looks like it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from scripts.fuzzing.founded import Letters, holds_values
from vanban.model import Target

ROW = Target(
    quote="", start=0, end=1, subject="vốn", indicator=None, comparator="eq", value=Decimal(1), value_max=None,
    unit="triệu đồng", measure="level", year=2026, period=None, base_year=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("vốn 2 tỷ 735 triệu đồng", "2735"),
        ("vốn 2 tỉ đồng, 735 triệu", "2735"),
        ("vốn 05 triệu", "5"),
        ("vốn 1.420,5 triệu", "1420.5"),
        ("vốn 1.0<b>00</b> triệu", "1000"),
        ("vốn **4**12 triệu", "412"),
        ("vốn 2\\.8 triệu", "2.8"),
        ("vốn 8 nghìn triệu", "8000"),
        ("vốn l5 triệu", "15"),
        ("vốn I*8 triệu", "18"),  # a scan's letter, and a star of emphasis
        ("vốn hai chục triệu", "20"),
        ("phải xong cả bảy", "7"),
        ("mở được bốn<br> buổi", "4"),
    ],
)
def test_a_value_is_told(quote: str, value: str) -> None:
    assert holds_values(replace(ROW, quote=quote, value=Decimal(value)))


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("vốn 2 tỷ, thêm 735 triệu đồng", "2735"),  # two sums
        ("2 lớp, 735 triệu đồng", "2735"),
        ("vốn 12 tỷ 735 triệu đồng", "2735"),
        ("vốn 2,5 tỷ 735 triệu đồng", "5735"),
        ("vốn 25 triệu", "5"),  # a part of a numeral
        ("năm 2026 có 2 lớp", "20262"),
        ("3*4 triệu", "34"),
        ("vốn <b>4</b> và 12 triệu", "412"),
    ],
)
def test_a_value_is_not_told(quote: str, value: str) -> None:
    assert not holds_values(replace(ROW, quote=quote, value=Decimal(value)))


def test_a_sum_is_told_in_millions_alone() -> None:
    assert not holds_values(replace(ROW, quote="vốn 2 tỷ 735 triệu đồng", value=Decimal(2735), unit="HTX"))


def test_the_upper_end_of_a_range_is_told_too() -> None:
    row = replace(ROW, quote="từ 5 đến 7 triệu", value=Decimal(5), comparator="range", value_max=Decimal(7))

    assert holds_values(row)
    assert not holds_values(replace(row, value_max=Decimal(8)))


def test_the_number_of_a_page_is_read_over_between_two_halves_alone() -> None:
    assert Letters("Số: 12/\n5\nKH-UBND").lacks("12/KH-UBND", is_body=False) == []
    assert Letters("Mục 12.\n5\nKH-UBND").lacks("12KH-UBND", is_body=False) == ["12kh-ubnd".replace("-", "")]
