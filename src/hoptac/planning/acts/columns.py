"""In which column of the picture each act stands. Pure: acts and what they rest on in, columns out.

Columns from left to right: the acts that rest on the one in the centre, that act itself, those it rests on, and so on.
An act stands as far right as its longest way from the left, so every arrow points rightwards, to what is above, and
the act asked for is in sight before anyone scrolls.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


def columns_of(centre: int, acts: Sequence[int], rests: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Column of each act, 0 at the left; ``rests`` are pairs of an act and the one that it rests on.

    >>> columns_of(1, [3, 2, 1], [(1, 2), (2, 3), (1, 3)])
    {3: 2, 2: 1, 1: 0}
    """
    superiors = _forward(centre, acts, rests)
    depth: dict[int, int] = dict.fromkeys(acts, 0)
    for act in _from_below(acts, superiors):
        for superior in superiors[act]:
            depth[superior] = max(depth[superior], depth[act] + 1)
    return depth


def _forward(centre: int, acts: Sequence[int], rests: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Each act's superiors, without the arrows that would close a circle (two acts that say to rest on each other)."""
    out: dict[int, list[int]] = defaultdict(list)
    for act, superior in rests:
        out[act].append(superior)
    kept: dict[int, list[int]] = {act: [] for act in acts}
    done: set[int] = set()
    for start in [centre, *acts]:
        _keep_acyclic(start, out, kept, done)
    return kept


def _keep_acyclic(start: int, out: Mapping[int, list[int]], kept: dict[int, list[int]], done: set[int]) -> None:
    """Walk in depth without recursion; an arrow back to an act on the present way is left out."""
    if start in done:
        return
    way, on_way = [(start, iter(out.get(start, ())))], {start}
    while way:
        act, ahead = way[-1]
        following = next(ahead, None)
        if following is None:
            done.add(act)
            on_way.discard(act)
            way.pop()
        elif following not in on_way:
            kept[act].append(following)
            if following not in done:
                way.append((following, iter(out.get(following, ()))))
                on_way.add(following)


def _from_below(acts: Sequence[int], superiors: Mapping[int, list[int]]) -> list[int]:
    """The acts, each before those it rests on."""
    waiting = dict.fromkeys(acts, 0)
    for act in acts:
        for superior in superiors[act]:
            waiting[superior] += 1
    ready = [act for act in acts if not waiting[act]]
    for act in ready:
        for superior in superiors[act]:
            waiting[superior] -= 1
            if not waiting[superior]:
                ready.append(superior)
    return ready
