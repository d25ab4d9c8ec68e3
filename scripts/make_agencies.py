"""Write data/agencies.csv from data/agency_patterns.csv, data/units.csv and data/succession.csv.

    python scripts/make_agencies.py

A pattern names a body once ("Phòng Kinh tế" of a commune); it is written for every unit of the kinds it applies
to, for the days on which both the pattern and the unit hold. Bodies below the province are written only for the
places of the plans that the project started from: their districts, those districts' communes and what follows them.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

Row = dict[str, str]

DATA = Path(__file__).resolve().parent.parent / "data"
# huyện Sơn Hà, huyện Ba Tơ, huyện Sơn Dương, thành phố Quảng Ngãi, tỉnh Quảng Ninh
PLACES = ("529@2024", "535@2024", "076@2024", "522@2024", "22@2024")
COLUMNS = (
    "key",
    "unit_key",
    "name",
    "short_names",
    "kind",
    "parent",
    "valid_from",
    "valid_to",
    "asked",
    "source",
)


def main() -> None:
    units = places(rows("units.csv"), rows("succession.csv"))
    patterns = rows("agency_patterns.csv")
    agencies = sorted((agency for pattern in patterns for agency in of(pattern, units)), key=lambda row: row["key"])
    with (DATA / "agencies.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# Nguồn: data/agency_patterns.csv; tạo bằng scripts/make_agencies.py, không sửa tay.\n")
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(agencies)
    print(f"{len(agencies)} cơ quan")


def rows(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def places(units: list[Row], succession: list[Row]) -> list[Row]:
    """Return the units that get bodies: every province, the places, what is in them and what follows them."""
    followers = {row["new"] for row in succession if row["old"] in PLACES}
    # In Quảng Ninh, whose province did not end, today's communes stand right under it.
    return [
        unit
        for unit in units
        if unit["level"] == "province"
        or unit["key"] in followers
        or unit["key"] in PLACES
        or (unit["level"] == "commune" and unit["parent"] in PLACES)
    ]


def of(pattern: Row, units: list[Row]) -> Iterator[Row]:
    """Yield the body of one pattern in every unit where it was."""
    wanted = pattern["applies_to"].split("|")
    if wanted == ["central"]:
        yield agency(pattern, {}, pattern["valid_from"], pattern["valid_to"])
        return
    for unit in units:
        starts = max(pattern["valid_from"], unit["valid_from"])
        ends = min(pattern["valid_to"] or "9999", unit["valid_to"] or "9999")
        if (unit["kind"] in wanted or unit["key"] in wanted) and starts < ends:
            yield agency(pattern, unit, starts, "" if ends == "9999" else ends)


def agency(pattern: Row, unit: Row, starts: str, ends: str) -> Row:
    suffix = f"/{unit['key']}" if unit else ""
    words = words_for(unit)
    return {
        "key": pattern["slug"] + suffix,
        "unit_key": unit.get("key", ""),
        "name": pattern["name"].format(**words),
        "short_names": "|".join(dict.fromkeys(pattern["short_names"].format(**words).split("|"))),
        "kind": pattern["kind"],
        "parent": pattern["parent"] and pattern["parent"] + suffix,
        "valid_from": starts,
        "valid_to": ends,
        "asked": pattern["asked"],
        "source": pattern["source"],
    }


def words_for(unit: Row) -> dict[str, str]:
    if not unit:
        return {}
    place = unit["short_name"]
    word = unit["name"].removesuffix(place).strip().lower()
    return {"unit": f"{word} {place}", "place": place, "word": word}


if __name__ == "__main__":
    main()
