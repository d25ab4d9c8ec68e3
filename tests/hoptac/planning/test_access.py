"""Which plans a person sees: each way in, with one who comes in by it and one who does not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import Http404

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.base.errors import NotAllowedError
from hoptac.documents.access import document_for, documents_for
from hoptac.planning.access import plan_for, plans_for, task_for
from hoptac.planning.models import Plan, TaskBody
from hoptac.units.models import Agency
from hoptac.units.services.successions import take_back_succession
from tests.hoptac.planning.plan_builders import (
    BA_TO,
    BA_TO_BODY,
    OLD_SON_HA_BODY,
    QUANG_NGAI,
    QUANG_NGAI_BODY,
    make_duty,
    make_old_plan,
    make_plan,
    make_task,
)
from tests.hoptac.units.successions import pass_on

pytestmark = pytest.mark.django_db
QUANG_NINH, QUANG_NINH_BODY = "22@2024", "ubnd-tinh/22@2024"
OLD_PROVINCE, OLD_PROVINCE_BODY = "51@2024", "ubnd-tinh/51@2024"
OLD_BA_TO, OLD_BA_TO_BODY = "535@2024", "ubnd-huyen/535@2024"
ECONOMY, FRONT = "phong-kinh-te/21289@2025", "mttq-xa/21289@2025"


@pytest.fixture
def sees(cast: Callable[[str], Any]) -> Callable[[str, Plan], bool]:
    """Whether one of the cast sees a plan; its document is seen by the same people."""

    def ask(name: str, plan: Plan) -> bool:
        person = cast(name)
        is_listed = plans_for(person, today=TODAY).filter(pk=plan.pk).exists()
        assert documents_for(person, today=TODAY).filter(pk=plan.document_id).exists() == is_listed
        return is_listed

    return ask


def test_mine_and_what_is_below_me(sees: Any) -> None:
    plan = make_plan()

    assert sees("commune", plan)
    assert sees("province", plan)
    assert not sees("other_province", plan)


def test_not_those_beside_me(sees: Any) -> None:
    neighbour = make_plan(BA_TO, BA_TO_BODY)

    assert sees("province", neighbour)
    assert not sees("commune", neighbour)


def test_those_of_units_above_me(sees: Any) -> None:
    above = make_plan(QUANG_NGAI, QUANG_NGAI_BODY)
    elsewhere = make_plan(QUANG_NINH, QUANG_NINH_BODY, number="13/KH-UBND")

    assert sees("commune", above)
    assert not sees("commune", elsewhere)


def test_those_of_units_whose_ground_mine_took(sees: Any) -> None:
    own_past = make_old_plan()
    past_of_another = make_plan(OLD_BA_TO, OLD_BA_TO_BODY, number="13/KH-UBND")

    assert sees("commune", own_past)
    assert not sees("commune", past_of_another)


def test_those_of_the_province_that_was_above_me(sees: Any) -> None:
    past = make_plan(OLD_PROVINCE, OLD_PROVINCE_BODY)

    assert sees("commune", past)
    assert not sees("other_province", past)


@pytest.mark.parametrize("part", ["lead", "partner", "listed"])
def test_those_that_name_my_agency_for_a_task(sees: Any, part: str) -> None:
    elsewhere = make_plan(QUANG_NINH, QUANG_NINH_BODY)
    task = make_task(elsewhere, bodies=((part, "Phòng Kinh tế"),))
    assert not sees("commune", elsewhere)

    task.bodies.update(agency=_agency(ECONOMY))

    assert sees("commune", elsewhere)
    assert not sees("province", elsewhere)  # named is the commune's body, not one of the province's own


def test_those_that_name_my_agency_for_a_report(sees: Any) -> None:
    elsewhere = make_plan(QUANG_NINH, QUANG_NINH_BODY)
    duty = make_duty(elsewhere, who="Phòng Kinh tế")
    assert not sees("commune", elsewhere)

    duty.who_agency = _agency(ECONOMY)
    duty.save()

    assert sees("commune", elsewhere)


@pytest.mark.parametrize("is_by_way_of_another", [False, True])
def test_those_that_name_a_body_for_which_mine_carries_on(sees: Any, is_by_way_of_another: bool) -> None:
    between, old = "phong-kinh-te/21484@2025", Agency.objects.get(key="phong-tckh/535@2024")
    plan = make_plan(BA_TO, BA_TO_BODY)
    TaskBody.objects.create(task=make_task(plan), part=TaskBody.Part.LEAD, name=old.name, agency=old)
    assert not sees("commune", plan)

    if is_by_way_of_another:
        pass_on(old.key, between)
        Agency.objects.filter(key=between).update(valid_to=date(2026, 6, 1))
        pass_on(between, ECONOMY, day=date(2026, 6, 1))
    else:
        pass_on(old.key, ECONOMY)

    assert sees("commune", plan)
    assert not sees("other_province", plan)


@pytest.mark.parametrize(("name", "seen"), [("administrator", True), ("visitor", False)])
def test_the_whole_country_and_nothing_at_all(sees: Any, name: str, seen: bool) -> None:
    assert sees(name, make_plan()) is seen


def test_a_plan_reached_in_two_ways_is_listed_once(commune: Any) -> None:
    plan = make_plan()
    for _ in range(2):
        make_task(plan, bodies=(("lead", "Phòng Kinh tế"), ("partner", "Phòng Kinh tế")))

    assert list(plans_for(commune, today=TODAY)) == [plan]


@pytest.mark.parametrize("reader", ["leader", "supervisor"])
def test_a_reader_is_told_that_writing_is_for_others(cast: Any, reader: str) -> None:
    plan = make_plan()

    assert plan_for(cast(reader), plan.pk, today=TODAY) == plan
    with pytest.raises(NotAllowedError):
        plan_for(cast(reader), plan.pk, today=TODAY, write=True)


def test_what_a_predecessor_left_is_read_and_not_changed(commune: Any) -> None:
    past = make_old_plan()

    assert plan_for(commune, past.pk, today=TODAY) == past
    with pytest.raises(NotAllowedError):
        plan_for(commune, past.pk, today=TODAY, write=True)


def test_a_task_is_reached_as_its_plan_is(commune: Any, other_province: Any) -> None:
    task = make_task(make_plan())

    assert task_for(commune, task.pk, today=TODAY) == task
    for person, key in ((other_province, task.pk), (commune, 999_999)):
        with pytest.raises(Http404):
            task_for(person, key, today=TODAY)


def _agency(key: str) -> Any:
    from hoptac.units.models import Agency

    return Agency.objects.get(key=key)


def test_a_plan_of_an_ended_body_is_read_until_an_act_says_who_carries_on_and_then_changed_by_these(
    commune: Any, cast: Callable[[str], Any]
) -> None:
    plan = make_old_plan(years=(2025, 2027))
    with pytest.raises(NotAllowedError):
        plan_for(commune, plan.pk, today=TODAY, write=True)

    pass_on()

    assert plan_for(commune, plan.pk, today=TODAY, write=True) == plan
    assert document_for(commune, plan.document_id, today=TODAY, write=True).pk == plan.document_id
    for name in ("leader", "supervisor"):
        with pytest.raises(NotAllowedError):
            plan_for(cast(name), plan.pk, today=TODAY, write=True)


def test_who_does_not_carry_on_still_only_reads(province: Any, commune: Any) -> None:
    plan = make_old_plan(years=(2025, 2027))

    pass_on(OLD_SON_HA_BODY, QUANG_NGAI_BODY)

    assert plan_for(province, plan.pk, today=TODAY, write=True) == plan
    with pytest.raises(NotAllowedError):
        plan_for(commune, plan.pk, today=TODAY, write=True)


def test_what_was_taken_back_is_read_only_again(commune: Any) -> None:
    plan = make_old_plan(years=(2025, 2027))
    act = pass_on()

    take_back_succession(act, reason="Nhầm", actor=System(), at=NOW)

    with pytest.raises(NotAllowedError):
        plan_for(commune, plan.pk, today=TODAY, write=True)
