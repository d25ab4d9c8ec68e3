"""The tables of data/ as rows of text, read once."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

Row = dict[str, str]
DATA = Path(__file__).parents[2] / "data"


@cache
def rows(name: str) -> tuple[Row, ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        assert file.readline().startswith("# ")
        return tuple(csv.DictReader(file))


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
    """Every agency by its key."""
    return {row["key"]: row for row in rows("agencies.csv")}
