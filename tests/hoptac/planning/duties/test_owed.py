"""Who owes which report."""

from datetime import date

import pytest

from hoptac.planning.duties.owed import owed_reports
from hoptac.units.models import Unit
from tests.hoptac.planning.plan_builders import (
    QUANG_NGAI,
    QUANG_NGAI_BODY,
    make_duty,
    make_old_plan,
    make_plan,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DUE = date(2026, 12, 1)


def only_report():
    [owed] = owed_reports(today=TODAY, since=TODAY)
    return owed.report


def debtors() -> set[str]:
    return set(Unit.objects.filter(pk__in=only_report().debtor_unit_ids).values_list("key", flat=True))


def test_a_bodys_own_unit_owes():
    make_duty(make_plan(), owed_by="phong-kinh-te/21289@2025", due=DUE)

    assert debtors() == {"21289@2025"}


def test_a_common_name_means_every_commune_of_today_below():
    make_duty(make_plan(QUANG_NGAI, QUANG_NGAI_BODY), owed_by="cac-xa-tinh/51@2025", due=DUE)

    owing = debtors()

    assert {"21289@2025", "21484@2025"} <= owing
    assert len(owing) == 96
    assert QUANG_NGAI not in owing


def test_a_common_name_in_a_communes_plan_does_not_mean_the_communes_beside_it():
    make_duty(make_plan(), owed_by="cac-xa-tinh/51@2025", due=DUE)

    assert debtors() == {"21289@2025"}


def test_a_common_name_of_departments_means_the_province_itself():
    make_duty(make_plan(QUANG_NGAI, QUANG_NGAI_BODY), owed_by="cac-so-nganh/51@2025", due=DUE)

    assert debtors() == {QUANG_NGAI}


def test_the_front_is_known_as_asked():
    make_duty(make_plan(), owed_by="mttq-xa/21289@2025", due=DUE)

    assert only_report().is_asked


def test_a_duty_of_an_ended_bodys_plan_is_known_as_ended():
    make_duty(make_old_plan(), owed_by="phong-tckh/529@2024", due=DUE)

    assert only_report().is_ended


def test_a_duty_without_a_known_body_or_a_day_is_nobodys():
    plan = make_plan()
    make_duty(plan, due=DUE)
    make_duty(plan, owed_by="phong-kinh-te/21289@2025")

    assert owed_reports(today=TODAY, since=TODAY) == []
