"""Loading units and agencies."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW, PROVINCES
from hoptac.units.models import Agency, AgencyName, Unit
from hoptac.units.services.loading import load_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.UNITS_ROOT, tmp_path / "data"))


def test_a_second_load_of_the_same_files_does_nothing(settings: Any) -> None:
    assert load_units(settings.UNITS_ROOT, at=NOW, provinces=PROVINCES) is None


def test_a_changed_file_is_loaded_again_and_rows_keep_their_keys(folder: Path) -> None:
    before = Unit.objects.get(key="21289@2025").pk
    units = folder / "units.csv"
    units.write_text(units.read_text(encoding="utf-8").replace("Xã Sơn Hà,", "Xã Sơn Hà mới,"), encoding="utf-8")

    loaded = load_units(folder, at=NOW, provinces=PROVINCES)

    assert loaded is not None
    assert Unit.objects.get(key="21289@2025").pk == before
    assert Unit.objects.get(key="21289@2025").name == "Xã Sơn Hà mới"


def test_half_a_load_is_never_kept(folder: Path) -> None:
    names = AgencyName.objects.count()
    (folder / "agency_succession.csv").write_text(
        "# nguồn\nold,new,along,day,source\nso-khdt,so-tai-chinh,không-có,2025-07-01,x\n", "utf-8"
    )

    with pytest.raises(KeyError):
        load_units(folder, at=NOW, provinces=PROVINCES)

    assert AgencyName.objects.count() == names


def test_party_bodies_and_the_front_are_asked() -> None:
    asked = Agency.objects.filter(kind__in=["party", "front", "mass_organisation"])

    assert asked.exists()
    assert not asked.filter(asked=False).exists()


def test_a_part_of_the_country_keeps_its_own_units_alone() -> None:
    assert not Unit.objects.filter(key="01@2024").exists()
    assert Unit.objects.get(key="21289@2025").parent == Unit.objects.get(key="51@2025")
