"""Where a proposal comes from is told to those alone who may open that procedure."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.cases.origins import origins_of
from hoptac.cases.services.working import add_newcomer
from hoptac.registry.models import Proposal
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, closed, done, opened
from tests.hoptac.registry.builders import enter, enter_many

pytestmark = pytest.mark.django_db


def told(person: Any) -> list[str]:
    scope = scope_of(person, today=TODAY)
    return [one.url for one in origins_of(list(Proposal.objects.all()), scope, person, TODAY).values()]


def test_the_procedure_is_named_to_those_in_whose_reach_it_is(commune: Any, province: Any, other_province: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    done(made, "announced", actor=commune)

    assert told(province) == [f"/thu-tuc/{made.pk}/"]
    assert told(other_province) == []


def test_many_proposals_ask_as_often_as_one(commune: Any, province: Any, django_assert_num_queries: Any) -> None:
    for one in enter_many(["HTX Một", "HTX Hai", "HTX Ba"]):
        done(opened("dissolve_voluntary", one, actor=commune), "announced", actor=commune)
    proposals, scope = list(Proposal.objects.all()), scope_of(province, today=TODAY)

    with django_assert_num_queries(1):
        found = origins_of(proposals, scope, province, TODAY)

    assert len(found) == 3


def test_who_decides_is_told_what_enters_the_book_with_the_agreement(
    commune: Any, province: Any, signed_in: Callable[[str], Client]
) -> None:
    made = opened("consolidate", enter("HTX Một"), enter("HTX Hai"), actor=commune)
    unit = Unit.objects.get(key="21289@2025")
    add_newcomer(made, name="HTX Ba", kind="cooperative", unit=unit, actor=commune, at=NOW, today=TODAY)
    done(made, "resolved", "announced", actor=commune)
    assert "HTX Ba" not in signed_in("province").get("/to-chuc/cho-nguoi-thu-hai/").content.decode()
    agreed(province)
    done(made, "decided", actor=commune)
    closed(made, "consolidated", actor=commune)

    waiting = Proposal.objects.filter(state=Proposal.State.OPEN)
    origins = origins_of(list(waiting), scope_of(province, today=TODAY), province, TODAY)
    client, address = signed_in("commune"), f"/thu-tuc/{made.pk}/"

    coming = [dict(one.facts)["Vào sổ khi mọi đề nghị của thủ tục được đồng ý"] for one in origins.values()]
    assert coming == [f"HTX Ba, {unit.full_name}"] * 2
    assert "vào sổ khi người thứ hai đồng ý" in client.get(address).content.decode()
    agreed(province)
    assert "đã vào sổ" in client.get(address).content.decode()
