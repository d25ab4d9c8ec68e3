"""Of two acts that would take entries out of the book against each other one is done, and the other told why not."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.registry.errors import AlreadyGoneError, JoinItselfError
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve, ask
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
Act = Proposal.Act


def asked(act: Proposal.Act, organization: Organization, person: Any, **facts: Any) -> Proposal:
    return ask(act, organization, facts, reason="Ghi hai lần", actor=person, at=NOW, today=TODAY)


def asked_join(leaving: Organization, kept: Organization, person: Any) -> Proposal:
    return asked(Act.JOIN, leaving, person, into=kept.pk)


def fresh(organization: Organization) -> Organization:
    return Organization.objects.get(pk=organization.pk)


@pytest.mark.parametrize("leaves_first", [True, False])
def test_a_join_holds_both_entries_in_the_order_of_their_keys_before_it_writes(
    commune: Any, province: Any, leaves_first: bool
) -> None:
    lower, higher = enter("HTX Sơn Hà"), enter("HTX Sơn Hà mới")
    leaving, kept = (lower, higher) if leaves_first else (higher, lower)
    proposal = asked_join(leaving, kept, commune)

    with CaptureQueriesContext(connection) as told:
        approve(proposal, actor=province, at=NOW, today=TODAY)

    both = f"({lower.pk}, {higher.pk})"
    said = [one["sql"] for one in told.captured_queries]
    read = [at for at, sql in enumerate(said) if sql.startswith("SELECT") and "_organization" in sql and both in sql]
    written = next(at for at, sql in enumerate(said) if sql.startswith("UPDATE") and "same_as_id" in sql)
    assert len(read) == 1 and read[0] < written
    assert 'ORDER BY "registry_organization"."id" ASC' in said[read[0]]
    assert said[read[0]].endswith("FOR UPDATE") is connection.features.has_select_for_update
    assert fresh(leaving).same_as_id == kept.pk


def test_two_entries_are_not_joined_into_each_other(commune: Any, province: Any) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    there, back = asked_join(one, other, commune), asked_join(other, one, commune)
    approve(there, actor=province, at=NOW, today=TODAY)

    with pytest.raises(JoinItselfError):
        approve(back, actor=province, at=NOW, today=TODAY)

    assert fresh(other).is_present and fresh(one).same_as_id == other.pk
    back.refresh_from_db()
    assert back.state == Proposal.State.OPEN


@pytest.mark.parametrize("first", [Act.JOIN, Act.REMOVE])
def test_nothing_is_joined_into_an_entry_that_left_the_book_meanwhile(commune: Any, province: Any, first: Any) -> None:
    one, other, third = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà"), enter("HTX Sơn Hà ba")
    waiting = asked_join(one, other, commune)
    approve(asked(first, other, commune, into=third.pk), actor=province, at=NOW, today=TODAY)

    with pytest.raises(JoinItselfError, match="một mục khác đang có trong sổ"):
        approve(waiting, actor=province, at=NOW, today=TODAY)

    assert fresh(one).is_present


@pytest.mark.parametrize(("first", "then"), [(Act.JOIN, Act.REMOVE), (Act.REMOVE, Act.JOIN)])
def test_an_entry_that_left_the_book_does_not_leave_it_again(
    commune: Any, province: Any, first: Any, then: Any
) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    done, waiting = (asked(act, one, commune, into=other.pk) for act in (first, then))
    approve(done, actor=province, at=NOW, today=TODAY)
    before = Organization.objects.filter(pk=one.pk).values().get()

    with pytest.raises(AlreadyGoneError, match=f"Mục số {one.pk} không còn trong sổ"):
        approve(waiting, actor=province, at=NOW, today=TODAY)

    assert Organization.objects.filter(pk=one.pk).values().get() == before
