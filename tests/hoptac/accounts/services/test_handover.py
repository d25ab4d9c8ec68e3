"""Leaving a post, and handing the desk over."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.accounts.errors import (
    DepartureNotedError,
    LockedAlreadyError,
    NoDepartureError,
    NoSuccessorError,
    OwnAccountError,
)
from hoptac.accounts.handover import open_work
from hoptac.accounts.models import Departure, Grant, Role
from hoptac.accounts.services.accounts import lock_account, unlock_account
from hoptac.accounts.services.handover import (
    hand_over,
    lock_deadline,
    note_departure,
    remind_of_leavers,
    withdraw_departure,
)
from hoptac.base import audit
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink, Notice, SwappedDay
from hoptac.cases.models import Procedure
from hoptac.documents.models import ReadingJob
from hoptac.registry.models import Proposal
from tests.hoptac.cases.builders import opened
from tests.hoptac.planning.protected_rows import received
from tests.hoptac.registry.builders import enter

TITLE = "Củng cố tổ chức kinh tế tập thể năm 2027"
pytestmark = pytest.mark.django_db
BY = {"reason": "Quyết định điều động 05/QĐ-UBND", "at": NOW}
HANDED = {**BY, "today": TODAY}


@pytest.fixture
def desk(commune: Any, unit: Callable[[str], Any]) -> Any:
    """An officer with a document to review, a file in reading, a proposal that waits and an open procedure."""
    sonha = unit("21289@2025")
    received(commune)
    ReadingJob.objects.create(owner=sonha, sha256="0" * 64, name="quet.pdf", asked_by=commune, asked_at=NOW)
    facts: dict[str, Any] = {
        "organization": enter(),
        "act": "remove",
        "facts": {},
        "reason": "Ghi nhầm",
        "asked_at": NOW,
    }
    proposal = Proposal.objects.create(**facts, asked_by=commune)
    audit.record(commune, "registry.proposal.made", proposal, at=NOW, rows=[proposal])
    opened("dissolve_voluntary", enter("HTX Hai"), actor=commune)
    return commune


@pytest.fixture
def successor(person: Callable[..., Any]) -> Any:
    return person("ke.nhiem", role="commune", unit_key="21289@2025", full_name="Người kế nhiệm")


def test_before_anything_moves_it_is_shown_what_will(desk: Any) -> None:
    shown = {work.label: work.items for work in open_work(desk, at=NOW)}

    assert shown == {
        "Tệp đang đọc": ["quet.pdf"],
        "Văn bản chờ rà soát": [TITLE],
        "Đề nghị chờ người thứ hai": ["Xóa mục ghi nhầm: HTX Nông nghiệp Sơn Hà"],
        "Thủ tục đang làm": ["Giải thể tự nguyện: HTX Hai"],
    }


def test_handing_over_moves_all_and_closes_the_account(desk: Any, successor: Any, province: Any) -> None:
    assert hand_over(desk, successor, actor=province, **HANDED).moved == 4

    desk.refresh_from_db()
    assert not desk.is_active
    asked = Proposal.objects.get()
    assert (asked.asked_by, asked.taken_on_by) == (desk, successor)
    assert ReadingJob.objects.get().asked_by == successor
    told = " ".join(Notice.objects.filter(recipient_id=successor.pk).values_list("text", flat=True))
    assert f"rà soát “{TITLE}”" in told
    assert "giải thể tự nguyện" in told.lower()
    assert [work.label for work in open_work(desk, at=NOW)] == ["Văn bản chờ rà soát"]  # received is received
    link = AuditLink.objects.get(action="accounts.person.handed_over")
    moved = {"cases.procedures", "documents.readings", "planning.reviews", "registry.proposals"}
    assert {key for key, count in link.payload["moved"].items() if count == 1} == moved
    assert Procedure.objects.get().officer == successor
    assert list(check_audit()) == []


def test_with_the_desk_the_roles_end_so_that_an_account_opened_again_opens_nothing(
    desk: Any, successor: Any, province: Any, unit: Callable[[str], Any]
) -> None:
    desk.grants.update(valid_from=date(2025, 7, 1))
    to_come = TODAY + timedelta(days=9)
    Grant.objects.create(user=desk, role=Role.SUPERVISOR, unit=unit("21289@2025"), valid_from=to_come)
    hand_over(desk, successor, actor=province, **HANDED)

    unlock_account(desk, actor=province, **BY)

    [ended] = desk.grants.all()
    assert (ended.valid_from, ended.valid_to) == (date(2025, 7, 1), TODAY)
    assert not scope_of(desk, today=TODAY).is_writer
    told = AuditLink.objects.filter(action="accounts.role.ended", subject=f"accounts.User:{desk.pk}").order_by("pk")
    assert [(link.payload["role"], link.payload["from_day"]) for link in told] == [
        ("commune", str(TODAY)),
        ("supervisor", str(TODAY)),
    ]
    assert AuditLink.objects.get(action="accounts.person.handed_over").payload["ended"] == 2
    assert successor.grants.get().valid_to is None
    assert list(check_audit()) == []


def test_a_role_that_began_on_the_very_day_was_held_that_day(desk: Any, successor: Any, province: Any) -> None:
    desk.grants.update(valid_from=TODAY)

    hand_over(desk, successor, actor=province, **HANDED)

    assert desk.grants.get().valid_to == TODAY + timedelta(days=1)
    assert not desk.grants.filter(valid_to__isnull=True).exists()


def test_a_role_that_would_have_ended_anyway_is_left_as_it_is(desk: Any, successor: Any, province: Any) -> None:
    desk.grants.update(valid_from=TODAY, valid_to=TODAY + timedelta(days=1))

    hand_over(desk, successor, actor=province, **HANDED)

    assert desk.grants.get().valid_to == TODAY + timedelta(days=1)
    assert not AuditLink.objects.filter(action="accounts.role.ended").exists()


def test_a_refusal_at_the_end_leaves_everything_where_it_was(
    desk: Any, successor: Any, province: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **facts: Any) -> None:
        raise OwnAccountError(act="khóa tài khoản")

    monkeypatch.setattr("hoptac.accounts.services.handover.lock_account", refuse)
    with pytest.raises(OwnAccountError):
        hand_over(desk, successor, actor=province, **HANDED)

    assert Proposal.objects.get().asked_by == desk
    assert desk.grants.get().valid_to is None
    assert not Notice.objects.exists()


def test_work_goes_to_nobody_who_could_not_do_it(
    desk: Any, successor: Any, province: Any, visitor: Any, person: Callable[..., Any]
) -> None:
    elsewhere = person("noi.khac", role="commune", unit_key="21484@2025")
    readers = [person(role, role=role, unit_key="51@2025") for role in ("leader", "supervisor", "alliance")]
    successor.is_active = False
    successor.save()

    for to in (desk, visitor, elsewhere, successor, *readers):
        with pytest.raises(NoSuccessorError):
            hand_over(desk, to, actor=province, **HANDED)


def test_the_deadline_counts_working_days_after_the_day_of_leaving(db: None) -> None:
    assert lock_deadline(date(2026, 11, 6)) == date(2026, 11, 13)  # a Friday, and the Friday after
    SwappedDay.objects.create(day=date(2026, 11, 10), is_working=False, source="thử")
    assert lock_deadline(date(2026, 11, 6)) == date(2026, 11, 16)


def test_who_notes_a_leaving_is_reminded_once_at_first_and_once_on_the_last_day(commune: Any, province: Any) -> None:
    note_departure(commune, left_on=date(2026, 11, 13), actor=province, **BY)
    days = (date(2026, 11, 17), date(2026, 11, 18), date(2026, 11, 20), date(2026, 11, 21))

    sent = [remind_of_leavers(today=day, at=NOW) for day in days]

    assert sent == [1, 0, 1, 0]
    first, last = Notice.objects.filter(recipient_id=province.pk).order_by("pk")
    assert "chậm nhất hết ngày 20/11/2026" in first.text
    assert last.text.startswith("Hôm nay là hạn cuối")


def test_closing_the_account_ends_the_reminders(desk: Any, successor: Any, province: Any) -> None:
    note_departure(desk, left_on=TODAY, actor=province, **BY)
    hand_over(desk, successor, actor=province, **HANDED)

    assert Departure.objects.get().closed_at == NOW
    assert remind_of_leavers(today=date(2026, 12, 31), at=NOW) == 0


def test_a_leaving_is_noted_once_and_by_another(commune: Any, province: Any) -> None:
    note_departure(commune, left_on=TODAY, actor=province, **BY)

    with pytest.raises(DepartureNotedError, match="23/11/2026"):
        note_departure(commune, left_on=TODAY, actor=province, **BY)
    with pytest.raises(OwnAccountError):
        note_departure(province, left_on=TODAY, actor=province, **BY)


def test_a_reader_s_desk_goes_to_another_reader_there(leader: Any, supervisor: Any, administrator: Any) -> None:
    assert hand_over(supervisor, leader, actor=administrator, **HANDED).moved == 0

    supervisor.refresh_from_db()
    assert not supervisor.is_active


def test_what_one_left_whose_account_was_locked_first_is_handed_over_without_a_second_lock(
    desk: Any, successor: Any, province: Any
) -> None:
    lock_account(desk, actor=province, **HANDED)
    with pytest.raises(LockedAlreadyError):
        lock_account(desk, actor=province, **HANDED)

    assert hand_over(desk, successor, actor=province, **HANDED).moved == 4
    assert AuditLink.objects.filter(action="accounts.account.locked").count() == 1


def test_a_leaving_that_was_noted_by_mistake_is_withdrawn_and_may_be_noted_again(commune: Any, province: Any) -> None:
    note_departure(commune, left_on=date(2026, 11, 13), actor=province, **BY)

    withdraw_departure(commune, actor=province, **BY)

    assert remind_of_leavers(today=date(2026, 12, 31), at=NOW) == 0
    commune.refresh_from_db()
    assert commune.is_active
    assert AuditLink.objects.get(action="accounts.person.staying").payload["left_on"] == "2026-11-13"
    with pytest.raises(NoDepartureError):
        withdraw_departure(commune, actor=province, **BY)
    assert note_departure(commune, left_on=TODAY, actor=province, **BY).closed_at is None


def test_nobody_withdraws_his_own_leaving(province: Any, administrator: Any) -> None:
    note_departure(province, left_on=TODAY, actor=administrator, **BY)

    with pytest.raises(OwnAccountError):
        withdraw_departure(province, actor=province, **BY)
