"""Figures of the whole country carried over the real reform, there and back: none is lost, none is made."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import count
from random import Random

import pytest

from hoptac.units.restating import Passing, Reason, restate

Row = dict[str, str]
Rows = Callable[[str], tuple[Row, ...]]
Units = dict[str, Row]
BEFORE, AFTER = date(2025, 6, 30), date(2026, 11, 23)


@pytest.fixture
def keys(units: Units) -> dict[str, int]:
    return dict(zip(units, count(1), strict=False))


@pytest.fixture
def passings(rows: Rows, units: Units, keys: dict[str, int]) -> list[Passing]:
    return [
        Passing(
            keys[row["old"]],
            keys[row["new"]],
            Decimal(row["share"]) if row["share"] else None,
            date.fromisoformat(row["day"]),
            is_nested=units[row["old"]]["level"] != units[row["new"]]["level"],
        )
        for row in rows("succession.csv")
    ]


def standing(units: Units, day: date) -> list[str]:
    """The units of a day."""
    return [
        key
        for key, row in units.items()
        if (row["valid_from"] or "0001") <= day.isoformat() < (row["valid_to"] or "9999")
    ]


def communes(units: Units, keys: dict[str, int], day: date) -> list[int]:
    """The communes of a day."""
    return [keys[key] for key in standing(units, day) if units[key]["level"] == "commune"]


@pytest.mark.parametrize(("of", "to"), [(BEFORE, AFTER), (AFTER, BEFORE)])
def test_every_dong_of_every_commune_is_carried_over_or_listed(
    of: date, to: date, units: Units, keys: dict[str, int], passings: list[Passing]
) -> None:
    chance = Random(20250701)
    values = {key: chance.randrange(10**12) for key in communes(units, keys, of)}

    result = restate(values, passings, of=of, to=to)

    assert result.total == sum(values.values())
    # Back from a special zone that was a district: the district.
    assert set(result.values) <= {keys[key] for key in standing(units, to)}
    carried = {unit for behind in result.origins.values() for unit in behind}
    assert carried | {one.unit for one in result.left} == set(values)


def test_only_communes_that_were_split_without_known_shares_stay_behind(
    rows: Rows, units: Units, keys: dict[str, int], passings: list[Passing]
) -> None:
    unknown = {keys[row["old"]] for row in rows("succession.csv") if not row["share"]}
    values = dict.fromkeys(communes(units, keys, BEFORE), 1)

    result = restate(values, passings, of=BEFORE, to=AFTER)

    assert {one.unit for one in result.left} == unknown & set(values)
    assert {one.reason for one in result.left} == {Reason.NO_SHARE}
    assert len(result.left) == 471


def test_going_back_whoever_took_one_commune_whole_and_nothing_else_gives_its_figure_back(
    units: Units, keys: dict[str, int], passings: list[Passing]
) -> None:
    origins = defaultdict(list)
    for one in passings:
        if not one.is_nested:
            origins[one.new].append(one)
    today = communes(units, keys, AFTER)
    alone = {new for new in today if [one.share for one in origins[new]] == [Decimal(1)]}

    result = restate(dict.fromkeys(today, 7), passings, of=AFTER, to=BEFORE)

    given = {unit for behind in result.origins.values() for unit in behind}
    assert alone
    assert alone <= given
    assert given.isdisjoint(new for new in today if len(origins[new]) > 1)
    assert {one.reason for one in result.left} == {Reason.MERGED}
