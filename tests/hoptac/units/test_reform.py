"""The day on which the map changed is that of the tables of units."""

import csv
from datetime import date
from pathlib import Path

from django.conf import settings

from hoptac.units.reform import load_reforms, reform

DATA = Path(__file__).parents[3] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def test_every_unit_of_the_tables_passed_on_the_day_of_the_reform() -> None:
    assert {row["day"] for row in rows("succession.csv")} == {reform().since.isoformat()}


def test_so_many_provinces_stood_before_and_since_as_the_tables_have() -> None:
    provinces = [row for row in rows("units.csv") if row["level"] == "province"]

    assert sum(not row["valid_from"] for row in provinces) == reform().provinces_before
    assert sum(not row["valid_to"] for row in provinces) == reform().provinces


def test_the_map_before_is_known_on_its_last_day() -> None:
    assert reform().eve == date(2025, 6, 30)


def test_a_rule_about_maps_says_where_it_is_known_from() -> None:
    assert all(one.basis.source for one in load_reforms(settings.RULES_ROOT / "maps.toml"))
