"""Entering an organization: whose act each first statement is."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hoptac.registry.models import FACETS, LegalStatus
from hoptac.registry.services.entering import enter_organization
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import DAY

pytestmark = pytest.mark.django_db


def test_everything_that_is_entered_has_the_person_who_entered_it_as_its_author(commune: Any) -> None:
    entered = enter_organization(
        "cooperative",
        identity={"name": "HTX Rau sạch Sơn Hà"},
        seat={"unit": Unit.objects.get(key="21289@2025"), "address": "thôn Gò Rẽ"},
        since=DAY,
        source="Giấy chứng nhận đăng ký",
        actor=commune,
        at=datetime(2026, 11, 16, 2, 0, tzinfo=UTC),
        today=DAY,
    )

    said = [row for facet in FACETS for row in facet.objects.filter(organization=entered)]

    assert {row.recorded_by for row in said} == {commune}
    assert LegalStatus.objects.get(organization=entered).status == "active"
