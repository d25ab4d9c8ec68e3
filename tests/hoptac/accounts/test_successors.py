"""Who is offered when a desk is handed over."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import TODAY
from hoptac.accounts.models import Grant, User
from hoptac.accounts.services.handover import check_successor
from hoptac.accounts.successors import successors_of

pytestmark = pytest.mark.django_db
SONHA, BATO = "21289@2025", "21484@2025"
ROLES = ("administrator", "ministry", "province", "commune", "leader", "alliance", "supervisor", "visitor")


@pytest.fixture
def everybody(cast: Callable[[str], Any], person: Callable[..., Any]) -> None:
    for role in ROLES:
        cast(role)
    for name, role, place in (
        ("ban.be", "commune", SONHA),
        ("noi.khac", "commune", BATO),
        ("lien.minh.xa", "alliance", SONHA),
        ("xem.xa", "supervisor", SONHA),
    ):
        person(name, role=role, unit_key=place)


def offered(name: str) -> list[str]:
    return [
        one.person.username
        for one in successors_of(User.objects.get(username=name), among=User.objects.all(), today=TODAY)
    ]


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("commune", ["ban.be", "administrator", "ministry", "province"]),
        ("province", ["administrator", "ministry"]),
        ("administrator", ["ministry"]),
        ("xem.xa", ["ban.be", "commune", "lien.minh.xa"]),
    ],
)
def test_everyone_offered_may_do_there_what_the_leaver_did(everybody: None, name: str, likely: list[str]) -> None:
    found = offered(name)

    assert set(likely) <= set(found)
    for other in found:
        check_successor(User.objects.get(username=name), User.objects.get(username=other), today=TODAY)


def test_colleagues_of_the_place_come_first_and_readers_are_not_offered_a_writer_s_desk(everybody: None) -> None:
    found = offered("commune")

    assert found[0] == "ban.be"
    assert not {"commune", "noi.khac", "lien.minh.xa", "xem.xa", "leader", "supervisor", "visitor"} & set(found)


def test_the_desk_of_the_alliance_goes_to_those_who_write_the_registry(everybody: None) -> None:
    assert {"commune", "ban.be", "province"} <= set(offered("lien.minh.xa"))
    assert "xem.xa" not in offered("lien.minh.xa")


def test_who_is_locked_is_not_offered(everybody: None) -> None:
    User.objects.filter(username="ban.be").update(is_active=False)

    assert "ban.be" not in offered("commune")


def test_for_one_without_roles_nobody_is_offered_so_that_nobody_seems_fit(everybody: None) -> None:
    assert offered("visitor") == []


def test_one_of_two_desks_alone_is_not_enough(everybody: None, unit: Callable[[str], Any]) -> None:
    leaver = User.objects.get(username="commune")
    Grant.objects.create(user=leaver, role="commune", unit=unit(BATO))

    assert not {"ban.be", "noi.khac"} & set(offered("commune"))
    assert "province" in offered("commune")
