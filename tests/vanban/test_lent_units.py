"""What bare numbers count, told by the figures beside them."""

from decimal import Decimal

import pytest

from vanban.lent_units import with_units
from vanban.numbers import find_quantities
from vanban.wording import wording

COUNTED = [
    ("tăng từ 702 lên 915 HTX", [(702, "HTX"), (915, "HTX")]),
    ("Xã có 24 HTX, gồm: trồng trọt 15, chăn nuôi 6, vận tải 3.", [(24, "HTX"), (15, "HTX"), (6, "HTX"), (3, "HTX")]),
    ("Có 40 tổ hợp tác. Chia ra: chè 28; cá 12.", [(40, "THT"), (28, "THT"), (12, "THT")]),
    ("giảm 2 HTX (lập 3, giải thể 5)", [(2, "HTX"), (3, "HTX"), (5, "HTX")]),
    ("210 hộ rời HTX, nay gọi về được 160.", [(210, "hộ"), (160, "hộ")]),
    ("Sau sáp nhập từ 19 HTX còn 12.", [(19, "HTX"), (12, "HTX")]),
    ("Trong 30 HTX thì 12 có lãi, 10 hòa vốn, 8 lỗ.", [(30, "HTX"), (12, "HTX"), (10, "HTX"), (8, "HTX")]),
    ("Có 25 HTX, tăng 5 so với năm 2025.", [(25, "HTX"), (5, "HTX")]),
    ("toàn xã 24 tổ hợp tác (giảm 4)", [(24, "THT"), (4, "THT")]),
    ("có tương ứng 20, 25 và 30 HTX", [(20, "HTX"), (25, "HTX"), (30, "HTX")]),
]
STAY_BARE = [
    "Xã có 24 HTX, gồm: trồng trọt 15, chăn nuôi 6.",  # they do not add up
    "210 hộ rời HTX, mã hồ sơ được 160/2",
    "thôn 3, 5 và 12 hộ",
    "Có 12 HTX và được 30.",  # more than there were
    "Có 12 HTX, giá bán tăng thêm 5.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_parts_of_a_count_and_what_remains_of_it_have_its_unit(text: str, expected: list[tuple[int, str]]) -> None:
    found = with_units(wording(text), find_quantities(text))

    assert [(q.value, q.unit) for q in found] == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize("text", STAY_BARE)
def test_a_number_that_nothing_ties_to_a_count_stays_bare(text: str) -> None:
    found = find_quantities(text)

    assert with_units(wording(text), found) == list(found)
    assert any(not q.unit for q in found)
