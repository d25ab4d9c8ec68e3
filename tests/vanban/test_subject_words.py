"""Small words around the bodies that act."""

import pytest

from vanban.subject_words import acts_after, gives_to, leads_on, owner_rest, together, which_ones


def test_what_a_body_is_in_a_committee_is_not_what_it_does() -> None:
    found = acts_after().match(" - thành viên ban chỉ đạo: rà soát vốn")

    assert found is not None
    assert found["verb"] == "rà soát"


@pytest.mark.parametrize(
    ("low", "is_helped"),
    [
        ("phối hợp chặt chẽ với sở tài chính", True),
        ("chủ trì, cùng sở tài chính", True),
        ("sự phối kết hợp của sở tài chính", True),
        ("sản phẩm phối trộn của sở", False),
    ],
)
def test_words_that_bring_bodies_together(low: str, is_helped: bool) -> None:
    assert (together().search(low) is not None) is is_helped


def test_which_of_several_are_meant_is_told_from_what_they_are_to_do() -> None:
    assert which_ones().fullmatch(" chưa gửi báo cáo:")
    assert not which_ones().fullmatch(" có trách nhiệm gửi báo cáo:")


def test_a_task_in_general_is_not_yet_given() -> None:
    assert gives_to().match(" giao sở tài chính")
    assert not gives_to().match(" giao nhiệm vụ cụ thể")


def test_a_title_says_only_whose_tasks_stand_under_it() -> None:
    assert owner_rest().fullmatch(" - thường trực ban chỉ đạo, có trách nhiệm:")
    assert owner_rest().fullmatch(", theo chức năng, nhiệm vụ được giao:")
    assert not owner_rest().fullmatch(" rà soát vốn")
    assert leads_on().match(", chủ trì rà soát")
