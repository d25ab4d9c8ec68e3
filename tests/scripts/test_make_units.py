"""Making the units: what can be checked without the two packages that hold the maps."""

import pytest

from scripts.make_units import OLD_PROVINCES, OldPlace, corrections, package


def test_a_missing_package_is_named_with_the_way_to_install_it() -> None:
    with pytest.raises(SystemExit, match="Thiếu gói no_such_maps"):
        package("no_such_maps")


def test_a_correction_names_its_place_with_all_marks() -> None:
    steps = {step.old: step.new_commune for step in corrections()}

    assert steps[OldPlace("Tỉnh Quảng Ngãi", "Huyện Sơn Hà", "Xã Sơn Hạ")] == "Xã Sơn Hạ"
    assert steps[OldPlace("Tỉnh Quảng Ngãi", "Huyện Sơn Hà", "Thị trấn Di Lăng")] == "Xã Sơn Hà"
    assert {place.province for place in steps} <= set(OLD_PROVINCES)
