"""What the Alliance may do about organizations."""

from typing import Any

import pytest

from conftest import TODAY
from hoptac.base.errors import NotAllowedError
from hoptac.registry.access import organization_for
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def test_the_alliance_writes_of_organizations_below_it(alliance: Any) -> None:
    organization = enter()

    assert organization_for(alliance, organization.pk, today=TODAY, write=True) == organization


def test_the_supervisor_reads_them_alone(supervisor: Any) -> None:
    organization = enter()

    assert organization_for(supervisor, organization.pk, today=TODAY) == organization
    with pytest.raises(NotAllowedError):
        organization_for(supervisor, organization.pk, today=TODAY, write=True)
