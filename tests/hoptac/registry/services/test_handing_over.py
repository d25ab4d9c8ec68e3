"""Open proposals of one who hands the desk over."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.handover import open_work
from hoptac.accounts.services.handover import hand_over
from hoptac.base.audit_check import check_audit
from hoptac.base.models import Notice
from hoptac.registry.errors import SecondPersonError
from hoptac.registry.models import Proposal
from hoptac.registry.services.proposals import approve, ask, withdraw
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
STATUS = {"status": "suspended", "since": "2026-11-20", "source": "Văn bản: 07/TB", "paper": "07/TB"}


def test_what_was_asked_about_an_organization_that_has_left_the_book_is_still_named(
    commune: Any, province: Any, administrator: Any
) -> None:
    made = enter("HTX Chè Sơn Hà")
    said: dict[str, Any] = {"reason": "Theo thông báo", "at": NOW, "today": TODAY}
    ask(Proposal.Act.LEGAL_STATUS, made, STATUS, actor=commune, **said)
    removal = ask(Proposal.Act.REMOVE, made, {}, actor=administrator, **said)
    approve(removal, actor=province, at=NOW, today=TODAY)

    [work] = open_work(commune, today=TODAY)

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
    assert [work.items for work in open_work(heir, today=TODAY)] == [["Xóa mục ghi nhầm: HTX Chè Sơn Hà"]]
    assert list(open_work(commune, today=TODAY)) == []
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
