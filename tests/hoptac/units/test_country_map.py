"""The outlines of the country: complete, in their places, and never without an archipelago."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hoptac.base.services.loads import read_rows
from hoptac.units.country_map import ARCHIPELAGOS, CountryMap, country_map, place_of
from tests.hoptac.units.map_files import HOANG_SA, TRUONG_SA, write_map


@pytest.fixture
def built() -> CountryMap:
    """The map as the pages have it."""
    found = country_map()
    if found is None:
        pytest.skip("chưa dựng giao diện (make setup), nên chưa có hình bản đồ")
    return found


@pytest.mark.parametrize("islands", [[], [HOANG_SA], [TRUONG_SA], [HOANG_SA, {**TRUONG_SA, "path": ""}]])
def test_a_map_without_an_archipelago_is_no_map(tmp_path: Path, settings: Any, islands: list[Any]) -> None:
    settings.MAP_FILE = write_map(tmp_path, archipelagos=islands)

    assert country_map() is None


def test_no_file_is_no_map(tmp_path: Path, settings: Any) -> None:
    settings.MAP_FILE = tmp_path / "map.json"

    assert country_map() is None


def test_the_built_map_has_every_province_of_both_maps_and_both_archipelagos(built: CountryMap) -> None:
    provinces = {row["key"] for row in read_rows(settings.UNITS_ROOT / "units.csv") if row["level"] == "province"}

    assert set(built.provinces) == provinces
    assert {one.name for one in built.archipelagos} == set(ARCHIPELAGOS)
    assert {key for one in built.archipelagos for key in one.units} == {"48@2024", "48@2025", "56@2024", "56@2025"}


def test_the_middle_of_nearly_every_commune_lies_in_the_box_of_its_province(built: CountryMap) -> None:
    rows = {row["key"]: row for row in read_rows(settings.UNITS_ROOT / "units.csv")}
    communes = [row for row in rows.values() if row["level"] == "commune" and row["latitude"]]
    outside = [row["key"] for row in communes if not _is_inside(row, rows, built)]

    assert len(communes) > 12_000
    assert len(outside) < len(communes) / 100


def _is_inside(row: dict[str, str], rows: dict[str, dict[str, str]], built: CountryMap) -> bool:
    province = rows[row["parent"]]
    while province["level"] != "province":
        province = rows[province["parent"]]
    left, top, right, bottom = built.provinces[province["key"]].box
    x, y = place_of(float(row["latitude"]), float(row["longitude"]))
    return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1
