"""Finding an indicator in the catalogue."""

import pytest

from rulebook import Catalogue, Indicator, UnknownCodeError

COUNT = Indicator(
    code="cooperatives",
    name="Số hợp tác xã",
    kind="stock",
    measure="cooperative",
    aggregation="sum",
    numerator=None,
    denominator=None,
    growth_of=None,
    obtained="derived",
    official="A1",
    wording=("số HTX",),
    definition="Hợp tác xã đã đăng ký.",
    source="văn bản thử",
)
CATALOGUE = Catalogue("1", (COUNT,))


@pytest.mark.parametrize("written", ["Số hợp tác xã", "số htx", "SỐ HTX"])
def test_an_indicator_is_found_by_its_name_or_another_wording(written: str) -> None:
    assert CATALOGUE.find(written) is COUNT


def test_a_wording_without_its_marks_is_not_the_same() -> None:
    assert CATALOGUE.find("so HTX") is None


def test_a_code_is_looked_up_and_an_unknown_one_refused() -> None:
    assert CATALOGUE.get("cooperatives") is COUNT
    with pytest.raises(UnknownCodeError, match="không có chỉ tiêu nào mang mã “profits”"):
        CATALOGUE.get("profits")


def test_the_catalogue_is_walked_in_its_order() -> None:
    assert list(CATALOGUE) == [COUNT]
