"""Where a proposal comes from is told to those alone who may open that procedure."""

from typing import Any

import pytest

from conftest import TODAY
from hoptac.accounts.access import scope_of
from hoptac.cases.origins import origins_of
from hoptac.registry.models import Proposal
from tests.hoptac.cases.builders import done, opened
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
