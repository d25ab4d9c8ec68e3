"""The tables of data/ as rows of text, read once."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from hoptac.units.agency_patterns import agencies_of, successions_of

Row = dict[str, str]
DATA = Path(__file__).parents[2] / "data"


@cache
def rows(name: str) -> tuple[Row, ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        assert file.readline().startswith("# ")
        return tuple(csv.DictReader(file))


@cache
def made_agencies() -> dict[str, Row]:
    return {row["key"]: row for row in agencies_of(rows("agency_patterns.csv"), rows("units.csv"))}


@pytest.fixture(name="rows")
def rows_of() -> Callable[[str], tuple[Row, ...]]:
    """``rows("units.csv")``: the rows of one table, each a dictionary by column."""
    return rows


@pytest.fixture
def units(rows: Callable[[str], tuple[Row, ...]]) -> dict[str, Row]:
    """Every unit by its key."""
    return {row["key"]: row for row in rows("units.csv")}


@pytest.fixture
def agencies(rows: Callable[[str], tuple[Row, ...]]) -> dict[str, Row]:
    """Every agency by its key, made from the patterns once."""
    return made_agencies()


@pytest.fixture
def agency_successions(rows: Callable[[str], tuple[Row, ...]], agencies: dict[str, Row]) -> list[Row]:
    """Which body followed which."""
    return list(successions_of(rows("agency_succession.csv"), agencies, rows("succession.csv")))
