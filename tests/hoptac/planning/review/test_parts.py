"""Long documents in parts, whatever their text and their items are like."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from hoptac.planning.review import parts
from hoptac.planning.review.parts import PartSize, cut_parts

TEXTS = st.text(alphabet="ab \n", max_size=60)
SIZES = st.builds(PartSize, letters=st.integers(1, 20), items=st.integers(1, 4))


@st.composite
def texts_with_places(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    pairs = st.tuples(st.integers(0, len(text)), st.integers(0, 15))
    return text, sorted((start, min(len(text), start + length)) for start, length in draw(st.lists(pairs, max_size=12)))


def test_examples_in_the_module_hold() -> None:
    assert doctest.testmod(parts).failed == 0


@given(texts_with_places(), SIZES)
def test_parts_hold_all_of_the_text_and_every_item_once(
    given_text: tuple[str, list[tuple[int, int]]], size: PartSize
) -> None:
    text, places = given_text

    cuts = cut_parts(text, places, size)

    assert "".join(text[cut.start : cut.end] for cut in cuts) == text
    assert [place for cut in cuts for place in places[cut.first : cut.last]] == places


@given(texts_with_places(), SIZES)
def test_no_part_is_larger_than_its_size_and_every_item_begins_in_its_part(
    given_text: tuple[str, list[tuple[int, int]]], size: PartSize
) -> None:
    text, places = given_text

    for cut in cut_parts(text, places, size):
        assert cut.end - cut.start <= size.letters
        assert cut.last - cut.first <= size.items
        assert all(cut.start <= start <= cut.end for start, _ in places[cut.first : cut.last])


def test_a_short_text_is_one_part() -> None:
    [cut] = cut_parts("Một.\nHai.", [(0, 4)], PartSize(letters=9, items=1))

    assert (cut.start, cut.end, cut.first, cut.last) == (0, 9, 0, 1)


def test_a_part_ends_where_a_line_ends_that_no_item_runs_over() -> None:
    text = "một\nhai\nba\nbốn\n"

    cuts = cut_parts(text, [(0, 3), (4, 10), (11, 14)], PartSize(letters=9, items=9))

    # At the end of the line "hai" an item runs on.
    assert [text[cut.start : cut.end] for cut in cuts] == ["một\n", "hai\nba\n", "bốn\n"]


def test_a_line_longer_than_a_part_is_cut_behind_a_word_and_not_where_it_begins() -> None:
    text = "Đề\nmột hai ba bốn năm sáu"

    cuts = cut_parts(text, [(3, 6), (7, 10)], PartSize(letters=12, items=9))

    assert [text[cut.start : cut.end] for cut in cuts] == ["Đề\nmột hai ", "ba bốn năm ", "sáu"]


def test_more_items_at_one_letter_than_a_part_holds_go_on_in_parts_without_text() -> None:
    cuts = cut_parts("abc", [(1, 2)] * 5, PartSize(letters=10, items=2))

    assert [(cut.end - cut.start, cut.last - cut.first) for cut in cuts] == [(1, 0), (0, 2), (0, 2), (2, 1)]
