"""What waits is told on the first screen, to those alone who can do something about it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.hoptac.cases.builders import closed, done, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SPAN: dict[str, Any] = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}


def waits(client: Client) -> dict[str, int]:
    return {item.url: item.number for item in client.get("/ke-hoach/").context["agenda"]}


def test_the_first_screen_counts_what_is_late_and_soon_due_and_leads_there(signed_in: SignedIn, commune: Any) -> None:
    opened("suspend", enter("HTX Sơn Hà"), actor=commune, received_on=date(2026, 11, 2), **SPAN)
    opened("suspend", enter("HTX Sơn Hạ"), actor=commune, received_on=date(2026, 11, 18), **SPAN)
    client = signed_in("commune")

    assert waits(client) == {"/thu-tuc/?state=overdue": 1, "/thu-tuc/?state=soon": 1}
    assert "Việc chờ bạn" in client.get("/ke-hoach/").content.decode()
    for address in waits(client):
        assert len(client.get(address).context["lines"]) == 1
    assert waits(signed_in("leader")) == waits(signed_in("other_province")) == {}


def test_who_may_be_the_second_is_told_of_what_waits_for_that(signed_in: SignedIn, commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, starts_on=date(2026, 11, 23), ends_on=date(2027, 5, 31))
    done(made, "noted", actor=commune)
    closed(made, "suspended", actor=commune)

    assert waits(signed_in("province")) == {"/to-chuc/cho-nguoi-thu-hai/": 1}
    assert waits(signed_in("commune")) == {}


def test_where_nothing_waits_the_first_screen_says_nothing(signed_in: SignedIn) -> None:
    assert "Việc chờ bạn" not in signed_in("commune").get("/ke-hoach/").content.decode()
