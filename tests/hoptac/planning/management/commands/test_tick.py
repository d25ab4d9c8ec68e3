"""manage.py tick."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from hoptac.base.models import Notice
from hoptac.planning import tasks
from hoptac.planning.management.commands import tick
from tests.hoptac.planning.plan_builders import make_duty, make_plan

pytestmark = pytest.mark.django_db


def run_once() -> str:
    out = StringIO()
    call_command("tick", once=True, stdout=out)
    return out.getvalue()


def test_one_round_tells_of_reports_of_the_fixed_day_and_a_second_tells_nothing(commune):
    make_duty(make_plan(), owed_by="phong-kinh-te/21289@2025", due=date(2026, 11, 27), due_kind="by")

    assert "đã gửi 1 thông báo" in run_once()
    assert run_once() == ""
    assert Notice.objects.count() == 1


def test_sign_ins_that_have_run_out_are_forgotten():
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=1))

    run_once()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]


def test_one_thing_that_fails_does_not_keep_the_others_from_being_done(monkeypatch, caplog):
    done = []

    def fails(today: date, at: datetime) -> str:
        raise RuntimeError("hỏng")

    def works(today: date, at: datetime) -> str:
        done.append(today)
        return "xong"

    monkeypatch.setattr(tick, "DUE", (tasks.Due("việc hỏng", fails), tasks.Due("việc tốt", works)))

    assert run_once() == "xong\n"
    assert done == [date(2026, 11, 23)]
    assert "việc hỏng" in caplog.text
