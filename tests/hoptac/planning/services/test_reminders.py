"""Telling officers of reports."""

from datetime import date

import pytest

from hoptac.base.models import Notice
from hoptac.planning.services.reminders import remind_of_reports
from tests.hoptac.planning.plan_builders import (
    AT,
    QUANG_NGAI,
    QUANG_NGAI_BODY,
    make_duty,
    make_old_plan,
    make_plan,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
SOON = date(2026, 11, 27)
ECONOMY = "phong-kinh-te/21289@2025"


def remind(today: date = TODAY) -> int:
    return remind_of_reports(today=today, at=AT)


def told() -> set[int]:
    return set(Notice.objects.values_list("recipient_id", flat=True))


def test_the_officer_of_the_unit_that_owes_is_told_in_words(commune):
    plan = make_plan(title="Kế hoạch năm 2027")
    duty = make_duty(plan, owed_by=ECONOMY, due=date(2026, 11, 30), due_kind="before", to="UBND xã")

    assert remind() == 1

    notice = Notice.objects.get()
    assert notice.recipient_id == commune.pk
    assert notice.text == (
        "Đến hạn báo cáo gửi UBND xã: 27/11/2026 (văn bản ghi: trước ngày 30/11/2026). Kế hoạch năm 2027"
    )
    assert notice.url == f"/ke-hoach/{plan.pk}/#bao-cao-{duty.pk}"


def test_nothing_is_sent_twice_however_often_it_runs(commune):
    make_duty(make_plan(), owed_by=ECONOMY, due=SOON, due_kind="by")

    assert [remind(), remind(), remind(date(2026, 11, 25))] == [1, 0, 0]


def test_a_day_that_was_moved_is_told_anew(commune):
    duty = make_duty(make_plan(), owed_by=ECONOMY, due=SOON, due_kind="by")
    remind()
    duty.due = date(2026, 11, 30)
    duty.save()

    assert remind() == 1


def test_a_common_name_reaches_the_officers_of_the_communes_and_not_those_above(commune, province):
    plan = make_plan(QUANG_NGAI, QUANG_NGAI_BODY)
    make_duty(plan, owed_by="cac-xa-tinh/51@2025", due=SOON, due_kind="by")

    remind()

    assert told() == {commune.pk}


def test_leaders_supervisors_strangers_and_closed_accounts_are_not_told(
    leader, supervisor, visitor, other_province, administrator, province
):
    province.is_active = False
    province.save()
    plan = make_plan(QUANG_NGAI, QUANG_NGAI_BODY)
    make_duty(plan, owed_by="so-tai-chinh/51@2025", due=SOON, due_kind="by")

    assert remind() == 0


def test_the_front_is_never_chased(commune):
    make_duty(make_plan(), owed_by="mttq-xa/21289@2025", due=SOON, due_kind="by")

    assert remind() == 0


def test_duties_of_ended_bodies_wait_in_silence(commune, administrator):
    make_duty(make_old_plan(), owed_by="phong-tckh/529@2024", due=SOON, due_kind="by")

    assert remind() == 0


def test_an_ended_bodys_plan_reminds_nobody_even_of_a_living_bodys_duty(commune):
    make_duty(make_old_plan(), owed_by=ECONOMY, due=SOON, due_kind="by")

    assert remind() == 0


def test_a_long_title_still_fits_a_notice(commune):
    make_duty(make_plan(title="Kế hoạch " * 80), owed_by=ECONOMY, due=SOON, due_kind="by")

    remind()

    assert len(Notice.objects.get().text) == 400
