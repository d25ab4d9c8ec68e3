"""Plans and duties of ended bodies before and after an act of succession: waiting, then somebody's, never late."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.base.models import Notice
from hoptac.planning.duties.owed import duties_of, owed_reports
from hoptac.planning.models import Plan, TaskBody
from hoptac.planning.plans.lists import PlanState, PlanWish, state_of, wished_plans
from hoptac.planning.plans.page import agencies_to_lead, plan_board, plan_page
from hoptac.planning.services.reminders import remind_of_reports
from hoptac.units.services.successions import take_back_succession
from tests.hoptac.planning.plan_builders import make_duty, make_old_plan, make_plan, make_task
from tests.hoptac.units.successions import NEW, OLD, body, pass_on

pytestmark = pytest.mark.django_db
OFFICE, OFFICE_NOW = "phong-tckh/529@2024", "phong-kinh-te/21289@2025"
SOON = date(2026, 11, 27)


def states(**said: Any) -> dict[str, int]:
    found = {}
    for state in PlanState:
        wish = PlanWish(state=state)
        found[state.value] = wished_plans(Plan.objects.with_succession(TODAY), wish, today=TODAY).count()
    return found


def test_a_plan_waits_until_an_act_says_who_carries_on_and_again_when_it_is_taken_back() -> None:
    plan = make_old_plan(years=(2025, 2027))

    assert state_of(plan, TODAY) == PlanState.AWAITING
    act = pass_on()
    assert state_of(Plan.objects.get(), TODAY) == PlanState.CURRENT
    take_back_succession(act, reason="Nhầm", actor=System(), at=NOW)
    assert state_of(Plan.objects.get(), TODAY) == PlanState.AWAITING


def test_the_list_filters_by_the_same_states() -> None:
    make_old_plan(years=(2025, 2027))
    make_plan()

    assert states() == {"current": 1, "past": 0, "awaiting": 1}
    pass_on()
    assert states() == {"current": 2, "past": 0, "awaiting": 0}


def test_an_act_that_is_not_yet_in_force_passes_nothing_on() -> None:
    plan = make_old_plan()
    pass_on(day=date(2026, 12, 1))

    assert plan.is_awaiting_succession(TODAY)
    assert not plan.is_awaiting_succession(date(2026, 12, 1))


def test_the_page_names_the_takers_and_the_act_and_who_may_lead_is_theirs() -> None:
    plan = make_old_plan(years=(2025, 2027))
    pass_on()

    view = plan_page(Plan.objects.get(), today=TODAY)

    assert view.successors is not None
    assert view.successors.taken_over is not None
    assert [taker.key for taker in view.successors.taken_over.takers] == [NEW]
    assert view.successors.taken_over.acts[0].number == "10/QĐ-UBND"
    assert OFFICE_NOW in {agency.key for agency in agencies_to_lead(plan, today=TODAY)}


def test_a_duty_passes_to_the_taker_once_both_the_plan_and_its_body_have_one(commune: Any) -> None:
    make_duty(make_old_plan(years=(2025, 2027)), owed_by=OFFICE, due=SOON, due_kind="by")

    assert remind_of_reports(today=TODAY, at=NOW) == 0
    pass_on()
    assert remind_of_reports(today=TODAY, at=NOW) == 0
    pass_on(OFFICE, OFFICE_NOW)
    assert remind_of_reports(today=TODAY, at=NOW) == 1
    assert Notice.objects.get().recipient_id == commune.pk
    assert len(duties_of(commune, today=TODAY, since=TODAY)) == 1


def test_what_was_due_before_the_taking_over_is_never_late(commune: Any) -> None:
    make_duty(make_old_plan(years=(2025, 2027)), owed_by=OLD, due=date(2025, 12, 31), due_kind="by")
    pass_on()

    [one] = owed_reports(today=TODAY, since=date(2025, 1, 1))

    assert one.report.is_ended
    assert duties_of(commune, today=TODAY, since=date(2025, 1, 1)) == []


def led_by_office() -> Plan:
    """A plan of the ended district with a task that its ended office leads, and one in which it takes part."""
    plan = make_old_plan(years=(2025, 2027))
    for part in (TaskBody.Part.LEAD, TaskBody.Part.PARTNER):
        task = make_task(plan, f"Việc {part}")
        TaskBody.objects.create(task=task, part=part, name="Phòng Tài chính - Kế hoạch", agency=body(OFFICE))
    return plan


def test_tasks_stand_with_the_taker_with_where_they_come_from_until_the_act_is_taken_back() -> None:
    plan = led_by_office()
    [before] = plan_board(plan, today=TODAY).columns
    act = pass_on(OFFICE, OFFICE_NOW)

    [column] = plan_board(plan, today=TODAY).columns

    assert (before.agency, before.passed) == (body(OFFICE), [])
    assert column.agency == body(OFFICE_NOW)
    assert [(one.old, one.over.acts) for one in column.passed] == [(body(OFFICE), (act,))]
    assert column.count == before.count == 2
    take_back_succession(act, reason="Nhầm", actor=System(), at=NOW)
    assert plan_board(plan, today=TODAY).columns[0].agency == body(OFFICE)


def test_tasks_of_a_body_that_several_follow_stay_with_it_and_name_them() -> None:
    plan = led_by_office()
    pass_on(OFFICE, OFFICE_NOW, "phong-kinh-te/21484@2025")

    [column] = plan_board(plan, today=TODAY).columns

    assert column.agency == body(OFFICE)
    assert {taker.key for taker in column.passed[0].over.takers} == {OFFICE_NOW, "phong-kinh-te/21484@2025"}


def test_the_page_says_whose_tasks_are_carried_on(signed_in: Any) -> None:
    plan = led_by_office()
    client = signed_in("commune")
    pass_on(OFFICE, OFFICE_NOW)

    page = client.get(f"/ke-hoach/{plan.pk}/").content.decode()

    assert "Làm tiếp việc của Phòng Tài chính - Kế hoạch" in page
    assert "10/QĐ-UBND" in page


def test_a_living_body_owes_as_before(commune: Any) -> None:
    make_duty(make_plan(), owed_by=NEW, due=SOON, due_kind="by")

    [one] = owed_reports(today=TODAY, since=TODAY)

    assert not one.report.is_ended
    assert one.report.debtor_unit_ids == {body(NEW).unit_id}
