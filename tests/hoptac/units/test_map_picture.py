"""Pictures of figures: shades by number, frames around the archipelagos, circles in their places."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hoptac.units.country_map import CountryMap, country_map
from hoptac.units.map_picture import Figure, country_picture, legend, province_picture
from tests.hoptac.units.map_files import write_map

pytestmark = pytest.mark.django_db
Unit = Callable[[str], Any]


@pytest.fixture
def squares(tmp_path: Path, settings: Any) -> CountryMap:
    settings.MAP_FILE = write_map(tmp_path)
    found = country_map()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([3, 3, 3], [(3, 3)]),
        ([1, 9], [(1, 1), (9, 9)]),
        (range(1, 11), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]),
        ([1, 1, 1, 1, 1, 1, 1, 50], [(1, 1), (50, 50)]),
    ],
)
def test_the_legend_has_a_range_for_every_number_and_none_overlaps(
    numbers: list[int], ranges: list[tuple[int, int]]
) -> None:
    steps = legend(numbers)

    assert [(step.low, step.high) for step in steps] == ranges
    assert all(step.shade <= 5 for step in steps)


def test_more_is_darker_none_is_pale_and_what_may_not_be_seen_has_no_shade(squares: CountryMap, unit: Unit) -> None:
    numbers = {"51@2025": 9, "08@2025": 2, "22@2024": 0}
    figures = [Figure(unit(key), number, "", "?") for key, number in numbers.items()]

    picture = country_picture(squares, [*figures, Figure(unit("02@2024"), None, "")])

    shades = {region.figure.unit.key: region.shade for region in picture.regions}
    assert shades["51@2025"] > shades["08@2025"] > shades["22@2024"] == 0
    assert shades["02@2024"] == -1


def test_both_archipelagos_are_framed_and_named_whatever_the_figures(squares: CountryMap) -> None:
    for picture in (country_picture(squares, []), country_picture(squares, [])):
        assert [frame.name for frame in picture.frames] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]


def test_a_province_has_a_circle_for_each_commune_with_a_place_and_the_country_beside_it(
    squares: CountryMap, unit: Unit
) -> None:
    here, nowhere = unit("21289@2025"), unit("21040@2025")
    nowhere.latitude = None
    figures = [Figure(here, 4, "Xã Sơn Hà: 4 tổ chức"), Figure(nowhere, 2, ""), Figure(unit("21340@2025"), 0, "")]

    picture = province_picture(squares, unit("51@2025"), figures, [Figure(unit("51@2025"), 6, "")])

    assert picture is not None
    assert [circle.figure.unit.key for circle in picture.circles] == ["21289@2025"]
    assert [frame.name for frame in picture.country.frames] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
