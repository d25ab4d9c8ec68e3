"""Signing in and out."""

from typing import Any

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def sign_in(client: Any, name: str, password: str) -> Any:
    return client.post(reverse("accounts:sign_in"), {"username": name, "password": password})


def test_a_person_signs_in_and_comes_to_the_plans(client: Any, province: Any) -> None:
    answer = sign_in(client, "province", "province")

    assert answer.status_code == 302
    assert answer["Location"] == reverse("home")


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client: Any, province: Any) -> None:
    wrong_password = sign_in(client, "province", "sai").content.decode()
    wrong_name = sign_in(client, "khongco", "sai").content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in wrong_password
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in wrong_name


def test_one_who_is_not_signed_in_is_asked_to(client: Any, db: None) -> None:
    answer = client.get(reverse("documents:documents"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:sign_in"))


def test_signing_out_is_a_post(client: Any, province: Any) -> None:
    client.force_login(province)

    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out")).status_code == 302
    assert client.get(reverse("documents:documents")).status_code == 302


def test_every_answer_refuses_foreign_and_inline_scripts(client: Any, db: None) -> None:
    answer = client.get(reverse("accounts:sign_in"))

    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert "<script>" not in answer.content.decode()
    assert " style=" not in answer.content.decode()
