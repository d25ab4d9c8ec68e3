"""Lines pasted from a table: names with their figures, or what is wrong with them."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.templatetags.vietnamese import number
from hoptac.units.converting import lines
from hoptac.units.converting.lines import figure_of, read_lines


def test_the_examples_hold() -> None:
    assert doctest.testmod(lines).failed == 0


@pytest.mark.parametrize(
    ("line", "words", "code", "value"),
    [
        ("Xã Sơn Hạ\t12", "Xã Sơn Hạ", "", "12"),
        ("1\t21289\tThị trấn Di Lăng\t1.200,5", "Thị trấn Di Lăng", "21289", "1200.5"),
        ("Xã Sơn Hà;Huyện Hữu Lũng;7", "Xã Sơn Hà, Huyện Hữu Lũng", "", "7"),
        ("  Xã Sơn Hạ   12.000 ", "Xã Sơn Hạ", "", "12000"),
        ("Xã Sơn Hạ: 12", "Xã Sơn Hạ", "", "12"),
        ("21289\t3", "21289", "21289", "3"),
    ],
)
def test_a_line_is_read_however_its_cells_are_parted(line: str, words: str, code: str, value: str) -> None:
    [read] = read_lines(line)

    assert (read.words, read.code, read.value, read.fault) == (words, code, Decimal(value), "")


def test_heads_and_empty_lines_are_left_out_and_lines_keep_their_numbers() -> None:
    read = list(read_lines("Tên xã\tSố HTX\n\nXã Sơn Hạ\t12\n"))

    assert [(line.number, line.words) for line in read] == [(3, "Xã Sơn Hạ")]


@pytest.mark.parametrize("line", ["Xã Sơn Hạ\t", "Xã Sơn Hạ\tmười hai", "12", "Xã Sơn Hạ\t-3", "Xã Sơn Hạ\t1,200"])
def test_a_line_without_a_figure_says_so(line: str) -> None:
    *_, read = read_lines(f"Xã Sơn Hạ\t12\n{line}")

    assert read.number == 2
    assert read.fault
    assert read.value is None


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_a_figure_is_read_as_it_is_written_for_people(value: Decimal) -> None:
    assert figure_of(number(value, 2)) == (value, "")
