"""The account of an organization's manager on its page."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hoptac.accounts.models import Invitation
from hoptac.registry.models import OrganizationGrant
from tests.hoptac.registry.builders import enter
from tests.signing_in import prove

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_a_manager_is_invited_by_a_link_that_is_shown_once_and_taken_up(signed_in: SignedIn) -> None:
    made = enter("HTX Chè")
    client = signed_in("commune")
    prove(client)

    shown = client.post(f"/to-chuc/{made.pk}/tai-khoan/moi/", {"full_name": "Đinh Thị Giả Định"}).content.decode()

    link = re.search(r'value="http://testserver(/moi/[^"]+)"', shown)
    assert link
    assert "Người quản lý tổ chức, HTX Chè" in shown
    assert "Đang chờ nhận lời mời" in page(client, f"/to-chuc/{made.pk}/")
    client.logout()
    assert "HTX Chè" in page(client, link[1])
    sent = {"full_name": "Đinh Thị Giả Định", "username": "giam-doc", "password": "một câu dài dễ nhớ"}
    client.post(link[1], {**sent, "again": sent["password"]})
    assert "HTX Chè" in page(client, f"/to-chuc/{made.pk}/")
    assert OrganizationGrant.objects.get().user.username == "giam-doc"


def test_one_who_has_an_account_is_given_it_and_it_is_taken_back(signed_in: SignedIn, visitor: Any) -> None:
    made = enter()
    client = signed_in("commune")
    prove(client)
    sent = {"person": visitor.username, "reason": "Nghị quyết 01"}

    given = client.post(f"/to-chuc/{made.pk}/tai-khoan/giao/", sent, follow=True).content.decode()
    grant = OrganizationGrant.objects.get()
    back = client.post(f"/to-chuc/{made.pk}/tai-khoan/{grant.pk}/thu-hoi/", {"reason": "Nghỉ việc"}, follow=True)

    assert "quản lý tổ chức này từ hôm nay" in given
    assert "thôi quản lý tổ chức này" in back.content.decode()
    assert signed_in("visitor").get(f"/to-chuc/{made.pk}/").status_code == 404


def test_a_name_that_nobody_bears_is_told_at_its_field(signed_in: SignedIn) -> None:
    client = signed_in("commune")
    prove(client)

    answer = client.post(f"/to-chuc/{enter().pk}/tai-khoan/giao/", {"person": "khong-ai", "reason": "Thử"})

    assert answer.status_code == 422
    assert "Không có tài khoản đang dùng nào" in answer.content.decode()


def test_an_invitation_is_taken_back(signed_in: SignedIn) -> None:
    made = enter()
    client = signed_in("commune")
    prove(client)
    client.post(f"/to-chuc/{made.pk}/tai-khoan/moi/", {"full_name": "Đinh Thị Giả Định"})
    offered = Invitation.objects.get()

    client.post(f"/to-chuc/{made.pk}/tai-khoan/loi-moi/{offered.pk}/thu-hoi/", {"reason": "Mời nhầm"})

    offered.refresh_from_db()
    assert offered.revoked_at is not None
    assert client.get(f"/to-chuc/{made.pk}/tai-khoan/loi-moi/{offered.pk}/thu-hoi/").status_code == 404


@pytest.mark.parametrize("who", ["alliance", "leader", "supervisor"])
def test_who_does_not_look_after_accounts_is_not_shown_them(signed_in: SignedIn, who: str) -> None:
    assert "Tài khoản của tổ chức" not in page(signed_in(who), f"/to-chuc/{enter().pk}/")


def test_giving_an_account_asks_once_more_who_one_is(signed_in: SignedIn) -> None:
    made = enter()
    client = signed_in("commune")

    for address in ("moi", "giao"):
        answer = client.get(f"/to-chuc/{made.pk}/tai-khoan/{address}/")
        assert (answer.status_code, "xac-nhan-lai" in answer["Location"]) == (302, True)


def test_one_who_works_in_another_commune_alone_is_asked_about_first(signed_in: SignedIn, person: Any) -> None:
    made, other = enter(), enter("HTX Chè Ba Tơ", unit_key="21484@2025")
    stranger = person("quan-ly-ba-to", full_name="Phạm Văn Quýt")
    OrganizationGrant.objects.create(user=stranger, organization=other)
    client = signed_in("commune")
    prove(client)
    sent = {"person": stranger.username, "reason": "Nghị quyết 01"}

    asked = client.post(f"/to-chuc/{made.pk}/tai-khoan/giao/", sent)
    given = client.post(f"/to-chuc/{made.pk}/tai-khoan/giao/", {**sent, "is_sure": "on"}, follow=True)

    assert asked.status_code == 422
    assert "Phạm Văn Quýt đang có vai trò ở nơi khác (Xã Ba Tơ, Tỉnh Quảng Ngãi)" in asked.content.decode()
    assert "quản lý tổ chức này từ hôm nay" in given.content.decode()
    assert OrganizationGrant.objects.filter(user=stranger, organization=made).exists()


def test_one_who_manages_here_already_is_not_asked_about(signed_in: SignedIn, person: Any) -> None:
    made, other, near = enter(), enter("HTX Chè Ba Tơ", unit_key="21484@2025"), enter("HTX Rau")
    known = person("quan-ly", full_name="Phạm Văn Quýt")
    for one in (other, near):
        OrganizationGrant.objects.create(user=known, organization=one)
    client = signed_in("commune")
    prove(client)

    given = client.post(f"/to-chuc/{made.pk}/tai-khoan/giao/", {"person": known.username, "reason": "Nghị quyết 01"})

    assert given.status_code == 302
