"""The key of a person's calendar feed."""

import pytest

from hoptac.planning.duties.feed_keys import feed_key, owner_of

pytestmark = pytest.mark.django_db


def test_the_key_opens_its_owners_feed_and_no_others(commune, province):
    assert owner_of(feed_key(commune)) == commune
    assert owner_of(feed_key(province)) == province


@pytest.mark.parametrize("key", ["", "-", "abc", "1-wrong", "999999-x", "９-x", "1" * 40 + "-x"])
def test_a_wrong_key_opens_nothing(commune, key):
    assert owner_of(key) is None


def test_one_persons_signature_does_not_open_anothers_feed(commune, province):
    signature = feed_key(commune).partition("-")[2]

    assert owner_of(f"{province.pk}-{signature}") is None


def test_a_new_password_ends_the_old_key(commune):
    old = feed_key(commune)
    commune.set_password("một mật khẩu khác")
    commune.save()

    assert owner_of(old) is None


def test_a_closed_account_has_no_feed(commune):
    key = feed_key(commune)
    commune.is_active = False
    commune.save()

    assert owner_of(key) is None
