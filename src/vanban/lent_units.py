"""What a bare number counts: its unit is that of the figure beside it, of which it is a part or what remains."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from vanban.numbers import Quantity
from vanban.numerals import NUMERAL
from vanban.wording import one_of

_BETWEEN_GROUPS = re.compile(r"[.()!?]")
_FEWEST_PARTS = 2
_LOOK_BACK = 40
_TOTALS_BACK = 8  # figures before its parts among which a total may stand


def with_units(low: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a wording, the bare ones with the unit of what they are a part of, where that is certain."""
    lent = dict(_lent(low, quantities))
    return [_like(low, q, lent[q.at]) if q.at in lent else q for q in quantities]


def _like(low: str, quantity: Quantity, other: Quantity) -> Quantity:
    """The quantity with another's unit; a word that was taken for its own ("8 lỗ") is what it tells of the thing."""
    numeral = NUMERAL.match(low, quantity.at)
    end = numeral.end() if numeral and quantity.kind == "other" else quantity.end
    return replace(quantity, end=end, unit=other.unit, kind=other.kind, measure=other.measure)


def _lent(low: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """Where each such number stands, and the quantity that lends it its unit."""
    for q, after in pairwise(quantities):
        if q.is_base and not q.unit:  # "từ 702 lên 915 HTX"
            yield q.at, after
    for before, q in pairwise(quantities):
        if _remains(low, before, q) or _changes(low, before, q):
            yield q.at, before
    for first, last in _bare_runs(low, quantities):
        parts = quantities[first:last]
        total = _total_of(parts, quantities[max(0, first - _TOTALS_BACK) : first])
        is_list = not any(q.unit for q in parts) and _ends_list(low, quantities[first : last + 1])
        lender = total or (quantities[last] if is_list else None)
        if lender is not None:
            yield from ((q.at, lender) for q in parts)


def _is_bare_count(quantity: Quantity) -> bool:
    whole = quantity.value == quantity.value.to_integral_value()
    return not quantity.unit and quantity.kind == "none" and whole and quantity.value_max is None


def _may_be_bare(quantity: Quantity) -> bool:
    """Whether the word behind a number need not be its unit: "10 hòa vốn, 8 lỗ"."""
    return quantity.kind == "other" and "/" not in quantity.unit and quantity.value_max is None


def _remains(low: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a number is what came of the things before it: "340 thợ nghỉ việc, đến nay gọi lại được 205"."""
    if before.kind != "count" or not _is_bare_count(quantity) or quantity.value >= before.value:
        return False
    gap = low[before.end : quantity.at]
    return _leaves().search(gap) is not None and _at_end().match(low, quantity.end) is not None


def _changes(low: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a number is by how much the count before it changed: "25 HTX, tăng 5 so với năm 2025"."""
    if before.kind != "count" or not _is_bare_count(quantity):
        return False
    is_change = _change().fullmatch(low, before.end, quantity.at) is not None
    return is_change and (_at_end().match(low, quantity.end) or _held_against().match(low, quantity.end)) is not None


def _bare_runs(low: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The runs of bare numbers in one sentence or in one pair of brackets, by the places of their first and last."""
    marks = [0]
    for left, right in pairwise(quantities):
        marks.append(marks[-1] + bool(_BETWEEN_GROUPS.search(low, left.end, right.at)))
    keys = [(_is_bare_count(q) or _may_be_bare(q), mark) for q, mark in zip(quantities, marks, strict=True)]
    for (is_bare, _), run in groupby(range(len(quantities)), key=keys.__getitem__):
        places = list(run)
        if is_bare:
            yield places[0], places[-1] + 1


def _total_of(parts: Sequence[Quantity], before: Sequence[Quantity]) -> Quantity | None:
    """The figure that numbers add up to, or that is what one leaves of the other: "tăng 4 HTX (lập 5, giải thể 1)"."""
    if len(parts) < _FEWEST_PARTS:
        return None
    values = [part.value for part in parts]
    sums = {sum(values)} | ({abs(values[0] - values[1])} if len(values) == _FEWEST_PARTS else set())
    return next((q for q in reversed(before) if q.kind == "count" and q.value_max is None and q.value in sums), None)


def _ends_list(low: str, listed: Sequence[Quantity]) -> bool:
    """Whether bare numbers open a list whose last one has the unit: "có tương ứng 20, 25 và 30 HTX"."""
    *parts, last = listed
    if not parts or not last.unit or not in_turn().search(low, max(0, parts[0].start - _LOOK_BACK), parts[0].start):
        return False
    gaps = (low[left.end : right.start] for left, right in pairwise(listed))
    return all(_comma().fullmatch(gap) for gap in gaps)


# --- patterns ---------------------------------------------------------------------------------------------------------


@cache
def in_turn() -> re.Pattern[str]:
    """What says that the figures of a list belong to the years of another, one to one."""
    return re.compile(rf"(?<!\w){one_of('numbers', 'in-turn')}(?!\w)")


@cache
def _leaves() -> re.Pattern[str]:
    return re.compile(rf"^[^.;:]{{0,80}}(?<!\w){one_of('numbers', 'leaves')}\s(?:[^\W\d]+\s){{0,2}}$")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"[\s,(]+{one_of('numbers', 'change-by')}\s")


@cache
def _held_against() -> re.Pattern[str]:
    return re.compile(rf"\s{one_of('years', 'held-against-year')}(?!\w)")


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[.,;)](?!\d)|$)")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|{one_of('clauses', 'ends-joined')}|;)\s*")
