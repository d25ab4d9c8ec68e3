"""Calendar files over HTTP."""

from datetime import date

import pytest
from icalendar import Calendar

from hoptac.planning.duties.feed_keys import feed_key
from tests.hoptac.planning.plan_builders import (
    QUANG_NGAI,
    QUANG_NGAI_BODY,
    make_duty,
    make_old_plan,
    make_plan,
)

pytestmark = pytest.mark.django_db
SOON = date(2026, 12, 1)
ECONOMY = "phong-kinh-te/21289@2025"


def days(response) -> list[date]:
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return [event["DTSTART"].dt for event in Calendar.from_ical(response.content).walk("VEVENT")]


def plan_calendar(client, plan):
    return client.get(f"/ke-hoach/{plan.pk}/nhiem-vu-bao-cao.ics")


def feed(client, user):
    return client.get(f"/lich/{feed_key(user)}.ics")


def test_the_plans_calendar_holds_its_duties(signed_in):
    plan = make_plan()
    make_duty(plan, owed_by=ECONOMY, due=SOON, due_kind="by")

    assert days(plan_calendar(signed_in("commune"), plan)) == [SOON]


def test_a_plan_that_waits_for_a_successor_fills_no_calendar(signed_in):
    plan = make_old_plan()
    make_duty(plan, owed_by="phong-tckh/529@2024", due=SOON, due_kind="by")

    assert days(plan_calendar(signed_in("commune"), plan)) == []


def test_a_plan_out_of_reach_has_no_calendar(signed_in):
    assert plan_calendar(signed_in("other_province"), make_plan()).status_code == 404


def test_my_feed_holds_what_my_unit_owes_without_signing_in(client, commune):
    make_duty(make_plan(), owed_by=ECONOMY, due=SOON, due_kind="by")
    above = make_plan(QUANG_NGAI, QUANG_NGAI_BODY, number="9001/KH-UBND")
    make_duty(above, owed_by="cac-xa-tinh/51@2025", due=date(2026, 12, 3), due_kind="by")
    make_duty(above, owed_by="so-tai-chinh/51@2025", due=date(2026, 12, 4), due_kind="by")

    assert days(feed(client, commune)) == [SOON, date(2026, 12, 3)]


def test_asked_and_ended_bodies_fill_no_feed(client, commune):
    make_duty(make_plan(), owed_by="mttq-xa/21289@2025", due=SOON, due_kind="by")
    make_duty(make_old_plan(), owed_by=ECONOMY, due=SOON, due_kind="by")

    assert days(feed(client, commune)) == []


def test_a_wrong_key_finds_nothing(client, commune):
    assert client.get(f"/lich/{commune.pk}-wrong.ics").status_code == 404


def test_a_feed_is_not_kept_by_those_it_passes_through(client, commune):
    assert feed(client, commune)["Cache-Control"] == "private, no-store"


def test_the_address_of_the_feed_stands_on_the_list(signed_in, commune):
    make_plan()

    assert f"http://testserver/lich/{feed_key(commune)}.ics" in signed_in("commune").get("/ke-hoach/").content.decode()


def test_only_get_is_answered(signed_in, commune):
    client = signed_in("commune")

    assert client.post(f"/ke-hoach/{make_plan().pk}/nhiem-vu-bao-cao.ics").status_code == 405
    assert client.post(f"/lich/{feed_key(commune)}.ics").status_code == 405
