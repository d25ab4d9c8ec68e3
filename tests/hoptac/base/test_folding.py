"""Search with and without marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.folding import exact, fold, nfc


@pytest.mark.parametrize(
    ("left", "right"),
    [("Sơn Hà", "SON HA"), ("Đặng Thùy Trâm", "dang thuy tram"), ("Ủy ban", unicodedata.normalize("NFD", "ủy ban"))],
)
def test_folded_forms_agree_where_only_marks_or_case_differ(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("Sơn Hà", "Sơn Hạ"), ("Ba Tơ", "Ba Tô")])
def test_exact_forms_keep_apart_what_only_marks_tell_apart(left: str, right: str) -> None:
    assert fold(left) == fold(right)
    assert exact(left) != exact(right)


@given(st.text())
def test_each_form_is_the_same_when_taken_twice(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert fold(fold(text)) == fold(text)
