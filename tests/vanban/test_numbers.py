"""Numbers, units and comparators: sentences of our own, and what must be read in each."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.numbers import find_quantities
from vanban.tables import load
from vanban.wording import texts_of

QUANTITIES = [
    # text, [(comparator, value, upper value, unit)]
    ("thành lập mới 12 hợp tác xã", [("eq", "12", None, "HTX")]),
    ("có khoảng 15 tổ hợp tác", [("approx", "15", None, "THT")]),
    ("phát ít nhất 02 kỳ/tháng", [("gte", "2", None, "kỳ/tháng")]),
    ("318 hộ thành viên, 152 hội quán", [("eq", "318", None, "hộ"), ("eq", "152", None, "hội quán")]),
    ("lợi nhuận ít nhất gấp đôi năm 2024", [("gte", "2", None, "lần")]),
    ("liên kết gấp gần hai lần so với năm 2024", [("approx", "2", None, "lần")]),
    ("doanh thu gấp hơn ba lần năm 2024", [("gt", "3", None, "lần")]),
    ("thu nhập gấp đôi hộ khác, nhờ 3 HTX", [("eq", "3", None, "HTX")]),
    ("gần 3.400 thành viên", [("approx", "3400", None, "thành viên")]),
    ("xấp xỉ 30% số HTX", [("approx", "30", None, "%")]),
    ("trên 20 HTX", [("gt", "20", None, "HTX")]),
    ("hơn 1.000 hộ", [("gt", "1000", None, "hộ")]),
    ("đạt từ 72 triệu đồng/năm trở lên", [("gte", "72", None, "triệu đồng/năm")]),
    ("chiếm từ 50%", [("gte", "50", None, "%")]),
    ("ít nhất 12%", [("gte", "12", None, "%")]),
    ("từ 5%/năm đến 7%/năm", [("range", "5", "7", "%/năm")]),
    ("trên dưới 10 HTX", [("approx", "10", None, "HTX")]),
    ("ít nhất bằng 1/2 số xã", []),
    ("3 trong tổng số 45 HTX", [("eq", "3", None, "HTX")]),
    ("bình quân 1 tỷ đồng/HTX trở lên", [("gte", "1", None, "tỷ đồng/HTX")]),
    ("15 lớp/600 học viên", [("eq", "15", None, "lớp"), ("eq", "600", None, "học viên")]),
    ("không để nợ quá hạn vượt 0,3%", [("lte", "0.3", None, "%")]),
    ("phân công 01 đồng chí", [("eq", "1", None, "đồng chí")]),
    ("tối thiểu 02 lớp", [("gte", "2", None, "lớp")]),
    ("≥ 24%", [("gte", "24", None, "%")]),
    ("không dưới 8 HTX", [("gte", "8", None, "HTX")]),
    ("80% trở lên", [("gte", "80", None, "%")]),
    ("không quá 3%", [("lte", "3", None, "%")]),
    ("tối đa 35 học viên/lớp", [("lte", "35", None, "học viên/lớp")]),
    ("còn dưới 5%", [("lt", "5", None, "%")]),
    ("khoảng 01 - 02 hợp tác xã", [("range", "1", "2", "HTX")]),
    ("từ 15 đến 20 THT", [("range", "15", "20", "THT")]),
    ("đạt 50% - 70%", [("range", "50", "70", "%")]),
    ("8 triệu thành viên", [("eq", "8000000", None, "thành viên")]),
    ("5 nghìn hộ", [("eq", "5000", None, "hộ")]),
    ("850 triệu đồng/HTX/năm", [("eq", "850", None, "triệu đồng/HTX/năm")]),
    ("1,2 nghìn tỷ đồng", [("eq", "1200", None, "tỷ đồng")]),
    ("400 triệu USD", [("eq", "400", None, "triệu USD")]),
    ("15 triệu đồng / hộ", [("eq", "15", None, "triệu đồng/hộ")]),
    ("bằng 97,3% kế hoạch", [("eq", "97.3", None, "% kế hoạch")]),
    ("thành lập mới 18/20 HTX", [("eq", "18", None, "HTX")]),
    ("05 (năm) HTX", [("eq", "5", None, "HTX")]),
    ("1,200 HTX", [("eq", "1200", None, "HTX")]),  # no cooperative is cut in parts
    ("37 THT, HTX.", [("eq", "37", None, "THT, HTX")]),
    ("ít nhất 02 LHHTX và 45 THT", [("gte", "2", None, "LHHTX"), ("eq", "45", None, "THT")]),
    ("chí ít 8 tổ hợp tác", [("gte", "8", None, "THT")]),
    ("hộ nghèo còn chưa đầy 2%", [("lt", "2", None, "%")]),
    ("giữ nợ xấu không đến 0,5%", [("lt", "0.5", None, "%")]),
    ("ngót 300 hộ", [("approx", "300", None, "hộ")]),
    ("mở thêm đúng 2 lớp", [("eq", "2", None, "lớp")]),
    ("chỉ nhận 40 hộ là cùng", [("lte", "40", None, "hộ")]),
    ("tiền công chừng 6 triệu đồng mỗi tháng", [("approx", "6", None, "triệu đồng/tháng")]),
    ("lãi 9 triệu đồng một vụ", [("eq", "9", None, "triệu đồng/vụ")]),
    ("tăng từ 5% đến 8% mỗi năm", [("range", "5", "8", "%/năm")]),
    ("thu 4 tỷ đồng một năm qua", [("eq", "4", None, "tỷ đồng")]),
    ("bán 6 vạn cây giống", [("eq", "60000", None, "cây giống")]),
    ("Miền Đông: 09 trạm, miền Tây: 26 trạm", [("eq", "9", None, "trạm"), ("eq", "26", None, "trạm")]),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities_have_their_comparator_and_unit(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    found = [(q.comparator, q.value, q.value_max, q.unit) for q in find_quantities(text)]

    assert found == [(c, Decimal(v), Decimal(m) if m else None, u) for c, v, m, u in expected]


def test_a_number_behind_so_many_months_is_no_month() -> None:
    assert [q.value for q in find_quantities("sản lượng 9 tháng 8.900 tấn")] == [9, 8900]


def test_the_first_of_a_rise_is_a_base() -> None:
    first, second = find_quantities("tăng từ 12 HTX năm 2024 lên 15 HTX")

    assert (first.is_base, second.is_base) == (True, False)


def test_a_place_in_the_text_covers_comparator_and_unit() -> None:
    text = "Phấn đấu có khoảng 20 tổ hợp tác hoạt động tốt"
    (quantity,) = find_quantities(text)

    assert text[quantity.start : quantity.end] == "Phấn đấu có khoảng 20 tổ hợp tác"


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.start <= quantity.at < quantity.end <= len(text)


def test_a_level_of_income_is_no_level_of_a_fee() -> None:
    assert [q.unit for q in find_quantities("với mức thu nhập từ 3,5 - 4,5 triệu đồng/tháng")] == ["triệu đồng/tháng"]


def test_a_bound_that_a_rise_follows_is_no_base() -> None:
    first, second = find_quantities("thành lập mới từ 08 HTX trở lên, nâng tổng số lên 93 HTX")

    assert (first.comparator, first.is_base, second.value) == ("gte", False, Decimal(93))


def test_billions_and_millions_are_one_sum() -> None:
    (quantity,) = find_quantities("vốn đầu tư là 2 tỷ 735 triệu đồng")

    assert (quantity.value, quantity.unit) == (Decimal(2735), "triệu đồng")


def test_every_word_of_a_multiple_holds_a_sign_that_is_looked_for_first() -> None:
    signs = texts_of("numbers", "multiple-signs")
    words = [word for row in load("multiples") for word in row.texts("words")]

    assert words
    assert [word for word in words if not any(sign in word for sign in signs)] == []
