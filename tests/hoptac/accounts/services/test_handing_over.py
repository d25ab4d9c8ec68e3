"""Invitations and leavings of one who hands the desk over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.accounts.errors import LinkSpentError
from hoptac.accounts.handover import open_work
from hoptac.accounts.models import Departure, Invitation, Role
from hoptac.accounts.services.handover import hand_over, note_departure, remind_of_leavers
from hoptac.accounts.services.invitations import Invited, Invitee, accept_invitation, invite
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink, Notice

pytestmark = pytest.mark.django_db
HANDED: dict[str, Any] = {"reason": "Quyết định điều động 05/QĐ-UBND", "at": NOW, "today": TODAY}
NOTED: dict[str, Any] = {"left_on": date(2026, 11, 13), "reason": "Điều động", "at": NOW}
TAKING = {"full_name": "Nguyễn Thị Lan", "username": "lan.nguyen", "password": "một câu dài dễ nhớ"}
LAST_DAY = date(2026, 11, 20)


@pytest.fixture
def colleague(person: Callable[..., Any]) -> Any:
    return person("tinh.hai", role="province", unit_key="51@2025", full_name="Người kế nhiệm")


@pytest.fixture
def invited(province: Any, unit: Callable[[str], Any]) -> Invited:
    invitee = Invitee("Nguyễn Thị Lan", "", Role.COMMUNE, unit("21289@2025"))
    return invite(invitee, actor=province, at=NOW, today=TODAY)


def told(person: Any) -> list[str]:
    return list(Notice.objects.filter(recipient_id=person.pk).order_by("pk").values_list("text", flat=True))


def test_an_invitation_keeps_good_in_the_name_of_the_successor(
    invited: Invited, province: Any, colleague: Any, administrator: Any, unit: Callable[[str], Any]
) -> None:
    assert [work.items for work in open_work(province, at=NOW)] == [
        ["Nguyễn Thị Lan: Cán bộ cấp xã, Xã Sơn Hà, Tỉnh Quảng Ngãi"]
    ]

    handed = hand_over(province, colleague, actor=administrator, **HANDED)

    assert (handed.moved, handed.left) == (1, ())
    assert open_work(province, at=NOW) == []
    assert [work.label for work in open_work(colleague, at=NOW)] == ["Lời mời đang chờ"]
    held = Invitation.objects.get()
    assert (held.invited_by, held.taken_on_by) == (province, colleague)
    assert "lời mời Nguyễn Thị Lan" in " ".join(told(colleague))
    taken_up = accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)
    assert scope_of(taken_up, today=TODAY).writes(unit("21289@2025").pk)
    assert list(check_audit()) == []


def test_an_invitation_to_a_role_that_the_successor_may_not_give_is_revoked_and_told(
    invited: Invited, province: Any, ministry: Any, administrator: Any
) -> None:
    handed = hand_over(province, ministry, actor=administrator, **HANDED)

    words = "lời mời Nguyễn Thị Lan: Cán bộ cấp xã, Xã Sơn Hà, Tỉnh Quảng Ngãi đã thu hồi"
    assert (handed.moved, handed.left) == (0, (words,))
    assert Invitation.objects.get().state_words(NOW) == "Đã thu hồi"
    assert AuditLink.objects.get(action="accounts.invitation.revoked").actor_id == administrator.pk
    assert AuditLink.objects.get(action="accounts.person.handed_over").payload["left"] == [words]
    with pytest.raises(LinkSpentError):
        accept_invitation(invited.secret, **TAKING, at=NOW, today=TODAY)


def test_an_invitation_that_ran_out_is_no_open_work(invited: Invited, province: Any) -> None:
    assert open_work(province, at=invited.invitation.expires_at) == []


def test_the_successor_is_reminded_of_a_leaving_that_the_leaver_noted(
    commune: Any, province: Any, colleague: Any, administrator: Any
) -> None:
    note_departure(commune, actor=province, **NOTED)
    assert [work.items for work in open_work(province, at=NOW)] == [
        [f"{commune.full_name}, khóa chậm nhất hết ngày 20/11/2026"]
    ]

    assert hand_over(province, colleague, actor=administrator, **HANDED).moved == 1

    leaving = Departure.objects.get(user=commune)
    assert (leaving.noted_by, leaving.taken_on_by) == (province, colleague)
    assert remind_of_leavers(today=LAST_DAY, at=NOW) == 1
    assert "Hôm nay là hạn cuối" in told(colleague)[-1]
    assert told(province) == []
    assert open_work(province, at=NOW) == []


def test_where_the_successor_may_not_close_the_account_the_administrators_are_reminded(
    commune: Any, province: Any, ministry: Any, administrator: Any
) -> None:
    note_departure(commune, actor=province, **NOTED)

    handed = hand_over(province, ministry, actor=administrator, **HANDED)

    assert handed.moved == 0
    assert handed.left == (
        f"việc khóa tài khoản của {commune.full_name}, khóa chậm nhất hết ngày 20/11/2026 do quản trị hệ thống lo",
    )
    remind_of_leavers(today=LAST_DAY, at=NOW)
    assert told(ministry) == []
    assert "Hôm nay là hạn cuối" in told(administrator)[-1]


def test_nobody_is_to_close_his_own_account(province: Any, colleague: Any, administrator: Any) -> None:
    note_departure(colleague, actor=administrator, **NOTED)
    Departure.objects.update(noted_by=province)

    assert hand_over(province, colleague, actor=administrator, **HANDED).moved == 0
    assert Departure.objects.get().taken_on_by is None
