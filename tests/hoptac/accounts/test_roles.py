"""The table of roles, and the page that shows it."""

import re
from pathlib import Path

import pytest

from hoptac.accounts.models import Role
from hoptac.accounts.roles import CAPABILITIES, GrantedOn, Writes, roles_that

PAGE = Path(__file__).resolve().parents[3] / "docs" / "roles.md"
WRITES = {
    Writes.EVERYTHING: ("everything", "it and below", "it"),
    Writes.REGISTRY: ("what is said of organizations",),
    Writes.OWN_ORGANIZATION: ("it",),
    Writes.NOTHING: ("nothing",),
}
ON = {
    GrantedOn.COUNTRY: ("the country",),
    GrantedOn.UNIT: ("a province", "a commune"),
    GrantedOn.UNIT_OR_COUNTRY: ("a unit or the country",),
    GrantedOn.ORGANIZATION: ("an organization",),
}


def rows() -> dict[str, list[str]]:
    lines = re.findall(r"^\| `(\w+)` \|(.+)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {role: [cell.strip() for cell in cells.split("|")] for role, cells in lines}


def test_every_role_has_its_capabilities_and_its_row() -> None:
    assert set(CAPABILITIES) == set(Role)
    assert list(rows()) == [role.value for role in CAPABILITIES]


@pytest.mark.parametrize("role", list(Role))
def test_the_page_says_of_a_role_what_the_table_says(role: Role) -> None:
    can = CAPABILITIES[role]
    on, _, writes, second, signs, gives, factor = rows()[role.value]

    assert on in ON[can.on]
    assert writes in WRITES[can.writes]
    assert (second, signs) == ("yes" if can.approves else "no", "yes" if can.signs else "no")
    assert factor == ("required" if can.needs_second_factor else "optional")
    if not can.administers:
        assert {Role(name) for name in re.findall(r"`(\w+)`", gives)} == can.grants


def test_nobody_but_an_administrator_gives_roles_that_need_a_second_factor_above_the_unit() -> None:
    for role, can in CAPABILITIES.items():
        if not can.administers:
            assert not can.grants & {Role.ADMINISTRATOR, Role.MINISTRY, Role.PROVINCE}, role


def test_who_administers_approves_or_signs_needs_a_second_factor() -> None:
    assert roles_that("needs_second_factor") == {Role.ADMINISTRATOR, Role.MINISTRY, Role.PROVINCE, Role.LEADER}
