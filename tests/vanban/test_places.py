"""Places of letters, kept as runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.places import Places

RUNS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=6)


def letter_by_letter(runs: list[tuple[int, int]]) -> list[int]:
    return [place for start, size in runs for place in range(start, start + size)]


@given(RUNS, st.integers(-40, 40), st.integers(-40, 40))
def test_places_are_the_same_as_kept_letter_by_letter(runs: list[tuple[int, int]], start: int, end: int) -> None:
    places, plain = Places(runs), letter_by_letter(runs)

    assert list(places) == plain
    assert [places[i] for i in range(-len(plain), len(plain))] == plain + plain
    assert list(places[start:end]) == plain[start:end]


@given(RUNS, RUNS)
def test_places_put_one_behind_another_are_those_of_both(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    both = Places(first) + Places(second)

    assert list(both) == letter_by_letter(first) + letter_by_letter(second)
    assert both == Places([*first, *second])
    assert hash(both) == hash(Places([*first, *second]))


def test_a_place_past_the_end_is_refused() -> None:
    places = Places.run(7, 2)

    for index in (2, -3):
        with pytest.raises(IndexError):
            places[index]


def test_what_places_need_follows_their_runs() -> None:
    assert repr(Places.run(0, 20_000_000)) == "Places((0, 20000000))"
