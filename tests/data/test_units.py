"""data/units.csv and data/succession.csv: both maps whole, and every old place with what came after it."""

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from unicodedata import is_normalized

import pytest

Row = dict[str, str]
Rows = Callable[[str], tuple[Row, ...]]
Units = dict[str, Row]

REFORM = "2025-07-01"
LEVELS = ("province", "district", "commune")
KINDS = {
    "province": {"province", "municipality"},
    "district": {"rural_district", "urban_district", "town", "provincial_city"},
    "commune": {"commune", "ward", "township", "special_zone"},
}
NEVER = "9999-12-31"


def covers(outer: Row, inner: Row) -> bool:
    return outer["valid_from"] <= inner["valid_from"] and (inner["valid_to"] or NEVER) <= (outer["valid_to"] or NEVER)


def successors(rows: Rows, units: Units, old: str) -> list[str]:
    return sorted(units[row["new"]]["name"] for row in rows("succession.csv") if row["old"] == old)


def test_keys_are_unique_and_say_code_and_map(rows: Rows) -> None:
    keys = [row["key"] for row in rows("units.csv")]

    assert len(keys) == len(set(keys))
    assert [
        row["key"] for row in rows("units.csv") if row["key"] not in {f"{row['code']}@2024", f"{row['code']}@2025"}
    ] == []


def test_every_unit_has_a_kind_of_its_level(rows: Rows) -> None:
    assert [row["key"] for row in rows("units.csv") if row["kind"] not in KINDS[row["level"]]] == []


def test_every_parent_is_there_and_holds_as_long_as_its_child(units: Units) -> None:
    orphans = [row["key"] for row in units.values() if row["level"] != "province" and row["parent"] not in units]
    outlived = [row["key"] for row in units.values() if row["parent"] and not covers(units[row["parent"]], row)]

    assert (orphans, outlived) == ([], [])


def test_days_rise(units: Units) -> None:
    assert [row["key"] for row in units.values() if row["valid_to"] and row["valid_from"] >= row["valid_to"]] == []


def test_a_code_names_one_unit_on_any_day(units: Units) -> None:
    by_code = defaultdict(list)
    for row in units.values():
        by_code[row["code"]].append((row["valid_from"], row["valid_to"] or NEVER))

    assert [code for code, lives in by_code.items() for a, b in pairwise(sorted(lives)) if b[0] < a[1]] == []


def test_names_are_one_composed_form_and_begin_with_their_kind(units: Units) -> None:
    bad = [
        row["key"]
        for row in units.values()
        if not is_normalized("NFC", row["name"]) or row["name"].strip() != row["name"]
    ]
    loose = [
        row["key"] for row in units.values() if not row["name"].endswith(row["short_name"]) or not row["short_name"]
    ]

    assert (bad, loose) == ([], [])


def test_rows_are_sorted_and_parents_come_first(rows: Rows) -> None:
    order = [(LEVELS.index(row["level"]), row["key"]) for row in rows("units.csv")]
    pairs = [tuple(row.values()) for row in rows("succession.csv")]

    assert order == sorted(order)
    assert pairs == sorted(pairs)


def test_every_row_has_a_source(rows: Rows) -> None:
    tables = ("units.csv", "succession.csv", "agency_patterns.csv", "agency_succession.csv")

    assert [row for table in tables for row in rows(table) if not row["source"]] == []


def test_the_whole_country_is_there_in_both_maps(units: Units) -> None:
    old = Counter(row["level"] for row in units.values() if row["key"].endswith("@2024"))
    today = Counter(row["level"] for row in units.values() if not row["valid_to"])
    kinds = Counter(row["kind"] for row in units.values() if not row["valid_to"] and row["level"] == "commune")

    assert old == {"province": 63, "district": 696, "commune": 10_035}
    assert today == {"province": 34, "commune": 3_321}
    assert kinds == {"commune": 2_621, "ward": 687, "special_zone": 13}


def test_the_communes_that_were_split_have_no_share_until_someone_confirms_one(rows: Rows, units: Units) -> None:
    parts = [row for row in rows("succession.csv") if row["kind"] == "part"]

    assert len({row["old"] for row in parts if units[row["old"]]["level"] == "commune"}) == 471
    assert {row["share"] for row in parts} == {""}


def test_the_archipelagos_stand_where_they_are(units: Units) -> None:
    middles = {key: (units[key]["latitude"], units[key]["longitude"]) for key in ("20333@2025", "22736@2025")}

    assert [units[key]["name"] for key in middles] == ["Đặc khu Hoàng Sa", "Đặc khu Trường Sa"]
    assert all(float(longitude) > 111 for _, longitude in middles.values())


@pytest.mark.parametrize(
    ("province", "kinds"),
    [
        ("51@2025", {"commune": 86, "ward": 9, "special_zone": 1}),
        ("08@2025", {"commune": 117, "ward": 7}),
        ("22@2024", {"commune": 22, "ward": 30, "special_zone": 2}),
    ],
)
def test_todays_provinces_have_all_their_communes(units: Units, province: str, kinds: dict[str, int]) -> None:
    today = (row for row in units.values() if row["parent"] == province and row["level"] == "commune")

    assert Counter(row["kind"] for row in today) == kinds


@pytest.mark.parametrize(
    ("district", "communes"),
    [("529@2024", 14), ("535@2024", 19), ("076@2024", 30), ("522@2024", 22)],
)
def test_the_old_districts_have_all_their_communes(units: Units, district: str, communes: int) -> None:
    assert sum(row["parent"] == district for row in units.values()) == communes


def test_the_old_map_ends_where_the_new_one_begins(units: Units) -> None:
    ends = {row["valid_to"] for row in units.values() if row["key"].endswith("@2024")}
    begins = {row["valid_from"] for row in units.values() if row["key"].endswith("@2025")}

    assert ends == {REFORM, ""}
    assert begins == {REFORM}
    unchanged = [row["name"] for row in units.values() if row["key"].endswith("@2024") and not row["valid_to"]]
    assert len(unchanged) == 11
    assert "Tỉnh Quảng Ninh" in unchanged


def test_every_ended_unit_has_a_successor_that_began_on_that_day(rows: Rows, units: Units) -> None:
    followed = {row["old"] for row in rows("succession.csv")}
    ended = {key for key, row in units.items() if row["valid_to"]}

    assert followed == ended
    for row in rows("succession.csv"):
        assert units[row["old"]]["valid_to"] == row["day"]
        assert units[row["new"]]["valid_from"] in (row["day"], "")


def test_every_new_unit_has_a_predecessor(rows: Rows, units: Units) -> None:
    origins = {row["new"] for row in rows("succession.csv")}

    assert [key for key, row in units.items() if row["valid_from"] and key not in origins] == []


def test_a_unit_goes_whole_to_one_or_in_parts_to_several(rows: Rows) -> None:
    count = Counter(row["old"] for row in rows("succession.csv"))

    for row in rows("succession.csv"):
        assert (row["kind"], row["share"]) == (("whole", "1") if count[row["old"]] == 1 else ("part", ""))


def test_a_commune_never_leaves_its_province_but_to_the_one_that_took_it(rows: Rows, units: Units) -> None:
    province_after = {
        row["old"]: row["new"] for row in rows("succession.csv") if units[row["old"]]["level"] == "province"
    }
    for row in rows("succession.csv"):
        old, new = units[row["old"]], units[row["new"]]
        if old["level"] == "commune":
            province = units[old["parent"]]["parent"]
            assert new["parent"] == province_after.get(province, province)


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("529@2024", "Xã Sơn Hà, Xã Sơn Hạ, Xã Sơn Kỳ, Xã Sơn Linh, Xã Sơn Thủy"),
        ("535@2024", "Xã Ba Dinh, Xã Ba Tô, Xã Ba Tơ, Xã Ba Vinh, Xã Ba Vì, Xã Ba Xa, Xã Ba Động, Xã Đặng Thùy Trâm"),
        (
            "522@2024",
            "Phường Cẩm Thành, Phường Nghĩa Lộ, Phường Trương Quang Trọng, Xã An Phú, Xã Tịnh Khê, Xã Đông Sơn",
        ),
        (
            "076@2024",
            "Xã Bình Ca, Xã Hồng Sơn, Xã Minh Thanh, Xã Phú Lương, Xã Sơn Dương, Xã Sơn Thủy, Xã Trường Sinh, "
            "Xã Tân Thanh, Xã Tân Trào, Xã Đông Thọ",
        ),
        ("536@2024", "Đặc khu Lý Sơn"),
        ("51@2024", "Tỉnh Quảng Ngãi"),
        ("62@2024", "Tỉnh Quảng Ngãi"),
        ("02@2024", "Tỉnh Tuyên Quang"),
        # Districts without communes.
        ("498@2024", "Đặc khu Hoàng Sa"),
        ("755@2024", "Đặc khu Côn Đảo"),
        # Names that differ in a mark alone, before or after: each to its own.
        ("16873@2024", "Xã Na Ngoi"),
        ("16837@2024", "Xã Nậm Cắn"),
        ("25305@2024", "Xã Lộc Thành"),
        ("25273@2024", "Xã Lộc Thạnh"),
        ("02140@2024", "Xã Văn Lang"),
        ("05671@2024", "Xã Văn Lăng"),
        ("21289@2024", "Xã Sơn Hà"),
        ("21292@2024", "Xã Sơn Hạ"),
        ("21298@2024", "Xã Sơn Hạ"),
        ("21484@2024", "Xã Ba Tơ"),
        ("21523@2024", "Xã Ba Tô"),
        ("21532@2024", "Xã Ba Tô"),
        ("21046@2024", "Xã Bình Sơn"),
        ("21091@2024", "Xã Đông Sơn"),
        ("21538@2024", "Xã Ba Xa"),
    ],
)
def test_what_an_old_unit_became(rows: Rows, units: Units, old: str, expected: str) -> None:
    assert ", ".join(successors(rows, units, old)) == expected


def test_a_code_used_again_is_another_unit(units: Units) -> None:
    assert units["21289@2024"]["name"] == "Thị trấn Di Lăng"
    assert units["21289@2025"]["name"] == "Xã Sơn Hà"


def test_a_name_is_not_a_place(units: Units) -> None:
    named = {
        key: row["name"] for key, row in units.items() if row["short_name"] == "Sơn Hà" and in_quang_ngai(units, key)
    }
    waters = {row["parent"] for row in units.values() if row["name"] == "Xã Sơn Thủy" and not row["valid_to"]}

    assert named == {"529@2024": "Huyện Sơn Hà", "21289@2025": "Xã Sơn Hà"}
    assert {"51@2025", "08@2025"} <= waters


def in_quang_ngai(units: Units, key: str) -> bool:
    """Whether a unit stood or stands in tỉnh Quảng Ngãi."""
    while units[key]["parent"]:
        key = units[key]["parent"]
    return key in {"51@2024", "51@2025"}
