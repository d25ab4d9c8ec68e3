"""Numbers in words: those that count, and those that name, point back or are no number at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.number_words import find_worded
from vanban.numbers import find_quantities
from vanban.wording import wording

COUNTS = [
    # text, [(comparator, value, upper value, unit)]
    ("dựng thêm ba HTX nuôi ong", [("eq", "3", None, "HTX")]),
    ("ký với tối thiểu bốn siêu thị", [("gte", "4", None, "siêu thị")]),
    ("mở một khóa đan lát", [("eq", "1", None, "khóa")]),
    ("Mỗi thôn có ít nhất một tổ hợp tác", [("gte", "1", None, "THT")]),
    ("Sáu HTX đã ngừng nộp báo cáo.", [("eq", "6", None, "HTX")]),
    ("giúp chừng ba chục hộ", [("approx", "30", None, "hộ")]),
    ("vận động một trăm linh tám hộ", [("eq", "108", None, "hộ")]),
    ("còn hai mươi tư tổ hợp tác", [("eq", "24", None, "THT")]),
    ("mười lăm HTX chè", [("eq", "15", None, "HTX")]),
    ("ba nghìn lao động", [("eq", "3000", None, "lao động")]),
    ("lập từ hai đến bốn HTX", [("range", "2", "4", "HTX")]),
    ("lãi hơn hai tỷ đồng", [("gt", "2", None, "tỷ đồng")]),
    ("bốn mươi phần trăm số hộ", [("eq", "40", None, "%")]),
    ("trồng được năm ha chè", [("eq", "5", None, "ha")]),
    ("ra mắt hai HTX và bảy tổ hợp tác", [("eq", "2", None, "HTX"), ("eq", "7", None, "THT")]),
    ("Năm 2026 lập năm HTX", [("eq", "5", None, "HTX")]),
]
COUNT_NOTHING = [
    "rà soát hai HTX nói trên",
    "Ba HTX này đã sáp nhập",
    "hai tỉnh cũ cùng làm",
    "mỗi quý họp một lần",
    "Hằng năm tổ chức đánh giá",
    "Chủ tịch giao ba việc",
    "mấy chục hộ, vài trăm hộ, hàng nghìn hộ",
    "năm bảy hộ rủ nhau góp vốn",
    "Cứ mười HTX thì có sáu HTX lãi",
    "giao một cán bộ theo dõi",
    "Đề án bảo tồn một triệu ha rừng",
    "Chương trình trồng một triệu héc-ta rừng",
    "xây dựng một mô hình kiểu mới",
    "Quyết định đầu tư máy móc",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_number_in_words_counts_like_a_numeral(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    found = [(q.comparator, q.value, q.value_max, q.unit) for q in find_quantities(text)]

    assert found == [(c, Decimal(v), Decimal(m) if m else None, u) for c, v, m, u in expected]


@pytest.mark.parametrize("text", COUNT_NOTHING)
def test_a_word_that_names_or_points_back_counts_nothing(text: str) -> None:
    assert [q.value for q in find_quantities(text) if q.kind not in ("time", "rank")] == []


def test_so_many_behind_a_small_word_are_a_figure_only_where_they_are_aimed_at() -> None:
    aimed, told = find_quantities("có ba thương hiệu"), find_quantities("mở được ba điểm bán")

    assert [q.is_loose for q in (*aimed, *told)] == [True, False]


def test_all_of_so_many_counts_what_was_counted_before() -> None:
    first, all_of = find_quantities("Năm HTX chưa đổi điều lệ, đến tháng 9 phải xong cả năm.")

    assert (first.unit, all_of.value, all_of.unit) == ("HTX", Decimal(5), "HTX")
    assert len(find_quantities("Bốn HTX xin nghỉ, xã duyệt cả ba.")) == 1


WORDS = st.sampled_from(["một", "hai", "năm", "mười", "mươi", "chục", "trăm", "linh", "lăm", "HTX", "đến", "-", "mỗi"])


@given(st.lists(WORDS).map(" ".join))
def test_every_run_of_words_has_numbers_in_their_order(text: str) -> None:
    ends = [0, *(number.end for number in find_worded(wording(text)))]

    assert ends == sorted(ends)
    assert all(number.value > 0 for number in find_worded(wording(text)))
