"""What a card of the review leaves open for a person, and what it only says."""

from typing import Any

import pytest

from hoptac.planning.queries import names_in
from hoptac.planning.review.doubts import doubts_of, lacks_lead, notes_of, unknown_bodies
from hoptac.planning.review.items import Item


def item(kind: str = "tasks", **values: Any) -> Item:
    return Item("tasks:1", kind, values, "việc phải làm", 0, 13, "read")


@pytest.mark.parametrize("name", ["các đơn vị liên quan", "Các hợp tác xã, tổ hợp tác", "các hội viên"])
def test_a_group_is_no_agency_that_could_be_known_and_the_card_says_so(name: str) -> None:
    one = item(lead=[name, "Phòng Nội vụ"])

    assert unknown_bodies(one, {}) == ["Phòng Nội vụ"]
    assert notes_of(one, {}) == (f"Tên chung của nhiều nơi, không phải một cơ quan: {name}.",)


def test_a_group_that_a_person_named_an_agency_for_is_no_group() -> None:
    one = item(lead=["các đơn vị liên quan"], known={"các đơn vị liên quan": 7})

    assert notes_of(one, {}) == ()


def test_who_only_helps_is_no_fault_where_the_text_names_no_lead() -> None:
    helps, nobody, listed = item(partners=["các đoàn thể"]), item(), item(agencies=["các xã"], partners=["các hội"])

    assert doubts_of(helps, {}) == ()
    assert "không nêu cơ quan chủ trì" in notes_of(helps, {})[0]
    assert [lacks_lead(one) for one in (helps, nobody, listed)] == [False, True, True]
    assert doubts_of(nobody, {}) == ("chưa có cơ quan chủ trì",)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("UBND xã Ba Tơ và Sở Tài chính", ["UBND xã Ba Tơ", "Sở Tài chính"]),
        ("Sở Nông nghiệp và Môi trường", ["Sở Nông nghiệp và Môi trường"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("hệ thống thông tin của tỉnh", ["hệ thống thông tin của tỉnh"]),
    ],
)
def test_two_receivers_in_one_line_are_two_names(words: str, names: list[str]) -> None:
    assert names_in(item("obligations", to=words)) == names


def test_a_line_that_a_person_matched_as_one_body_stays_one() -> None:
    one = item("obligations", to="UBND xã và Sở Tài chính", known={"UBND xã và Sở Tài chính": 4})

    assert names_in(one) == ["UBND xã và Sở Tài chính"]
