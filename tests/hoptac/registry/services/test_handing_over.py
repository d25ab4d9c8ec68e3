"""Open proposals of one who hands the desk over."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.handover import open_work
from hoptac.registry.models import Proposal
from hoptac.registry.services.proposals import approve, ask
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
