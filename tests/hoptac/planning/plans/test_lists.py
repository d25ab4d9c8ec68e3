"""What the list of plans holds and in which order."""

from datetime import date

import pytest

from hoptac.planning.models import Plan
from hoptac.planning.plans.lists import PlanState, PlanWish, export_rows, places_of, state_of, wished_plans, years_of
from tests.hoptac.planning.plan_builders import (
    BA_TO,
    BA_TO_BODY,
    QUANG_NGAI,
    QUANG_NGAI_BODY,
    make_duty,
    make_old_plan,
    make_plan,
    make_target,
    make_task,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def titles(**wish) -> list[str]:
    return [plan.title for plan in wished_plans(Plan.objects.all(), PlanWish(**wish), today=TODAY)]


def test_words_are_found_with_and_without_marks():
    make_plan(title="Kế hoạch xã Sơn Hà")

    assert titles(words="sơn hà") == titles(words="son ha") == ["Kế hoạch xã Sơn Hà"]


def test_every_word_must_be_there_in_any_order():
    make_plan(title="Kế hoạch hợp tác xã năm 2027")

    assert titles(words="2027 hợp tác") == ["Kế hoạch hợp tác xã năm 2027"]
    assert titles(words="2028 hợp tác") == []


def test_where_the_marks_agree_comes_first():
    make_plan(title="Kế hoạch xã Sơn Hạ", number="1/KH-UBND", unit_key=BA_TO, agency_key=BA_TO_BODY)
    make_plan(title="Kế hoạch xã Sơn Hà", number="2/KH-UBND", unit_key=BA_TO, agency_key=BA_TO_BODY)

    assert titles(words="Sơn Hà") == ["Kế hoạch xã Sơn Hà", "Kế hoạch xã Sơn Hạ"]


def test_the_text_of_the_document_is_searched_too():
    make_plan(title="Kế hoạch", text="vùng trồng dược liệu")

    assert titles(words="duoc lieu") == ["Kế hoạch"]


def test_a_place_is_the_unit_and_not_its_namesake():
    make_plan(title="nay")
    make_old_plan(title="xưa")

    assert titles(place="21289@2025") == ["nay"]
    assert titles(place="529@2024") == ["xưa"]


def test_a_year_finds_plans_that_run_through_it():
    make_plan(title="dài", years=(2021, 2030))
    make_plan(title="ngắn", years=(2027, 2027))

    assert titles(year=2025) == ["dài"]
    assert sorted(titles(year=2027)) == ["dài", "ngắn"]


def test_levels_are_told_apart():
    make_plan(title="xã")
    make_plan(QUANG_NGAI, QUANG_NGAI_BODY, title="tỉnh")

    assert titles(level="province") == ["tỉnh"]


@pytest.mark.parametrize(("state", "title"), [("current", "nay"), ("past", "đã qua"), ("awaiting", "xưa")])
def test_each_state_finds_its_plans_as_the_page_names_them(state, title):
    made = [make_plan(title="nay"), make_plan(title="đã qua", years=(2024, 2025)), make_old_plan(title="xưa")]

    assert titles(state=state) == [title]
    assert [plan.title for plan in made if state_of(plan, TODAY) == state] == [title]


def test_a_plan_of_an_ended_body_waits_even_where_its_years_are_not_over():
    assert state_of(make_old_plan(years=(2021, 2030)), TODAY) == PlanState.AWAITING


def test_places_of_today_come_before_those_that_are_no_more():
    make_old_plan(title="huyện cũ")
    make_plan(title="xã nay")

    assert titles() == ["xã nay", "huyện cũ"]


def test_sorting_goes_both_ways():
    make_plan(title="b", years=(2025, 2025))
    make_plan(title="a", years=(2026, 2026))

    assert titles(sort="title") == titles(sort="-year") == ["a", "b"]
    assert titles(sort="-title") == titles(sort="year") == ["b", "a"]


def test_targets_tasks_and_duties_are_counted_each_for_itself():
    plan = make_plan()
    for _ in range(3):
        make_target(plan)
    for _ in range(2):
        make_task(plan)
    make_duty(plan)

    [found] = wished_plans(Plan.objects.all(), PlanWish(), today=TODAY)

    assert (found.target_count, found.task_count, found.duty_count) == (3, 2, 1)


def test_choices_are_the_places_and_years_that_there_are():
    make_plan(years=(2026, 2027))

    assert places_of(Plan.objects.all()) == [("21289@2025", "Xã Sơn Hà, Tỉnh Quảng Ngãi")]
    assert years_of(Plan.objects.all()) == [2027, 2026]


def test_the_export_has_a_row_for_each_plan_under_its_heads():
    make_plan(title="Kế hoạch năm 2027")

    heads, row = export_rows(wished_plans(Plan.objects.all(), PlanWish(), today=TODAY), today=TODAY)

    assert len(heads) == len(row)
    told = dict(zip(heads, row, strict=True))
    assert told["Kế hoạch"] == "Kế hoạch năm 2027"
    assert told["Ngày ban hành"] == "01/10/2026"
    assert told["Tình trạng"] == "Đang thực hiện"
