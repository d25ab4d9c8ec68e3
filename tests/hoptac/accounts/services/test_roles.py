"""Giving and ending roles."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.access import is_administrator, scope_of
from hoptac.accounts.errors import (
    LastAdministratorError,
    OwnAccountError,
    RoleBeginsInPastError,
    RoleDatesError,
    RoleEndedError,
    RoleEndsInPastError,
    RoleEndsSoonerError,
    RoleHeldError,
    RoleOutOfChargeError,
)
from hoptac.accounts.models import Grant, Role
from hoptac.accounts.services.accounts import lock_account
from hoptac.accounts.services.roles import Term, end_role, grant_role
from hoptac.base.models import AuditLink

pytestmark = pytest.mark.django_db
BY = {"reason": "Quyết định 12/QĐ-UBND", "at": NOW, "today": TODAY}
NOW_ON = Term(TODAY)


def test_a_province_gives_a_role_below_it_with_a_reason(
    province: Any, visitor: Any, unit: Callable[[str], Any]
) -> None:
    grant_role(visitor, Role.COMMUNE, unit("21289@2025"), term=NOW_ON, actor=province, **BY)

    assert scope_of(visitor, today=TODAY).writes(unit("21289@2025").pk)
    link = AuditLink.objects.get(action="accounts.role.granted")
    assert (link.payload["reason"], link.payload["unit"]) == ("Quyết định 12/QĐ-UBND", "21289@2025")


def test_a_role_counts_on_its_days_the_last_one_too(
    administrator: Any, visitor: Any, unit: Callable[[str], Any]
) -> None:
    term = Term(date(2026, 12, 1), date(2026, 12, 31))
    grant_role(visitor, Role.LEADER, unit("51@2025"), term=term, actor=administrator, **BY)

    reads = [
        scope_of(visitor, today=day).reads(unit("51@2025").pk)
        for day in (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert reads == [False, True, True, False]


def test_nobody_raises_himself(administrator: Any, province: Any, unit: Callable[[str], Any]) -> None:
    for actor, role, place in ((administrator, Role.MINISTRY, None), (province, Role.COMMUNE, unit("21289@2025"))):
        with pytest.raises(OwnAccountError):
            grant_role(actor, role, place, term=NOW_ON, actor=actor, **BY)


@pytest.mark.parametrize(("role", "key"), [(Role.PROVINCE, "51@2025"), (Role.COMMUNE, "22@2024")])
def test_a_province_gives_nothing_beside_or_above_what_is_below_it(
    province: Any, visitor: Any, unit: Callable[[str], Any], role: Role, key: str
) -> None:
    with pytest.raises(RoleOutOfChargeError):
        grant_role(visitor, role, unit(key), term=NOW_ON, actor=province, **BY)


def test_a_role_is_not_given_twice_nor_backwards(administrator: Any, commune: Any, unit: Callable[[str], Any]) -> None:
    with pytest.raises(RoleHeldError):
        grant_role(commune, Role.COMMUNE, unit("21289@2025"), term=NOW_ON, actor=administrator, **BY)
    with pytest.raises(RoleDatesError):
        backwards = Term(TODAY, TODAY - timedelta(days=1))
        grant_role(commune, Role.LEADER, unit("21289@2025"), term=backwards, actor=administrator, **BY)


def test_a_role_ends_on_the_day_named_and_only_once(province: Any, commune: Any, unit: Callable[[str], Any]) -> None:
    grant = Grant.objects.get(user=commune)
    end_role(grant, from_day=TODAY, actor=province, **BY)

    assert not scope_of(commune, today=TODAY).reads(unit("21289@2025").pk)
    assert scope_of(commune, today=TODAY - timedelta(days=1)).reads(unit("21289@2025").pk)
    with pytest.raises(RoleEndedError):
        end_role(grant, from_day=TODAY, actor=province, **BY)


def test_a_role_ended_on_its_first_day_leaves_no_trace_but_in_the_chain(
    administrator: Any, visitor: Any, unit: Callable[[str], Any]
) -> None:
    grant = grant_role(visitor, Role.LEADER, unit("51@2025"), term=NOW_ON, actor=administrator, **BY)
    end_role(grant, from_day=TODAY, actor=administrator, **BY)

    assert not Grant.objects.filter(user=visitor).exists()
    assert AuditLink.objects.filter(action="accounts.role.ended").count() == 1


def test_the_last_administrator_stays(
    administrator: Any, person: Callable[..., Any], province: Any, unit: Callable[[str], Any]
) -> None:
    second = person("hai", role="administrator")
    end_role(Grant.objects.get(user=second), from_day=TODAY, actor=administrator, **BY)
    leftover = Grant.objects.get(user=administrator)

    # Whoever still acts for the one who was just ended finds nobody in his charge.
    with pytest.raises(RoleOutOfChargeError):
        end_role(leftover, from_day=TODAY, actor=second, **BY)
    assert is_administrator(administrator, today=TODAY)


def test_neither_role_nor_account_of_the_last_administrator_is_taken(
    administrator: Any, person: Callable[..., Any]
) -> None:
    closed = person("hai", role="administrator")
    closed.is_active = False
    closed.save()

    with pytest.raises(LastAdministratorError):
        end_role(Grant.objects.get(user=administrator), from_day=TODAY, actor=closed, **BY)
    with pytest.raises(LastAdministratorError):
        lock_account(administrator, actor=closed, **BY)
    with pytest.raises(OwnAccountError):
        lock_account(administrator, actor=administrator, **BY)


def test_no_role_is_given_or_ended_backwards(province: Any, visitor: Any, unit: Callable[[str], Any]) -> None:
    yesterday, place = TODAY - timedelta(days=1), unit("21289@2025")
    with pytest.raises(RoleBeginsInPastError, match="22/11/2026 đã qua"):
        grant_role(visitor, Role.COMMUNE, place, term=Term(yesterday), actor=province, **BY)
    grant = Grant.objects.create(user=visitor, role=Role.COMMUNE, unit=place, valid_from=date(2026, 1, 1))
    with pytest.raises(RoleEndsInPastError, match="22/11/2026 đã qua"):
        end_role(grant, from_day=yesterday, actor=province, **BY)

    grant.refresh_from_db()
    assert grant.valid_to is None


def test_ending_does_not_lengthen_a_role_that_ends_sooner(
    province: Any, visitor: Any, unit: Callable[[str], Any]
) -> None:
    term = Term(TODAY, date(2026, 12, 31))
    grant = grant_role(visitor, Role.COMMUNE, unit("21289@2025"), term=term, actor=province, **BY)

    with pytest.raises(RoleEndsSoonerError, match="chỉ giữ đến hết 31/12/2026"):
        end_role(grant, from_day=date(2027, 2, 1), actor=province, **BY)
    end_role(grant, from_day=date(2026, 12, 10), actor=province, **BY)
    assert Grant.objects.get(user=visitor).valid_to == date(2026, 12, 10)
