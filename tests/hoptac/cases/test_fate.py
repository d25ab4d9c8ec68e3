"""What became of an organization is told at its head, to whom it is open, and asks as often for much as for little."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import NOW, TODAY
from hoptac.cases.models import Procedure
from hoptac.cases.services.working import add_newcomer
from hoptac.registry.models import Organization, OrganizationGrant, Size
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, closed, done, left_out, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
NEIGHBOUR = "21340@2025"


def merged(kept: Organization, gone: Organization, actor: Any, second: Any) -> Procedure:
    made = opened("merge", kept, gone, actor=actor, receiver=kept)
    done(made, "resolved", "decided", actor=actor)
    left_out(made, "announced", actor=actor)
    made = closed(made, "merged", actor=actor)
    agreed(second)
    return made


def divided(parent: Organization, actor: Any, second: Any, *, unit_key: str) -> Procedure:
    """Into two, of which the second stands in another commune."""
    made = opened("divide", parent, actor=actor)
    for name, key in (("HTX Đông", "21289@2025"), ("HTX Tây", unit_key)):
        said: dict[str, Any] = {"unit": Unit.objects.get(key=key), "actor": actor, "at": NOW, "today": TODAY}
        add_newcomer(made, name=name, kind="cooperative", **said)
    done(made, "resolved", "decided", actor=actor)
    left_out(made, "announced", actor=actor)
    made = closed(made, "divided", actor=actor)
    agreed(second)
    return made


def test_the_head_of_one_that_took_over_many_asks_as_often_as_of_one(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    kept, client = enter("HTX Một"), signed_in("commune")
    address = f"/to-chuc/{kept.pk}/"
    merged(kept, enter("HTX Hai"), commune, province)
    client.get(address)
    asked = []
    for names in ((), ("HTX Ba", "HTX Bốn", "HTX Năm")):
        for name in names:
            merged(kept, enter(name), commune, province)
        with CaptureQueriesContext(connection) as counted:
            page = client.get(address).content.decode()
        asked.append(len(counted))

    assert page.count("Đã nhận sáp nhập, từ ngày 23/11/2026:") == 4
    assert asked[0] == asked[1]


def test_of_one_beyond_the_reader_s_reach_no_name_and_no_link_is_told(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    kept, gone = enter("HTX Láng giềng", unit_key=NEIGHBOUR), enter("HTX Sơn Hà")
    made = merged(kept, gone, commune, province)

    page = signed_in("commune").get(f"/to-chuc/{gone.pk}/").content.decode()

    assert "Đã sáp nhập vào, từ ngày 23/11/2026: 1 tổ chức ngoài phạm vi bạn được xem" in page
    assert f"/to-chuc/{kept.pk}/" not in page
    assert "Cùng thủ tục" not in page
    assert f"/to-chuc/{kept.pk}/" not in signed_in("commune").get(f"/thu-tuc/{made.pk}/").content.decode()
    assert f"/to-chuc/{kept.pk}/" in signed_in("province").get(f"/to-chuc/{gone.pk}/").content.decode()


def test_who_manages_what_came_out_of_a_procedure_may_open_it(
    signed_in: SignedIn, commune: Any, province: Any, visitor: Any
) -> None:
    parent = enter("HTX Sơn Hà")
    made = divided(parent, commune, province, unit_key=NEIGHBOUR)
    born = made.newcomers.get(name="HTX Tây").organization
    assert born is not None
    OrganizationGrant.objects.create(user=visitor, organization=born)
    client = signed_in("visitor")

    head = client.get(f"/to-chuc/{born.pk}/").content.decode()

    assert f"/thu-tuc/{made.pk}/" in head
    assert client.get(f"/thu-tuc/{made.pk}/").status_code == 200
    assert f'href="/to-chuc/{parent.pk}/"' not in head + client.get(f"/thu-tuc/{made.pk}/").content.decode()


def test_who_took_another_over_is_reminded_until_members_and_capital_are_told_anew(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    kept = enter("HTX Một")
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": NOW, "today": TODAY}
    state(Size, kept, {"members": 20}, since=date(2026, 1, 5), **said)
    merged(kept, enter("HTX Hai"), commune, province)
    address, reminder = f"/to-chuc/{kept.pk}/", "vốn mới có số liệu từ ngày 05/01/2026: hãy ghi lại cho đúng."

    writer, reader = (signed_in(name).get(address).content.decode() for name in ("commune", "leader"))
    state(Size, kept, {"members": 31}, since=TODAY, **said)

    assert f"Đã nhận sáp nhập ngày 23/11/2026, mà thành viên, lao động, {reminder}" in writer
    assert f'href="/to-chuc/{kept.pk}/thay-doi/size/">Ghi thành viên, lao động, vốn</a>' in writer
    assert reminder not in reader
    assert "hãy ghi lại cho đúng" not in signed_in("commune").get(address).content.decode()


def test_one_that_ended_offers_no_act_that_makes_no_sense_any_more(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    gone, client = enter("HTX Hai"), signed_in("commune")
    before = client.get(f"/to-chuc/{gone.pk}/").content.decode()
    merged(enter("HTX Một"), gone, commune, province)
    after = client.get(f"/to-chuc/{gone.pk}/").content.decode()
    acts = (
        reverse("registry:ask_legal_status", args=[gone.pk]),
        ">Mở thủ tục<",
        ">Ghi liên hệ<",
        "Mời người quản lý",
        "/thay-doi/seat/",
    )

    assert [act for act in acts if act not in before] == []
    assert [act for act in acts if act in after] == []
    assert "Ghi nhầm? Mở lại thủ tục để hoàn lại" in after
    assert "Sửa chỗ ghi nhầm" in after


def test_of_one_that_ended_no_procedure_is_offered_and_no_form_is_shown(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    gone, client = enter("HTX Hai"), signed_in("commune")
    merged(enter("HTX Một"), gone, commune, province)

    for address in ("/thu-tuc/them/", "/thu-tuc/them/suspend/"):
        answer = client.get(f"{address}?to-chuc={gone.pk}")
        told = answer.content.decode()
        assert answer.status_code == 409
        assert "Không ghi thêm được về “HTX Hai”" in told
        assert 'name="starts_on"' not in told
