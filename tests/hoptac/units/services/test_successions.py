"""Recording who carries on for an ended body."""

from datetime import date

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.base.audit_check import check_audit
from hoptac.units.errors import (
    BodyStandsError,
    FutureActError,
    NoTakerError,
    OtherSystemError,
    SuccessionKnownError,
    TakenBackError,
    TakerNotThereError,
)
from hoptac.units.models import SuccessionAct
from hoptac.units.services.successions import record_succession, take_back_succession
from hoptac.units.succession_acts import bodies_to_choose, taken_over
from tests.hoptac.units.successions import DAY, NEW, OLD, body, paper, pass_on

pytestmark = pytest.mark.django_db
BESIDE = "ubnd-xa/21307@2025"


def takers_on(day: date, old: str = OLD) -> list[str]:
    found = taken_over([body(old).pk], day)
    return [taker.key for one in found.values() for taker in one.takers]


def test_several_bodies_carry_on_from_the_day_of_the_act_and_not_before() -> None:
    pass_on(OLD, NEW, BESIDE)

    assert takers_on(date(2025, 12, 31)) == []
    assert takers_on(DAY) == [NEW, BESIDE]


def test_a_taker_that_ended_too_is_followed_to_those_who_stand() -> None:
    pass_on("so-khdt/51@2024", "so-tai-chinh/51@2024", day=date(2025, 3, 1), issued_on=date(2025, 2, 20))
    pass_on("so-tai-chinh/51@2024", "so-tai-chinh/51@2025", day=date(2025, 7, 1), issued_on=date(2025, 6, 20))

    assert takers_on(date(2025, 3, 1), "so-khdt/51@2024") == ["so-tai-chinh/51@2024"]
    found = taken_over([body("so-khdt/51@2024").pk], TODAY)[body("so-khdt/51@2024").pk]
    assert ([taker.key for taker in found.takers], found.day, len(found.acts)) == (
        ["so-tai-chinh/51@2025"],
        date(2025, 7, 1),
        2,
    )


def test_what_was_taken_back_waits_again_and_may_be_recorded_anew() -> None:
    act = pass_on()
    take_back_succession(act, reason="Ghi nhầm xã", actor=System(), at=NOW)

    assert takers_on(TODAY) == []
    pass_on(OLD, BESIDE)
    assert takers_on(TODAY) == [BESIDE]
    assert SuccessionAct.objects.count() == 3


def test_nothing_is_taken_back_twice_nor_is_the_taking_back() -> None:
    act = pass_on()
    counter = take_back_succession(act, reason="Nhầm", actor=System(), at=NOW)

    for one in (act, counter):
        with pytest.raises(TakenBackError):
            take_back_succession(one, reason="Lần nữa", actor=System(), at=NOW)


def test_a_second_act_is_refused_while_one_stands() -> None:
    pass_on()

    with pytest.raises(SuccessionKnownError, match="10/QĐ-UBND ngày 20/12/2025"):
        pass_on(OLD, BESIDE)


@pytest.mark.parametrize(
    ("old", "new", "said", "refusal"),
    [
        (NEW, BESIDE, {}, BodyStandsError),
        (OLD, NEW, {"day": date(2025, 6, 30)}, BodyStandsError),
        (OLD, NEW, {"issued_on": date(2026, 12, 1)}, FutureActError),
        (OLD, "ubnd-huyen/530@2024", {}, TakerNotThereError),
        (OLD, "mttq-xa/21289@2025", {}, OtherSystemError),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, said: dict[str, date], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        pass_on(old, new, **said)

    assert not SuccessionAct.objects.exists()


def test_an_act_without_takers_is_refused() -> None:
    with pytest.raises(NoTakerError):
        record_succession(body(OLD), [], paper(), actor=System(), at=NOW, today=TODAY)


def test_the_chain_binds_the_act_and_its_takers() -> None:
    act = pass_on()

    assert list(check_audit()) == []
    act.takers.update(new=body(BESIDE))
    assert list(check_audit()) != []


def test_bodies_to_choose_have_the_ground_or_stand_above_it() -> None:
    keys = {agency.key for agency in bodies_to_choose(body(OLD), TODAY)}

    assert {NEW, BESIDE, "ubnd-tinh/51@2025"} <= keys
    assert not {key for key in keys if key.startswith(("mttq", "cac-"))}
    assert "ubnd-xa/21484@2025" not in keys
