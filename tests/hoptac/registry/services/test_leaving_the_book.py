"""Of two acts that would take entries out of the book against each other one is done, and the other told why not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.registry.errors import AlreadyGoneError, JoinItselfError, NothingToUndoError, OtherActStandsError
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.proposals.shown import shown_proposals
from hoptac.registry.services.proposals import approve, ask, undo
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


def act_of_two(act: Any, organization: Organization, first: Any, second: Any, hours: int, **facts: Any) -> Proposal:
    """Asked by one and agreed to by another so many hours after the first act of a test."""
    at = NOW + timedelta(hours=hours)
    proposal = ask(act, organization, facts, reason=f"Lý do {hours}", actor=first, at=at, today=TODAY)
    return approve(proposal, actor=second, at=at, today=TODAY)


@pytest.mark.parametrize("before", [Act.JOIN, Act.REMOVE])
@pytest.mark.parametrize("later", [Act.JOIN, Act.REMOVE])
def test_only_the_act_that_stands_is_undone(commune: Any, province: Any, before: Any, later: Any) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    said: dict[str, Any] = {"actor": province, "at": NOW, "today": TODAY}
    old = act_of_two(before, one, commune, province, 0, into=other.pk)
    undo(old, reason="Nhầm", **said)
    standing = act_of_two(later, one, commune, province, 1, into=other.pk)
    gone = Organization.objects.filter(pk=one.pk).values().get()

    with pytest.raises(OtherActStandsError, match=f"mục số {one.pk} ra khỏi sổ vì một việc khác"):
        undo(old, reason="Nhầm", **said)
    assert Organization.objects.filter(pk=one.pk).values().get() == gone

    undo(standing, reason="Nhầm", **said)
    assert fresh(one).is_present
    with pytest.raises(NothingToUndoError):
        undo(standing, reason="Nhầm", **said)


def test_an_agreed_legal_status_brings_no_entry_back(commune: Any, province: Any) -> None:
    one = enter("HTX Sơn Hà")
    facts = {"status": "suspended", "since": TODAY.isoformat(), "source": "Thông báo"}
    status = act_of_two(Act.LEGAL_STATUS, one, commune, province, 0, **facts)
    act_of_two(Act.REMOVE, one, commune, province, 1)

    with pytest.raises(OtherActStandsError):
        undo(status, reason="Nhầm", actor=province, at=NOW, today=TODAY)

    assert not fresh(one).is_present


def test_undoing_is_offered_beside_the_act_that_stands_alone(commune: Any, province: Any) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    old = act_of_two(Act.JOIN, one, commune, province, 0, into=other.pk)
    undo(old, reason="Nhầm", actor=province, at=NOW, today=TODAY)
    standing = act_of_two(Act.REMOVE, one, commune, province, 1)

    shown = shown_proposals([fresh_proposal(old), fresh_proposal(standing)], province, today=TODAY)

    assert [one.may_undo for one in shown] == [False, True]


def fresh_proposal(proposal: Proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)
