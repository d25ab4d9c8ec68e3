"""Numerals: their values, and those that count nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.numbers import find_quantities
from vanban.numerals import read_number, without_names, write_number
from vanban.wording import wording

NUMERALS = [
    ("1.200", "1200"),
    ("27,4", "27.4"),
    ("05", "5"),
    ("1.420,5", "1420.5"),
    ("10.000.000", "10000000"),
    ("2.5", "2.5"),  # a point where a comma belongs
    ("2O5", "205"),  # a scan's letter
    ("l2", "12"),
]


@pytest.mark.parametrize(("written", "value"), NUMERALS)
def test_numerals_are_read_as_vietnamese_writes_them(written: str, value: str) -> None:
    assert read_number(written) == Decimal(value)


@pytest.mark.parametrize("text", ["", "mười", "1,2,3", "12/2025", "-"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert read_number(text) is None


@given(st.decimals(min_value=0, max_value=10**11, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_written_and_read_again_is_the_same(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05/12/2024",
        "trong tháng 11/2025 và quý II/2026",
        "giai đoạn 2021-2025",
        "Kế hoạch số 118/KH-UBND",
        "Nghị quyết 20-NQ/TW",
        "theo Điều 5 và khoản 3",
        "Đề án 06",
        "thôn 3 xã Bình Minh",
        "mạng 5G và công nghiệp 4.0",
        "trực 24/7",
        "điện thoại 0255.3822.111",
        "điện thoại: 0255.3xxx.xxx",
        "ĐT (Zalo): 0912 345 678",
        "Điện thoại liên hệ: 02553.822.111",
        "gồm 04 chương, 15 điều",
        "năm 2025",
        "ngày 10/4 và 10/10 hộ nào nợ thì nộp",
        "trước ngày 05/3, 05/9 xã gửi số liệu",
        "đến 15/6 và 15/12 mỗi năm",
    ],
)
def test_names_and_days_are_no_quantities(text: str) -> None:
    assert [q for q in find_quantities(text) if q.kind not in ("time", "rank")] == []


def test_an_industry_is_no_name_that_a_number_follows() -> None:
    assert [q.value for q in find_quantities("tiểu thủ công nghiệp 9")] == [9]
    assert find_quantities("tại khu công nghiệp 9") == ()


@given(st.text("năm số 0123456789/.-@(): điện thoại"))
def test_what_counts_nothing_is_blotted_out_in_its_place(text: str) -> None:
    low = wording(text)
    blotted = without_names(low)

    assert len(blotted) == len(low)
    assert all(now in (sign, "\x00", "\x01") for now, sign in zip(blotted, low, strict=True))


@pytest.mark.parametrize(
    "text",
    ["mục 2.1.3 HTX", "1,234.5 tấn", "1.5759812 HTX", "số 1234567890123456789012345678901234567 HTX", "30/6/20265 HTX"],
)
def test_a_numeral_is_whole_or_none(text: str) -> None:
    assert find_quantities(text) == ()
