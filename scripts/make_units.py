"""Write data/units.csv and data/succession.csv from two public packages and data/corrections.csv.

The packages are needed only here, never at run time:

    python3 -m venv /tmp/units && /tmp/units/bin/pip install vietnamadminunits==1.0.4 underthesea==9.5.0
    /tmp/units/bin/python scripts/make_units.py

vietnamadminunits (MIT) holds both maps with their codes; underthesea (Apache-2.0) says which old commune went
into which new one. The two are joined on names with their tone marks: without marks Sơn Hà and Sơn Hạ are one.
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
from typing import NamedTuple

DATA = Path(__file__).resolve().parent.parent / "data"
OLD_PROVINCES = ("Tỉnh Hà Giang", "Tỉnh Kon Tum", "Tỉnh Quảng Ngãi", "Tỉnh Quảng Ninh", "Tỉnh Tuyên Quang")
NEW_PROVINCES = ("Tỉnh Quảng Ngãi", "Tỉnh Quảng Ninh", "Tỉnh Tuyên Quang")
# The resolution on the provinces left this one as it was: one row, one life.
UNCHANGED_PROVINCES = ("Tỉnh Quảng Ninh",)
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
    """One line of the mapping: where an old place went, and who says so."""

    old: OldPlace
    new_province: str
    new_commune: str
    source: str


def main() -> None:
    old, old_keys = old_map()
    new, new_keys = new_map(old_keys)
    units = sorted({*old, *new}, key=lambda unit: (LEVELS.index(unit.level), unit.key))
    succession = sorted([*of_provinces(old_keys), *of_communes_and_districts(old_keys, new_keys)])
    note = (
        f"# Nguồn: vietnamadminunits {version('vietnamadminunits')} (MIT), underthesea {version('underthesea')} "
        "(Apache-2.0), data/corrections.csv; tạo bằng scripts/make_units.py, không sửa tay."
    )
    write(DATA / "units.csv", note, Unit._fields, units)
    write(DATA / "succession.csv", note, Succession._fields, succession)
    print(f"{len(units)} đơn vị, {len(succession)} dòng kế thừa")


def old_map() -> tuple[list[Unit], dict[OldPlace, str]]:
    """Return the units of the map that ended with the reform, and their keys by names."""
    rows = query(
        "SELECT DISTINCT province, provinceCode, district, districtCode, ward, wardCode FROM admin_units_legacy "
        "WHERE province IN (?, ?, ?, ?, ?)",
        OLD_PROVINCES,
    )
    units: dict[str, Unit] = {}
    keys: dict[OldPlace, str] = {}

    def add(code: str, level: str, place: OldPlace, parent: str, ends: str) -> str:
        name = place.commune or place.district or place.province
        unit = made(f"{code}@2024", code, level, name, parent, "", ends)
        units[unit.key] = unit
        keys[place] = unit.key
        return unit.key

    for province, province_code, district, district_code, commune, commune_code in rows:
        ends = "" if province in UNCHANGED_PROVINCES else REFORM
        province_key = add(province_code, "province", OldPlace(province, "", ""), "", ends)
        district_key = add(district_code, "district", OldPlace(province, district, ""), province_key, REFORM)
        if commune:
            add(commune_code, "commune", OldPlace(province, district, commune), district_key, REFORM)
    return list(units.values()), keys


def new_map(old_keys: dict[OldPlace, str]) -> tuple[list[Unit], dict[tuple[str, str], str]]:
    """Return the units that began with the reform, and their keys by province and name."""
    rows = query(
        "SELECT province, provinceCode, ward, wardCode FROM admin_units WHERE province IN (?, ?, ?)", NEW_PROVINCES
    )
    units: dict[str, Unit] = {}
    keys: dict[tuple[str, str], str] = {}
    for province, province_code, commune, commune_code in rows:
        if province in UNCHANGED_PROVINCES:
            parent = old_keys[OldPlace(province, "", "")]
        else:
            parent = f"{province_code}@2025"
            units[parent] = made(parent, province_code, "province", province, "", REFORM, "")
        unit = made(f"{commune_code}@2025", commune_code, "commune", commune, parent, REFORM, "")
        units[unit.key] = unit
        keys[province, commune] = unit.key
        keys[province, ""] = parent
    return list(units.values()), keys


def made(key: str, code: str, level: str, name: str, parent: str, starts: str, ends: str) -> Unit:
    name = unicodedata.normalize("NFC", name)
    word = next(word for word in KINDS[level] if name.startswith(word + " "))
    short = name.removeprefix(word).strip()
    source = f"vietnamadminunits {version('vietnamadminunits')}"
    return Unit(key, code, level, KINDS[level][word], name, short, parent, starts, ends, source)


def of_provinces(old_keys: dict[OldPlace, str]) -> Iterator[Succession]:
    after = {"Tỉnh Hà Giang": "08", "Tỉnh Tuyên Quang": "08", "Tỉnh Kon Tum": "51", "Tỉnh Quảng Ngãi": "51"}
    for name, code in after.items():
        old = old_keys[OldPlace(name, "", "")]
        yield Succession(old, f"{code}@2025", "whole", "1", REFORM, "NQ 202/2025/QH15")


def of_communes_and_districts(
    old_keys: dict[OldPlace, str], new_keys: dict[tuple[str, str], str]
) -> Iterator[Succession]:
    """Return where each commune went, and from that where the ground of each district went."""
    commune_steps: dict[str, dict[str, str]] = defaultdict(dict)
    district_steps: dict[str, dict[str, str]] = defaultdict(dict)
    for step in steps():
        new = new_keys[step.new_province, step.new_commune]
        if step.old.commune:
            commune_steps[old_keys[step.old]][new] = step.source
        district = old_keys[step.old._replace(commune="")]
        district_steps[district][new] = "suy từ các xã của huyện" if step.old.commune else step.source
    for old, successors in [*commune_steps.items(), *district_steps.items()]:
        kind, share = ("whole", "1") if len(successors) == 1 else ("part", "")
        for new, source in successors.items():
            yield Succession(old, new, kind, share, REFORM, source)


def steps() -> Iterator[Step]:
    """Yield the lines of the mapping, those of the corrections file in place of the package's own."""
    corrected = {step.old: step for step in corrections()}
    yield from corrected.values()
    source = f"underthesea {version('underthesea')}"
    mapping = json.loads((package("underthesea") / "address/data/mapping.json").read_text(encoding="utf-8"))
    for row in mapping["ward_mapping"]:
        old = OldPlace(row["old_province"], row["old_district"], row["old_ward"])
        # Old names that differ in marks alone come out empty in the package; the corrections name them.
        if old.province in OLD_PROVINCES and old.commune and old not in corrected:
            yield Step(old, row["new_province"], row["new_ward"], source)


def corrections() -> Iterator[Step]:
    with (DATA / "corrections.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            old = OldPlace(row["province"], row["district"], row["old"])
            yield Step(old, row["province"], row["new"], row["source"])


def query(sql: str, arguments: Iterable[str]) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(package("vietnamadminunits") / "data/dataset.db")
    try:
        return connection.execute(sql, tuple(arguments)).fetchall()
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
