"""The file of the demonstration."""

import doctest
from pathlib import Path

import pytest

from hoptac.base.services.loads import read_rows
from hoptac.planning import demo_file
from hoptac.planning.demo_file import read_demo
from hoptac.units.agency_patterns import agencies_of
from tests.hoptac.planning.annotated import annotations

ROOT = Path(__file__).resolve().parents[3]
DEMO = read_demo(ROOT / "demo")


def keys(name: str) -> set[str]:
    return {row["key"] for row in read_rows(ROOT / "data" / name)}


def test_the_examples_hold():
    assert doctest.testmod(demo_file).failed == 0


def test_every_place_and_body_is_in_the_tables():
    assert {one.unit for one in DEMO.documents} | {one.unit for one in DEMO.people if one.unit} <= keys("units.csv")
    patterns, units = (read_rows(ROOT / "data" / name) for name in ("agency_patterns.csv", "units.csv"))
    assert {one.agency for one in DEMO.documents} <= {row["key"] for row in agencies_of(patterns, units)}


def test_every_relation_names_a_document_and_two_acts_of_the_file():
    documents = {one.key for one in DEMO.documents}

    assert {relation.document for relation in DEMO.relations} <= documents
    assert {end for relation in DEMO.relations for end in (relation.source, relation.target)} <= set(DEMO.acts)


@pytest.mark.parametrize("one", DEMO.documents, ids=[one.key for one in DEMO.documents])
def test_every_document_is_there_and_cites_the_acts_that_it_relates(one):
    citations = annotations()[one.path.stem]["citations"]

    for relation in DEMO.relations:
        if relation.document == one.key:
            for end in {relation.source, relation.target} - {one.act}:
                act = DEMO.acts[end]
                assert any(act.is_called(row["number"] or "", row["quote"]) for row in citations), (one.key, end)
