"""Communes as sheets name them: ours, others', and those that are no more."""

import pytest

from hoptac.registry.workbooks.cells import CellRefusal
from hoptac.registry.workbooks.places import Commune, Former, Places

HA, HA_LOW, OTHER_HA = 1, 2, 3
COMMUNES = [
    Commune(HA, "Xã Sơn Hà", "Tỉnh Quảng Ngãi"),
    Commune(HA_LOW, "Xã Sơn Hạ", "Tỉnh Quảng Ngãi"),
    Commune(OTHER_HA, "Xã Sơn Hà", "Tỉnh Lạng Sơn"),
]


def test_the_name_of_a_commune_that_was_is_told_with_those_of_today_after_one_question() -> None:
    asked = []

    def former() -> list[Former]:
        asked.append(1)
        return [
            Former("Thị trấn Di Lăng", "Tỉnh Quảng Ngãi", frozenset({HA})),
            Former("Xã Sơn Bao", "Tỉnh Quảng Ngãi", frozenset({HA, HA_LOW, 99})),
            Former("Xã Sơn Bao", "Tỉnh Lạng Sơn", frozenset({OTHER_HA})),
            Former("Xã Xa", "Tỉnh Quảng Ngãi", frozenset({99})),
        ]

    places = Places(COMMUNES, former)

    def why(commune: str, province: str = "Quảng Ngãi") -> str:
        with pytest.raises(CellRefusal) as refused:
            places.unit_of(commune, province)
        return refused.value.why

    assert places.unit_of("Sơn Hà", "Quảng Ngãi") == HA
    assert asked == []
    assert why("Thị trấn Di Lăng") == "“Thị trấn Di Lăng” là tên cũ, nay là xã Sơn Hà (Tỉnh Quảng Ngãi)."
    assert "một trong 2 nơi: xã Sơn Hà (Tỉnh Quảng Ngãi), xã Sơn Hạ (Tỉnh Quảng Ngãi)." in why("Sơn Bao")
    assert "nay là xã Sơn Hà (Tỉnh Lạng Sơn)" in why("Xã Sơn Bao", "Lạng Sơn")
    assert "Không có xã" in why("Xã Xa")
    assert "Không có xã" in why("Xã Không Có")
    assert asked == [1]


OURS, THEIRS = COMMUNES[:1], COMMUNES[1:]
FORMER = [
    Former("Xã Sơn Giang", "Tỉnh Quảng Ngãi", frozenset({HA_LOW})),
    Former("Xã Sơn Bao", "Tỉnh Quảng Ngãi", frozenset({HA, HA_LOW})),
    Former("Xã Di Lăng", "Tỉnh Quảng Ngãi", frozenset({HA})),
    Former("Xã Xa Xôi", "Tỉnh Lạng Sơn", frozenset({OTHER_HA})),
]


def refused_place(commune: str = "", province: str = "", *, address: str = "") -> CellRefusal:
    places = Places(OURS, lambda: FORMER, lambda: THEIRS)
    with pytest.raises(CellRefusal) as refused:
        places.unit_in_address(address, province) if address else places.unit_of(commune, province)
    return refused.value


@pytest.mark.parametrize("province", ["", "Quảng Ngãi"])
def test_a_commune_that_was_and_is_now_others_ground_is_told_with_who_enters_it(province: str) -> None:
    refusal = refused_place("Xã Sơn Giang", province)

    assert refusal.why == (
        "“Xã Sơn Giang” là tên cũ, nay là xã Sơn Hạ (Tỉnh Quảng Ngãi), không thuộc xã Sơn Hà: "
        "tổ chức ở đó do xã Sơn Hạ hoặc tỉnh Quảng Ngãi nhập, bạn không ghi được."
    )
    assert "bỏ dòng này" in refusal.remedy
    assert refusal.word == ""


def test_a_commune_that_was_parted_with_others_is_not_taken_for_ours() -> None:
    refusal = refused_place("Sơn Bao")

    assert "nay thuộc một trong 2 nơi: xã Sơn Hà (Tỉnh Quảng Ngãi), xã Sơn Hạ (Tỉnh Quảng Ngãi)." in refusal.why
    assert refusal.why.endswith("Bạn chỉ ghi được tổ chức của xã Sơn Hà.")
    assert Places(OURS, lambda: FORMER, lambda: THEIRS).near("Sơn Bao", "") is None


def test_a_commune_of_another_province_that_no_cell_names_is_not_looked_for() -> None:
    assert "Không có xã" in refused_place("Xã Xa Xôi").why
    assert "nay là xã Sơn Hà (Tỉnh Lạng Sơn)" in refused_place("Xã Xa Xôi", "Lạng Sơn").why


def test_an_address_by_a_commune_that_was_is_told_with_that_of_today() -> None:
    ours = refused_place(address="Thôn 2, xã Di Lăng, huyện Sơn Hà, tỉnh Quảng Ngãi")
    theirs = refused_place(address="Thôn 2, xã Sơn Giang")

    assert ours.why == "“xã Di Lăng” là tên cũ, nay là xã Sơn Hà (Tỉnh Quảng Ngãi)."
    assert (ours.word, ours.remedy) == ("", "Hãy ghi xã, phường hiện hành trong địa chỉ, hoặc thêm cột xã.")
    assert "do xã Sơn Hạ hoặc tỉnh Quảng Ngãi nhập" in theirs.why
