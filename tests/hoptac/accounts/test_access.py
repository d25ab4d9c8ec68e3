"""What roles open."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from conftest import TODAY
from hoptac.accounts.access import is_administrator, require_writer, scope_of
from hoptac.accounts.models import Grant
from hoptac.base.errors import NotAllowedError

pytestmark = pytest.mark.django_db


def test_a_province_reads_and_writes_what_is_below_it(province: Any, unit: Callable[[str], Any]) -> None:
    scope = scope_of(province, today=TODAY)

    assert scope.reads(unit("21289@2025").pk)
    assert scope.writes(unit("21289@2025").pk)


def test_a_province_sees_nothing_of_another(other_province: Any, unit: Callable[[str], Any]) -> None:
    scope = scope_of(other_province, today=TODAY)

    assert not scope.reads(unit("51@2025").pk)
    assert not scope.reads(unit("21289@2025").pk)


def test_a_commune_reads_what_its_predecessors_left_and_does_not_change_it(
    commune: Any, unit: Callable[[str], Any]
) -> None:
    scope = scope_of(commune, today=TODAY)

    assert scope.reads(unit("529@2024").pk)
    assert not scope.writes(unit("529@2024").pk)


def test_a_commune_does_not_read_its_neighbours(commune: Any, unit: Callable[[str], Any]) -> None:
    assert not scope_of(commune, today=TODAY).reads(unit("21484@2025").pk)


def test_a_commune_knows_the_province_above_it(commune: Any, unit: Callable[[str], Any]) -> None:
    scope = scope_of(commune, today=TODAY)

    assert unit("51@2025").pk in scope.above
    assert not scope.reads(unit("51@2025").pk)


@pytest.mark.parametrize("reader", ["leader", "supervisor"])
def test_leaders_and_supervisors_read_and_do_not_write(
    reader: str, cast: Callable[[str], Any], unit: Callable[[str], Any]
) -> None:
    scope = scope_of(cast(reader), today=TODAY)

    assert scope.reads(unit("21289@2025").pk)
    assert not scope.is_writer
    with pytest.raises(NotAllowedError, match="chỉ được xem"):
        require_writer(scope, unit("21289@2025").pk, act="sửa văn bản này")


def test_a_visitor_without_a_role_reaches_nothing(visitor: Any) -> None:
    scope = scope_of(visitor, today=TODAY)

    assert not scope.read
    assert not scope.everything


def test_an_administrator_reaches_everything(administrator: Any, unit: Callable[[str], Any]) -> None:
    assert scope_of(administrator, today=TODAY).writes(unit("22@2024").pk)
    assert is_administrator(administrator, today=TODAY)


def test_a_role_counts_only_on_its_days(province: Any, unit: Callable[[str], Any]) -> None:
    Grant.objects.filter(user=province).update(valid_to=date(2026, 11, 23))

    assert not scope_of(province, today=TODAY).reads(unit("51@2025").pk)
    assert scope_of(province, today=date(2026, 11, 22)).reads(unit("51@2025").pk)


def test_the_alliance_reads_what_is_below_and_writes_of_organizations_alone(
    alliance: Any, unit: Callable[[str], Any]
) -> None:
    scope = scope_of(alliance, today=TODAY)

    assert scope.reads(unit("21289@2025").pk)
    assert not scope.is_writer
    assert scope.writes_registry(unit("21289@2025").pk)
    assert not scope.writes_registry(unit("22@2024").pk)
    assert not scope.approves(unit("21289@2025").pk)


@pytest.mark.parametrize(
    ("name", "approves"),
    [("administrator", True), ("ministry", True), ("province", True), ("commune", False), ("leader", False)],
)
def test_who_may_be_the_second_of_two(
    name: str, approves: bool, cast: Callable[[str], Any], unit: Callable[[str], Any]
) -> None:
    assert scope_of(cast(name), today=TODAY).approves(unit("21289@2025").pk) is approves


def test_the_ministry_reaches_the_country_and_administers_nothing(ministry: Any, unit: Callable[[str], Any]) -> None:
    scope = scope_of(ministry, today=TODAY)

    assert scope.everything
    assert scope.writes(unit("22@2024").pk)
    assert not is_administrator(ministry, today=TODAY)


def test_a_manager_holds_no_unit_and_the_role_is_held_on_no_unit(manager: Any, unit: Callable[[str], Any]) -> None:
    scope = scope_of(manager, today=TODAY)

    assert not scope.everything
    assert not scope.read
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=manager, role="manager", unit=unit("21289@2025"))
