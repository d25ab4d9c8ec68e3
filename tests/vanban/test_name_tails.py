"""What follows the name of a body and belongs to it."""

import pytest

from vanban.name_tails import is_end, place_end, tail
from vanban.wording import wording

TAILS = [
    # name, what follows it, what of that belongs to it
    ("UBND", " tỉnh Sơn Thịnh rà soát", " tỉnh Sơn Thịnh"),
    ("các đơn vị", " có liên quan tổng hợp", " có liên quan"),
    ("các cơ quan", " của", ""),
    ("Ban Thường vụ", " Thành ủy cho ý kiến", " Thành ủy"),
    ("Đội Thủy nông", " số 2 vận hành", " số 2"),
    ("UBND xã", " (nếu có), gửi", " (nếu có)"),
    ("UBND xã", " (kèm danh sách)", ""),
]


@pytest.mark.parametrize(("name", "following", "own"), TAILS)
def test_a_tail_ends_before_what_the_body_does(name: str, following: str, own: str) -> None:
    text = name + following

    assert text[len(name) : tail(text, wording(text), len(name))] == own


def test_a_place_is_words_with_capitals() -> None:
    text = "tỉnh Sơn Thịnh rà soát"

    assert text[: place_end(text, wording(text), 4)] == "tỉnh Sơn Thịnh"


@pytest.mark.parametrize(("low", "ends"), [("", True), (", sở", True), (" và phòng", True), (" rà soát", False)])
def test_a_name_ends_at_a_mark_or_at_the_next_body(low: str, ends: bool) -> None:
    assert is_end(low, 0) is ends
