"""Storing a made country."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink
from hoptac.registry import country
from hoptac.registry.errors import NoPlaceError, RealRegisterError
from hoptac.registry.models import Organization, Seat, Standing, YearFigures
from hoptac.registry.services.country import make_country
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(country, "SIZES", {"S": (60, 120, 1), "L": (60, 120, 34)})
    monkeypatch.setattr("hoptac.registry.services.country.SIZES", country.SIZES)


def test_a_made_country_stands_in_todays_communes_and_is_marked() -> None:
    batch = make_country("S", seed=1, at=NOW, today=TODAY)

    assert batch.created == Organization.objects.count() == Standing.objects.count() == 182
    assert set(Standing.objects.values_list("is_synthetic", flat=True)) == {True}
    assert set(Standing.objects.values_list("province__key", flat=True)) == {"51@2025"}
    assert YearFigures.objects.filter(batch=batch).exists()


def test_it_is_one_link_of_the_audit_chain_and_fits() -> None:
    links = AuditLink.objects.count()

    make_country("S", seed=1, at=NOW, today=TODAY)

    assert AuditLink.objects.count() == links + 1
    assert list(check_audit()) == []


def test_where_a_real_organization_is_none_is_made() -> None:
    enter()

    with pytest.raises(RealRegisterError):
        make_country("S", seed=1, at=NOW, today=TODAY)


def test_a_nation_without_its_units_is_refused() -> None:
    with pytest.raises(NoPlaceError, match="34 tỉnh"):
        make_country("L", seed=1, at=NOW, today=TODAY)


def test_nothing_stays_where_one_entry_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **kwargs: Any) -> Any:
        yield from list(country.draw_country(*args, **kwargs))[:5]
        raise OSError

    monkeypatch.setattr("hoptac.registry.services.country.draw_country", broken)
    with pytest.raises(OSError):
        make_country("S", seed=1, at=NOW, today=TODAY)

    assert not Organization.objects.exists()
    assert not Seat.objects.exists()
