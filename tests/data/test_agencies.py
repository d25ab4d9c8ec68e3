"""The patterns of agencies and their successions: bodies within the life of their units, asked or assigned."""

import re
from collections.abc import Callable
from unicodedata import is_normalized

import pytest

from hoptac.units.agency_patterns import agencies_of

Row = dict[str, str]
Rows = Callable[[str], tuple[Row, ...]]
Table = dict[str, Row]

NEVER = "9999-12-31"
REFORM = "2025-07-01"
KINDS = {
    "people_committee",
    "people_council",
    "office",
    "specialised",
    "department",
    "party",
    "front",
    "mass_organisation",
    "alliance",
    "centre",
    "ministry",
    "government",
    "assembly",
    "steering_committee",
    "collective",
}

# Bodies that were read of in the paper of one place, and are known there alone.
OF_ONE_PLACE = {
    "tt-truyen-thong": "529@2024",
    "tt-van-hoa": "076@2024",
    "tt-chinh-tri": "076@2024",
    "tt-gdnn-gdtx": "076@2024",
}
# The number of a paper of one province, district or commune.
LOCAL_PAPER = re.compile(r"\d+(?:/\d{4})?[/-](?:(?:KH|NQ|QĐ|CTr|BC)-|UBND|CTr/)(?!CP|TW|UBTVQH|TTg)")


def covers(outer: Row, inner: Row) -> bool:
    return outer["valid_from"] <= inner["valid_from"] and (inner["valid_to"] or NEVER) <= (outer["valid_to"] or NEVER)


def on(day: str, agencies: Table, unit_key: str) -> set[str]:
    return {
        row["name"]
        for row in agencies.values()
        if row["unit_key"] == unit_key and row["valid_from"] <= day < (row["valid_to"] or NEVER)
    }


def test_keys_are_unique_and_name_their_unit(rows: Rows, agencies: Table) -> None:
    keys = [row["key"] for row in agencies_of(rows("agency_patterns.csv"), rows("units.csv"))]

    assert len(keys) == len(set(keys))
    assert [row["key"] for row in agencies.values() if row["key"].partition("/")[2] != row["unit_key"]] == []


def test_every_agency_has_a_known_kind(agencies: Table) -> None:
    assert {row["kind"] for row in agencies.values()} == KINDS


def test_a_body_lives_within_its_unit_and_under_a_parent_that_lives(agencies: Table, units: Table) -> None:
    for row in agencies.values():
        assert not row["unit_key"] or covers(units[row["unit_key"]], row)
        assert not row["parent"] or covers(agencies[row["parent"]], row)


def test_days_rise(agencies: Table) -> None:
    assert [row["key"] for row in agencies.values() if row["valid_to"] and row["valid_from"] >= row["valid_to"]] == []


def test_names_are_one_composed_form_with_every_place_filled_in(agencies: Table) -> None:
    for row in agencies.values():
        names = [row["name"], *filter(None, row["short_names"].split("|"))]
        assert all(is_normalized("NFC", name) and name == name.strip() and "{" not in name for name in names)


def test_party_front_and_mass_organisations_are_asked_and_state_bodies_are_not(agencies: Table) -> None:
    for row in agencies.values():
        if row["kind"] in ("party", "front", "mass_organisation"):
            assert row["asked"] == "1"
        elif row["kind"] != "centre":  # a political training centre is a body of the Party committee
            assert row["asked"] == "0"


def test_no_body_of_a_district_outlives_the_districts(agencies: Table, units: Table) -> None:
    district = [row for row in agencies.values() if row["unit_key"] and units[row["unit_key"]]["level"] == "district"]

    assert district
    assert {row["valid_to"] for row in district} == {REFORM}


def places_named_by(sources: set[str], units: Table) -> dict[str, set[str]]:
    """For each source the names of places that it speaks of: "huyện Sơn Hà", "Thành ủy Quảng Ngãi"."""
    names = "|".join(sorted({row["short_name"] for row in units.values()}, key=len, reverse=True))
    named = re.compile(rf"\b(?:[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|[Qq]uận|[Tt]hành phố|ủy) ({names})\b")
    return {text: set(named.findall(text)) for text in sources}


def test_no_body_rests_on_the_paper_of_another_place(agencies: Table, units: Table) -> None:
    named = places_named_by({row["source"] for row in agencies.values()}, units)
    shared = [row for row in agencies.values() if row["unit_key"] and row["key"].partition("/")[0] not in OF_ONE_PLACE]

    assert LOCAL_PAPER.search("Kế hoạch 151/KH-UBND") and LOCAL_PAPER.search("Chương trình 559/CTr-LMHTX")
    assert {row["source"] for row in shared if named[row["source"]] or LOCAL_PAPER.search(row["source"])} == set()
    for slug, unit_key in OF_ONE_PLACE.items():
        assert named[agencies[f"{slug}/{unit_key}"]["source"]] <= {units[unit_key]["short_name"]}


@pytest.mark.parametrize(
    ("unit_key", "day", "present", "absent"),
    [
        ("529@2024", "2025-06-30", "Phòng Tài chính - Kế hoạch", "Phòng Kinh tế"),
        ("529@2024", "2024-12-05", "Trung tâm Truyền thông - Văn hóa - Thể thao", "Phòng Kinh tế"),
        ("076@2024", "2020-11-26", "Phòng Tư pháp", "Thành ủy Sơn Dương"),
        ("522@2024", "2023-06-01", "Thành ủy Quảng Ngãi", "Huyện ủy Quảng Ngãi"),
        ("51@2024", "2025-02-28", "Sở Kế hoạch và Đầu tư", "Sở Nông nghiệp và Môi trường"),
        ("51@2024", "2025-03-01", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"),
        ("51@2025", "2026-11-23", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"),
        ("22@2024", "2022-10-14", "Liên minh Hợp tác xã tỉnh Quảng Ninh", "Sở Nông nghiệp và Môi trường"),
        ("21289@2025", "2025-07-01", "Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("21289@2025", "2025-06-30", "", "Ủy ban nhân dân xã Sơn Hà"),
        ("31078@2025", "2025-07-01", "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế"),
        ("21289@2024", "2024-11-23", "Đảng ủy thị trấn Di Lăng", "Phòng Kinh tế"),
        ("21289@2024", "2024-11-23", "Hội đồng nhân dân thị trấn Di Lăng", "Văn phòng HĐND và UBND thị trấn Di Lăng"),
        ("51@2024", "2025-02-28", "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("51@2025", "2026-11-23", "Hội Nông dân tỉnh Quảng Ngãi", "Sở Tài nguyên và Môi trường"),
    ],
)
def test_who_is_there_on_a_day(agencies: Table, unit_key: str, day: str, present: str, absent: str) -> None:
    names = on(day, agencies, unit_key)

    assert not present or present in names
    assert absent not in names


def test_a_ward_and_phu_quoc_have_the_department_of_towns(agencies: Table, units: Table) -> None:
    for row in agencies.values():
        if row["kind"] == "specialised" and row["name"].startswith("Phòng Kinh tế") and row["valid_from"] == REFORM:
            is_town = units[row["unit_key"]]["kind"] == "ward" or row["unit_key"] == "31078@2025"
            assert row["name"] == ("Phòng Kinh tế, Hạ tầng và Đô thị" if is_town else "Phòng Kinh tế")


def test_every_unit_has_a_committee(agencies: Table, units: Table) -> None:
    slugs = {"province": "ubnd-tinh", "district": "ubnd-huyen", "commune": "ubnd-xa"}

    assert [key for key, row in units.items() if f"{slugs[row['level']]}/{key}" not in agencies] == []


def test_a_city_under_the_centre_has_a_city_committee_of_the_party(agencies: Table) -> None:
    assert agencies["thanh-uy-tw/01@2024"]["name"] == "Thành ủy Hà Nội"
    assert agencies["ubnd-tinh/01@2024"]["name"] == "Ủy ban nhân dân thành phố Hà Nội"
    assert "UBND thành phố" in agencies["ubnd-tinh/01@2024"]["short_names"].split("|")


def test_a_successor_is_there_on_the_day_when_the_old_body_ends(agency_successions: list[Row], agencies: Table) -> None:
    for row in agency_successions:
        old, new = agencies[row["old"]], agencies[row["new"]]
        assert old["valid_to"] == row["day"]
        assert new["valid_from"] <= row["day"] < (new["valid_to"] or NEVER)


def test_no_body_of_a_district_has_a_successor_before_a_paper_says_so(
    agency_successions: list[Row], agencies: Table, units: Table
) -> None:
    levels = {units[agencies[row["old"]]["unit_key"]]["level"] for row in agency_successions if "/" in row["old"]}

    assert levels == {"province"}


def test_the_planning_department_leads_to_todays_finance_department(agency_successions: list[Row]) -> None:
    after = {row["old"]: row["new"] for row in agency_successions}

    assert after[after["so-khdt/51@2024"]] == "so-tai-chinh/51@2025"
    assert after["so-khdt/22@2024"] == "so-tai-chinh/22@2024"
    assert after["bo-khdt"] == "bo-tai-chinh"


def test_bodies_of_merged_provinces_lead_to_those_of_today(agency_successions: list[Row]) -> None:
    after = {row["old"]: row["new"] for row in agency_successions}

    assert after["tinh-uy/62@2024"] == "tinh-uy/51@2025"
    assert after["tinh-uy/49@2024"] == "thanh-uy-tw/48@2025"
    assert after["lmhtx-tinh/62@2024"] == "lmhtx-tinh/51@2025"
