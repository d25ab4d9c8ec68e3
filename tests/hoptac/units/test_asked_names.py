"""Names of bodies that are only asked."""

from pathlib import Path

import pytest

from hoptac.base.services.loads import read_rows
from hoptac.units.agency_patterns import agencies_of
from hoptac.units.asked_names import is_asked_name

DATA = Path(__file__).resolve().parents[3] / "data"
ROWS = read_rows(DATA / "asked_bodies.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["begins"] for row in ROWS])
def test_each_row_knows_its_example_and_leaves_its_counter_example(row):
    assert row["example"].casefold().startswith(row["begins"])
    assert is_asked_name(row["example"])
    assert not is_asked_name(row["not"])


def test_both_spellings_of_a_party_committee_are_known():
    assert is_asked_name("Huyện uỷ")
    assert is_asked_name("Huyện ủy")


def test_no_beginning_stands_twice():
    begins = [row["begins"] for row in ROWS]

    assert len(set(begins)) == len(begins)


def test_no_asked_agency_of_the_tables_is_taken_for_one_that_is_assigned():
    agencies = agencies_of(read_rows(DATA / "agency_patterns.csv"), read_rows(DATA / "units.csv"))

    assigned = {row["name"] for row in agencies if row["asked"] == "0" and is_asked_name(row["name"])}

    assert assigned == set()
