"""The list of ended bodies that wait, and recording who carries on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hoptac.units.models import SuccessionAct
from tests.hoptac.planning.plan_builders import make_duty, make_old_plan, make_target, make_task
from tests.hoptac.units.successions import NEW, OLD, body, pass_on

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
LIST = "/don-vi/ke-thua/"
SAID = {"number": "10/QĐ-UBND", "issued_on": "2025-12-20", "issuer": "UBND tỉnh", "day": "2026-01-01"}


@pytest.fixture
def left() -> Any:
    """What huyện Sơn Hà left: a plan with two targets, a task of its finance office, a duty of the same."""
    plan = make_old_plan()
    make_target(plan)
    make_target(plan, "số THT")
    make_task(plan, bodies=(("lead", "Phòng Tài chính - Kế hoạch"),))
    make_duty(plan, owed_by="phong-tckh/529@2024")
    return plan


def test_each_ended_body_is_listed_with_what_it_left(signed_in: SignedIn, left: Any) -> None:
    found = signed_in("province").get(LIST).context["found"]

    assert {line.agency.key: line.counts for line in found.lines} == {
        OLD: (1, 2, 0, 0),
        "phong-tckh/529@2024": (0, 0, 1, 1),
    }
    assert (found.waiting, found.passed) == (2, 0)


def test_an_act_is_recorded_and_the_plan_shows_who_carries_on_and_from_whom(signed_in: SignedIn, left: Any) -> None:
    client = signed_in("province")

    answer = client.post(f"{LIST}{body(OLD).pk}/ghi/", {**SAID, "takers": [body(NEW).pk]})

    assert answer.status_code == 302
    plan = client.get(f"/ke-hoach/{left.pk}/").content.decode()
    assert "Đã có văn bản kế thừa" in plan
    assert "10/QĐ-UBND" in plan
    assert "UBND xã Sơn Hà" in plan or "Ủy ban nhân dân xã Sơn Hà" in plan
    assert "Chờ văn bản kế thừa" not in plan
    assert "badge-bad" not in plan


def test_after_taking_back_the_plan_waits_again(signed_in: SignedIn, left: Any) -> None:
    act = pass_on()
    client = signed_in("province")

    answer = client.post(f"{LIST}van-ban/{act.pk}/hoan-lai/", {"reason": "Ghi nhầm"})

    assert answer.status_code == 302
    assert "Chờ văn bản kế thừa" in client.get(f"/ke-hoach/{left.pk}/").content.decode()


@pytest.mark.parametrize(("only", "keys"), [("cho", ["phong-tckh/529@2024"]), ("da", [OLD]), ("khác", None)])
def test_waiting_and_passed_on_are_told_apart(
    signed_in: SignedIn, left: Any, only: str, keys: list[str] | None
) -> None:
    pass_on()

    lines = signed_in("province").get(LIST, {"loc": only}).context["found"].lines

    assert [line.agency.key for line in lines] == (keys or [line.agency.key for line in lines])
    assert len(lines) == (1 if keys else 2)


def test_the_commune_sees_the_list_and_records_nothing(signed_in: SignedIn, left: Any) -> None:
    client = signed_in("commune")

    html = client.get(LIST).content.decode()

    assert "Chờ văn bản kế thừa" in html
    assert "/ghi/" not in html
    assert client.post(f"{LIST}{body(OLD).pk}/ghi/", SAID).status_code == 403
    assert not SuccessionAct.objects.exists()


def test_another_province_sees_none_of_it(signed_in: SignedIn, left: Any) -> None:
    assert signed_in("other_province").get(LIST).context["found"].lines == ()


def test_a_refusal_is_said_on_the_form_and_nothing_is_kept(signed_in: SignedIn, left: Any) -> None:
    said = {**SAID, "day": "2025-06-01", "takers": [body(NEW).pk]}

    answer = signed_in("province").post(f"{LIST}{body(OLD).pk}/ghi/", said)

    assert answer.status_code == 422
    assert "vẫn đang hoạt động ngày 01/06/2025" in answer.content.decode()
    assert not SuccessionAct.objects.exists()


def test_the_table_to_take_away_says_which_act(signed_in: SignedIn, left: Any) -> None:
    pass_on()

    table = signed_in("province").get(f"{LIST}tai-ve.csv").content.decode()

    assert "10/QĐ-UBND,20/12/2025,01/01/2026" in table
    assert "chờ văn bản kế thừa" in table
