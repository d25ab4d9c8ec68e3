"""The invented organizations of the demonstration."""

from pathlib import Path

import pytest
from django.conf import settings

from conftest import NOW, TODAY
from hoptac.registry.models import Standing
from hoptac.registry.services.demo import enter_demo_organizations

pytestmark = pytest.mark.django_db


def test_each_says_in_its_name_and_its_row_that_it_is_invented() -> None:
    entered = enter_demo_organizations(Path(settings.DEMO_ROOT), at=NOW, today=TODAY)

    standings = list(Standing.objects.all())
    assert entered == len(standings) == 7
    assert all(one.name.startswith("[Giả lập] ") and one.is_synthetic for one in standings)
    assert all(one.province_id and one.sector and one.members for one in standings)
