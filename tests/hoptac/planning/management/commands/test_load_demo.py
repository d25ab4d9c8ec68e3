"""manage.py load_demo."""

from io import StringIO

import pytest
from django.core.management import call_command

from hoptac.accounts.models import User
from hoptac.documents.services import receive
from hoptac.planning.services.demo import PASSWORD
from tests.hoptac.planning.annotated import read_annotated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def annotated(monkeypatch):
    monkeypatch.setattr(receive, "read", read_annotated)


def run(**options) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def test_it_says_what_it_loaded_and_who_may_sign_in():
    said = run()

    assert "Đã nạp 7 văn bản và 9 tài khoản" in said
    assert said.count(PASSWORD) == 1
    assert "xa.sonha" in said


def test_a_second_call_changes_nothing_and_still_names_the_sign_ins():
    run()
    said = run()

    assert "đã có từ trước" in said
    assert "xa.sonha" in said
    assert User.objects.count() == 9


def test_a_closed_account_is_not_named():
    run()
    User.objects.filter(username="xa.sonha").update(is_active=False)

    assert "xa.sonha" not in run()
