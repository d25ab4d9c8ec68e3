"""Names that mean many bodies at once."""

from pathlib import Path

import pytest

from hoptac.base.services.loads import read_rows
from hoptac.units.agency_patterns import agencies_of
from hoptac.units.group_names import is_group_name

DATA = Path(__file__).resolve().parents[3] / "data"
ROWS = read_rows(DATA / "groups.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["begins"] for row in ROWS])
def test_each_row_knows_its_example_and_leaves_its_counter_example(row: dict[str, str]) -> None:
    assert row["example"].casefold().startswith(row["begins"])
    assert is_group_name(row["example"])
    assert not is_group_name(row["not"])


@pytest.mark.parametrize("name", ["Các HTX, THT", "các hội viên", "CÁC ĐƠN VỊ"])
def test_short_names_in_capitals_name_nobody(name: str) -> None:
    assert is_group_name(name)


@pytest.mark.parametrize("name", ["Hộ tịch viên Lê An", "Hội Nông dân xã", "Phòng Kinh tế", "UBND các xã", ""])
def test_other_names_are_no_groups(name: str) -> None:
    assert not is_group_name(name)


def test_no_single_agency_of_the_tables_is_taken_for_a_group() -> None:
    patterns = [row for row in read_rows(DATA / "agency_patterns.csv") if row["kind"] != "collective"]
    agencies = agencies_of(patterns, read_rows(DATA / "units.csv")[:400])

    assert {row["name"] for row in agencies if is_group_name(row["name"])} == set()
