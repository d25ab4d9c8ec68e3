"""Inviting, taking up, revoking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.accounts.errors import (
    InvitationEndedError,
    LinkSpentError,
    NameTakenError,
    RoleOutOfChargeError,
    RolePlaceError,
)
from hoptac.accounts.models import Invitation, Role, User
from hoptac.accounts.services.accounts import lock_account
from hoptac.accounts.services.invitations import Invited, Invitee, accept_invitation, invite, revoke_invitation

pytestmark = pytest.mark.django_db
TAKING = {"full_name": "Nguyễn Thị Lan", "username": "lan.nguyen", "password": "một câu dài dễ nhớ"}


@pytest.fixture
def invited(province: Any, unit: Callable[[str], Any]) -> Invited:
    invitee = Invitee("Nguyễn Thị Lan", "lan@example.invalid", Role.COMMUNE, unit("21289@2025"))
    return invite(invitee, actor=province, at=NOW, today=TODAY)


def test_taking_up_makes_the_account_with_its_role(invited: Invited, unit: Callable[[str], Any]) -> None:
    person = accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)

    assert person.check_password("một câu dài dễ nhớ")
    assert person.email == "lan@example.invalid"
    assert scope_of(person, today=TODAY).writes(unit("21289@2025").pk)
    assert not scope_of(person, today=TODAY).reads(unit("21484@2025").pk)


def test_a_link_is_taken_up_once(invited: Invited) -> None:
    accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)

    with pytest.raises(LinkSpentError):
        accept_invitation(invited.secret, **{**TAKING, "username": "khac"}, at=NOW, today=TODAY)


def test_a_link_runs_out_after_a_week(invited: Invited) -> None:
    with pytest.raises(LinkSpentError):
        accept_invitation(invited.secret, **TAKING, at=NOW + timedelta(days=7), today=TODAY)

    assert accept_invitation(invited.secret, **TAKING, at=NOW + timedelta(days=6, hours=23), today=TODAY)


def test_a_revoked_link_opens_nothing(invited: Invited, province: Any) -> None:
    revoke_invitation(invited.invitation, reason="Mời nhầm người", actor=province, at=NOW)

    with pytest.raises(LinkSpentError):
        accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)
    with pytest.raises(InvitationEndedError):
        revoke_invitation(invited.invitation, reason="Lần nữa", actor=province, at=NOW)


def test_an_invitation_falls_with_the_one_who_made_it(invited: Invited, province: Any, administrator: Any) -> None:
    lock_account(province, reason="Nghỉ việc", actor=administrator, at=NOW, today=TODAY)

    with pytest.raises(LinkSpentError):
        accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)


def test_a_name_that_is_taken_costs_nothing(invited: Invited, commune: Any) -> None:
    with pytest.raises(NameTakenError):
        accept_invitation(invited.secret, **{**TAKING, "username": "COMMUNE"}, at=NOW, today=TODAY)

    assert accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)


def test_the_database_does_not_hold_the_link(invited: Invited) -> None:
    assert invited.secret not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize(
    ("role", "key"),
    [(Role.PROVINCE, "51@2025"), (Role.COMMUNE, "51@2025"), (Role.ADMINISTRATOR, None), (Role.LEADER, "51@2025")],
)
def test_a_province_invites_only_for_what_is_below_it(
    province: Any, unit: Callable[[str], Any], role: Role, key: str | None
) -> None:
    with pytest.raises(RoleOutOfChargeError):
        invite(Invitee("Ai đó", "", role, unit(key) if key else None), actor=province, at=NOW, today=TODAY)

    assert not Invitation.objects.exists()


def test_a_province_invites_nobody_into_another_province(other_province: Any, unit: Callable[[str], Any]) -> None:
    with pytest.raises(RoleOutOfChargeError):
        invite(Invitee("Ai đó", "", Role.COMMUNE, unit("21289@2025")), actor=other_province, at=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("role", "key"),
    [(Role.COMMUNE, "51@2025"), (Role.PROVINCE, "21289@2025"), (Role.MINISTRY, "51@2025"), (Role.COMMUNE, None)],
)
def test_a_role_is_offered_only_where_it_can_be_held(
    administrator: Any, unit: Callable[[str], Any], role: Role, key: str | None
) -> None:
    with pytest.raises(RolePlaceError):
        invite(Invitee("Ai đó", "", role, unit(key) if key else None), actor=administrator, at=NOW, today=TODAY)


def test_nobody_is_invited_into_a_unit_that_is_no_more(administrator: Any, unit: Callable[[str], Any]) -> None:
    with pytest.raises(RolePlaceError):
        invite(Invitee("Ai đó", "", Role.LEADER, unit("529@2024")), actor=administrator, at=NOW, today=TODAY)


def test_those_who_look_after_nobody_invite_nobody(commune: Any, ministry: Any, unit: Callable[[str], Any]) -> None:
    for actor in (commune, ministry):
        with pytest.raises(RoleOutOfChargeError):
            invite(Invitee("Ai đó", "", Role.COMMUNE, unit("21289@2025")), actor=actor, at=NOW, today=TODAY)
    assert User.objects.count() == 2
