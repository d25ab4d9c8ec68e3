"""Handing a desk over, as pages."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import TODAY
from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.services.accounts import lock_account
from hoptac.accounts.services.invitations import Invitee, invite
from hoptac.base.clock import now
from hoptac.registry.models import OrganizationGrant
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter
from tests.signing_in import prove

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/nguoi-dung/"
WHY = {"reason": "Quyết định 12/QĐ-UBND"}


@pytest.fixture
def steward(signed_in: Callable[[str], Client]) -> Client:
    client = signed_in("province")
    prove(client)
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_what_a_locked_account_left_open_leads_to_the_hand_over(steward: Client, commune: Any, province: Any) -> None:
    address = f"{LIST}{commune.pk}/"
    opened("dissolve_voluntary", enter(), actor=commune)
    lock_account(commune, reason="Nghỉ việc", actor=province, at=now(), today=TODAY)
    shown = text_of(steward.get(address))
    assert "Cán bộ cấp xã, Xã Sơn Hà, Tỉnh Quảng Ngãi" in text_of(steward.get(f"{address}ban-giao/"))
    taker = {"to": "ke.nhiem", **WHY}
    heir = User.objects.create_user(username="ke.nhiem", full_name="Người kế nhiệm")
    Grant.objects.create(user=heir, role=Role.COMMUNE, unit=Grant.objects.get(user=commune).unit)

    told = text_of(steward.post(f"{address}ban-giao/", taker, follow=True))

    assert f"{address}ban-giao/" in shown
    assert "Đã bàn giao 1 việc cho Người kế nhiệm." in told
    assert "các vai trò đã kết thúc" in told
    assert f"{address}ban-giao/" not in told


def test_the_page_of_the_hand_over_tells_what_cannot_move_before_the_press(
    signed_in: Callable[[str], Client], province: Any, ministry: Any, unit: Callable[[str], Any]
) -> None:
    admin = signed_in("administrator")
    prove(admin)
    invite(Invitee("Nguyễn Thị Lan", "", Role.COMMUNE, unit("21289@2025")), actor=province, at=now(), today=TODAY)
    OrganizationGrant.objects.create(user=province, organization=enter("HTX Chè Sơn Hà"), valid_from=TODAY)
    address = f"{LIST}{province.pk}/ban-giao/"

    before = text_of(admin.get(address))
    after = text_of(admin.post(address, {"to": ministry.username, **WHY}, follow=True))

    assert "Lời mời vào vai trò mà người nhận không được giao thì bị thu hồi" in before
    assert "Tổ chức đang quản lý" in before
    assert "HTX Chè Sơn Hà" in before
    assert "Không chuyển được cho người nhận: lời mời Nguyễn Thị Lan" in after


@pytest.fixture
def heirs(person: Callable[..., Any]) -> list[Any]:
    """Two colleagues of xã Sơn Hà, and one who only reads there."""
    person("giam.sat", role="supervisor", unit_key="21289@2025", full_name="Đinh Văn Chỉ Xem")
    return [
        person(name, role="commune", unit_key="21289@2025", full_name=full_name)
        for name, full_name in (("lan.ho", "Hồ Thị Lan"), ("an.dinh", "Đinh Văn An"))
    ]


def test_who_could_take_the_desk_is_offered_and_another_is_named(
    steward: Client, commune: Any, heirs: list[Any]
) -> None:
    address = f"{LIST}{commune.pk}/ban-giao/"

    shown = text_of(steward.get(address))

    assert re.findall(r'<option value="([^"]*)"', shown) == ["", "an.dinh", "lan.ho"]
    assert "Đinh Văn An (an.dinh), Cán bộ cấp xã, Xã Sơn Hà, Tỉnh Quảng Ngãi" in shown
    refused = [
        ({}, "Hãy chọn người nhận, hoặc ghi tên đăng nhập ở ô dưới."),
        ({"to": "an.dinh", "other": "lan.ho"}, "không cả hai"),
        ({"other": "khong-ai"}, "Không có ai tên đăng nhập như vậy"),
        ({"other": "giam.sat"}, "Không bàn giao được cho Đinh Văn Chỉ Xem."),
    ]
    for sent, told in refused:
        assert told in text_of(steward.post(address, {**sent, **WHY}))
    assert "tiếp quản" in text_of(steward.post(address, {"other": "lan.ho", **WHY}, follow=True))
