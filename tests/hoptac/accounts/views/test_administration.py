"""The first page of the administration: how things stand with people, invitations and the chain."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.accounts.models import Invitation, Role
from hoptac.accounts.services.accounts import lock_account
from hoptac.accounts.services.handover import note_departure
from hoptac.base.clock import now
from hoptac.base.models import AuditCheck

pytestmark = pytest.mark.django_db
HOME = "/quan-tri/"
SignedIn = Callable[[str], Client]
SONHA, BATO = "21289@2025", "21484@2025"


def states(client: Client) -> dict[str, str]:
    """The words of each state, its note behind a comma, and where its link leads."""
    page = client.get(HOME).content.decode()
    found = re.findall(r'<li><a href="([^"]+)"><span class="badge[^"]*">(.*?)</span>\s*</a>(.*?)</li>', page, re.DOTALL)
    told = [(url, [re.sub("<[^>]+>", "", part).strip() for part in parts]) for url, *parts in found]
    return {", ".join(filter(None, parts)): url for url, parts in told}


@pytest.fixture
def trouble(person: Callable[..., Any], unit: Callable[[str], Any], administrator: Any) -> None:
    """One locked out, one leaving, one locked, an invitation that waits and one that ran out; one elsewhere."""
    tried, leaving, locked = (person(name, role="commune", unit_key=BATO) for name in ("thu.sai", "sap.di", "da.khoa"))
    person("noi.khac", role="province", unit_key="22@2024")
    for name in (tried.username, "noi.khac", "khong.co.ai"):
        AccessAttempt.objects.create(
            username=name, failures_since_start=settings.AXES_FAILURE_LIMIT, attempt_time=now(), ip_address="10.0.0.1"
        )
    by = {"reason": "Thử", "actor": administrator, "at": NOW}
    note_departure(leaving, left_on=TODAY, **by)
    lock_account(locked, today=TODAY, **by)
    for number, ends in enumerate((now() + timedelta(days=1), now() - timedelta(days=1))):
        Invitation.objects.create(
            full_name="Đinh Thị Mời", role=Role.COMMUNE, unit=unit(SONHA), token_digest=str(number),
            invited_by=administrator, invited_at=NOW, expires_at=ends,
        )  # fmt: skip


def test_the_province_is_told_of_its_own_people_each_number_with_its_list(signed_in: SignedIn, trouble: None) -> None:
    client = signed_in("province")
    people = "/quan-tri/nguoi-dung/?state="

    told = states(client)

    assert told == {
        "1 người tạm khóa vì sai mật khẩu": f"{people}tried",
        "1 người sắp phải khóa": f"{people}leaving",
        "1 tài khoản đã khóa": f"{people}locked",
        "1 lời mời đang chờ": "/quan-tri/loi-moi/",
    }
    listed = client.get(told["1 người tạm khóa vì sai mật khẩu"]).content.decode()
    assert "thu.sai" in listed
    assert "noi.khac" not in listed


def test_the_administrator_is_told_of_everybody_and_of_the_chain(signed_in: SignedIn, trouble: None) -> None:
    told = states(signed_in("administrator"))

    assert told["2 người tạm khóa vì sai mật khẩu"]
    assert told["Chuỗi chưa được kiểm tra"] == "/nhat-ky/"


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ({"ended_at": None, "asked_at": now()}, "Đang kiểm tra chuỗi"),
        ({"ended_at": None, "asked_at": NOW - timedelta(days=400)}, "Kiểm tra chuỗi dở dang, bắt đầu lúc .*"),
        ({"ended_at": NOW, "asked_at": NOW, "found": 0, "links": 9}, "Chuỗi nguyên vẹn, kiểm tra lúc .*"),
        ({"ended_at": NOW, "asked_at": NOW, "found": 1200, "links": 9}, r"Chuỗi có 1\.200 chỗ không khớp, kiểm tra .*"),
    ],
)
def test_of_the_chain_is_told_what_the_last_check_found(signed_in: SignedIn, check: dict[str, Any], words: str) -> None:
    AuditCheck.objects.create(asked_by="Quản trị", **check)

    [told] = [one for one in states(signed_in("administrator")) if "chuỗi" in one.lower()]

    assert re.fullmatch(words, told)


def test_where_nothing_waits_the_page_tells_no_numbers(signed_in: SignedIn) -> None:
    assert states(signed_in("province")) == {}


def test_the_page_asks_as_often_for_many_people_as_for_few(
    signed_in: SignedIn, trouble: None, person: Callable[..., Any], unit: Callable[[str], Any], administrator: Any
) -> None:
    client, counts = signed_in("administrator"), []
    for lot in range(3):
        with CaptureQueriesContext(connection) as asked:
            client.get(HOME)
        counts.append(len(asked))
        for number in range(3):
            name = f"nguoi.{lot}.{number}"
            person(name, role="commune", unit_key=BATO)
            AccessAttempt.objects.create(
                username=name, failures_since_start=9, attempt_time=now(), ip_address=f"10.0.{lot}.{number}"
            )

    assert counts[1] == counts[2]
