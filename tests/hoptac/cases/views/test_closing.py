"""The pages that end a procedure or open it again say what comes of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.cases.models import Procedure
from hoptac.registry.models import LegalStatus, Proposal
from hoptac.registry.services.proposals import refuse
from hoptac.registry.services.statements import correct
from tests.hoptac.cases.builders import agreed, closed, done, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


@pytest.fixture
def suspended(commune: Any) -> Procedure:
    made = opened("suspend", enter(), actor=commune, starts_on=TODAY, ends_on=date(2027, 5, 31))
    done(made, "noted", actor=commune)
    return closed(made, "suspended", actor=commune)


def reopened(client: Client, made: Procedure) -> tuple[str, str]:
    """What the page says before, and what is said after the press."""
    address = f"/thu-tuc/{made.pk}/mo-lai/"
    before = client.get(address).content.decode()
    return before, client.post(address, {"reason": "Nhầm tổ chức"}, follow=True).content.decode()


def test_what_still_stands_waits_for_the_second_person(
    signed_in: SignedIn, suspended: Procedure, province: Any
) -> None:
    agreed(province)

    before, after = reopened(signed_in("commune"), suspended)

    assert "Sẽ gửi đề nghị" in before
    assert "điều cần hoàn lại chờ người thứ hai đồng ý" in after


def test_where_the_row_was_put_right_since_nothing_is_said_to_wait(
    signed_in: SignedIn, suspended: Procedure, province: Any, commune: Any
) -> None:
    agreed(province)
    row = LegalStatus.objects.get(status="suspended")
    said: dict[str, Any] = {"source": "Sổ giấy", "actor": province, "second": commune, "today": TODAY}
    correct(row, {"status": "active"}, at=NOW + timedelta(hours=1), **said)

    before, after = reopened(signed_in("commune"), suspended)

    assert "Sẽ gửi đề nghị" not in before
    assert "Sổ không còn ghi gì theo kết quả này, nên không có gì phải hoàn lại." in before
    assert "không có gì phải hoàn lại" in after
    assert "chờ người thứ hai đồng ý" not in after


def test_where_the_second_person_refused_nothing_is_said_to_wait(
    signed_in: SignedIn, suspended: Procedure, province: Any
) -> None:
    refuse(Proposal.objects.get(), answer="Thiếu nghị quyết", actor=province, at=NOW)

    before, after = reopened(signed_in("commune"), suspended)

    assert "Điều người thứ hai không đồng ý được bỏ, nên không có gì phải hoàn lại." in before
    assert "chờ người thứ hai đồng ý" not in after
