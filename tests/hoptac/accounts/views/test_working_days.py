"""Ngày làm việc: read by everybody, written by administrators, and open procedures follow."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hoptac.base.models import SwappedDay
from job_worker import do_jobs
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
HOME = "/quan-tri/ngay-lam-viec/"
SAID = {"day": "26/11/2026", "kind": "off", "source": "Thông báo 1/TB-BNV ngày 01/11/2026"}


def test_an_administrator_writes_a_day_and_clocks_follow_until_it_is_taken_out(
    signed_in: SignedIn, commune: Any, django_capture_on_commit_callbacks: Any
) -> None:
    made = opened("suspend", enter(), actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    client, due = signed_in("administrator"), made.next_due_on

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(HOME + "ghi/", SAID, follow=True)
    do_jobs()
    made.refresh_from_db()
    assert SAID["source"] in answer.content.decode()
    assert (due, made.next_due_on) == (date(2026, 11, 27), date(2026, 11, 30))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{HOME}{SwappedDay.objects.get().pk}/bo/", {"reason": "Ghi nhầm"})
    do_jobs()
    made.refresh_from_db()
    assert made.next_due_on == due


def test_everybody_reads_the_year_and_is_offered_nothing_to_write(signed_in: SignedIn) -> None:
    page = signed_in("commune").get(HOME + "?nam=2026").content.decode()

    assert "Quốc khánh" in page
    assert "/ghi/" not in page


def test_a_day_that_is_known_is_refused_beside_the_form(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    client.post(HOME + "ghi/", SAID)

    answer = client.post(HOME + "ghi/", SAID)

    assert answer.status_code == 409
    assert "đã được ghi là ngày nghỉ" in answer.content.decode()


def test_the_table_has_the_lines_of_the_page(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    client.post(HOME + "ghi/", SAID)

    answer = client.get(HOME + "tai-ve.csv?nam=2026")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()

    assert f"thứ Năm, 26/11/2026,nghỉ,{SAID['source']}" in "\n".join(lines).replace('"', "").replace(";", ",")
