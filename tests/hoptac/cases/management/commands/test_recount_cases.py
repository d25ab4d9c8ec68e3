"""Counting anew: after the Government swapped a day, clocks say the new day and the chain is whole."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.base.services.swapped_days import note_swapped_day
from hoptac.cases.models import Watch
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def said() -> str:
    out = StringIO()
    call_command("recount_cases", stdout=out)
    return out.getvalue().strip()


def test_a_swapped_day_moves_the_clocks_and_a_second_run_changes_nothing(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    assert (made.received_on, made.next_due_on) == (TODAY, date(2026, 11, 27))
    note_swapped_day(date(2026, 11, 26), is_working=False, source="Thông báo nghỉ bù", actor=commune, at=NOW)
    Watch.objects.all().delete()

    assert said() == "Hạn của 1 thủ tục đã đổi; đã tính lại 1 tổ chức."

    made.refresh_from_db()
    assert made.next_due_on == date(2026, 11, 30)
    assert Watch.objects.count() == 1
    assert said() == "Hạn của 0 thủ tục đã đổi; đã tính lại 1 tổ chức."
    assert list(check_audit()) == []
