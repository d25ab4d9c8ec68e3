"""The second factor: who must have one, setting it up, signing in by it, losing it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client, RequestFactory, TestCase
from django.urls import resolve, reverse, reverse_lazy

from hoptac.accounts.adapters import AccountAdapter
from hoptac.accounts.security_events import EventChoice, asked_events, shown
from hoptac.accounts.services.accounts import reset_second_factor
from hoptac.base.clock import now
from hoptac.base.models import AuditLink
from tests.one_time_codes import code_of
from tests.signing_in import prove

pytestmark = pytest.mark.django_db
ENROL = "/tai-khoan/xac-thuc/bat/"


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.MFA_REQUIRED = True
    cache.clear()  # where allauth keeps which codes were used


def sign_in(client: Client, name: str) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": name})


def set_up(client: Client) -> str:
    """Set the second factor up on the page; return the secret."""
    page = client.get(ENROL).content.decode()
    found = re.search(r"data-secret>(\w+)<", page)
    assert found is not None, page
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(ENROL, {"code": code_of(found[1])})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return found[1]


@pytest.mark.parametrize("role", ["administrator", "ministry", "province", "leader"])
def test_who_administers_approves_or_signs_comes_to_no_page_without_it(role: str, cast: Callable[[str], Any]) -> None:
    client = Client()
    cast(role)
    sign_in(client, role)

    for address in ("/ke-hoach/", "/van-ban/", "/tai-khoan/", "/quan-tri/nguoi-dung/"):
        assert client.get(address)["Location"] == ENROL
    assert client.post("/van-ban/tai-len/")["Location"] == ENROL
    assert "phải bật xác thực hai lớp" in client.get(ENROL).content.decode()


@pytest.mark.parametrize("role", ["commune", "alliance", "supervisor", "visitor"])
def test_the_others_may_do_without(role: str, cast: Callable[[str], Any]) -> None:
    client = Client()
    cast(role)
    sign_in(client, role)

    assert client.get("/ke-hoach/").status_code == 200


def test_once_set_up_the_way_is_open_and_recovery_codes_are_shown(client: Client, province: Any) -> None:
    sign_in(client, "province")
    set_up(client)

    assert client.get("/ke-hoach/").status_code == 200
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10


def test_setting_it_up_is_logged_as_what_it_was(client: Client, province: Any) -> None:
    sign_in(client, "province")
    set_up(client)

    done = [event.what for event in shown(asked_events(EventChoice(kind="second_factor")))]

    assert sorted(done) == ["Bật xác thực hai lớp", "Tạo mã dự phòng"]


@pytest.mark.parametrize(("address", "told"), [(ENROL, []), (reverse_lazy("mfa_generate_recovery_codes"), [True])])
def test_that_codes_were_made_is_told_where_they_alone_were_asked_for(
    rf: RequestFactory, address: str, told: list[bool]
) -> None:
    request = rf.post(str(address))
    request.resolver_match = resolve(str(address))
    storage = CookieStorage(request)
    request._messages = storage  # type: ignore[attr-defined]

    AccountAdapter(request).add_message(request, messages.SUCCESS, "mfa/messages/recovery_codes_generated.txt")

    assert ["mã dự phòng mới" in str(one) for one in storage] == told


def test_then_signing_in_asks_for_a_code(client: Client, province: Any) -> None:
    sign_in(client, "province")
    secret = set_up(client)
    other = Client()

    asked = sign_in(other, "province")
    before = other.get("/ke-hoach/").status_code
    entered = other.post(asked["Location"], {"code": code_of(secret, steps_on=1)})

    assert asked["Location"] == reverse("mfa_authenticate")
    assert before == 302
    assert entered["Location"] == reverse("home")
    assert other.get("/ke-hoach/").status_code == 200


def test_a_code_serves_once_whichever_process_answers(client: Client, province: Any) -> None:
    sign_in(client, "province")
    secret = set_up(client)
    code = code_of(secret, steps_on=1)
    answers = []
    for other in (Client(), Client()):
        sign_in(other, "province")
        answers.append(other.post(reverse("mfa_authenticate"), {"code": code}).status_code)

    assert answers == [302, 200]
    assert not isinstance(caches["default"], LocMemCache)


def test_a_recovery_code_serves_once(client: Client, province: Any) -> None:
    sign_in(client, "province")
    set_up(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.findall(r"<code>(\d{8})</code>", page)[0]
    answers = []
    for other in (Client(), Client()):
        sign_in(other, "province")
        answers.append(other.post(reverse("mfa_authenticate"), {"code": code}).status_code)

    assert answers == [302, 200]


def test_wrong_codes_lock_the_name_and_then_the_right_one_opens_nothing(client: Client, province: Any) -> None:
    sign_in(client, "province")
    secret = set_up(client)
    other = Client()
    sign_in(other, "province")

    answers = [other.post(reverse("mfa_authenticate"), {"code": "000000"}) for _ in range(5)]
    statuses = [answer.status_code for answer in answers]
    right = other.post(reverse("mfa_authenticate"), {"code": code_of(secret, steps_on=1)})

    assert statuses == [200, 200, 200, 200, 429]
    assert "Còn 1 lần thử" in answers[3].content.decode()
    assert right.status_code == 429
    assert other.get("/ke-hoach/").status_code == 302
    assert AuditLink.objects.filter(action="accounts.sign_in.failed", payload__factor="code").count() == 5


def test_who_must_have_it_cannot_switch_it_off(client: Client, province: Any) -> None:
    sign_in(client, "province")
    set_up(client)

    offered = client.get("/tai-khoan/").content.decode()
    refused = client.post(reverse("mfa_deactivate_totp")).content.decode()

    assert reverse("mfa_deactivate_totp") not in offered
    assert "Vai trò của bạn bắt buộc xác thực hai lớp" in refused
    assert Authenticator.objects.filter(user=province).count() == 2


def test_who_may_do_without_switches_it_off(client: Client, commune: Any) -> None:
    sign_in(client, "commune")
    set_up(client)

    offered = client.get("/tai-khoan/").content.decode()
    client.post(reverse("mfa_deactivate_totp"))

    assert reverse("mfa_deactivate_totp") in offered
    assert not Authenticator.objects.filter(user=commune).exists()
    told = AuditLink.objects.filter(action__startswith="accounts.second_factor.").values_list("action", flat=True)
    assert {"accounts.second_factor.added", "accounts.second_factor.removed"} <= set(told)


def test_one_who_lost_the_telephone_is_signed_out_and_sets_it_up_anew(
    client: Client, province: Any, administrator: Any
) -> None:
    sign_in(client, "province")
    set_up(client)

    reset_second_factor(province, reason="Mất điện thoại", actor=administrator, at=now())

    assert client.get("/ke-hoach/").status_code == 302
    assert sign_in(client, "province")["Location"] == reverse("home")
    assert client.get("/ke-hoach/")["Location"] == ENROL


def test_where_it_is_not_required_nobody_is_sent_to_set_it_up(client: Client, province: Any, settings: Any) -> None:
    settings.MFA_REQUIRED = False
    sign_in(client, "province")

    assert client.get("/ke-hoach/").status_code == 200


def test_a_sensitive_act_takes_a_code_for_proof(client: Client, administrator: Any, commune: Any) -> None:
    sign_in(client, "administrator")
    secret = set_up(client)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    act = reverse("accounts:lock_account", args=(commune.pk,))

    asked = client.get(act)
    proof = client.get(reverse("mfa_reauthenticate") + f"?next={act}").content.decode()
    proved = client.post(reverse("mfa_reauthenticate"), {"code": code_of(secret, steps_on=1), "next": act})

    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert "Mã xác thực" in proof
    assert proved["Location"] == act
    assert client.get(act).status_code == 200


def test_pages_of_the_second_factor_need_no_inline_script_or_style(client: Client, province: Any) -> None:
    sign_in(client, "province")
    prove(client)

    page = client.get(ENROL)

    assert "<script>" not in page.content.decode()
    assert " style=" not in page.content.decode()
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
