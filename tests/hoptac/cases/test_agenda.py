"""What waits is told on the first screen, to those alone who can do something about it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import TODAY
from hoptac.accounts.access import scope_of
from hoptac.accounts.agenda import agenda_for
from hoptac.registry.models import Organization
from tests.hoptac.cases.builders import agreed, closed, done, opened
from tests.hoptac.registry.builders import enter, enter_many

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


def test_a_rest_that_is_over_is_told_where_the_organization_stands(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    span = {"starts_on": date(2026, 6, 1), "ends_on": date(2026, 11, 20)}
    for name in ("HTX Sơn Hà", "HTX Sơn Hạ"):
        made = opened("suspend", enter(name), actor=commune, received_on=date(2026, 5, 20), **span)
        done(made, "noted", actor=commune)
        closed(made, "suspended", actor=commune)
    agreed(province)
    again = {"starts_on": TODAY, "ends_on": date(2027, 5, 31)}
    later = opened("suspend", Organization.objects.get(standing__name="HTX Sơn Hạ"), actor=commune, **again)
    done(later, "noted", actor=commune)
    closed(later, "suspended", actor=commune)
    agreed(province)
    client = signed_in("commune")

    assert waits(client) == {"/thu-tuc/?state=rest": 1}
    assert len(client.get("/thu-tuc/?state=rest").context["lines"]) == 1


def test_of_very_many_it_is_only_said_that_they_are_more(
    signed_in: SignedIn, commune: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoptac.accounts.agenda.MOST", 2)
    for one in enter_many(["HTX Một", "HTX Hai", "HTX Ba", "HTX Bốn"]):
        opened("suspend", one, actor=commune, received_on=date(2026, 11, 2), **SPAN)

    [item] = signed_in("commune").get("/ke-hoach/").context["agenda"]

    assert (item.number, item.words.replace("\u00a0", " ")) == (3, "hơn 2 thủ tục quá hạn")


@pytest.mark.parametrize("name", ["commune", "ministry"])
def test_the_first_screen_counts_no_further_than_it_tells_and_reads_no_table_whole(
    name: str, cast: Callable[[str], Any]
) -> None:
    person = cast(name)
    with CaptureQueriesContext(connection) as asked:
        agenda_for(person, scope_of(person, today=TODAY), today=TODAY)

    counts = [one["sql"] for one in asked if "COUNT(" in one["sql"]]
    assert len(counts) == {"ministry": 4, "commune": 3}[name]
    assert all("LIMIT 100" in sql for sql in counts)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            plans = [row[3] for sql in counts for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
        assert [step for step in plans if step.startswith("SCAN ") and "subquery" not in step] == []
