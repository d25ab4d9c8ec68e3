"""A manager's role, told with the roles that are held on units."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.accounts.models import User
from hoptac.accounts.people import PeopleChoice, asked_people, listed, roles_of
from hoptac.registry.models import Organization, OrganizationGrant, Proposal
from hoptac.registry.services.proposals import approve, ask

pytestmark = pytest.mark.django_db


def test_the_page_of_a_person_tells_which_organization_is_managed(manager: Any) -> None:
    [held] = roles_of(manager, today=TODAY)

    assert (held.role, held.place, held.holds) == ("Người quản lý tổ chức", "HTX Nông nghiệp Sơn Hà", True)
    assert held.grant is None  # it is ended where it was given: on the organization


def test_it_is_told_of_nobody_else(commune: Any, manager: Any) -> None:
    assert [held.role for held in roles_of(commune, today=TODAY)] == ["Cán bộ cấp xã"]


def test_one_whose_organization_was_removed_still_opens_the_own_account(
    signed_in: Callable[[str], Client], manager: Any, commune: Any, province: Any
) -> None:
    made = Organization.objects.get()
    asked = ask(Proposal.Act.REMOVE, made, {}, reason="Ghi nhầm", actor=commune, at=NOW, today=TODAY)
    approve(asked, actor=province, at=NOW, today=TODAY)

    answer = signed_in("manager").get("/tai-khoan/")

    assert answer.status_code == 200
    assert "HTX Nông nghiệp Sơn Hà" in answer.content.decode()


def test_the_list_of_people_tells_who_manages_what_and_calls_nobody_of_them_roleless(
    manager: Any, visitor: Any, commune: Any
) -> None:
    def named(**asked: str) -> list[str]:
        return [one.username for one in asked_people(User.objects.all(), PeopleChoice(**asked), today=TODAY, at=NOW)]

    [row] = listed([manager], today=TODAY, at=NOW)

    assert [(held.role, held.place) for held in row.roles] == [("Người quản lý tổ chức", "HTX Nông nghiệp Sơn Hà")]
    assert named(role="manager") == ["manager"]
    assert named(state="roleless") == ["visitor"]


def test_the_list_asks_as_often_for_many_managers_as_for_few(
    manager: Any, person: Callable[..., Any], django_assert_num_queries: Any
) -> None:
    organization = Organization.objects.get()
    many = [manager, *(person(f"nguoi.{number}") for number in range(5))]
    for one in many[1:]:
        OrganizationGrant.objects.create(user=one, organization=organization)

    for people in (many[:1], many):
        with django_assert_num_queries(6):
            listed(people, today=TODAY, at=NOW)
