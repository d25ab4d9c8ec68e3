"""The calendar file."""

from datetime import date

import pytest
from icalendar import Calendar

from hoptac.planning.duties.calendar import calendar_of
from hoptac.planning.duties.lines import duty_lines
from tests.hoptac.planning.plan_builders import AT, make_duty, make_plan

pytestmark = pytest.mark.django_db


def events(plan) -> list:
    lines = duty_lines(plan.duties.select_related("plan"), today=date(2026, 11, 23))
    made = Calendar.from_ical(calendar_of("Báo cáo", lines, host="hoptac.example", at=AT))
    assert made["VERSION"] == "2.0"
    assert made["PRODID"]
    return list(made.walk("VEVENT"))


def test_an_event_stands_on_the_last_working_day_before():
    plan = make_plan()
    make_duty(plan, due=date(2026, 12, 7), due_kind="before")

    [event] = events(plan)

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 4), date(2026, 12, 5))


def test_the_description_says_who_to_whom_through_whom_and_the_day_written():
    plan = make_plan(title="Kế hoạch năm 2027")
    make_duty(plan, due=date(2026, 12, 7), due_kind="before", who="Các phòng", to="UBND xã", via="Phòng Kinh tế")

    [event] = events(plan)

    told = str(event["DESCRIPTION"])
    for words in (
        "Ai làm: Các phòng",
        "Gửi: UBND xã",
        "Qua: Phòng Kinh tế",
        "trước ngày 07/12/2026",
        "Kế hoạch năm 2027",
    ):
        assert words in told
    assert str(event["SUMMARY"]) == "Báo cáo gửi UBND xã"


def test_the_same_duty_bears_the_same_uid_after_its_day_was_moved():
    plan = make_plan()
    duty = make_duty(plan, due=date(2026, 12, 7), due_kind="by")
    [first] = events(plan)
    duty.due = date(2026, 12, 9)
    duty.save()

    [second] = events(plan)

    assert str(first["UID"]) == str(second["UID"]) == f"nhiem-vu-bao-cao-{duty.pk}@hoptac.example"


def test_a_duty_that_comes_back_stands_on_its_next_day_and_says_that_it_was_computed():
    plan = make_plan()
    make_duty(plan, recurrence="ngày 25 hằng tháng")

    [event] = events(plan)

    assert event["DTSTART"].dt == date(2026, 11, 25)
    assert "Kỳ tới, tính từ lời văn: 25/11/2026" in str(event["DESCRIPTION"])
    assert "Hạn ghi trong văn bản" not in str(event["DESCRIPTION"])


def test_a_duty_without_a_day_has_no_event():
    plan = make_plan()
    make_duty(plan, recurrence="khi phát sinh")

    assert events(plan) == []
