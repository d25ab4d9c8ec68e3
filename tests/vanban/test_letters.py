"""Vietnamese letters made comparable, as long as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.letters import Names, bare, plain, same_tone


@given(st.text())
def test_every_form_is_as_long_as_the_text(text: str) -> None:
    assert len(bare(text)) == len(same_tone(text)) == len(plain(text)) == len(text)


@given(st.text(alphabet="ỦUỷyòóaáhoàQqquýYyÝ "))
def test_one_placing_of_tone_marks_is_enough(text: str) -> None:
    assert same_tone(same_tone(text)) == same_tone(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Uỷ ban", "Ủy ban"), ("xã Hoà", "xã Hòa"), ("khoẻ", "khỏe"), ("Quý", "Quý"), ("toàn", "toàn"), ("HOÀ", "HÒA")],
)
def test_tone_marks_are_placed_one_way(old: str, new: str) -> None:
    assert same_tone(old) == new


def test_a_name_of_one_word_needs_its_marks_and_a_longer_one_does_not() -> None:
    names = Names(["sở", "ủy ban"])

    assert names.begin("UY BAN NHÂN DÂN")
    assert names.begin("Uỷ ban")
    assert not names.begin("SỐ LIỆU")
    assert not names.begin("Sở hữu".replace("ở", "ơ"))
