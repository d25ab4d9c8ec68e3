"""How the two packages are joined; the packages themselves are no part of the environment."""

import pytest

from scripts.make_units import OldPlace, Step, marks, of_places, of_provinces, package

REFORM = "2025-07-01"
OLD_KEYS = {
    OldPlace("Tỉnh A", "", ""): "90@2024",
    OldPlace("Tỉnh A", "Huyện B", ""): "900@2024",
    OldPlace("Tỉnh A", "Huyện B", "Xã Sơn Hà"): "90001@2024",
    OldPlace("Tỉnh A", "Huyện B", "Xã Sơn Hạ"): "90002@2024",
}
NEW_KEYS = {("Tỉnh C", ""): "91@2025", ("Tỉnh C", "Xã D"): "90001@2025", ("Tỉnh C", "Xã E"): "90002@2025"}
BOTH = (OldPlace("Tỉnh A", "Huyện B", "Xã Sơn Hà"), OldPlace("Tỉnh A", "Huyện B", "Xã Sơn Hạ"))


def test_names_that_differ_in_a_mark_alone_stay_two() -> None:
    assert marks("Xã Sơn Hà") != marks("Xã Sơn Hạ")
    assert marks("Xã  Sơn Hạ") == "xãsơnhạ"


@pytest.fixture
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.make_units.version", lambda name: "1.0")


@pytest.mark.usefixtures("_one_version")
def test_a_commune_that_went_to_two_has_parts_without_shares() -> None:
    mapping = [Step(BOTH[0], "Tỉnh C", "Xã D"), Step(BOTH[0], "Tỉnh C", "Xã E"), Step(BOTH[1], "Tỉnh C", "Xã E")]

    found = {(row.old, row.new): (row.kind, row.share) for row in of_places(mapping, OLD_KEYS, NEW_KEYS)}

    assert found["90001@2024", "90001@2025"] == found["90001@2024", "90002@2025"] == ("part", "")
    assert found["90002@2024", "90002@2025"] == ("whole", "1")
    assert found["900@2024", "90001@2025"] == ("part", "")


def test_a_province_follows_its_communes() -> None:
    rows = list(of_provinces([Step(BOTH[0], "Tỉnh C", "Xã D")], OLD_KEYS, NEW_KEYS))

    assert [(row.old, row.new, row.kind, row.day) for row in rows] == [("90@2024", "91@2025", "whole", REFORM)]


def test_a_missing_package_is_named_with_how_to_get_it() -> None:
    with pytest.raises(SystemExit, match="Thiếu gói không_có"):
        package("không_có")
