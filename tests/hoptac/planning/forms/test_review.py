"""The form of an item: what it proposes first."""

import doctest

from hoptac.planning.forms import review
from hoptac.planning.forms.review import proposed_indicators

INDICATORS = [("members", "Số thành viên tổ hợp tác"), ("funds", "Số quỹ tín dụng nhân dân"), ("revenue", "Doanh thu")]


def test_examples_in_the_module_hold() -> None:
    assert doctest.testmod(review).failed == 0


def test_a_short_name_and_the_long_one_are_alike() -> None:
    assert proposed_indicators(None, "Số QTDND", INDICATORS)[0] == "funds"
    assert proposed_indicators(None, "số thành viên THT", INDICATORS)[0] == "members"


def test_letters_inside_a_word_are_no_short_name() -> None:
    assert proposed_indicators(None, "thtx nhân dân", [("a", "tổ hợp tác x")]) == []


def test_the_reader_s_own_word_comes_first() -> None:
    assert proposed_indicators("revenue", "Số QTDND", INDICATORS) == ["revenue", "funds"]
