"""Signing in at the office's own server of identities: a real one, on the loopback address."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from hoptac.accounts.models import User
from hoptac.environment import oidc_providers

# The server and its packages warn of each other; it runs in this process.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
MAIL = "lan@tinh.example"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    from oidc_provider_mock import run_server_in_thread  # here, where the filter of warnings holds

    with run_server_in_thread() as running:
        yield f"http://127.0.0.1:{running.server_port}"


@pytest.fixture(autouse=True)
def _office(server: str, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = oidc_providers(
        server=server, client_id="hoptac", secret="bi-mat", name="tài khoản tỉnh"
    )


@pytest.fixture
def lan(person: Callable[..., Any]) -> User:
    user: User = person("lan", role="commune", unit_key="21289@2025", full_name="Nguyễn Thị Lan")
    user.email = MAIL
    user.save()
    return user


def identity(server: str, subject: str, **claims: Any) -> None:
    answer = requests.put(f"{server}/users/{subject}", json=claims, timeout=10)
    assert answer.ok, answer.text


def go_through(server: str, client: Client, subject: str) -> Any:
    """Press the button, sign in at the server, come back with its answer."""
    page = client.get(reverse("account_login")).content.decode()
    button = re.search(r'href="([^"]*/bat-dau/)"', page)
    assert button is not None
    there = client.get(button[1])["Location"]
    assert there.startswith(server)
    back = requests.post(there, data={"sub": subject}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def test_the_account_with_the_confirmed_address_is_entered_and_keeps_its_roles(
    server: str, client: Client, lan: User
) -> None:
    identity(server, "nhan-vien-7", email=MAIL, email_verified=True)

    answer = go_through(server, client, "nhan-vien-7")

    assert answer["Location"] == reverse("home")
    assert client.get("/tai-khoan/").content.decode().count("Nguyễn Thị Lan") > 0
    assert SocialAccount.objects.get().user == lan


def test_the_second_time_the_server_s_own_name_of_the_person_counts(server: str, lan: User) -> None:
    identity(server, "nhan-vien-8", email=MAIL, email_verified=True)
    go_through(server, Client(), "nhan-vien-8")
    identity(server, "nhan-vien-8", email="doi-roi@tinh.example", email_verified=True)

    assert go_through(server, Client(), "nhan-vien-8")["Location"] == reverse("home")


@pytest.mark.parametrize(
    ("subject", "claims"),
    [
        ("la-1", {"email": "khong-ai@tinh.example", "email_verified": True}),
        ("la-2", {"email": MAIL, "email_verified": False}),
        ("la-3", {}),
    ],
    ids=["unknown address", "unconfirmed address", "no address"],
)
def test_nobody_else_enters_and_no_account_is_made(
    server: str, client: Client, lan: User, subject: str, claims: dict[str, Any]
) -> None:
    identity(server, subject, **claims)

    answer = go_through(server, client, subject)

    assert answer.status_code == 403
    assert "Chỉ người được mời mới có tài khoản" in answer.content.decode()
    assert User.objects.count() == 1
    assert client.get("/ke-hoach/").status_code == 302


def test_a_locked_account_is_not_opened_by_another_door(server: str, client: Client, lan: User) -> None:
    identity(server, "nhan-vien-9", email=MAIL, email_verified=True)
    go_through(server, Client(), "nhan-vien-9")
    User.objects.update(is_active=False)

    assert go_through(server, client, "nhan-vien-9").status_code == 403


def test_an_answer_that_nobody_asked_for_opens_nothing(client: Client, lan: User) -> None:
    answer = client.get("/dang-nhap/co-quan/ve/?code=x&state=y")

    assert "không xác nhận được bạn là ai" in answer.content.decode()
    assert client.get("/ke-hoach/").status_code == 302
