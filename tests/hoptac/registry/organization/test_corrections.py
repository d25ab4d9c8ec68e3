"""The page of corrections: what was put right, in full for those who may see it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.registry.access import personal_in
from hoptac.registry.models import Checked, Organization, OrganizationGrant, Seat
from hoptac.registry.organization.corrections import shown_corrections
from hoptac.registry.organization.statements import HIDDEN
from hoptac.registry.services.statements import correct
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved_phone(commune: Any) -> Organization:
    """A cooperative whose telephone was put right."""
    made = enter()
    source = "Người cho biết: Đinh Thị Giả Định"
    correct(Seat.objects.get(), {"phone": "0905000111"}, source=source, actor=commune, at=NOW, today=TODAY)
    return made


def test_whoever_looks_at_a_correction_sees_what_was_put_right(
    signed_in: Callable[[str], Client], moved_phone: Organization
) -> None:
    shown = signed_in("province").get("/to-chuc/vua-sua/").content.decode()

    assert "0905000111" in shown
    assert "Đinh Thị Giả Định" in shown
    assert HIDDEN not in shown


def test_where_personal_data_may_not_be_seen_it_is_masked(leader: Any, moved_phone: Organization) -> None:
    nowhere = personal_in(scope_of(leader, today=TODAY), user=leader, today=TODAY)

    [shown] = shown_corrections(Checked.objects.all(), nowhere)

    assert [(change.label, change.after) for change in shown.statement.changes] == [("Điện thoại", HIDDEN)]
    assert shown.statement.source == "lời người cung cấp tin (không hiển thị)"


def test_each_is_shown_by_the_rule_of_its_own_organization(
    visitor: Any, commune: Any, moved_phone: Organization
) -> None:
    other = enter("HTX Chè", since=date(2025, 8, 1))
    said: dict[str, Any] = {"source": "Bảng hiệu", "actor": commune, "at": NOW, "today": TODAY}
    correct(Seat.objects.get(organization=other), {"phone": "0905000222"}, **said)
    OrganizationGrant.objects.create(user=visitor, organization=other)
    own = personal_in(scope_of(visitor, today=TODAY), user=visitor, today=TODAY)

    shown = {
        one.correction.organization_id: one.statement.changes[0].after
        for one in shown_corrections(Checked.objects.all(), own)
    }

    assert shown == {moved_phone.pk: HIDDEN, other.pk: "0905000222"}
