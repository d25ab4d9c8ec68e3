"""What two persons decide of an organization, one that a workbook brought too, leaves the chain whole."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve, ask, undo
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import GOOD, stored_import

pytestmark = pytest.mark.django_db
OTHER = ("HTX Chè Sơn Hà", "Xã Sơn Hà", None, 20, "Đang hoạt động", "10/11/2026")


def findings() -> list[Any]:
    return list(check_audit())


@pytest.mark.parametrize("act", [Proposal.Act.REMOVE, Proposal.Act.JOIN, Proposal.Act.LEGAL_STATUS])
def test_an_imported_organization_may_be_changed_by_two_and_nothing_looks_forged(
    act: Proposal.Act, commune: Any, province: Any
) -> None:
    stored_import(commune, GOOD, OTHER)
    one = Organization.objects.first()
    assert one is not None
    facts: dict[Proposal.Act, dict[str, Any]] = {
        Proposal.Act.REMOVE: {},
        Proposal.Act.JOIN: {"into": enter("HTX Rau sạch").pk},
        Proposal.Act.LEGAL_STATUS: {"status": "suspended", "since": TODAY.isoformat(), "source": "Thông báo"},
    }
    said: dict[str, Any] = {"at": NOW, "today": TODAY}

    asked = ask(act, one, facts[act], reason="Ghi nhầm", actor=commune, **said)
    approve(asked, actor=province, **said)
    assert findings() == []

    if act != Proposal.Act.LEGAL_STATUS:
        undo(asked, reason="Không nhầm", actor=commune, **said)
        assert findings() == []


def test_a_change_behind_its_back_is_still_named_after_two_removed_it(commune: Any, province: Any) -> None:
    stored_import(commune, GOOD, OTHER)
    one, two = Organization.objects.order_by("pk")
    said: dict[str, Any] = {"at": NOW, "today": TODAY}
    approve(ask(Proposal.Act.REMOVE, one, {}, reason="Nhầm", actor=commune, **said), actor=province, **said)

    Organization.objects.filter(pk=two.pk).update(kind="group")

    assert [finding.subject for finding in findings()] != []
