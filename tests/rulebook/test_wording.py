"""Texts made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.wording import folded, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân", "Uỷ ban nhân dân"),
        ("khóa XIII", "khoá XIII"),
        ("Xã Thủy Hòa", "xã Thuỷ Hoà"),
        ("Tài chính – Kế hoạch", "Tài chính - Kế hoạch"),
        ("triệu đồng / HTX / năm", "triệu đồng/HTX/năm"),
        ("Số  hợp tác xã", "số hợp tác xã"),
        ("Đa\u0323i ho\u0323\u0302i", "Đại hội"),
    ],
)
def test_ways_of_typing_are_one(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Sơn Hà", "Sơn Hạ"), ("Ba Tơ", "Ba Tô"), ("quý", "quy"), ("hoàn", "hoan"), ("Mộ Đức", "Mộ Dức")]
)
def test_marks_that_tell_words_apart_stay(one: str, other: str) -> None:
    assert same(one) != same(other)


def test_the_u_after_q_keeps_its_tone_where_it_is() -> None:
    assert same("Quý") == "quý"


def test_folding_drops_every_mark() -> None:
    assert folded("Đặng Thùy Trâm, Ủy ban") == "dang thuy tram,uy ban"


@given(st.text())
def test_what_was_made_comparable_stays_as_it_is(text: str) -> None:
    assert same(same(text)) == same(text)
