"""The list of people, one person, invitations and the security log, as pages."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import TODAY
from hoptac.accounts import middleware
from hoptac.accounts.forms import TakeUpForm
from hoptac.accounts.last_use import Use, note_use, uses_of
from hoptac.accounts.models import Grant, Invitation, Role, User
from hoptac.accounts.services.accounts import lock_account, make_password_link
from hoptac.base.clock import now
from hoptac.base.models import AuditLink
from hoptac.base.templatetags.vietnamese import moment
from tests.signing_in import prove

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/nguoi-dung/"
WHY = {"reason": "Quyết định 12/QĐ-UBND"}


@pytest.fixture
def steward(signed_in: Callable[[str], Client]) -> Client:
    client = signed_in("province")
    prove(client)
    return client


@pytest.fixture
def many(person: Callable[..., Any]) -> Callable[[int], None]:
    def make(how_many: int) -> None:
        for number in range(how_many):
            person(
                f"nguoi.{how_many}.{number}", role="commune", unit_key="21289@2025", full_name=f"Đỗ Thị Hạnh {number}"
            )

    return make


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_province_sees_those_below_it_and_nobody_else(
    steward: Client, commune: Any, other_province: Any, leader: Any, administrator: Any
) -> None:
    page = text_of(steward.get(LIST))

    assert "Cán bộ xã Sơn Hà" in page
    for other in (other_province, leader, administrator):
        assert other.full_name not in page.partition("<tbody")[2]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=Hạnh", ["hanh"]),
        ("q=hanh", ["hanh"]),
        ("q=khongcoai", []),
        ("q=HA.SON", ["ha.son"]),
        ("state=locked", ["khoa"]),
        ("state=open&sort=-username", ["hanh", "ha.son"]),
        ("role=leader", ["ha.son"]),
        ("role=leader&state=locked", []),
    ],
)
def test_people_are_found_by_name_with_and_without_marks_by_role_and_by_state(
    steward: Client, person: Callable[..., Any], asked: str, found: list[str]
) -> None:
    person("hanh", role="commune", unit_key="21289@2025", full_name="Đỗ Thị Hạnh")
    person("ha.son", role="leader", unit_key="21289@2025", full_name="Lê Văn Sơn")
    locked = person("khoa", role="commune", unit_key="21289@2025", full_name="Trần Khoa")
    locked.is_active = False
    locked.save()

    table = steward.get(f"{LIST}tai-ve.csv?{asked}").content.decode("utf-8-sig")

    assert [row["Tên đăng nhập"] for row in csv.DictReader(io.StringIO(table))] == found


def test_the_list_asks_as_often_for_many_as_for_few(steward: Client, many: Callable[[int], None]) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert steward.get(LIST).status_code == 200
        return len(counted)

    many(2)
    asked()
    few = asked()
    many(30)

    assert asked() == few


def test_an_invitation_shows_its_link_once_and_the_list_never(steward: Client) -> None:
    asked = {"full_name": "Nguyễn Thị Lan", "role": "commune", "unit": "xã sơn hà"}

    page = text_of(steward.post("/quan-tri/loi-moi/tao/", asked))

    link = re.search(r'value="http://testserver(/moi/[\w-]+/)"', page)
    assert link is not None
    assert Client().get(link[1]).status_code == 200
    assert link[1] not in text_of(steward.get("/quan-tri/loi-moi/"))
    assert Invitation.objects.get().unit.key == "21289@2025"


def test_a_place_that_several_bear_is_asked_for_in_full(steward: Client, administrator: Any) -> None:
    client = Client()
    client.force_login(administrator)
    prove(client)
    asked = {"full_name": "Ai đó", "role": "commune", "unit": "không có nơi này"}

    refused = client.post("/quan-tri/loi-moi/tao/", asked)

    assert refused.status_code == 422
    assert "Không có đơn vị nào tên" in text_of(refused)


def test_with_a_mail_server_the_link_is_sent_and_without_one_it_is_said(steward: Client, settings: Any) -> None:
    asked = {"full_name": "Nguyễn Thị Lan", "role": "commune", "unit": "xã Sơn Hà", "email": "lan@xa.example"}
    settings.EMAIL_HOST = ""
    without = text_of(steward.post("/quan-tri/loi-moi/tao/", asked))
    settings.EMAIL_HOST = "thu.example"
    sent = text_of(steward.post("/quan-tri/loi-moi/tao/", asked))

    assert "Chưa gửi được thư" in without
    assert "Đã gửi thư tới lan@xa.example" in sent
    [letter] = mail.outbox
    assert letter.to == ["lan@xa.example"]
    assert "http://testserver/moi/" in letter.body
    assert "Cán bộ cấp xã" in letter.body


def test_a_role_is_given_and_ended_on_the_pages(steward: Client, commune: Any) -> None:
    role = {"role": "leader", "unit": "xã Sơn Hà", "first": "2026-11-23", "last": "", **WHY}
    given = steward.post(f"{LIST}{commune.pk}/vai-tro/", role)
    grant = Grant.objects.get(user=commune, role=Role.LEADER)
    ended = steward.post(f"{LIST}{commune.pk}/vai-tro/{grant.pk}/ket-thuc/", {"from_day": "2026-12-01", **WHY})

    assert given["Location"] == ended["Location"] == f"{LIST}{commune.pk}/"
    assert "đến hết 30/11/2026" in text_of(steward.get(f"{LIST}{commune.pk}/"))


def test_a_day_that_is_gone_is_refused_with_its_reason_where_the_role_is_given_and_ended(
    steward: Client, commune: Any
) -> None:
    address, grant = f"{LIST}{commune.pk}/vai-tro/", Grant.objects.get(user=commune)
    role = {"role": "leader", "unit": "xã Sơn Hà", "first": "01/11/2026", "last": "", **WHY}

    given = steward.post(address, role)
    ended = steward.post(f"{address}{grant.pk}/ket-thuc/", {"from_day": "01/11/2026", **WHY})

    assert given.status_code == ended.status_code == 422
    assert "vai trò chỉ giao được từ hôm nay (23/11/2026)" in text_of(given)
    assert "vai trò chỉ kết thúc được từ hôm nay (23/11/2026)" in text_of(ended)
    assert Grant.objects.get(user=commune).valid_to is None


def test_it_is_said_from_when_a_role_of_a_day_to_come_counts_or_ends(steward: Client, commune: Any) -> None:
    address, grant = f"{LIST}{commune.pk}/vai-tro/", Grant.objects.get(user=commune)
    role = {"role": "leader", "unit": "xã Sơn Hà", "first": "01/12/2026", "last": "", **WHY}

    given = text_of(steward.post(address, role, follow=True))
    ended = text_of(steward.post(f"{address}{grant.pk}/ket-thuc/", {"from_day": "01/12/2026", **WHY}, follow=True))

    assert "có hiệu lực từ 01/12/2026" in given
    assert "còn giữ vai trò đến hết 30/11/2026" in ended


def test_a_role_whose_first_day_has_not_come_is_said_so_and_can_be_withdrawn(steward: Client, commune: Any) -> None:
    coming = Grant.objects.get(user=commune)
    coming.valid_from = date(2026, 12, 1)
    coming.save()
    address = f"{LIST}{commune.pk}/"
    ending = f"{address}vai-tro/{coming.pk}/ket-thuc/"

    shown = text_of(steward.get(address))
    steward.post(ending, {"from_day": "23/11/2026", **WHY})

    assert "Chưa đến ngày" in shown
    assert "Không còn hiệu lực" not in shown
    assert ending in shown
    assert not Grant.objects.filter(user=commune).exists()


def test_the_head_of_a_page_names_the_place_of_today(client: Client, commune: Any, unit: Callable[[str], Any]) -> None:
    Grant.objects.filter(user=commune).update(valid_from=date(2024, 1, 1), valid_to=date(2026, 11, 1))
    Grant.objects.create(user=commune, role=Role.COMMUNE, unit=unit("21484@2025"), valid_from=date(2026, 11, 1))
    client.force_login(commune)

    head = text_of(client.get("/tai-khoan/")).partition("<main")[0]

    assert f"<small>{unit('21484@2025').name}</small>" in head
    assert "Sơn Hà</small>" not in head


def test_a_refusal_is_said_on_the_page_where_one_asked(steward: Client, commune: Any) -> None:
    role = {"role": "commune", "unit": "xã Sơn Hà", "first": "2026-11-23", **WHY}

    refused = steward.post(f"{LIST}{commune.pk}/vai-tro/", role)

    assert refused.status_code == 422
    assert "đang giữ vai trò Cán bộ cấp xã" in text_of(refused)


def test_nobody_acts_on_one_who_also_holds_a_role_above(
    steward: Client, commune: Any, unit: Callable[[str], Any]
) -> None:
    Grant.objects.create(user=commune, role=Role.LEADER, unit=unit("51@2025"))

    for act in ("khoa", "mat-khau", "vai-tro", "xac-thuc/bo", "ban-giao"):
        assert steward.get(f"{LIST}{commune.pk}/{act}/").status_code == 403
    assert "Khóa tài khoản" not in text_of(steward.get(f"{LIST}{commune.pk}/"))


def test_devices_and_addresses_are_shown_to_those_alone_who_may_act_on_the_person(
    steward: Client, commune: Any, ministry: Any, unit: Callable[[str], Any]
) -> None:
    gone = {"valid_from": date(2024, 1, 1), "valid_to": date(2025, 1, 1)}
    Grant.objects.create(user=ministry, role=Role.LEADER, unit=unit("21289@2025"), **gone)
    for name, address in (("ministry", "203.0.113.9"), ("commune", "203.0.113.7")):
        Client(REMOTE_ADDR=address).post(reverse("account_login"), {"login": name, "password": name})

    mine, other = (text_of(steward.get(f"{LIST}{one.pk}/")) for one in (commune, ministry))

    assert "203.0.113.7" in mine
    assert ministry.full_name in other
    assert "203.0.113.9" not in other
    assert "Thiết bị đang đăng nhập" not in other


def test_a_password_link_serves_once_and_signs_everyone_out(steward: Client, commune: Any) -> None:
    signed_in_before = Client()
    signed_in_before.force_login(commune)
    page = text_of(steward.post(f"{LIST}{commune.pk}/mat-khau/", WHY))
    found = re.search(r'value="http://testserver(/mat-khau-moi/[^"]+)"', page)
    assert found is not None
    given = {"password": "một câu dài dễ nhớ", "again": "một câu dài dễ nhớ"}

    first, second = (Client().post(found[1], given) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 410)
    assert User.objects.get(pk=commune.pk).check_password("một câu dài dễ nhớ")
    assert signed_in_before.get("/ke-hoach/").status_code == 302


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("ngắn quá", "ngắn quá", "ít nhất 12 ký tự"),
        ("password12345", "password12345", "nhiều người dùng"),
        ("can-bo-xa-commune", "can-bo-xa-commune", "giống tên của bạn"),
        ("một câu dài dễ nhớ", "một câu dài khác hẳn", "chưa giống nhau"),
    ],
)
def test_a_weak_password_is_refused_in_our_words(
    commune: Any, province: Any, password: str, again: str, said: str
) -> None:
    commune.full_name = "can-bo-xa-commune"
    commune.save()
    secret = make_password_link(commune, actor=province, at=now(), reason="Quên mật khẩu")

    refused = Client().post(
        reverse("accounts:new_password", args=(commune.pk, secret)), {"password": password, "again": again}
    )

    assert refused.status_code == 422
    assert said in text_of(refused)


def test_the_security_log_tells_who_did_what_and_why(steward: Client, commune: Any, administrator: Any) -> None:
    steward.post(f"{LIST}{commune.pk}/khoa/", {"reason": "=Nghỉ việc"})
    reader = Client()
    reader.force_login(administrator)

    page = text_of(reader.get("/quan-tri/an-ninh/?kind=account"))
    table = reader.get("/quan-tri/an-ninh/tai-ve.csv?q=commune").content.decode("utf-8-sig")
    later = (now() + timedelta(days=2)).date().isoformat()

    assert "Khóa tài khoản" in page
    assert "Cán bộ xã Sơn Hà (commune)" in page
    assert "'=Nghỉ việc" in table
    assert "Chưa có việc nào" not in page
    assert "Khóa tài khoản" not in text_of(reader.get(f"/quan-tri/an-ninh/?since={later}")).partition("<table")[2]


@pytest.mark.parametrize("words", ["Đặng Thị", "đặng thị", "dang thi", "lan.dang"])
def test_the_security_log_is_searched_by_name_with_and_without_marks(
    signed_in: Callable[[str], Client], person: Callable[..., Any], administrator: Any, words: str
) -> None:
    lan = person("lan.dang", full_name="Đặng Thị Lan")
    lock_account(lan, reason="Nghỉ hưu", actor=administrator, at=now(), today=TODAY)
    client = signed_in("administrator")

    found, other = (text_of(client.get("/quan-tri/an-ninh/", {"q": q})) for q in (words, "Trần Thị"))

    assert "Nghỉ hưu" in found
    assert "Nghỉ hưu" not in other


def test_changing_the_password_keeps_this_device_and_ends_the_others(client: Client, commune: Any) -> None:
    other = Client()
    for one in (client, other):
        one.post(reverse("account_login"), {"login": "commune", "password": "commune"})
    new = {"present": "commune", "password": "một câu dài dễ nhớ", "again": "một câu dài dễ nhớ"}

    client.post("/tai-khoan/mat-khau/", new)

    assert client.get("/tai-khoan/").status_code == 200
    assert other.get("/tai-khoan/").status_code == 302
    assert AuditLink.objects.filter(action="accounts.password.changed").count() == 1


def test_one_ends_one_s_own_devices_and_nobody_else_s(client: Client, commune: Any, province: Any) -> None:
    other, stranger = Client(), Client()
    for one, name in ((client, "commune"), (other, "commune"), (stranger, "province")):
        one.post(reverse("account_login"), {"login": name, "password": name}, headers={"user-agent": "Firefox/1 Linux"})
    page = text_of(client.get("/tai-khoan/"))
    [ending] = re.findall(r'action="(/tai-khoan/phien/\d+/ket-thuc/)"', page)

    assert stranger.post(ending).status_code == 404
    assert client.post(ending).status_code == 302
    assert page.count("Firefox trên Linux") >= 2
    assert other.get("/tai-khoan/").status_code == 302
    assert client.get("/tai-khoan/").status_code == 200


def test_of_two_devices_alike_one_sees_which_was_used_last_and_from_where(
    client: Client, commune: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike = {"user-agent": "Firefox/1 Linux"}
    first, second = Client(REMOTE_ADDR="203.0.113.5"), Client(REMOTE_ADDR="203.0.113.5")
    for one in (first, second, client):
        one.post(reverse("account_login"), {"login": "commune", "password": "commune"}, headers=alike)
    later = now() + timedelta(minutes=20)
    monkeypatch.setattr(middleware, "now", lambda: later)
    first.get("/ke-hoach/", headers=alike, REMOTE_ADDR="203.0.113.77")

    page = text_of(client.get("/tai-khoan/", headers=alike))

    used = re.findall(r"Dùng gần nhất lúc ([\d:/ ]+), từ địa chỉ mạng ([\d.]+)<", page)
    assert [address for _, address in used] == ["203.0.113.77", "203.0.113.5"]
    assert used[0][0] == moment(later)
    buttons = re.findall(r'type="submit">(Đăng xuất<span class="visually-hidden">[^<]+)', page)
    assert len(buttons) == len(set(buttons)) == 2
    assert "thiết bị thứ 2: Firefox trên Linux, dùng gần nhất lúc" in buttons[0]
    assert page.count("Đang dùng") == 1


def test_a_use_within_the_minute_is_not_noted_again() -> None:
    begun, key = now(), "khóa của một phiên"
    for seconds, told in ((0, begun), (59, begun), (60, begun + timedelta(seconds=60))):
        note_use(key, ip="203.0.113.5", at=begun + timedelta(seconds=seconds))
        assert uses_of([key, "khóa không có"]) == {key: Use(told, "203.0.113.5")}


def test_a_leaving_is_noted_and_taken_back_on_the_person_s_page(steward: Client, commune: Any) -> None:
    address = f"{LIST}{commune.pk}/"
    steward.post(f"{address}roi-vi-tri/", {"left_on": "23/11/2026", **WHY})
    noted = text_of(steward.get(address))

    back = text_of(steward.post(f"{address}roi-vi-tri/bo/", WHY, follow=True))

    assert "phải khóa tài khoản chậm nhất" in noted
    assert f"{address}roi-vi-tri/bo/" in noted
    assert "Đã bỏ ghi ngày rời vị trí." in back
    assert "phải khóa tài khoản chậm nhất" not in back


def test_who_tried_too_often_is_told_and_found_as_such_until_the_lock_is_over(steward: Client, commune: Any) -> None:
    AccessAttempt.objects.create(
        username=commune.username, attempt_time=now(), failures_since_start=settings.AXES_FAILURE_LIMIT
    )

    found = text_of(steward.get(LIST, {"state": "tried"}))
    table = text_of(steward.get("/quan-tri/nguoi-dung/tai-ve.csv"))

    assert commune.full_name in found
    assert "Tạm khóa</span>" in found.replace("\n", "")
    assert f"{commune.full_name},{commune.username}" in table
    assert "Tạm khóa đến" in table
    AccessAttempt.objects.update(attempt_time=now() - settings.AXES_COOLOFF_TIME - timedelta(minutes=1))
    assert commune.full_name not in text_of(steward.get(LIST, {"state": "tried"}))


def test_one_who_was_invited_stays_in_sight_of_the_province_when_no_role_is_left(steward: Client) -> None:
    asked = {"full_name": "Nguyễn Thị Lan", "role": "commune", "unit": "xã Sơn Hà"}
    link = re.search(r'value="http://testserver(/moi/[^"]+)"', text_of(steward.post("/quan-tri/loi-moi/tao/", asked)))
    assert link is not None
    chosen = {"password": "một câu dài dễ nhớ", "again": "một câu dài dễ nhớ"}
    Client().post(link[1], {"full_name": "Nguyễn Thị Lan", "username": "lan.nguyen", **chosen})
    Grant.objects.filter(user__username="lan.nguyen").delete()

    assert "lan.nguyen" in text_of(steward.get(LIST))


def test_who_takes_an_invitation_up_is_told_the_name_to_sign_in_with(steward: Client) -> None:
    asked = {"full_name": "Nguyễn Thị Lan", "role": "commune", "unit": "xã Sơn Hà"}
    page = text_of(steward.post("/quan-tri/loi-moi/tao/", asked))
    link = re.search(r'value="http://testserver(/moi/[^"]+)"', page)
    assert link is not None
    chosen = {"full_name": "Nguyễn Thị Lan", "username": "lan.nguyen", "password": "một câu dài dễ nhớ"}

    newcomer = Client()
    first = newcomer.post(link[1], {**chosen, "again": chosen["password"]}, follow=True)

    assert "Đã tạo tài khoản “lan.nguyen”." in text_of(first)
    assert "Đã đặt mật khẩu bằng đường dẫn này thì chỉ cần đăng nhập" in text_of(newcomer.get(link[1]))


def test_no_link_of_an_invitation_is_empty_and_the_way_back_leads_to_the_list(steward: Client) -> None:
    asked = steward.get("/quan-tri/loi-moi/tao/")
    said = {"full_name": "Nguyễn Thị Lan", "email": "", "role": "commune", "unit": "Xã Sơn Hà"}
    made = steward.post("/quan-tri/loi-moi/tao/", said)

    assert '<a href="/quan-tri/">Quản trị hệ thống</a>' in text_of(made)
    for answer, words in ((asked, "Không, quay lại"), (made, "Đã chép, quay lại")):
        page = text_of(answer)
        assert 'href=""' not in page
        assert f'<a class="btn" href="/quan-tri/loi-moi/">{words}</a>' in page


def test_the_link_to_all_differences_leads_to_the_list(steward: Client) -> None:
    assert 'href=""' not in text_of(steward.get("/to-chuc/khac-biet/"))


def test_the_rule_for_a_name_to_sign_in_with_is_said_alike_before_and_after_a_fault() -> None:
    field = TakeUpForm({"username": "lan nguyễn!"})

    assert field.errors["username"] == ["Chỉ gồm chữ, số và các dấu @ . + - _, viết liền."]
    assert str(field.fields["username"].help_text).startswith("Chỉ gồm chữ, số và các dấu @ . + - _, viết liền,")
