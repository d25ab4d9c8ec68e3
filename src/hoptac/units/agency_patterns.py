"""Agencies from patterns: a pattern names a body once ("Phòng Kinh tế" of a commune) for every unit that has one.

Rows in, rows out, as the tables of ``data/`` write them; no database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = Mapping[str, str]
NEVER = "9999"


def agencies_of(patterns: Sequence[Row], units: Sequence[Row]) -> Iterator[dict[str, str]]:
    """Each pattern's body in every unit where it was, for the days on which both held; central bodies once.

    ``applies_to`` names kinds of units and single units by key; "-" before a key leaves that one out of its kind.
    """
    for pattern in patterns:
        named = set(pattern["applies_to"].split("|"))
        left_out = {word[1:] for word in named if word.startswith("-")}
        wanted = {word for word in named if not word.startswith("-")}
        if wanted == {"central"}:
            yield _agency(pattern, {}, pattern["valid_from"], pattern["valid_to"])
        for unit in units:
            if (unit["kind"] in wanted and unit["key"] not in left_out) or unit["key"] in wanted:
                starts = max(pattern["valid_from"], unit["valid_from"])
                ends = min(pattern["valid_to"] or NEVER, unit["valid_to"] or NEVER)
                if starts < ends:
                    yield _agency(pattern, unit, starts, "" if ends == NEVER else ends)


def successions_of(rules: Sequence[Row], agencies: Iterable[str], ground: Sequence[Row]) -> Iterator[dict[str, str]]:
    """Which body followed which on a day, where both are among ``agencies`` (keys).

    A rule holds once for ``central`` bodies, in each ``unit``, or ``along`` the ground that passed whole.
    """
    keys = set(agencies)
    units = {key.partition("/")[2] for key in keys} - {""}
    whole = [(row["old"], row["new"]) for row in ground if row["kind"] == "whole"]
    for rule in rules:
        ways = {"central": [("", "")], "unit": [(unit, unit) for unit in units], "ground": whole}[rule["along"]]
        for old_unit, new_unit in sorted(ways):
            old, new = _key(rule["old"], old_unit), _key(rule["new"], new_unit)
            if {old, new} <= keys:
                yield {"old": old, "new": new, "day": rule["day"], "source": rule["source"]}


def _agency(pattern: Row, unit: Row, starts: str, ends: str) -> dict[str, str]:
    words = _words(unit)
    return {
        "key": _key(pattern["slug"], unit.get("key", "")),
        "unit_key": unit.get("key", ""),
        "name": pattern["name"].format(**words),
        "short_names": pattern["short_names"].format(**words),
        "kind": pattern["kind"],
        "parent": pattern["parent"] and _key(pattern["parent"], unit.get("key", "")),
        "valid_from": starts,
        "valid_to": ends,
        "asked": pattern["asked"],
        "source": pattern["source"],
    }


def _key(slug: str, unit_key: str) -> str:
    return f"{slug}/{unit_key}" if unit_key else slug


def _words(unit: Row) -> dict[str, str]:
    if not unit:
        return {}
    place = unit["short_name"]
    word = unit["name"].removesuffix(place).strip().lower()
    return {"unit": f"{word} {place}", "place": place, "word": word}
