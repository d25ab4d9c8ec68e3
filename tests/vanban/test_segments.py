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
