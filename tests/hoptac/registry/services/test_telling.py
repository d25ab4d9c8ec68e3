"""Who is told that something waits for a second person, and what was decided."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.models import Notice
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve, ask, refuse
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def asked(organization: Organization, person: Any) -> Proposal:
    return ask(Proposal.Act.REMOVE, organization, {}, reason="Ghi nhầm", actor=person, at=NOW, today=TODAY)


def told() -> list[tuple[int, str, str]]:
    return [(one.recipient_id, one.text, one.url) for one in Notice.objects.order_by("pk")]


def test_the_province_is_told_and_not_the_ministry(commune: Any, province: Any, ministry: Any, leader: Any) -> None:
    asked(enter("HTX Chè"), commune)

    text = "Chờ bạn duyệt: Xóa mục ghi nhầm, HTX Chè. Cán bộ xã Sơn Hà đề nghị: Ghi nhầm"
    assert told() == [(province.pk, text, "/to-chuc/cho-nguoi-thu-hai/")]


def test_where_nobody_else_of_the_province_may_decide_the_nation_is_told(province: Any, ministry: Any) -> None:
    asked(enter("HTX Chè"), province)

    assert [recipient for recipient, _, _ in told()] == [ministry.pk]


def test_a_seat_in_a_unit_of_the_past_is_looked_after_by_today_s_province(commune: Any, province: Any) -> None:
    asked(enter("HTX Chè", unit_key="21289@2024", since=date(2024, 1, 1)), commune)

    assert [recipient for recipient, _, _ in told()] == [province.pk]


def test_who_asked_is_told_what_was_decided_by_whom_even_of_an_entry_that_is_gone(commune: Any, province: Any) -> None:
    gone, kept = asked(enter("HTX Chè"), commune), asked(enter("HTX Rau"), commune)
    Notice.objects.all().delete()

    approve(gone, actor=province, at=NOW, today=TODAY)
    refuse(kept, answer="Không nhầm", actor=province, at=NOW)

    assert told() == [
        (
            commune.pk,
            "Đã đồng ý: Xóa mục ghi nhầm, HTX Chè. Cán bộ tỉnh Quảng Ngãi quyết định.",
            "/to-chuc/cho-nguoi-thu-hai/?state=approved",
        ),
        (
            commune.pk,
            "Không đồng ý: Xóa mục ghi nhầm, HTX Rau. Cán bộ tỉnh Quảng Ngãi quyết định: Không nhầm.",
            "/to-chuc/cho-nguoi-thu-hai/?state=refused",
        ),
    ]
