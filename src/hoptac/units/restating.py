"""Figures of one day's map on another day's: values in, values out, and what cannot be carried over with its reason.

Nothing is lost and nothing is made: what is restated and what is left always add up to what came in. Figures are whole
numbers of their smallest unit (đồng, người, 0,01 ha).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Passing:
    """A part of one unit's ground passing to another on a day; ``share`` None where nobody confirmed it.

    ``is_nested``: the old unit is of a higher level, a district, whose ground is told a second time by its communes.
    """

    old: int
    new: int
    share: Decimal | None
    day: date
    is_nested: bool = False


class Reason(StrEnum):
    """Why a figure stays with its old unit."""

    NO_SHARE = "Đơn vị bị chia cho nhiều đơn vị mới, chưa có tỷ lệ được xác nhận."
    SHARES_MISS = "Tỷ lệ chia đã xác nhận chưa đủ 100%."
    MERGED = "Đơn vị nay được lập từ nhiều đơn vị, không tách ngược lại được."


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that could not be carried over."""

    unit: int
    value: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Restated:
    """``values`` by unit of the wanted day; ``origins`` which units' figures are in each; ``left`` the rest."""

    values: Mapping[int, int]
    origins: Mapping[int, frozenset[int]]
    left: tuple[Left, ...]

    @property
    def total(self) -> int:
        """All figures, carried over or not."""
        return sum(self.values.values()) + sum(item.value for item in self.left)


def restate(values: Mapping[int, int], passings: Iterable[Passing], *, of: date, to: date) -> Restated:
    """The figures of day ``of`` on the map of day ``to``; forward along the successions, or back where that is clear.

    >>> half = [Passing(1, 3, Decimal("0.5"), date(2025, 7, 1)), Passing(1, 4, Decimal("0.5"), date(2025, 7, 1))]
    >>> dict(restate({1: 101}, half, of=date(2024, 1, 1), to=date(2026, 1, 1)).values)
    {3: 51, 4: 50}
    """
    is_back = to < of
    first, last = (to, of) if is_back else (of, to)
    between = sorted((one for one in passings if first < one.day <= last), key=lambda one: one.day, reverse=is_back)
    current, origins = dict(values), {unit: frozenset({unit}) for unit in values}
    left: list[Left] = []
    for _, group in groupby(between, key=lambda one: one.day):
        current, origins = _step(current, origins, list(group), left, is_back=is_back)
    return Restated(current, origins, tuple(left))


def _step(
    values: Mapping[int, int],
    origins: Mapping[int, frozenset[int]],
    passings: Sequence[Passing],
    left: list[Left],
    *,
    is_back: bool,
) -> tuple[dict[int, int], dict[int, frozenset[int]]]:
    """Carry the figures over one day on which ground passed."""
    ways: dict[int, list[tuple[int, Decimal | None]]] = defaultdict(list)
    for one in _told_once(passings) if is_back else passings:
        source, target = (one.new, one.old) if is_back else (one.old, one.new)
        # Going back, only a unit that took over one other whole can give its figure back.
        ways[source].append((target, one.share))
    carried: dict[int, int] = defaultdict(int)
    behind: dict[int, frozenset[int]] = defaultdict(frozenset)
    for unit, value in values.items():
        reason = _refusal(ways[unit], is_back=is_back) if unit in ways else None
        if reason is not None:
            left.append(Left(unit, value, reason))
            continue
        for target, part in _parts(unit, value, ways.get(unit)):
            carried[target] += part
            behind[target] |= origins[unit]
    return dict(carried), dict(behind)


def _told_once(passings: Sequence[Passing]) -> Iterable[Passing]:
    """Where a commune grew from communes, and again from the district around them: the communes alone."""
    from_equals = {one.new for one in passings if not one.is_nested}
    return (one for one in passings if not (one.is_nested and one.new in from_equals))


def _refusal(ways: Sequence[tuple[int, Decimal | None]], *, is_back: bool) -> Reason | None:
    if is_back:
        return None if len(ways) == 1 and ways[0][1] == 1 else Reason.MERGED
    if any(share is None for _, share in ways):
        return Reason.NO_SHARE
    return None if sum((share or Decimal(0)) for _, share in ways) == 1 else Reason.SHARES_MISS


def _parts(unit: int, value: int, ways: Sequence[tuple[int, Decimal | None]] | None) -> Iterable[tuple[int, int]]:
    """The figure cut by its shares: whole numbers, largest remainders first, so that their sum is the figure."""
    if ways is None:
        return [(unit, value)]
    exact = [(target, value * (share or Decimal(0))) for target, share in ways]
    floors = [(target, int(part // 1)) for target, part in exact]
    missing = value - sum(part for _, part in floors)
    by_remainder = sorted(range(len(exact)), key=lambda at: (floors[at][1] - exact[at][1], exact[at][0]))
    rounded_up = set(by_remainder[:missing])
    return [(target, part + (at in rounded_up)) for at, (target, part) in enumerate(floors)]
