"""manage.py make_administrator: the first account."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from conftest import TODAY
from hoptac.accounts.access import is_administrator
from hoptac.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What is typed when the password is asked for."""

    def answer(*words: str) -> None:
        waiting = iter(words)
        monkeypatch.setattr(
            "hoptac.accounts.management.commands.make_administrator.getpass", lambda prompt: next(waiting)
        )

    return answer


def test_it_makes_an_account_that_administers(typed: Callable[..., None], capsys: Any) -> None:
    typed("một câu dài dễ nhớ", "một câu dài dễ nhớ")

    call_command("make_administrator", "quan.tri", name="Người quản trị")

    person = User.objects.get(username="quan.tri")
    assert is_administrator(person, today=TODAY)
    assert person.check_password("một câu dài dễ nhớ")
    assert "Đã tạo quản trị quan.tri" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"), [(("ngắn", "ngắn"), "12 ký tự"), (("một câu dài dễ nhớ", "một câu khác"), "chưa giống nhau")]
)
def test_it_refuses_what_the_pages_refuse(typed: Callable[..., None], words: tuple[str, str], said: str) -> None:
    typed(*words)

    with pytest.raises(CommandError, match=said):
        call_command("make_administrator", "quan.tri")
    assert not User.objects.exists()


def test_it_makes_no_second_account_of_one_name(typed: Callable[..., None], administrator: Any) -> None:
    typed("một câu dài dễ nhớ", "một câu dài dễ nhớ")

    with pytest.raises(CommandError, match="đã có người dùng"):
        call_command("make_administrator", "Administrator")
