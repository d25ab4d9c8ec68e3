"""Every row of every word list: its examples are recognised, its counter-examples are not."""

import tomllib
from importlib.resources import files

import pytest

from vanban.tables import Row, load, names
from vanban_tables import CHECKS, ORDERED_BY_MEANING, has_words

TABLES = tuple(names())
ROWS = [pytest.param(name, row, id=f"{name}/{row.id}") for name in TABLES for row in load(name)]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_each_row_recognises_its_examples_and_no_counter_example(table: str, row: Row) -> None:
    check = CHECKS.get(table, has_words)

    assert row.examples
    assert [text for text in row.examples if not check(row, text)] == []
    assert [text for text in row.counter_examples if check(row, text)] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_table_has_a_row_twice(table: str) -> None:
    ids = [row.id for row in load(table)]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("table", sorted(set(TABLES) - ORDERED_BY_MEANING))
def test_tables_are_sorted(table: str) -> None:
    ids = [row.id for row in load(table)]

    assert ids == sorted(ids)


@pytest.mark.parametrize("table", sorted(set(TABLES) - ORDERED_BY_MEANING))
def test_lists_of_words_have_no_word_twice(table: str) -> None:
    for row in load(table):
        for name, words in row.fields.items():
            if isinstance(words, list):
                assert len(words) == len(set(words)), (row.id, name)


@pytest.mark.parametrize("table", TABLES)
def test_each_table_says_what_it_is_and_where_from(table: str) -> None:
    text = (files("vanban") / "tables" / f"{table}.toml").read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert list(tomllib.loads(text)) == ["row"]
