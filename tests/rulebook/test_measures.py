"""Units of measure: finding what was written, and whole numbers of the smallest unit."""

from decimal import Decimal

import pytest

from rulebook import Dimension, Measure, Measures, NotWholeError, UnknownCodeError

MONEY = Dimension("money", "tiền", "đồng")
AREA = Dimension("area", "diện tích", "0,01 ha")
MILLION = Measure("million", "triệu đồng/HTX/năm", ("triệu/HTX/năm",), MONEY, 1_000_000, (), ())
THOUSAND = Measure("thousand", "nghìn đồng", ("1.000 đồng",), MONEY, 1000, (), ())
HECTARE = Measure("hectare", "ha", (), AREA, 100, (), ())
MEASURES = Measures("1", (MILLION, THOUSAND, HECTARE))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("triệu đồng/HTX/năm", MILLION),
        ("Triệu đồng / htx / năm", MILLION),
        ("4.000 triệu đồng/HTX/năm", MILLION),
        ("triệu đồng/HTX", None),
        ("1.000 đồng", THOUSAND),
        ("12,5 ha", HECTARE),
        ("ha ha", None),
    ],
)
def test_a_unit_is_found_as_documents_write_it(written: str, expected: Measure | None) -> None:
    assert MEASURES.find(written) == expected


def test_a_value_becomes_a_whole_number_of_smallest_units_and_back() -> None:
    assert MILLION.to_smallest(Decimal("3.55")) == 3_550_000
    assert MILLION.from_smallest(3_550_000) == Decimal("3.55")


def test_a_value_finer_than_the_smallest_unit_is_refused() -> None:
    with pytest.raises(NotWholeError, match="12,345 ha không phải là số nguyên lần 0,01 ha"):
        HECTARE.to_smallest(Decimal("12.345"))


def test_an_unknown_code_is_refused_and_says_where_to_look() -> None:
    with pytest.raises(UnknownCodeError, match=r"không có đơn vị tính nào mang mã “pound”.*rules/measures\.toml"):
        MEASURES.get("pound")
