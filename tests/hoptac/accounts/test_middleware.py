"""Who is signed in no more."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PAGE, SIGN_IN = "/to-chuc/nhap/", "/dang-nhap/?next=/to-chuc/nhap/"


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: Client) -> None:
    answer = client.get(PAGE)

    assert (answer.status_code, answer["Location"]) == (302, SIGN_IN)


def test_a_page_that_asks_for_a_part_of_itself_goes_there_as_a_whole(client: Client) -> None:
    answer = client.get(PAGE, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"], answer.content) == (204, SIGN_IN, b"")
