"""rules/short_names.toml as it is: every row keeps what its examples say."""

from dataclasses import replace
from pathlib import Path

import pytest

from hoptac.registry.doubles.alike import own_names
from hoptac.registry.short_names import MOST_READINGS, Abbreviation, ShortNames, load_short_names, short_names
from rulebook import RulebookError

RULES = Path(__file__).parents[2] / "rules"
TABLE = load_short_names(RULES / "short_names.toml")


@pytest.mark.parametrize("row", TABLE.abbreviations, ids=lambda row: row.short)
def test_names_that_are_one_share_a_reading(row: Abbreviation) -> None:
    first, *others = map(own_names, row.alike)

    assert others != []
    assert all(first & other for other in others)


@pytest.mark.parametrize("row", TABLE.abbreviations, ids=lambda row: row.short)
def test_names_that_are_two_share_none(row: Abbreviation) -> None:
    assert row.apart != ()
    assert not any(own_names(row.alike[0]) & own_names(name) for name in row.apart)


def test_rows_stand_in_their_order() -> None:
    shorts = [row.short for row in TABLE.abbreviations]

    assert shorts == sorted(shorts)


def test_a_name_of_syllables_is_read_as_it_stands() -> None:
    assert TABLE.readings("Rau An Khê 19/5") == {TABLE.plain("rau  an khê, 19-5")}


def test_letters_that_nobody_knows_stay_letters() -> None:
    assert TABLE.readings("HTX XYZQ") == TABLE.readings("hợp tác xã xyzq")


def test_letters_that_could_be_a_syllable_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "short_names.toml"
    row = 'short = "AN"\nlong = ["an ninh"]\nalike = []\napart = []\n'
    file.write_text(f'version = "1"\nsource = "MEM-L: thử"\njoining = []\n[[abbreviation]]\n{row}', encoding="utf-8")

    with pytest.raises(RulebookError, match="nguyên âm"):
        load_short_names(file)


@pytest.mark.parametrize("letters", ["t" * 24, "t" * 250, "cn" * 100])
def test_a_wall_of_letters_is_left_as_it_is(letters: str) -> None:
    assert short_names().readings(letters) == {letters}


def test_letters_of_many_readings_are_read_no_further_than_counts() -> None:
    table = ShortNames((), frozenset(), {"t": ("một", "hai", "ba"), "tt": ("bốn", "năm")}, frozenset(), ())

    assert 1 < len(table._cuts("t" * 250)) <= MOST_READINGS


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("HTX Nông nghiệp Sơn Hà", {"nn"}),
        ("HTX NN Sơn Hà", {"nong", "nghiep"}),
        ("HTX DVNN Sơn Hà", {"dv", "dich", "vu", "nn", "nong", "nghiep"}),
        ("HTXNN Sơn Hà", {"htx", "nn", "nong", "nghiep"}),
        ("Hợp tác xã Chè Sơn Hà", set()),
        ("LHHTX Chè", set()),
    ],
)
def test_a_name_is_found_in_short_and_in_full(name: str, beside: set[str]) -> None:
    assert TABLE.in_short(name) == beside


def test_letters_that_mean_several_things_are_not_guessed_at() -> None:
    assert TABLE.in_short("HTX CN Bò Sơn Lập") == set()


@pytest.mark.parametrize("word", ["chè", "sơn", "xyzq", "lhhtx", "19", "nnnnnnnnnnnnn"])
def test_a_word_that_is_no_abbreviation_is_not_cut(word: str) -> None:
    assert TABLE.cut(word) == ()


class Emptied(dict[str, tuple[str, ...]]):
    """What is remembered, where another thread empties it at every moment."""

    def __setitem__(self, word: str, found: tuple[str, ...]) -> None:
        super().__setitem__(word, found)
        self.clear()


def test_a_word_is_read_though_another_thread_empties_what_is_remembered() -> None:
    table = replace(TABLE, _known=Emptied(), _cut=Emptied())

    assert table.cut("dvnn") == ("dv", "nn")
    assert table.readings("HTX DVNN") == TABLE.readings("HTX DVNN")
