"""What the page of a plan says."""

import doctest
from datetime import date
from decimal import Decimal

import pytest

from hoptac.base.models import SwappedDay
from hoptac.planning.plans import page
from hoptac.planning.plans.page import excerpt_of, plan_page
from hoptac.reporting.models import Indicator
from tests.hoptac.planning.plan_builders import make_acceptance, make_duty, make_old_plan, make_plan, make_target

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def indicator():
    return Indicator.objects.first()


def only_line(plan):
    [group] = plan_page(plan, today=TODAY).target_groups
    [line] = group.lines
    return line


def stated(indicator, **fields):
    given = {
        "item": "actuals:1",
        "subject": "số HTX",
        "value": 8,
        "unit": "HTX",
        "as_of": "2026-09-30",
        "basis": "official",
    }
    return {**given, "indicator": indicator.code, **fields}


def test_the_examples_hold():
    assert doctest.testmod(page).failed == 0


def test_targets_are_grouped_by_horizon_nearest_first_and_unknown_last(plan):
    make_target(plan, year=2030)
    make_target(plan, year=None)
    make_target(plan, year=2027)
    make_target(plan, year=2027, period="2026-2027")

    groups = plan_page(plan, today=TODAY).target_groups

    assert [group.title for group in groups] == ["Năm 2027", "Giai đoạn 2026-2027", "Năm 2030", "Không nêu năm"]


def test_a_figure_found_of_the_same_indicator_stands_beside_the_target(plan, indicator):
    make_target(plan, indicator=indicator)
    make_acceptance(plan, actuals=[stated(indicator)])

    line = only_line(plan)

    assert line.stated.value == Decimal(8)
    assert line.is_comparable


def test_an_official_figure_stands_before_an_estimate_and_the_later_before_the_earlier(plan, indicator):
    make_target(plan, indicator=indicator)
    estimate = stated(indicator, value=9, basis="estimate", as_of="2026-10-31")
    make_acceptance(
        plan, actuals=[estimate, stated(indicator, value=7, as_of="2025-12-31"), stated(indicator, value=8)]
    )

    assert only_line(plan).stated.value == Decimal(8)


def test_a_figure_of_another_indicator_stands_beside_nothing(plan, indicator):
    make_target(plan, indicator=indicator)
    make_acceptance(plan, actuals=[{**stated(indicator), "indicator": "khác"}])

    assert only_line(plan).stated is None


@pytest.mark.parametrize("measure", ["growth", "cumulative", "per_year"])
def test_a_level_found_never_stands_beside_a_rise_or_a_sum(plan, indicator, measure):
    make_target(plan, indicator=indicator, measure=measure)
    make_acceptance(plan, actuals=[stated(indicator)])

    assert only_line(plan).stated is None


def test_a_share_and_a_number_of_the_same_indicator_are_not_set_against_each_other(plan, indicator):
    make_target(plan, indicator=indicator, unit="%")
    make_acceptance(plan, actuals=[stated(indicator)])

    assert only_line(plan).stated is None


def test_a_ceiling_is_shown_without_a_bar(plan, indicator):
    make_target(plan, indicator=indicator, comparator="lte")
    make_acceptance(plan, actuals=[stated(indicator)])

    assert not only_line(plan).is_comparable


def test_an_excerpt_is_the_paragraph_of_the_words_and_no_more():
    text = "Trước.\n\nMỗi HTX kết nạp\n05 thành viên trong năm.\n\nSau."
    start = text.index("05")

    excerpt = excerpt_of(text, start, start + len("05 thành viên"))

    assert (excerpt.before, excerpt.words, excerpt.after) == ("Mỗi HTX kết nạp ", "05 thành viên", " trong năm.")


@pytest.mark.parametrize(("start", "end"), [(None, None), (5, 5), (0, 99), (-1, 2)])
def test_a_place_outside_the_text_gives_no_excerpt(start, end):
    assert excerpt_of("ngắn", start, end) is None


def test_before_a_day_is_shown_as_the_last_working_day(plan):
    make_duty(plan, due=date(2026, 12, 7), due_kind="before")

    [line] = plan_page(plan, today=TODAY).duties

    assert line.counts_on == date(2026, 12, 4)
    assert line.is_shortened


def test_swapped_days_of_the_table_count(plan):
    SwappedDay.objects.create(day=date(2026, 12, 5), is_working=True, source="Thông báo hoán đổi ngày làm việc")
    make_duty(plan, due=date(2026, 12, 7), due_kind="before")

    [line] = plan_page(plan, today=TODAY).duties

    assert line.counts_on == date(2026, 12, 5)


def test_a_duty_that_comes_back_goes_on_to_its_next_day_once_the_working_day_has_passed(plan):
    plan.year_to = 2027
    plan.save()
    make_duty(plan, recurrence="trước ngày 06/12 và ngày 15/6 hằng năm")

    days = [
        (line.due, line.counts_on)
        for today in (date(2026, 12, 4), date(2026, 12, 5))
        for line in plan_page(plan, today=today).duties
    ]

    # 6 December 2026 is a Sunday: the Friday before it is the last day that counts
    assert days[0] == (date(2026, 12, 6), date(2026, 12, 4))
    assert days[1] == (date(2027, 6, 15), date(2027, 6, 14))


def test_a_duty_of_this_week_is_soon_and_one_past_is_not(plan):
    make_duty(plan, due=date(2026, 11, 27), due_kind="by")
    make_duty(plan, due=date(2026, 11, 20), due_kind="by")

    soon, past = plan_page(plan, today=TODAY).duties

    assert (soon.is_soon, soon.days_left_words) == (True, "4 ngày")
    assert not past.is_soon


def test_a_living_body_has_no_successors(plan):
    page = plan_page(plan, today=TODAY)

    assert not page.is_awaiting
    assert page.successors is None


def test_the_successors_of_an_ended_body_are_named():
    page = plan_page(make_old_plan(), today=TODAY)

    names = [unit.name for unit in page.successors.units]
    assert page.is_awaiting
    assert "Xã Sơn Hà" in names
    assert len(names) == len(set(names)) == 5


def test_the_page_asks_the_database_as_often_for_3_rows_as_for_30(
    plan, indicator, django_assert_max_num_queries, django_assert_num_queries
):
    def fill(count):
        for _ in range(count):
            make_target(plan, indicator=indicator)
            make_duty(plan, owed_by="phong-kinh-te/21289@2025", due=date(2026, 12, 7), due_kind="before")

    fill(3)
    make_acceptance(plan, actuals=[stated(indicator)])
    with django_assert_max_num_queries(9) as few:
        plan_page(plan, today=TODAY)
    fill(27)

    with django_assert_num_queries(len(few.captured_queries)):
        plan_page(plan, today=TODAY)
