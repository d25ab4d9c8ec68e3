"""manage.py load_demo."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings

from hoptac.accounts.models import User
from hoptac.documents.services import receive
from hoptac.planning.services.demo import PASSWORD
from tests.hoptac.planning.annotated import read_annotated

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def first_call(module_database, tmp_path_factory):
    """What the first call says; the tests make the later ones."""
    files = override_settings(FILES_ROOT=tmp_path_factory.mktemp("demo"))
    with pytest.MonkeyPatch.context() as patch, files:
        patch.setattr(receive, "read", read_annotated)
        return run()


def run(**options) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def test_it_says_what_it_loaded_and_who_may_sign_in(first_call):
    assert "Đã nạp 7 văn bản và 9 tài khoản" in first_call
    assert first_call.count(PASSWORD) == 1
    assert "xa.sonha" in first_call


def test_a_second_call_changes_nothing_and_still_names_the_sign_ins(first_call):
    said = run()

    assert "đã có từ trước" in said
    assert "xa.sonha" in said
    assert User.objects.count() == 9


def test_a_closed_account_is_not_named(first_call):
    User.objects.filter(username="xa.sonha").update(is_active=False)

    assert "xa.sonha" not in run()
