"""rules/columns.toml as it is."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import rulebook
from hoptac.base.folding import fold
from hoptac.registry.models import FACETS, Organization, Seat
from hoptac.registry.workbooks.columns import Chosen, Column, load_columns
from hoptac.registry.workbooks.day_of_data import days_told
from hoptac.registry.workbooks.heads import Heads
from hoptac.registry.workbooks.opening import Sheet
from hoptac.registry.workbooks.places import Places
from hoptac.registry.workbooks.reading import SPREAD, Ground, parser_of

RULES = Path(__file__).parents[2] / "rules"
COLUMNS = load_columns(RULES / "columns.toml")
TOLD = [(one["words"], one["example"]) for one in tomllib.loads((RULES / "columns.toml").read_text())["day_told"]]
OFFICES = {fold(label): code for code, label in Seat.Office.choices}
GROUND = Ground(COLUMNS, rulebook.load_code_lists(RULES / "codes"), OFFICES, Places([]), date(2026, 11, 23))
BY_MODEL = {facet._meta.model_name: facet for facet in FACETS}
OF_THE_SHEET = {"kind", "seat.commune", "seat.province"}


@pytest.mark.parametrize("column", COLUMNS.columns, ids=lambda column: column.id)
def test_its_own_example_can_be_read(column: Column) -> None:
    assert parser_of(column, Chosen(column.id, 1_000_000), GROUND)(column.example) is not None


@pytest.mark.parametrize("column", [one for one in COLUMNS if one.id not in OF_THE_SHEET], ids=lambda column: column.id)
def test_each_column_is_a_field_of_a_facet(column: Column) -> None:
    for field_id in SPREAD.get(column.id, (column.id,)):
        model, _, field = field_id.partition(".")
        kept = BY_MODEL[model]._meta.get_field(field)

        if column.kind.startswith(("text:", "name:", "phone:")):
            assert int(column.kind.partition(":")[2]) == kept.max_length


@pytest.mark.parametrize("words, example", TOLD)
def test_the_example_of_each_word_tells_the_day_of_the_data(words: str, example: str) -> None:
    sheet = Sheet("DS", 0, (), 1, [[example]])
    heads = Heads(1, ())

    assert fold(words) in fold(example)
    assert [one.day for one in days_told("ds.xlsx", sheet, heads, COLUMNS, today=GROUND.today)] == [date(2025, 12, 15)]


def test_a_column_excludes_what_it_says_itself() -> None:
    assert {one.id: one.excludes for one in COLUMNS if one.excludes} == {"status": frozenset(SPREAD["status"])}


@pytest.mark.parametrize("column", COLUMNS.columns, ids=lambda column: column.id)
def test_every_name_of_a_column_means_it(column: Column) -> None:
    for name in (column.name, *column.names):
        assert COLUMNS.guess(name) == Chosen(column.id)
        assert COLUMNS.guess(name.upper()) == Chosen(column.id)


def test_every_kind_of_organization_has_its_names() -> None:
    assert {code for code, _ in COLUMNS.kinds} == set(Organization.Kind.values)
    assert COLUMNS.kind_of_name("Liên hiệp HTX Sơn Hà") == "union"
    assert COLUMNS.kind_of_name("HTX Sơn Hà") == COLUMNS.kind_of_name("[Giả lập] HTX Sơn Hà") == "cooperative"
    assert COLUMNS.kind_of_name("Sơn Hà") == ""
