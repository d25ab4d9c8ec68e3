"""rules/kind_words.toml as it is: every row reads its example, every kind has a row."""

import doctest
from pathlib import Path

import pytest

from hoptac.base.folding import exact, fold
from hoptac.registry import kind_words
from hoptac.registry.kind_words import KindWords, load_kind_words
from hoptac.registry.models import Organization
from rulebook import RulebookError

TABLE = load_kind_words(Path(__file__).parents[2] / "rules" / "kind_words.toml")


def test_the_examples_hold() -> None:
    assert doctest.testmod(kind_words).failed == 0


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.kind)
def test_an_example_is_read_in_short_with_its_marks_and_without(row: KindWords) -> None:
    assert TABLE.shortened(exact(row.typed)) == exact(row.read)
    assert TABLE.shortened(fold(row.typed)) == fold(row.read)


def test_every_kind_has_its_words() -> None:
    assert set(TABLE.by_kind) == set(Organization.Kind.values)


def test_a_word_that_only_holds_a_name_of_a_kind_stays() -> None:
    assert TABLE.shortened("nhanhợp tác xãx") == "nhanhợp tác xãx"


def test_a_kind_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "kind_words.toml"
    row = '[[kind]]\nkind = "group"\nwords = ["THT"]\nlong = ["tổ hợp tác"]\ntyped = "x"\nread = "x"\n'
    file.write_text(f'version = "1"\nsource = "Luật 17/2023/QH15"\n{row}{row}', encoding="utf-8")

    with pytest.raises(RulebookError):
        load_kind_words(file)
