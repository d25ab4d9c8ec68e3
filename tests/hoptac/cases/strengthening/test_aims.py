"""Counts for the aims of plans: how many when the plan began, how many now."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.cases.errors import NoCountError
from hoptac.cases.models import AimCount
from hoptac.cases.services.aims import measure_aim
from hoptac.cases.strengthening.aims import aims_shown
from hoptac.cases.strengthening.reasons import reasons
from hoptac.planning.models import Aim, Plan
from hoptac.registry.models import OperatingStatus
from hoptac.registry.services.statements import state
from tests.hoptac.planning.plan_builders import BA_TO, make_old_plan, make_plan
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
IDLE = reasons()["idle"]


def aim_of(plan: Plan, text: str = "Xóa tên các HTX đã nghỉ lâu") -> Aim:
    return Aim.objects.create(plan=plan, item=f"goals:{plan.pk}", text=text, ordinal=plan.aims.count())


def works(organization: Any, status: str, since: date) -> None:
    said: dict[str, Any] = {"source": "Báo cáo", "actor": System(), "at": NOW, "today": TODAY}
    state(OperatingStatus, organization, {"status": status}, since=since, **said)


def test_an_aim_is_counted_on_the_plan_s_first_day_and_today(commune: Any) -> None:
    gone, woken, newly = (enter(f"HTX số {number}") for number in range(3))
    for one in (gone, woken):
        works(one, "idle", date(2025, 9, 1))
    works(woken, "operating", date(2026, 5, 1))
    works(gone, "operating", date(2026, 6, 1))
    works(newly, "idle", date(2026, 7, 1))
    works(enter("HTX nơi khác", unit_key=BA_TO), "idle", date(2025, 9, 1))
    aim = aim_of(make_plan())

    count = measure_aim(aim, IDLE, actor=commune, at=NOW, today=TODAY)

    assert (count.starts_on, count.at_start) == (date(2026, 1, 1), 2)
    [shown] = aims_shown([aim], may_link=frozenset({aim.plan_id}), today=TODAY)
    assert (shown.at_start, shown.now) == (2, 1)


def test_what_stands_in_a_unit_of_the_past_on_the_same_ground_counts(commune: Any) -> None:
    old = enter("HTX xã cũ", unit_key="21289@2024", since=date(2025, 1, 1))
    works(old, "idle", date(2025, 2, 1))
    aim = aim_of(make_plan())

    assert measure_aim(aim, IDLE, actor=commune, at=NOW, today=TODAY).at_start == 1
    assert aims_shown([aim], may_link=frozenset(), today=TODAY)[0].now == 1


def test_a_day_of_which_the_book_has_nothing_is_not_counted_as_none(commune: Any) -> None:
    enter(since=date(2026, 7, 1))

    assert measure_aim(aim_of(make_plan()), IDLE, actor=commune, at=NOW, today=TODAY).at_start is None


@pytest.mark.parametrize(("years", "detail"), [((2027, 2030), "bắt đầu từ ngày 01/01/2027"), ((2024, 2024), "kế thừa")])
def test_a_plan_to_come_and_one_of_an_ended_body_are_not_counted(
    years: tuple[int, int], detail: str, commune: Any
) -> None:
    plan = make_plan(years=years) if years[0] > 2026 else make_old_plan()

    with pytest.raises(NoCountError, match=detail):
        measure_aim(aim_of(plan), IDLE, actor=commune, at=NOW, today=TODAY)

    assert not AimCount.objects.exists()


def test_the_page_says_both_counts_and_a_reader_cannot_choose(signed_in: Callable[[str], Client], commune: Any) -> None:
    works(enter(), "idle", date(2025, 9, 1))
    aim = aim_of(make_plan())
    client = signed_in("commune")
    assert "<select" in client.get("/cung-co/muc-tieu/").content.decode()

    client.post(f"/cung-co/muc-tieu/{aim.pk}/", {"reason": "idle"})

    page = signed_in("leader").get("/cung-co/muc-tieu/").content.decode()
    assert "Ngừng hoạt động" in page
    assert "ngày 01/01/2026" in page
    assert "<select" not in page
    taken = client.get("/cung-co/muc-tieu/tai-ve.csv").content.decode()
    assert f"{aim.plan.title},Ngừng hoạt động,01/01/2026,1,1" in taken
