"""The demonstration beside a made country."""

from pathlib import Path

import pytest

from conftest import NOW, TODAY
from hoptac.base.models import DataLoad
from hoptac.planning.demo_file import Demo
from hoptac.planning.services import demo
from hoptac.registry import country
from hoptac.registry.errors import RealRegisterError
from hoptac.registry.models import Organization
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).resolve().parents[4] / "demo"


@pytest.fixture(autouse=True)
def _without_papers_and_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "read_demo", lambda folder: Demo((), (), {}, ()))
    monkeypatch.setattr(country, "SIZES", {"S": (60, 120, 1)})
    monkeypatch.setattr("hoptac.registry.services.country.SIZES", country.SIZES)


def test_organizations_of_a_made_country_stand_beside_those_of_the_demonstration() -> None:
    demo.load_demo(DEMO, at=NOW, today=TODAY, country="S")

    assert Organization.objects.filter(batch=None).count() == 7
    assert Organization.objects.exclude(batch=None).count() == 182
    assert not Organization.objects.filter(is_synthetic=False).exists()


def test_where_a_real_organization_is_nothing_of_the_demonstration_stays() -> None:
    enter()

    with pytest.raises(RealRegisterError):
        demo.load_demo(DEMO, at=NOW, today=TODAY, country="S")

    assert Organization.objects.count() == 1
    assert not DataLoad.objects.filter(name=demo.LOAD_NAME).exists()
