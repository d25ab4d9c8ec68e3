"""Which act is meant, and what it is on a day."""

from dataclasses import replace
from datetime import date

import pytest

from rulebook import Act, Ended, InForce, NotYet, Register, Relation, Unknown, UnknownCodeError
from rulebook.acts import Beginning, End

LAW = Act(
    id="law",
    kind="luat",
    number="12/2020/QH14",
    names=("Luật Thử nghiệm năm 2020",),
    issuer="Quốc hội",
    place=None,
    issued_on=date(2020, 6, 1),
    title="Thử nghiệm",
    begins=Beginning(date(2021, 1, 1), "công báo", "Điều 9", "verified"),
    ends=End(date(2024, 7, 1), "replaced", "newer", "công báo", "Điều 8", "unverified"),
    relations=(),
    status="verified",
    source="công báo",
    note=None,
)
NEWER = replace(LAW, id="newer", number="15/2023/QH15", names=("Luật Thử nghiệm năm 2023",), ends=None)
PLAN = replace(
    LAW,
    id="plan",
    kind="ke_hoach",
    number="05/KH-UBND",
    names=(),
    place="Quảng Ninh",
    begins=None,
    ends=None,
    relations=(Relation("implements", "law", "văn bản thử", "verified"),),
)
OTHER_PLAN = replace(PLAN, id="other-plan", place="Quảng Ngãi", issued_on=date(2022, 3, 4), relations=())
REGISTER = Register("1", (LAW, NEWER, PLAN, OTHER_PLAN))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 5, 31), NotYet(date(2021, 1, 1))),
        (date(2020, 12, 31), NotYet(date(2021, 1, 1))),
        (date(2021, 1, 1), InForce(date(2021, 1, 1), "công báo", "verified")),
        (date(2024, 6, 30), InForce(date(2021, 1, 1), "công báo", "verified")),
        (date(2024, 7, 1), Ended(date(2024, 7, 1), "replaced", "newer", "Điều 8", "công báo", "unverified")),
    ],
)
def test_an_act_holds_from_its_first_day_to_the_day_before_its_end(day: date, expected: object) -> None:
    assert LAW.state_on(day) == expected


def test_an_act_without_a_known_first_day_is_unknown_once_issued() -> None:
    assert PLAN.state_on(date(2020, 5, 31)) == NotYet(None)
    assert PLAN.state_on(date(2020, 6, 1)) == Unknown("chưa có ngày bắt đầu hiệu lực")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 12, 31), "chưa có hiệu lực, bắt đầu từ ngày 01/01/2021"),
        (date(2021, 1, 1), "còn hiệu lực, từ ngày 01/01/2021"),
        (date(2024, 7, 1), "hết hiệu lực từ ngày 01/07/2024 (bị thay thế); chưa đối chiếu văn bản gốc"),
    ],
)
def test_a_state_says_itself_in_words_and_owns_up_to_doubt(day: date, words: str) -> None:
    assert LAW.state_on(day).words == words


@pytest.mark.parametrize("number", ["12/2020/QH14", "12/2020/qh14", " 12/2020/QH14 ", "12 / 2020 / QH14"])
def test_an_act_is_found_by_its_number_however_spaced(number: str) -> None:
    assert REGISTER.find(kind="luat", number=number) is LAW


def test_a_number_with_a_leading_zero_is_the_same_number() -> None:
    assert REGISTER.find(kind="ke_hoach", number="5/KH-UBND", day=date(2022, 3, 4)) is OTHER_PLAN


def test_an_act_is_found_by_a_name_that_carries_its_year() -> None:
    assert REGISTER.find(kind="luat", name="luật thử nghiệm  năm 2023") is NEWER


def test_a_law_of_a_year_without_such_a_law_is_not_found_but_others_are_proposed() -> None:
    name = "Luật Thử nghiệm năm 2024"

    assert REGISTER.find(kind="luat", name=name) is None
    assert {act.id for act in REGISTER.near(kind="luat", name=name)} == {"law", "newer"}


def test_a_name_without_marks_is_proposed_and_not_taken() -> None:
    assert REGISTER.find(kind="luat", name="Luat Thu nghiem nam 2023") is None
    assert REGISTER.near(kind="luat", name="Luat Thu nghiem nam 2023")[0] is NEWER


def test_another_day_is_another_act() -> None:
    assert REGISTER.find(kind="luat", number="12/2020/QH14", day=date(2020, 6, 2)) is None
    assert REGISTER.near(kind="luat", number="12/2020/QH14")[0] is LAW


def test_the_number_of_a_place_needs_its_day_or_its_issuer() -> None:
    assert REGISTER.find(kind="ke_hoach", number="05/KH-UBND") is None
    assert REGISTER.find(kind="ke_hoach", number="05/KH-UBND", issuer="UBND tỉnh") is None
    assert REGISTER.find(kind="ke_hoach", number="05/KH-UBND", issuer="UBND tỉnh Quảng Ninh") is PLAN
    assert REGISTER.find(kind="ke_hoach", number="05/KH-UBND", day=date(2022, 3, 4)) is OTHER_PLAN


def test_neither_number_nor_name_finds_nothing() -> None:
    assert REGISTER.find(kind="luat") is None


def test_relations_are_walked_backwards_too() -> None:
    assert [(act.id, relation.kind) for act, relation in REGISTER.citing("law")] == [("plan", "implements")]


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="không có văn bản nào mang mã “x”"):
        REGISTER.get("x")
