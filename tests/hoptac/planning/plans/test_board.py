"""The board of tasks."""

import pytest

from conftest import TODAY
from hoptac.planning.plans.board import Board
from hoptac.planning.plans.page import plan_board
from hoptac.units.models import Agency
from tests.hoptac.planning.plan_builders import make_plan, make_task

pytestmark = pytest.mark.django_db

ECONOMY, CULTURE = "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Hà"


@pytest.fixture
def plan():
    return make_plan()


def titles(columns) -> list[str]:
    return [column.title for column in columns]


def board(plan) -> Board:
    return plan_board(plan, today=TODAY)


def test_a_task_stands_in_the_column_of_its_lead(plan):
    make_task(plan, bodies=(("lead", ECONOMY),))

    made = board(plan)

    assert titles(made.columns) == [ECONOMY]
    assert [card.task.text for card in made.columns[0].cards] == ["Rà soát điều lệ"]
    assert made.waiting == ()


def test_a_partner_sees_the_task_without_a_second_card(plan):
    make_task(plan, bodies=(("lead", ECONOMY), ("partner", CULTURE)))

    lead, partner = board(plan).columns

    assert (lead.title, len(lead.cards)) == (ECONOMY, 1)
    assert (partner.title, len(partner.cards), [share.part for share in partner.shares]) == (CULTURE, 0, ["Phối hợp"])


def test_bodies_listed_without_a_lead_wait_and_nobody_is_assumed(plan):
    make_task(plan, bodies=(("listed", ECONOMY), ("listed", CULTURE)))

    made = board(plan)

    assert len(made.waiting) == 1
    assert [column.cards for column in made.columns] == [[], []]


def test_a_task_without_anybody_is_seen_as_such(plan):
    make_task(plan)

    [card] = board(plan).waiting

    assert card.is_unowned


def test_the_front_is_asked_and_stands_apart(plan):
    make_task(plan, bodies=(("lead", FRONT),))

    made = board(plan)

    assert titles(made.asked) == [FRONT]
    assert made.columns == made.waiting == ()


def test_a_task_that_lists_only_asked_bodies_waits_for_no_lead(plan):
    make_task(plan, bodies=(("listed", FRONT), ("listed", "Hội Nông dân xã")))

    made = board(plan)

    assert made.waiting == ()
    assert sorted(titles(made.asked)) == ["Hội Nông dân xã", FRONT]


def test_a_body_written_in_two_ways_has_one_column(plan):
    make_task(plan, bodies=(("lead", ECONOMY),))
    other = make_task(plan, bodies=(("lead", "Phòng Kinh tế xã"),))
    other.bodies.update(agency=Agency.objects.get(unit=plan.unit, name=ECONOMY))

    [column] = board(plan).columns

    assert len(column.cards) == 2


def test_a_lead_that_is_also_listed_is_not_shown_twice(plan):
    make_task(plan, bodies=(("lead", ECONOMY), ("listed", ECONOMY)))

    [column] = board(plan).columns

    assert (len(column.cards), column.shares) == (1, [])


def test_every_task_has_exactly_one_card(plan):
    make_task(plan, bodies=(("lead", ECONOMY), ("lead", CULTURE)))
    make_task(plan, bodies=(("listed", ECONOMY),))
    make_task(plan, bodies=(("lead", FRONT), ("partner", ECONOMY)))
    make_task(plan)

    assert board(plan).count == 4


def test_only_known_bodies_that_are_not_asked_may_be_chosen(plan):
    make_task(plan, bodies=(("listed", ECONOMY), ("listed", FRONT), ("listed", "các trưởng thôn")))

    [card] = board(plan).waiting

    assert [body.name for body in card.choosable] == [ECONOMY]


def test_the_board_asks_the_database_the_same_number_of_times_for_3_and_30_tasks(plan, django_assert_num_queries):
    for _ in range(3):
        make_task(plan, bodies=(("lead", ECONOMY), ("partner", CULTURE)))
    with django_assert_num_queries(4):
        board(plan)

    for _ in range(27):
        make_task(plan, bodies=(("lead", ECONOMY), ("partner", FRONT)))
    with django_assert_num_queries(4):
        board(plan)
