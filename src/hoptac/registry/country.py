"""A made country: cooperatives, groups and unions drawn at random from a seed, as skewed as real ones. No database.

Every name says "[Giả lập]" and every organization is marked as synthetic: no figure here is anybody's.
"""

import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.conf import settings

from hoptac.registry.calc import check_digit
from hoptac.registry.synthetic import marked

# Cooperatives, groups and provinces of the sizes that the benchmarks are defined by.
SIZES = {"S": (1_030, 2_940, 1), "M": (7_200, 20_600, 7), "L": (35_000, 100_000, 34)}
UNIONS_PER_COOPERATIVE = 1 / 250
FUNDS_PER_COOPERATIVE = 1 / 30
_FIRST_YEAR, _LAW_YEAR = 1997, 2024
# Of those that would bear a neighbour's name, so many bear it: entered twice, as in any book. The others take a number.
_DOUBLES = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """A commune that organizations are drawn into, and the short name that they are called by."""

    unit: int
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One organization: contents by the name of the facet."""

    kind: str
    identity: dict[str, Any]
    seat: dict[str, Any]
    legal_status: dict[str, Any]
    operating_status: dict[str, Any]
    business: dict[str, Any]
    governance: dict[str, Any]
    size: dict[str, Any]
    years: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What names are made of (demo/country.toml). ``trades``: by sector, how often, and the words for it."""

    own_names: tuple[str, ...]
    heads: Mapping[str, str]
    trades: Mapping[str, tuple[int, tuple[str, ...]]]


@cache
def vocabulary() -> Vocabulary:
    """The words, read once."""
    read = tomllib.loads((settings.DEMO_ROOT / "country.toml").read_text(encoding="utf-8"))
    trades = {row["sector"]: (row["weight"], tuple(row["names"])) for row in read["trade"]}
    return Vocabulary(tuple(read["own_names"]), read["heads"], trades)


def draw_country(size: str, places: Sequence[Place], *, seed: int, day: date) -> Iterator[Drawn]:
    """The organizations of a country of ``size`` (S, M, L) in ``places``, as on ``day``; a seed gives the same."""
    cooperatives, groups, _ = SIZES[size]
    chance = random.Random(f"{size}:{seed}")  # noqa: S311 -- made data, no secret
    counts = {
        "cooperative": cooperatives,
        "group": groups,
        "union": round(cooperatives * UNIONS_PER_COOPERATIVE),
        "credit_fund": round(cooperatives * FUNDS_PER_COOPERATIVE),
    }
    number, taken = 0, Counter[tuple[str, int, str]]()
    for kind, count in counts.items():
        for _ in range(count):
            number += 1
            yield _drawn(kind, number, chance.choice(places), taken, chance, day)


def _drawn(
    kind: str, number: int, place: Place, taken: Counter[tuple[str, int, str]], chance: random.Random, day: date
) -> Drawn:
    sector = "credit" if kind == "credit_fund" else _sector(chance)
    founded = _founded(chance, day)
    is_idle = chance.random() < 0.11
    members = _members(kind, chance)
    return Drawn(
        kind=kind,
        identity=_identity(number, _name(kind, sector, place, taken, chance), kind, founded, chance),
        seat={"unit_id": place.unit, "address": f"Thôn {chance.randint(1, 12)}", "office": _office(chance)},
        legal_status={"status": _legal_status(kind, is_idle, chance)},
        operating_status={"status": "idle" if is_idle else "operating"},
        business={"sector": sector, "is_high_technology": chance.random() < 0.04 if kind != "group" else None},
        governance=_governance(kind, founded, is_idle, chance, day),
        size=_size(kind, members, chance),
        years=() if is_idle else tuple(_year(year, members, chance) for year in range(day.year - 2, day.year)),
    )


def _sector(chance: random.Random) -> str:
    trades = vocabulary().trades
    return chance.choices(list(trades), [weight for weight, _ in trades.values()])[0]


def _founded(chance: random.Random, day: date) -> date:
    years = min(int(chance.expovariate(1 / 7)), day.year - _FIRST_YEAR)
    return date(day.year - years, 1, 1) - timedelta(days=chance.randint(1, 360))


def _members(kind: str, chance: random.Random) -> int:
    """Most are small and a few are giants: the logarithm of the count is about normal."""
    middle, least, most = {
        "cooperative": (35, 5, 9_000),
        "group": (11, 2, 300),
        "union": (6, 3, 60),
        "credit_fund": (900, 30, 12_000),
    }[kind]
    return max(least, min(most, round(middle * chance.lognormvariate(0, 0.9))))


def _name(kind: str, sector: str, place: Place, taken: Counter[tuple[str, int, str]], chance: random.Random) -> str:
    """A marked name; a second of that name in the commune is "số 2" as people call it."""
    said = vocabulary()
    trade = "" if kind == "credit_fund" else chance.choice(said.trades[sector][1])
    own = place.name if chance.random() < 0.6 else f"{chance.choice(said.own_names)} {place.name}"
    name = " ".join(filter(None, (said.heads[kind], trade, own)))
    taken[kind, place.unit, name] += 1
    which = taken[kind, place.unit, name]
    return marked(name if which == 1 or chance.random() < _DOUBLES else f"{name} số {which}")


def _identity(number: int, name: str, kind: str, founded: date, chance: random.Random) -> dict[str, Any]:
    # Groups seldom have a code; a code of an organization has a right check digit, so that it passes as one.
    has_code = chance.random() < (0.2 if kind == "group" else 0.93)
    return {
        "name": name,
        "tax_code": _code(number) if has_code else "",
        "certificate_number": f"GL{number:08d}" if has_code and chance.random() < 0.3 else "",
        "founded_on": founded,
    }


def _code(number: int) -> str:
    """A code of the range that no province uses ("99…"), with its check digit."""
    first_nine = 990_000_000 + number * 7
    while check_digit(str(first_nine)) is None:
        first_nine += 1
    return f"{first_nine}{check_digit(str(first_nine))}"


def _office(chance: random.Random) -> str:
    return chance.choices(("own", "shared", "none", ""), (30, 35, 20, 15))[0]


def _legal_status(kind: str, is_idle: bool, chance: random.Random) -> str:
    if not is_idle:
        return "active"
    ending = "ending" if kind == "group" else "dissolving"
    return chance.choices(("active", "suspended", ending, "absent"), (45, 25, 15, 15))[0]


def _governance(kind: str, founded: date, is_idle: bool, chance: random.Random, day: date) -> dict[str, Any]:
    if kind == "group":
        return {}
    states = ("amended", "not_needed", "not_reviewed") if founded.year < _LAW_YEAR else ("not_needed",)
    met = day - timedelta(days=chance.randint(20, 900 if is_idle else 420))
    return {
        "form": chance.choice(("full", "short")),
        "charter_state": chance.choice(states),
        "met_on": max(met, founded) if chance.random() < 0.8 else None,
        "in_alliance": chance.choices((True, False, None), (45, 35, 20))[0],
        "has_land_dossier": chance.choices((True, False, None), (20, 50, 30))[0],
    }


def _size(kind: str, members: int, chance: random.Random) -> dict[str, Any]:
    workers = max(1, round(members * chance.uniform(0.1, 1.1)))
    capital = round(members * chance.lognormvariate(2.2, 1.1)) * 1_000_000
    managers = min(workers, chance.randint(1, 7))
    trained = chance.randint(0, managers)
    known = chance.random() < 0.85
    return {
        "members": members,
        "members_women": round(members * chance.uniform(0.1, 0.6)) if known else None,
        "members_foreign": 0 if known and kind != "group" else None,
        "workers": workers if known else None,
        "workers_insured": chance.randint(0, workers // 4) if known else None,
        "managers": managers if kind != "group" else None,
        "managers_elementary": trained if kind != "group" else None,
        "managers_college": managers - trained if kind != "group" else None,
        "charter_capital_dong": capital if kind != "group" or chance.random() < 0.3 else None,
        "largest_share_dong": round(capital * chance.uniform(0.02, 0.33)) if known else None,
    }


def _year(year: int, members: int, chance: random.Random) -> dict[str, Any]:
    revenue = round(members * chance.lognormvariate(3.0, 1.0)) * 1_000_000
    return {
        "year": year,
        "revenue_dong": revenue,
        "internal_revenue_dong": round(revenue * chance.uniform(0.2, 0.9)),
        "profit_dong": round(revenue * chance.uniform(-0.03, 0.15)),
        "members_admitted": chance.choices((0, 1, 3, 10), (60, 20, 15, 5))[0],
    }
