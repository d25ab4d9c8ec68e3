"""A manager's role, told with the roles that are held on units."""

from typing import Any

import pytest

from conftest import TODAY
from hoptac.accounts.people import roles_of

pytestmark = pytest.mark.django_db


def test_the_page_of_a_person_tells_which_organization_is_managed(manager: Any) -> None:
    [held] = roles_of(manager, today=TODAY)

    assert (held.role, held.place, held.holds) == ("Người quản lý tổ chức", "HTX Nông nghiệp Sơn Hà", True)
    assert held.grant is None  # it is ended where it was given: on the organization


def test_it_is_told_of_nobody_else(commune: Any, manager: Any) -> None:
    assert [held.role for held in roles_of(commune, today=TODAY)] == ["Cán bộ cấp xã"]
