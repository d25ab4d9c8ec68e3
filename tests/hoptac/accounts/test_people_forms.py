"""What is asked when a role is given or offered."""

from typing import Any

import pytest

from hoptac.accounts.models import Role
from hoptac.accounts.people_forms import InviteForm
from hoptac.base.templatetags.pieces import must_fill
from hoptac.units.models import Unit

pytestmark = pytest.mark.django_db
PROVINCE_S = frozenset({Role.COMMUNE, Role.LEADER, Role.ALLIANCE, Role.SUPERVISOR})
ADMINISTRATOR_S = PROVINCE_S | {Role.PROVINCE, Role.MINISTRY, Role.ADMINISTRATOR}


def form(roles: frozenset[Role], said: dict[str, str] | None = None) -> InviteForm:
    return InviteForm(said, roles=roles, units=Unit.objects.filter(key="21289@2025"))


def test_one_who_looks_after_a_province_is_asked_for_a_unit_and_told_nothing_of_the_country() -> None:
    unit: Any = form(PROVINCE_S).fields["unit"]

    assert unit.required
    assert "cả nước" not in unit.help_text


def test_an_administrator_is_told_for_which_roles_the_unit_stays_blank() -> None:
    unit: Any = form(ADMINISTRATOR_S).fields["unit"]

    assert not unit.required
    assert unit.help_text.endswith(
        "với vai trò: Quản trị hệ thống, Cán bộ Bộ, Lãnh đạo, Liên minh HTX, Giám sát (chỉ xem)."
    )
    assert must_fill(form(ADMINISTRATOR_S)["unit"]) == (
        ' <span class="field-required">(bắt buộc, trừ khi giao cho cả nước)</span>'
    )


def test_a_role_of_a_unit_without_one_is_told_at_its_field() -> None:
    sent = form(ADMINISTRATOR_S, {"full_name": "Nguyễn Thị Lan", "role": "commune", "unit": ""})

    assert sent.errors == {"unit": ["Vai trò “Cán bộ cấp xã” giữ ở một đơn vị: hãy gõ tên đơn vị."]}


def test_a_role_of_the_country_needs_none() -> None:
    assert form(ADMINISTRATOR_S, {"full_name": "Nguyễn Thị Lan", "role": "ministry", "unit": ""}).is_valid()
