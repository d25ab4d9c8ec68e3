"""Open proposals, workbooks on their way and invitations of managers: of one who hands the desk over."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from conftest import NOW, TODAY
from hoptac.accounts.handover import open_work
from hoptac.accounts.services.handover import hand_over
from hoptac.accounts.services.invitations import accept_invitation
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink, Notice
from hoptac.registry.errors import SecondPersonError
from hoptac.registry.models import Import, OrganizationGrant, Proposal
from hoptac.registry.services.appointing import invite_manager
from hoptac.registry.services.import_jobs import ask_act, tell
from hoptac.registry.services.proposals import approve, ask, withdraw
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import checked_import, received_import, stored_import

pytestmark = pytest.mark.django_db
TASK = UUID(int=7)
STATUS = {"status": "suspended", "since": "2026-11-20", "source": "Văn bản: 07/TB", "paper": "07/TB"}


def test_what_was_asked_about_an_organization_that_has_left_the_book_is_still_named(
    commune: Any, province: Any, administrator: Any
) -> None:
    made = enter("HTX Chè Sơn Hà")
    said: dict[str, Any] = {"reason": "Theo thông báo", "at": NOW, "today": TODAY}
    ask(Proposal.Act.LEGAL_STATUS, made, STATUS, actor=commune, **said)
    removal = ask(Proposal.Act.REMOVE, made, {}, actor=administrator, **said)
    approve(removal, actor=province, at=NOW, today=TODAY)

    [work] = open_work(commune, at=NOW)

    assert work.items == ["Đổi tình trạng pháp lý: HTX Chè Sơn Hà"]


def test_who_asked_stays_written_and_the_successor_answers_for_it(
    commune: Any, province: Any, person: Any, administrator: Any
) -> None:
    heir = person("nguoi.nhan", role="commune", unit_key="21289@2025")
    said: dict[str, Any] = {"reason": "Theo thông báo", "at": NOW, "today": TODAY}
    asked = ask(Proposal.Act.REMOVE, enter("HTX Chè Sơn Hà"), {}, actor=commune, **said)

    hand_over(commune, heir, actor=administrator, **said)

    asked.refresh_from_db()
    assert (asked.asked_by, asked.taken_on_by) == (commune, heir)
    assert Notice.objects.filter(recipient_id=heir.pk, text__contains="HTX Chè Sơn Hà").count() == 1
    assert [work.items for work in open_work(heir, at=NOW)] == [["Xóa mục ghi nhầm: HTX Chè Sơn Hà"]]
    assert list(open_work(commune, at=NOW)) == []
    assert list(check_audit()) == []


def test_neither_who_asked_nor_who_took_it_on_is_the_second_person(
    commune: Any, province: Any, person: Any, administrator: Any
) -> None:
    heir = person("tinh.hai", role="province", unit_key="51@2025")
    said: dict[str, Any] = {"reason": "Theo thông báo", "at": NOW, "today": TODAY}
    asked = ask(Proposal.Act.REMOVE, enter("HTX Chè Sơn Hà"), {}, actor=commune, **said)
    hand_over(commune, heir, actor=administrator, **said)

    for first in (commune, heir):
        with pytest.raises(SecondPersonError):
            approve(asked, actor=first, at=NOW, today=TODAY)
    assert withdraw(asked, actor=heir, at=NOW).state == Proposal.State.WITHDRAWN


def test_workbooks_on_their_way_go_on_in_the_name_of_the_successor(
    commune: Any, person: Any, administrator: Any
) -> None:
    heir = person("nguoi.nhan", role="commune", unit_key="21289@2025")
    waiting, asked = received_import(commune, name="cho.xlsx"), checked_import(commune)
    asked = ask_act(asked, Import.Act.STORE, actor=commune, at=NOW, enqueue=lambda held: TASK)
    stored_import(commune, ("HTX Chè", "Xã Sơn Hà", None, 12, None, None))
    [work] = open_work(commune, at=NOW)
    assert work.items == ["“cho.xlsx” (chờ chọn cột)", "“ds.xlsx” (đang lưu vào sổ)"]

    handed = hand_over(commune, heir, reason="Điều động", actor=administrator, at=NOW, today=TODAY)

    assert (handed.moved, handed.left) == (2, ())
    assert open_work(commune, at=NOW) == []
    assert {held.asked_by for held in Import.objects.all()} == {commune}
    assert set(Import.objects.filter(acting=heir)) == {waiting, asked}
    tell(asked, "Đã lưu.", TASK, at=NOW)  # as the job that began before holds it
    told = list(Notice.objects.filter(recipient_id=heir.pk).order_by("pk").values_list("text", flat=True))
    assert told == [
        f"Nhận bàn giao từ {commune.full_name}: bảng tính “cho.xlsx” (chờ chọn cột).",
        f"Nhận bàn giao từ {commune.full_name}: bảng tính “ds.xlsx” (đang lưu vào sổ).",
        "Đã lưu.",
    ]
    assert not Notice.objects.filter(recipient_id=commune.pk).exists()


def test_what_a_colleague_went_on_with_is_no_work_of_the_sender(commune: Any, person: Any) -> None:
    colleague = person("dong.nghiep", role="commune", unit_key="21289@2025")
    ask_act(checked_import(commune), Import.Act.CHECK, actor=colleague, at=NOW, enqueue=lambda held: TASK)

    assert open_work(commune, at=NOW) == []
    assert [work.label for work in open_work(colleague, at=NOW)] == ["Bảng tính chưa lưu vào sổ"]


def test_a_workbook_of_a_place_where_the_successor_does_not_write_stays_there(
    commune: Any, person: Any, administrator: Any, unit: Any
) -> None:
    received_import(commune, name="cho.xlsx")
    commune.grants.update(unit=unit("21484@2025"))
    heir = person("nguoi.nhan", role="commune", unit_key="21484@2025")

    handed = hand_over(commune, heir, reason="Điều động", actor=administrator, at=NOW, today=TODAY)

    assert (handed.moved, handed.left) == (0, ("bảng tính “cho.xlsx” (chờ chọn cột) ở lại nơi đã nhận",))
    assert not Notice.objects.filter(recipient_id=heir.pk).exists()


def test_an_invitation_of_a_manager_goes_with_the_desk(commune: Any, person: Any, administrator: Any) -> None:
    heir = person("nguoi.nhan", role="commune", unit_key="21289@2025")
    made = enter("HTX Chè Sơn Hà")
    offered = invite_manager(made, full_name="Đinh Thị Giả Định", email="", actor=commune, at=NOW)

    hand_over(commune, heir, reason="Điều động", actor=administrator, at=NOW, today=TODAY)

    assert Notice.objects.get(recipient_id=heir.pk).url == reverse("registry:organization", args=(made.pk,))
    account = {"full_name": "Đinh Thị Giả Định", "username": "giam-doc", "password": "một câu dài dễ nhớ"}
    manager = accept_invitation(offered.secret, **account, at=NOW, today=TODAY)
    assert OrganizationGrant.objects.get().user == manager
    appointed = AuditLink.objects.get(action="registry.organization.manager_appointed")
    assert appointed.actor_id == heir.pk
