"""Signing in and out."""

import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse

from hoptac.accounts.services.accounts import unlock_account
from hoptac.base.clock import now
from hoptac.base.models import AuditLink

pytestmark = pytest.mark.django_db
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng"
LOCKED = "Tên đăng nhập này đang tạm khóa"


def sign_in(client: Any, name: str, password: str) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password})


def fail(client: Any, name: str, times: int = settings.AXES_FAILURE_LIMIT) -> Any:
    for _ in range(times):
        answer = sign_in(client, name, "sai")
    return answer


def words_of(answer: Any) -> str:
    """The page without what differs in every answer."""
    return re.sub(r'value="\w{64}"|\d\d:\d\d \d\d/\d\d/\d{4}', "", answer.content.decode())


def test_a_person_signs_in_and_comes_to_the_plans(client: Any, province: Any) -> None:
    answer = sign_in(client, "province", "province")

    assert answer.status_code == 302
    assert answer["Location"] == reverse("home")


def test_one_comes_to_the_page_that_was_asked_for_and_to_no_other_site(client: Any, province: Any) -> None:
    asked = {"login": "province", "password": "province"}

    ours = client.post(f"{reverse('account_login')}?next=/van-ban/", {**asked, "next": "/van-ban/"})
    theirs = Client().post(reverse("account_login"), {**asked, "next": "https://noi-khac.example/"})

    assert (ours["Location"], theirs["Location"]) == ("/van-ban/", reverse("home"))


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client: Any, province: Any) -> None:
    wrong_password = sign_in(client, "province", "sai")
    wrong_name = sign_in(client, "khongco", "sai")

    assert WRONG in wrong_password.content.decode()
    assert words_of(wrong_password).replace("province", "khongco") == words_of(wrong_name)


def test_a_locked_account_gets_the_answer_of_a_wrong_password(client: Any, province: Any) -> None:
    province.is_active = False
    province.save()

    assert WRONG in sign_in(client, "province", "province").content.decode()


def test_five_failures_lock_the_name_even_for_the_right_password(client: Any, province: Any) -> None:
    fifth = fail(client, "province")
    right = sign_in(Client(), "province", "province")

    assert (fifth.status_code, right.status_code) == (429, 429)
    assert LOCKED in right.content.decode()
    assert "15 phút" in right.content.decode()


@pytest.mark.parametrize("name", ["province", "khongco"])
def test_the_last_tries_before_a_lock_out_are_counted_down_for_known_and_unknown_names(
    client: Any, province: Any, name: str
) -> None:
    told = [sign_in(client, name, "sai").content.decode() for _ in range(settings.AXES_FAILURE_LIMIT)]

    left = [re.findall(r"Còn (\d) lần thử trước khi tên đăng nhập này tạm khóa 15 phút", page) for page in told]
    assert [found[:1] for found in left] == [[], [], ["2"], ["1"], []]
    assert LOCKED in told[-1]


def test_a_password_typed_wrong_again_before_a_sensitive_act_is_counted_down_too(client: Any, province: Any) -> None:
    sign_in(client, "province", "province")

    told = [client.post(reverse("account_reauthenticate"), {"password": "sai"}).content.decode() for _ in range(4)]

    assert ["lần thử" in page for page in told] == [False, False, True, True]
    assert "Còn 1 lần thử" in told[-1]


def test_four_failures_lock_nothing_and_are_forgotten_by_a_success(client: Any, province: Any) -> None:
    fail(client, "province", 4)
    assert sign_in(client, "province", "province").status_code == 302

    assert fail(Client(), "province", 4).status_code == 200


def test_a_name_that_nobody_bears_is_locked_in_the_same_words(client: Any, province: Any) -> None:
    assert words_of(fail(client, "province")).replace("province", "") == words_of(fail(Client(), "khongco"))


def test_one_name_locked_leaves_the_others_open(client: Any, province: Any, commune: Any) -> None:
    fail(client, "province")

    assert sign_in(client, "commune", "commune").status_code == 302


def test_tries_while_locked_do_not_make_the_lock_last_longer(client: Any, province: Any) -> None:
    fail(client, "province")
    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=14))
    fail(client, "province", 3)
    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=16))

    assert sign_in(client, "province", "province").status_code == 302


def test_an_administrator_opens_a_locked_name_at_once(client: Any, province: Any, administrator: Any) -> None:
    fail(client, "province")

    unlock_account(province, reason="Đã gọi điện xác minh", actor=administrator, at=now())

    assert sign_in(client, "province", "province").status_code == 302


def test_the_log_tells_of_sign_ins_failures_and_lock_outs_and_keeps_no_unknown_name(client: Any, province: Any) -> None:
    sign_in(client, "province", "province")
    fail(Client(), "province")
    fail(Client(), "mat-khau-go-nham")

    told = list(AuditLink.objects.filter(action__startswith="accounts.sign_in.").values_list("action", flat=True))
    kept = str(list(AuditLink.objects.values()))
    assert told.count("accounts.sign_in.done") == 1
    assert told.count("accounts.sign_in.failed") == 5
    assert told.count("accounts.sign_in.locked_out") == 2
    assert "mat-khau-go-nham" not in kept


def test_one_who_is_not_signed_in_is_asked_to(client: Any, db: None) -> None:
    answer = client.get(reverse("documents:documents"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_signing_out_is_a_post(client: Any, province: Any) -> None:
    client.force_login(province)

    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out")).status_code == 302
    assert client.get(reverse("documents:documents")).status_code == 302


def test_every_answer_refuses_foreign_and_inline_scripts(client: Any, db: None) -> None:
    answer = client.get(reverse("account_login"))

    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert "<script>" not in answer.content.decode()
    assert " style=" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/signup/", "/accounts/signup/", "/dang-ky/", "/tai-khoan/email/", "/admin/"])
def test_there_is_no_open_sign_up_and_no_admin_site(client: Any, province: Any, address: str) -> None:
    client.force_login(province)

    assert client.get(address).status_code == 404
