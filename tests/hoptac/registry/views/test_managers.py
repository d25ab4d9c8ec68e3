"""The account of an organization's manager on its page."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from conftest import NOW, TODAY
from hoptac.accounts.models import Grant, Invitation, User
from hoptac.accounts.services.accounts import lock_account
from hoptac.base.clock import now
from hoptac.base.models import AuditLink, Notice
from hoptac.registry.models import Organization, OrganizationGrant
from hoptac.registry.services.appointing import appoint
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


def test_an_invitation_that_ran_out_this_very_minute_is_shown_no_more(signed_in: SignedIn) -> None:
    made = enter()
    client = signed_in("commune")
    prove(client)
    client.post(f"/to-chuc/{made.pk}/tai-khoan/moi/", {"full_name": "Đinh Thị Giả Định"})
    offered = Invitation.objects.get()

    shown = page(client, f"/to-chuc/{made.pk}/")
    Invitation.objects.update(expires_at=now() - timedelta(seconds=1))

    assert "Đang chờ nhận lời mời" in shown
    assert "Đang chờ nhận lời mời" not in page(client, f"/to-chuc/{made.pk}/")
    assert client.get(f"/to-chuc/{made.pk}/tai-khoan/loi-moi/{offered.pk}/thu-hoi/").status_code == 404


@pytest.fixture
def director(person: Callable[..., Any], cast: Callable[[str], Any]) -> tuple[Organization, User, OrganizationGrant]:
    """One who manages a cooperative of xã Sơn Hà, and nothing else."""
    made, someone = enter("HTX Chè"), person("giam-doc", full_name="Đinh Thị Giả Định")
    by = {"reason": "Nghị quyết", "actor": cast("commune"), "at": NOW, "today": TODAY}
    return made, someone, appoint(made, someone, **by)


def acts(client: Client, held: tuple[Organization, User, OrganizationGrant]) -> dict[str, str]:
    return {act: f"/to-chuc/{held[0].pk}/tai-khoan/{held[2].pk}/{act}/" for act in ("mo-khoa", "mat-khau", "xac-thuc")}


@pytest.mark.parametrize("who", ["commune", "province"])
def test_officers_of_the_place_open_a_manager_s_account_again(
    signed_in: SignedIn, director: Any, administrator: Any, who: str
) -> None:
    made, someone, _ = director
    lock_account(someone, reason="Nghi mất máy", actor=administrator, at=NOW, today=TODAY)
    client = signed_in(who)
    prove(client)
    shown = page(client, f"/to-chuc/{made.pk}/")

    told = client.post(acts(client, director)["mo-khoa"], {"reason": "Đã tìm lại máy"}, follow=True).content.decode()

    assert acts(client, director)["mo-khoa"] in shown
    assert acts(client, director)["mat-khau"] not in shown
    assert "Đã mở khóa cho Đinh Thị Giả Định." in told
    assert User.objects.get(pk=someone.pk).is_active
    links = AuditLink.objects.filter(payload__reason="Đã tìm lại máy").order_by("pk")
    assert [(link.action, link.subject) for link in links] == [
        ("accounts.account.unlocked", f"accounts.User:{someone.pk}"),
        ("registry.organization.manager_unlocked", f"registry.Organization:{made.pk}"),
    ]


def test_a_manager_who_forgot_the_password_gets_a_link_from_the_officers_of_the_place(
    signed_in: SignedIn, director: Any
) -> None:
    _, someone, _ = director
    client = signed_in("commune")
    prove(client)

    shown = client.post(acts(client, director)["mat-khau"], {"reason": "Quên mật khẩu"}).content.decode()

    link = re.search(r'value="http://testserver(/mat-khau-moi/[^"]+)"', shown)
    assert link
    chosen = {"password": "một câu dài dễ nhớ", "again": "một câu dài dễ nhớ"}
    assert Client().post(link[1], chosen).status_code == 302
    assert User.objects.get(pk=someone.pk).check_password("một câu dài dễ nhớ")
    assert AuditLink.objects.filter(action="accounts.password.link_made", payload__reason="Quên mật khẩu").exists()


def set_up_factor(person: User) -> None:
    """The application on a telephone, and the codes on paper."""
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=person, type=kind, data={})


def test_a_manager_who_lost_the_telephone_gets_in_by_password_once_an_officer_of_the_place_took_the_factor_away(
    signed_in: SignedIn, director: Any
) -> None:
    made, someone, _ = director
    elsewhere, sent = Client(), {"login": "giam-doc", "password": "giam-doc"}
    elsewhere.post("/dang-nhap/", sent)
    assert elsewhere.get("/tai-khoan/").status_code == 200
    set_up_factor(someone)
    client = signed_in("commune")
    prove(client)
    address = acts(client, director)["xac-thuc"]
    shown = page(client, f"/to-chuc/{made.pk}/")

    told = client.post(address, {"reason": "Mất điện thoại"}, follow=True).content.decode()

    assert address in shown
    assert "Đã bỏ xác thực hai lớp của Đinh Thị Giả Định; người ấy được báo." in told
    assert address not in told
    assert not Authenticator.objects.filter(user=someone).exists()
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert Client().post("/dang-nhap/", sent)["Location"] == "/"
    links = AuditLink.objects.filter(payload__reason="Mất điện thoại").order_by("pk")
    assert [(link.action, link.subject) for link in links if "session" not in link.action] == [
        ("accounts.second_factor.reset", f"accounts.User:{someone.pk}"),
        ("registry.organization.manager_factor_reset", f"registry.Organization:{made.pk}"),
    ]
    [notice] = Notice.objects.filter(recipient_id=someone.pk, key__startswith="accounts.second_factor")
    assert notice.text.startswith(f"{links[0].actor_name.split(' (')[0]} đã bỏ xác thực hai lớp của tài khoản bạn.")
    assert notice.text.endswith("Mất điện thoại")
    assert notice.url == "/tai-khoan/"


def test_a_second_factor_is_not_taken_away_without_a_reason_and_not_where_there_is_none(
    signed_in: SignedIn, director: Any
) -> None:
    client = signed_in("commune")
    prove(client)
    address = acts(client, director)["xac-thuc"]

    shown = page(client, f"/to-chuc/{director[0].pk}/")
    without = client.post(address, {"reason": "Mất điện thoại"})
    set_up_factor(director[1])

    assert address not in shown
    assert without.status_code == 409
    assert "hiện không bật xác thực hai lớp" in without.content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    assert Authenticator.objects.filter(user=director[1]).count() == 2


def test_the_security_log_tells_of_it(signed_in: SignedIn, director: Any) -> None:
    client = signed_in("commune")
    prove(client)
    client.post(acts(client, director)["mat-khau"], {"reason": "Quên mật khẩu"})

    log = page(signed_in("administrator"), "/quan-tri/an-ninh/?kind=password")

    assert "Tạo đường dẫn đặt lại mật khẩu" in log
    assert "Đinh Thị Giả Định (giam-doc)" in log


def _officer(person: User) -> None:
    Grant.objects.create(user=person, role="supervisor", unit=None)


def _officer_to_come(person: User) -> None:
    Grant.objects.create(user=person, role="supervisor", unit=None, valid_from=TODAY + timedelta(days=9))


def _manager_elsewhere(person: User) -> None:
    OrganizationGrant.objects.create(user=person, organization=enter("HTX Ba Tơ", unit_key="21484@2025"))


@pytest.mark.parametrize("also", [_officer, _officer_to_come, _manager_elsewhere])
def test_the_account_of_one_who_holds_anything_else_is_left_to_those_who_look_after_that(
    signed_in: SignedIn, director: Any, also: Callable[[User], None]
) -> None:
    also(director[1])
    set_up_factor(director[1])
    client = signed_in("commune")
    prove(client)

    for address in acts(client, director).values():
        assert [client.get(address).status_code, client.post(address, {"reason": "Thử"}).status_code] == [403, 403]
        assert address not in page(client, f"/to-chuc/{director[0].pk}/")
    assert not AuditLink.objects.filter(action="accounts.password.link_made").exists()
    assert Authenticator.objects.filter(user=director[1]).count() == 2


def test_of_one_who_manages_two_of_the_place_the_account_is_in_their_hands(signed_in: SignedIn, director: Any) -> None:
    OrganizationGrant.objects.create(user=director[1], organization=enter("HTX Rau"))
    client = signed_in("commune")
    prove(client)

    assert client.get(acts(client, director)["mat-khau"]).status_code == 200


def test_one_who_manages_no_more_is_not_helped_by_the_old_number(signed_in: SignedIn, director: Any) -> None:
    OrganizationGrant.objects.update(valid_from=TODAY - timedelta(days=9), valid_to=TODAY)
    client = signed_in("commune")
    prove(client)

    assert [client.get(address).status_code for address in acts(client, director).values()] == [404] * 3


def test_opening_an_account_again_asks_once_more_who_one_is(signed_in: SignedIn, director: Any) -> None:
    client = signed_in("commune")

    for address in acts(client, director).values():
        assert "xac-nhan-lai" in client.get(address)["Location"]


def test_a_name_that_was_tried_too_often_is_shown_so_and_unlocked(
    signed_in: SignedIn, director: Any, client: Client
) -> None:
    for _ in range(5):
        Client().post("/dang-nhap/", {"login": "giam-doc", "password": "sai"})
    officer = signed_in("commune")
    prove(officer)
    address = f"/to-chuc/{director[0].pk}/"

    before = page(officer, address)
    officer.post(acts(officer, director)["mo-khoa"], {"reason": "Nhập nhầm"})

    assert "Tạm khóa do nhập sai" in before
    assert "Tạm khóa do nhập sai" not in page(officer, address)
