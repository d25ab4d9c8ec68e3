"""The picture of the graph of acts."""

import doctest
import random
import re
from itertools import combinations

import pytest

from hoptac.planning.acts import layout
from hoptac.planning.acts.layout import Arrow, Layout, lay_out

# The ladder of a district's plan: 1 the plan, 2 the programme above it, 3 the province's plan, …, 7 the root.
LADDER = [(1, 2), (1, 3), (2, 4), (2, 5), (3, 4), (3, 6), (4, 5), (6, 5), (5, 7)]


def picture(pairs: list[tuple[int, int]], centre: int = 1) -> Layout:
    acts = sorted({act for pair in pairs for act in pair} | {centre})
    return lay_out(centre, acts, [Arrow(f"{source}>{target}", source, target) for source, target in pairs])


def random_pairs(seed: int, *, is_acyclic: bool) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    size = chance.randint(2, 14)
    pairs = {tuple(chance.sample(range(1, size + 1), 2)) for _ in range(chance.randint(1, 3 * size))}
    return sorted({(min(pair), max(pair)) for pair in pairs} if is_acyclic else pairs)


def columns(layout: Layout) -> dict[int, int]:
    return {box.act: box.x for box in layout.boxes}


def assert_apart(layout: Layout) -> None:
    for one, other in combinations(layout.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        above = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert beside or above, (one, other)


def test_the_example_holds():
    assert doctest.testmod(layout).failed == 0


def test_one_act_alone_is_drawn():
    assert [box.act for box in picture([]).boxes] == [1]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("is_acyclic", [True, False])
def test_boxes_never_overlap_and_every_act_is_drawn_once(seed, is_acyclic):
    pairs = random_pairs(seed, is_acyclic=is_acyclic)

    layout = picture(pairs)

    assert_apart(layout)
    assert sorted(box.act for box in layout.boxes) == sorted({act for pair in pairs for act in pair} | {1})
    assert sorted(line.key for line in layout.lines) == [
        f"{source}>{target}" for source, target in sorted(pairs, key=lambda p: f"{p[0]}>{p[1]}")
    ]


@pytest.mark.parametrize("seed", range(60))
def test_arrows_point_rightwards_to_what_is_above(seed):
    pairs = random_pairs(seed, is_acyclic=True)

    places = columns(picture(pairs))

    assert all(places[source] < places[target] for source, target in pairs)


@pytest.mark.parametrize("seed", range(60))
def test_no_arrow_runs_through_a_box(seed):
    layout = picture(random_pairs(seed, is_acyclic=True))

    for line in layout.lines:
        for start, end, y in flat_stretches(line.path):
            inside = [
                box
                for box in layout.boxes
                if box.x < end and start < box.x + box.width and box.y < y < box.y + box.height
            ]
            assert not inside, (line, inside)


def flat_stretches(path: str) -> list[tuple[int, int, int]]:
    """The horizontal pieces of a path: curves run only in the gaps between columns."""
    stretches, x, y = [], 0, 0
    for command, numbers in re.findall(r"([MHC])([-\d ]+)", path):
        values = [int(number) for number in numbers.split()]
        if command == "H":
            stretches.append((min(x, values[0]), max(x, values[0]), y))
            x = values[0]
        else:
            x, y = values[-2:]
    return stretches


def test_everything_stands_inside_the_picture():
    layout = picture(LADDER)

    assert all(box.x >= 0 and box.y >= 0 for box in layout.boxes)
    assert max(box.x + box.width for box in layout.boxes) <= layout.width
    assert max(box.y + box.height for box in layout.boxes) <= layout.height


def test_the_same_acts_give_the_same_picture_whatever_the_order_of_the_arrows():
    acts = list(range(1, 8))
    arrows = [Arrow(f"{source}>{target}", source, target) for source, target in LADDER]

    assert lay_out(1, acts, arrows) == lay_out(1, acts, reversed(arrows))


def test_an_act_stands_beyond_all_that_rest_on_it():
    places = columns(picture(LADDER))

    assert places[1] < places[2] == places[3] < places[4] == places[6] < places[5] < places[7]


def test_what_rests_on_the_centre_stands_before_it():
    places = columns(picture([(2, 1), (1, 3)]))

    assert places[2] < places[1] < places[3]


def test_two_acts_that_rest_on_each_other_are_both_drawn():
    layout = picture([(1, 2), (2, 1)])

    assert_apart(layout)
    assert len(layout.lines) == 2


def test_many_arrows_from_one_act_leave_at_places_of_their_own():
    layout = picture([(1, other) for other in range(2, 14)])

    starts = {line.path.split("C")[0].split("H")[0] for line in layout.lines}

    assert len(starts) == 12
