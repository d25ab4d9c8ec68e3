from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vanban.numbers import find_quantities
from vanban.segments import cut_segments, sentence_ends


def clauses(text: str) -> list[str]:
    return [text[segment.start : segment.end] for segment in cut_segments(text, find_quantities(text))]


def test_each_figure_has_its_own_clause() -> None:
    assert clauses("Có 20 tổ hợp tác với 300 thành viên; 15 HTX (12 HTX nông nghiệp, 03 HTX dịch vụ).") == [
        "Có 20 tổ hợp tác",
        "với 300 thành viên",
        "15 HTX",
        "12 HTX nông nghiệp",
        "03 HTX dịch vụ",
    ]


def test_a_subject_with_commas_stays_whole() -> None:
    assert clauses("Tỷ lệ trình độ sơ, trung cấp đạt 45% và trình độ cao đẳng, đại học đạt 25%.") == [
        "Tỷ lệ trình độ sơ, trung cấp đạt 45%",
        "trình độ cao đẳng, đại học đạt 25%",
    ]


def test_a_long_lead_is_left_out() -> None:
    text = (
        "Đẩy mạnh ứng dụng công nghệ mới trong sản xuất, chế biến và tiêu thụ nông sản, phấn đấu đến năm 2030 có 9 HTX."
    )

    assert clauses(text) == ["phấn đấu đến năm 2030 có 9 HTX"]


def test_short_forms_and_numbers_end_no_sentence() -> None:
    text = "TP. Bình An có 1.200 HTX. Xã có 5 HTX; thôn có 1 THT"

    assert [text[start] for start, _ in sentence_ends(text)] == [".", ";"]


@given(st.text())
def test_segments_never_overlap(text: str) -> None:
    segments = cut_segments(text, [q for q in find_quantities(text) if not q.is_base])

    assert all(left.end <= right.quantity.start for left, right in pairwise(segments))


def test_a_figure_that_only_tells_which_things_are_meant_is_none_of_its_own() -> None:
    assert clauses("có 12 sản phẩm đạt doanh thu trên 2 tỷ đồng, tăng 3%") == [
        "có 12 sản phẩm đạt doanh thu trên 2 tỷ đồng",
        "tăng 3%",
    ]
    assert len(clauses("có 12 sản phẩm, đạt doanh thu trên 2 tỷ đồng")) == 2


def test_what_is_counted_keeps_its_words_up_to_those_that_tie_the_next_figure_to_it() -> None:
    assert clauses("mở 04 lớp kế toán cho 120 học viên") == ["mở 04 lớp kế toán", "cho 120 học viên"]


def test_a_bare_share_takes_the_words_before_it() -> None:
    assert clauses("vượt xa mức của xã bên (5%).") == ["của xã bên (5%"]


def test_a_bound_that_tells_of_which_things_a_share_is_taken_is_no_figure_of_its_own() -> None:
    assert clauses("Đưa tỷ lệ HTX làm từ 03 dịch vụ trở lên đạt 75%; HTX có trên 100 thành viên chiếm 20%.") == [
        "Đưa tỷ lệ HTX làm từ 03 dịch vụ trở lên đạt 75%",
        "HTX có trên 100 thành viên chiếm 20%",
    ]
