"""What the words around a figure say of it, wherever it stands."""

import pytest

from vanban.numbers import find_quantities
from vanban.segments import Segment, cut_segments
from vanban.sense_words import (
    is_neither,
    is_no_target,
    is_plan_of_account,
    names_one_in_charge,
    reached,
    tells_of_place,
)
from vanban.wording import wording


def last(text: str) -> tuple[str, Segment]:
    """The wording of a text and the clause of its last figure."""
    return wording(text), cut_segments(text, find_quantities(text))[-1]


@pytest.mark.parametrize("text", ["lãi suất 5%/năm", "vay trong 10 năm", "mức hỗ trợ 50 triệu đồng"])
def test_rates_and_times_are_no_figures(text: str) -> None:
    assert is_neither(*last(text))


@pytest.mark.parametrize(
    "text",
    [
        "khảo sát tại 05 huyện",
        "định kỳ họp 02 lần",
        "mỗi xã trong số 09 xã",
        "đề ra 12 chỉ tiêu",
        "hỗ trợ 50% kinh phí",
    ],
)
def test_where_how_often_and_of_which_sets_nothing(text: str) -> None:
    assert is_no_target(*last(text))


@pytest.mark.parametrize("text", ["kiểm tra 05 huyện", "kiểm tra 02 lần", "50% HTX có kinh phí"])
def test_what_is_done_so_often_may_be_a_target(text: str) -> None:
    assert not is_no_target(*last(text))


def test_somebody_is_put_in_charge_by_an_order_and_not_by_an_account() -> None:
    assert names_one_in_charge(*last("cử 01 công chức làm đầu mối"))
    assert not names_one_in_charge(*last("có 01 công chức làm đầu mối"))


def test_an_aim_is_reached_where_no_word_hopes_for_it() -> None:
    assert [match[0] for match in reached("đã hoàn thành các chỉ tiêu", 0, 26)] == ["hoàn thành các chỉ tiêu"]
    assert list(reached("tập trung hoàn thành các chỉ tiêu", 0, 33)) == []
    assert list(reached("hoàn thành chỉ tiêu đến năm 2030", 0, 32)) == []


def test_a_place_has_so_many_and_an_account_opens_with_what_it_was_given() -> None:
    assert tells_of_place(*last("Trên địa bàn hiện có 20 HTX"))
    assert not tells_of_place(*last("Thành lập 20 HTX"))
    assert is_plan_of_account(*last("kế hoạch giao thành lập 10 HTX"))
    assert not is_plan_of_account(*last("kế hoạch giao đã thực hiện 10 HTX"))
