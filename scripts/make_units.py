"""Write data/units.csv and data/succession.csv from two public packages: the whole country, both maps.

The packages are needed only here, never at run time:

    python3 -m venv /tmp/units && /tmp/units/bin/pip install vietnamadminunits==1.0.4 underthesea==9.5.0
    /tmp/units/bin/python scripts/make_units.py

vietnamadminunits (MIT) holds both maps with their codes and middles; underthesea (Apache-2.0) says which old commune
went into which new one. The two are joined on names with their tone marks: without marks Sơn Hà and Sơn Hạ are one.
Where a name without marks would stand for two units, the mapping leaves the name empty and only its key has the marks.
"""

import csv
import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).resolve().parent.parent / "data"
# The eleven provinces that the resolution on provinces left as they were: one row, one life.
UNCHANGED_PROVINCES = (
    "Thành phố Huế",
    "Thành phố Hà Nội",
    "Tỉnh Cao Bằng",
    "Tỉnh Hà Tĩnh",
    "Tỉnh Lai Châu",
    "Tỉnh Lạng Sơn",
    "Tỉnh Nghệ An",
    "Tỉnh Quảng Ninh",
    "Tỉnh Sơn La",
    "Tỉnh Thanh Hóa",
    "Tỉnh Điện Biên",
)
REFORM = "2025-07-01"
LEVELS = ("province", "district", "commune")
KINDS = {
    "province": {"Tỉnh": "province", "Thành phố": "municipality"},
    "district": {
        "Huyện": "rural_district",
        "Quận": "urban_district",
        "Thị xã": "town",
        "Thành phố": "provincial_city",
    },
    "commune": {"Xã": "commune", "Phường": "ward", "Thị trấn": "township", "Đặc khu": "special_zone"},
}


class Unit(NamedTuple):
    key: str
    code: str
    level: str
    kind: str
    name: str
    short_name: str
    parent: str
    valid_from: str
    valid_to: str
    latitude: str
    longitude: str
    source: str


class Succession(NamedTuple):
    old: str
    new: str
    kind: str
    share: str
    day: str
    source: str


class OldPlace(NamedTuple):
    """An old commune by its names; ``commune`` is empty for a district that had none."""

    province: str
    district: str
    commune: str


class Step(NamedTuple):
    """One line of the mapping: where an old place went."""

    old: OldPlace
    new_province: str
    new_commune: str


class Middle(NamedTuple):
    latitude: float | None
    longitude: float | None


def main() -> None:
    old, old_keys = old_map()
    new, new_keys = new_map(old_keys)
    units = sorted({*old, *new}, key=lambda unit: (LEVELS.index(unit.level), unit.key))
    mapping = list(steps(old_keys, new_keys))
    succession = sorted([*of_provinces(mapping, old_keys, new_keys), *of_places(mapping, old_keys, new_keys)])
    note = (
        f"# Nguồn: vietnamadminunits {version('vietnamadminunits')} (MIT), underthesea {version('underthesea')} "
        "(Apache-2.0); tạo bằng scripts/make_units.py, không sửa tay."
    )
    write(DATA / "units.csv", note, Unit._fields, units)
    write(DATA / "succession.csv", note, Succession._fields, succession)
    print(f"{len(units)} đơn vị, {len(succession)} dòng kế thừa")


def old_map() -> tuple[list[Unit], dict[OldPlace, str]]:
    """Return the units of the map that ended with the reform, and their keys by names."""
    rows = query(
        "SELECT province, provinceCode, provinceLat, provinceLon, district, districtCode, ward, wardCode, wardLat, "
        "wardLon FROM admin_units_legacy"
    )
    units: dict[str, Unit] = {}
    keys: dict[OldPlace, str] = {}

    def add(code: str, level: str, place: OldPlace, parent: str, ends: str, middle: Middle) -> str:
        name = place.commune or place.district or place.province
        unit = made(f"{code}@2024", code, level, name, parent, "", ends, middle)
        units[unit.key] = unit
        keys[place] = unit.key
        return unit.key

    for row in rows:
        province, district, commune = row[0], row[4], row[6] or ""
        ends = "" if province in UNCHANGED_PROVINCES else REFORM
        of_province, of_commune = Middle(*row[2:4]), Middle(*row[8:10])
        province_key = add(row[1], "province", OldPlace(province, "", ""), "", ends, of_province)
        place = OldPlace(province, district, "")
        # The package puts the island districts on the mainland, so no district keeps its middle.
        district_key = add(row[5], "district", place, province_key, REFORM, Middle(None, None))
        if commune:
            add(row[7], "commune", place._replace(commune=commune), district_key, REFORM, of_commune)
    return without_doubtful_middles(units.values()), keys


def without_doubtful_middles(units: Iterable[Unit]) -> list[Unit]:
    """Drop the middle where two communes share it: the package found them by names without marks."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    units = list(units)
    for unit in units:
        if unit.level == "commune":
            found[unit.latitude, unit.longitude] += 1
    return [
        unit._replace(latitude="", longitude="")
        if unit.level == "commune" and found[unit.latitude, unit.longitude] > 1
        else unit
        for unit in units
    ]


def new_map(old_keys: dict[OldPlace, str]) -> tuple[list[Unit], dict[tuple[str, str], str]]:
    """Return the units that began with the reform, and their keys by province and name."""
    rows = query(
        "SELECT province, provinceCode, provinceLat, provinceLon, ward, wardCode, wardLat, wardLon FROM admin_units"
    )
    units: dict[str, Unit] = {}
    keys: dict[tuple[str, str], str] = {}
    for province, province_code, province_lat, province_lon, commune, code, lat, lon in rows:
        if province in UNCHANGED_PROVINCES:
            parent = old_keys[OldPlace(province, "", "")]
        else:
            parent = f"{province_code}@2025"
            middle = Middle(province_lat, province_lon)
            units[parent] = made(parent, province_code, "province", province, "", REFORM, "", middle)
        unit = made(f"{code}@2025", code, "commune", commune, parent, REFORM, "", Middle(lat, lon))
        units[unit.key] = unit
        keys[province, unit.name] = unit.key
        keys[province, ""] = parent
    return list(units.values()), keys


def made(key: str, code: str, level: str, name: str, parent: str, starts: str, ends: str, middle: Middle) -> Unit:
    name = unicodedata.normalize("NFC", name)
    word = next(word for word in KINDS[level] if name.casefold().startswith(word.casefold() + " "))
    name = word + name[len(word) :]
    short = name.removeprefix(word).strip()
    source = f"vietnamadminunits {version('vietnamadminunits')}"
    latitude, longitude = ("" if at is None else f"{at:.4f}" for at in middle)
    return Unit(key, code, level, KINDS[level][word], name, short, parent, starts, ends, latitude, longitude, source)


def of_provinces(
    mapping: Iterable[Step], old_keys: dict[OldPlace, str], new_keys: dict[tuple[str, str], str]
) -> Iterator[Succession]:
    """Return where the ground of each ended province went: wholly to the one that took its communes."""
    pairs = {(step.old.province, step.new_province) for step in mapping}
    for old, new in pairs:
        if old not in UNCHANGED_PROVINCES:
            key = old_keys[OldPlace(old, "", "")]
            yield Succession(key, new_keys[new, ""], "whole", "1", REFORM, "NQ 202/2025/QH15")


def of_places(
    mapping: Iterable[Step], old_keys: dict[OldPlace, str], new_keys: dict[tuple[str, str], str]
) -> Iterator[Succession]:
    """Return where each commune went, and from that where the ground of each district went."""
    source = f"underthesea {version('underthesea')}"
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for step in mapping:
        new = new_keys[step.new_province, step.new_commune]
        found[old_keys[step.old]][new] = source
        if step.old.commune:
            found[old_keys[step.old._replace(commune="")]][new] = "suy từ các xã của huyện"
    for old, successors in found.items():
        kind, share = ("whole", "1") if len(successors) == 1 else ("part", "")
        for new, source in successors.items():
            yield Succession(old, new, kind, share, REFORM, source)


def steps(old_keys: Iterable[OldPlace], new_keys: Iterable[tuple[str, str]]) -> Iterator[Step]:
    """Yield the lines of the mapping with every name found."""
    old_by_marks = {(*place[:2], marks(place.commune)): place for place in old_keys if place.district}
    new_by_marks = {(province, marks(commune)): commune for province, commune in new_keys if commune}
    mapping = json.loads((package("underthesea") / "address/data/mapping.json").read_text(encoding="utf-8"))
    for row in mapping["ward_mapping"]:
        wanted = (row["old_province"], row["old_district"], marks(row["old_ward"] or row["old_ward_key"]))
        new = row["new_province"], marks(row["new_ward"] or row["new_ward_key"])
        yield Step(old_by_marks[wanted], row["new_province"], new_by_marks[new])


def marks(name: str) -> str:
    """The name as the mapping writes its keys where marks count: small letters, no spaces.

    >>> marks("Xã Sơn Hạ")
    'xãsơnhạ'
    """
    return unicodedata.normalize("NFC", name).casefold().replace(" ", "")


def query(sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(package("vietnamadminunits") / "data/dataset.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def package(name: str) -> Path:
    # find_spec does not import: importing underthesea loads models that are of no use here.
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"Thiếu gói {name}. Cách cài: xem phần đầu của tập tin này.")
    return Path(spec.origin).parent


def write(path: Path, note: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(note + "\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)


if __name__ == "__main__":
    main()
