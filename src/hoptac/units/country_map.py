"""The outlines of the provinces of both maps, as the build of the pages left them (frontend/bundler/map.mjs).

There is no map without Hoàng Sa and Trường Sa: outlines that lack one of them are as good as none.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

ARCHIPELAGOS = ("Quần đảo Hoàng Sa", "Quần đảo Trường Sa")
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """A province: its path, the place for its figure, and left, top, right and bottom of it."""

    path: str
    at: tuple[int, int]
    box: Box


@dataclass(frozen=True, slots=True)
class Archipelago:
    """Islands that lie apart; ``units`` are the keys of the province that they belong to, before and after."""

    name: str
    units: frozenset[str]
    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class CountryMap:
    """Provinces by ``Unit.key``, and the archipelagos."""

    width: int
    height: int
    provinces: Mapping[str, Outline]
    archipelagos: tuple[Archipelago, ...]


def country_map() -> CountryMap | None:
    """The outlines; None where the pages were built without them, or an archipelago is not there."""
    file = Path(settings.MAP_FILE)
    return _read(file, file.stat().st_mtime_ns) if file.exists() else None


@lru_cache(maxsize=2)
def _read(file: Path, _changed_at: int) -> CountryMap | None:
    said = json.loads(file.read_text(encoding="utf-8"))
    islands = tuple(
        Archipelago(one["name"], frozenset(one["units"]), one["path"], _box(one["box"])) for one in said["archipelagos"]
    )
    if {one.name for one in islands if one.path} != set(ARCHIPELAGOS):
        return None
    provinces = {
        key: Outline(one["path"], (one["at"][0], one["at"][1]), _box(one["box"]))
        for key, one in said["provinces"].items()
    }
    return CountryMap(said["viewBox"][2], said["viewBox"][3], provinces, islands)


def _box(numbers: list[int]) -> Box:
    left, top, right, bottom = numbers
    return left, top, right, bottom


def place_of(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point of the earth lies on the outlines.

    They are drawn after Mercator. The six numbers were fitted to the middles of 9,763 old communes: 94 % of them fall
    into their own province, and all but 88 of the others lie less than one unit (a kilometre or two) beyond its border.
    """
    north = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    x = 51.88207 * longitude - 0.081264 * north - 5299.012
    y = -0.094013 * longitude - 51.665072 * north + 1253.219
    return round(x, 1), round(y, 1)
