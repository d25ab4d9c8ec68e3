"""Setting one's own password anew."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
NEW = "một câu dài dễ nhớ của tôi"


@pytest.fixture
def mine(province: Any) -> Client:
    client = Client()
    client.force_login(province)
    return client


def change(client: Client, present: str, password: str = NEW, again: str = NEW) -> Any:
    sent = {"present": present, "password": password, "again": again}
    return client.post(reverse("accounts:change_password"), sent)


def may_enter(password: str) -> bool:
    answer = Client().post(reverse("account_login"), {"login": "province", "password": password})
    return bool(answer.status_code == 302)


def test_the_new_password_holds_and_the_old_one_no_more(mine: Client) -> None:
    assert change(mine, "province").status_code == 302

    assert (may_enter(NEW), may_enter("province")) == (True, False)


def test_this_device_stays_signed_in_and_the_others_do_not(mine: Client, province: Any) -> None:
    other = Client()
    other.force_login(province)

    change(mine, "province")

    assert [one.get(reverse("accounts:mine")).status_code for one in (mine, other)] == [200, 302]


def test_without_the_password_that_holds_nothing_changes(mine: Client) -> None:
    answer = change(mine, "sai")

    assert answer.status_code == 422
    assert "Mật khẩu chưa đúng" in answer.content.decode()
    assert may_enter("province")


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("ngắn", "ngắn", "Mật khẩu quá ngắn"),
        ("password12345", "password12345", "nhiều người dùng"),
        (NEW, "một câu khác hẳn câu trên", "chưa giống nhau"),
    ],
)
def test_a_poor_password_or_two_that_differ_are_refused(mine: Client, password: str, again: str, told: str) -> None:
    answer = change(mine, "province", password, again)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert may_enter("province")


def test_guessing_the_password_at_an_open_desk_is_counted_down_and_locks_the_name(mine: Client) -> None:
    answers = [change(mine, "sai") for _ in range(settings.AXES_FAILURE_LIMIT)]

    assert ["lần thử" in answer.content.decode() for answer in answers] == [False, False, True, True, False]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 429]
    assert change(mine, "province").status_code == 429
    assert not may_enter("province")
