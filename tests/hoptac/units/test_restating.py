"""Figures carried from one map to another: nothing lost, nothing made, nothing guessed."""

import doctest
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hoptac.units import restating
from hoptac.units.restating import Passing, Reason, restate

REFORM, LATER = date(2025, 7, 1), date(2028, 1, 1)
BEFORE, AFTER = date(2024, 12, 31), date(2026, 11, 23)


def whole(old: int, new: int, day: date = REFORM) -> Passing:
    return Passing(old, new, Decimal(1), day)


def test_the_example_holds() -> None:
    assert doctest.testmod(restating).failed == 0


def test_figures_of_merged_units_add_up_in_the_new_one() -> None:
    result = restate({1: 10, 2: 5}, [whole(1, 9), whole(2, 9)], of=BEFORE, to=AFTER)

    assert (result.values, result.origins, result.left) == ({9: 15}, {9: frozenset({1, 2})}, ())


def test_a_unit_that_stayed_keeps_its_figure() -> None:
    assert restate({7: 3}, [whole(1, 9)], of=BEFORE, to=AFTER).values == {7: 3}


def test_a_split_without_confirmed_shares_is_listed_and_not_guessed() -> None:
    split = [Passing(1, 8, None, REFORM), Passing(1, 9, None, REFORM)]

    result = restate({1: 10, 2: 4}, [*split, whole(2, 9)], of=BEFORE, to=AFTER)

    assert result.values == {9: 4}
    assert [(item.unit, item.value, item.reason) for item in result.left] == [(1, 10, Reason.NO_SHARE)]


def test_shares_that_do_not_make_a_whole_are_not_used() -> None:
    split = [Passing(1, 8, Decimal("0.5"), REFORM), Passing(1, 9, Decimal("0.4"), REFORM)]

    assert restate({1: 10}, split, of=BEFORE, to=AFTER).left[0].reason == Reason.SHARES_MISS


def test_two_reforms_are_walked_in_their_order() -> None:
    result = restate({1: 10}, [whole(9, 20, LATER), whole(1, 9)], of=BEFORE, to=date(2030, 1, 1))

    assert result.values == {20: 10}


def test_nothing_moves_between_two_days_of_one_map() -> None:
    assert restate({9: 10}, [whole(1, 9)], of=REFORM, to=AFTER).values == {9: 10}


def test_going_back_a_unit_that_only_changed_its_name_gives_its_figure_back() -> None:
    assert restate({9: 10}, [whole(1, 9)], of=AFTER, to=BEFORE).values == {1: 10}


def test_going_back_a_merged_unit_cannot_be_taken_apart() -> None:
    result = restate({9: 10}, [whole(1, 9), whole(2, 9)], of=AFTER, to=BEFORE)

    assert (result.values, result.left[0].reason) == ({}, Reason.MERGED)


OLD, NEW = range(1, 9), range(11, 15)


@st.composite
def ground(draw: st.DrawFn) -> list[Passing]:
    """Every old unit goes whole to one new one, or in shares of thousandths to several, confirmed or not."""
    passings = []
    for old in OLD:
        targets = draw(st.lists(st.sampled_from(NEW), min_size=1, max_size=4, unique=True))
        cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=len(targets) - 1, max_size=len(targets) - 1)))
        shares = [b - a for a, b in zip([0, *cuts], [*cuts, 1000], strict=True)]
        is_confirmed = draw(st.booleans())
        for target, share in zip(targets, shares, strict=True):
            passings.append(Passing(old, target, Decimal(share) / 1000 if is_confirmed else None, REFORM))
    return passings


@given(ground(), st.dictionaries(st.sampled_from(OLD), st.integers(0, 10**15)))
def test_the_total_of_the_nation_is_the_same_before_and_after_to_the_last_dong(
    passings: list[Passing], values: dict[int, int]
) -> None:
    result = restate(values, passings, of=BEFORE, to=AFTER)

    assert result.total == sum(values.values())


@given(ground(), st.dictionaries(st.sampled_from(OLD), st.integers(0, 10**6)))
def test_each_new_unit_gets_its_shares_but_for_the_rounding(passings: list[Passing], values: dict[int, int]) -> None:
    result = restate(values, passings, of=BEFORE, to=AFTER)

    left = {item.unit for item in result.left}
    for target, value in result.values.items():
        shares = [(values[one.old], one.share) for one in passings if one.new == target and one.old in values]
        exact = sum(figure * (share or 0) for figure, share in shares)
        assert abs(value - exact) < len(passings)
    assert left.isdisjoint(unit for behind in result.origins.values() for unit in behind)
