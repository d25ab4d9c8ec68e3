"""Procedures on the page of an organization, as they stood on a day and by what had been written by then."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.base.models import AuditLink
from hoptac.cases.models import Procedure
from hoptac.cases.services.closing import Result, close_procedure
from hoptac.cases.services.reopening import reopen_procedure
from hoptac.registry.models import Identity, Organization, Proposal
from hoptac.registry.services.proposals import approve
from hoptac.registry.services.statements import state
from tests.hoptac.cases.builders import done, left_out, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
FIRST = date(2026, 11, 2)


@pytest.fixture
def merged(commune: Any, province: Any) -> tuple[Organization, Organization, Procedure]:
    """Two of which one took the other over: opened at nine, ended at ten, agreed at eleven, all on one morning."""
    kept, gone = enter("HTX Một"), enter("HTX Hai")
    made = opened("merge", kept, gone, actor=commune, receiver=kept, received_on=FIRST)
    done(made, "resolved", actor=commune, on=FIRST)
    done(made, "decided", actor=commune, on=date(2026, 11, 10))
    left_out(made, "announced", actor=commune)
    hour = timedelta(hours=1)
    close_procedure(made, Result("merged", TODAY, paper="5/QĐ"), actor=commune, at=NOW + hour, today=TODAY)
    [asked] = Proposal.objects.all()
    approve(asked, actor=province, at=NOW + 2 * hour, today=TODAY)
    made.refresh_from_db()
    return kept, gone, made


def page(client: Client, organization: Organization, asked: str = "") -> str:
    answer = client.get(f"/to-chuc/{organization.pk}/{asked}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_page_goes_through_what_was_known_hour_by_hour(
    signed_in: SignedIn, merged: tuple[Organization, Organization, Procedure]
) -> None:
    kept, gone, made = merged
    client = signed_in("commune")

    before, open_, asked, agreed = (
        page(client, gone, f"?biet=2026-11-23T{hour}") for hour in ("08:30", "09:30", "10:30", "11:30")
    )

    assert f"/thu-tuc/{made.pk}/" not in before
    assert "Chờ người thứ hai" not in open_ + agreed
    assert "Đã có kết quả" not in open_ + asked
    assert "Chờ người thứ hai" in asked
    assert "Đã có kết quả" in agreed
    assert "Đã sáp nhập vào, từ ngày" in agreed
    assert not any("Đã sáp nhập vào, từ ngày" in one for one in (before, open_, asked))
    assert "Đã nhận sáp nhập" in page(client, kept, "?biet=2026-11-23T11:30")
    assert "Đã nhận sáp nhập" not in page(client, kept, "?biet=2026-11-23T10:30")


def test_on_a_day_before_its_result_a_procedure_was_open_with_what_was_due_then(
    signed_in: SignedIn, merged: tuple[Organization, Organization, Procedure]
) -> None:
    _, gone, made = merged

    shown = page(signed_in("commune"), gone, "?ngay=2026-11-05")

    assert f"/thu-tuc/{made.pk}/" in shown
    assert "trả kết quả đăng ký trước hết ngày 05/11/2026" in shown
    assert "Đã có kết quả" not in shown
    assert Procedure.objects.get().state == Procedure.State.CLOSED


def test_what_was_opened_again_since_had_its_result_then(
    signed_in: SignedIn, merged: tuple[Organization, Organization, Procedure], commune: Any
) -> None:
    _, gone, made = merged
    reopen_procedure(made, reason="Ghi nhầm", actor=commune, at=NOW + timedelta(hours=4), today=TODAY)
    client = signed_in("commune")

    then, now = page(client, gone, "?biet=2026-11-23T11:30"), page(client, gone)

    assert "Đã có kết quả" in then
    assert "Đã sáp nhập vào, từ ngày 23/11/2026, theo 5/QĐ:" in then
    assert "Đã có kết quả" not in now
    AuditLink.objects.filter(action="cases.procedure.closed").update(payload=None)  # erased for personal data
    assert "Đã có kết quả" in page(client, gone, "?biet=2026-11-23T11:30")


def test_the_other_side_is_called_as_it_was_called_then(
    signed_in: SignedIn, merged: tuple[Organization, Organization, Procedure], commune: Any
) -> None:
    kept, gone, _ = merged
    said: dict[str, Any] = {"source": "Đơn", "actor": commune, "at": NOW + timedelta(hours=6), "today": TODAY}
    state(Identity, kept, {"name": "HTX Đổi tên"}, since=TODAY, **said)
    client = signed_in("commune")

    assert "HTX Đổi tên" not in page(client, gone, "?biet=2026-11-23T11:30")
    assert "HTX Đổi tên" in page(client, gone)


def test_the_past_of_many_procedures_asks_as_often_as_of_one(signed_in: SignedIn, commune: Any) -> None:
    made, client = enter(), signed_in("commune")
    asked, numbers = "?ngay=2026-11-20&biet=2026-11-23T23:00", []
    for kind, days in (("change", {"starts_on": FIRST}), ("suspend", {"starts_on": TODAY, "ends_on": TODAY})):
        opened(kind, made, actor=commune, received_on=FIRST, **days)
        page(client, made, asked)
        with CaptureQueriesContext(connection) as counted:
            shown = page(client, made, asked)
        numbers.append(len(counted))

    assert shown.count("nhận ngày 02/11/2026") == 2
    assert numbers[0] == numbers[1]
