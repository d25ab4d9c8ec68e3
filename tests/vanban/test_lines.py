"""Clean lines and the place of each letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.lines import read_lines
from vanban.model import Span


def texts(text: str) -> list[str]:
    return [line.text for line in read_lines(text) if line.kind == "text"]


def test_marks_of_layout_are_gone_and_blanks_are_one() -> None:
    assert texts("## **II.  KẾT QUẢ** *năm*\u00a02024") == ["II. KẾT QUẢ năm 2024"]
    assert texts("[Xem](https://example.vn) ![ảnh](/a.png) chữ<sub>2</sub> &amp; \\- gạch") == ["Xem chữ2 & - gạch"]
    assert texts("có 1\u2066.2\U000e004125 HTX") == ["có 1.225 HTX"]


def test_words_joined_by_underscores_stand_apart_and_punctuation_stands_at_its_word() -> None:
    text = "Căn_cứ Luật_Hợp_tác_xã ( năm 2003 ) ; UBND huyện đề_ra kế_hoạch , đạt 5 % / năm . \n" * 12

    assert texts(text)[0] == "Căn cứ Luật Hợp tác xã (năm 2003); UBND huyện đề ra kế hoạch, đạt 5%/năm."


def test_each_letter_knows_its_place() -> None:
    text = "**1.**  Một\t_hai_ *ba*"
    line = read_lines(text)[0]

    assert [text[place] for letter, place in zip(line.text, line.clean.offsets, strict=True) if letter != " "] == list(
        line.text.replace(" ", "")
    )


def test_emphasis_is_counted_from_the_front_and_goes_on_over_a_broken_line() -> None:
    first, second, third = read_lines("**II. CHỈ TIÊU\nXUẤT KHẨU**\nthường")

    assert first.open
    assert first.strong == len(first.text)
    assert second.strong == len(second.text)
    assert third.strong == 0


def test_stretches_set_in_bold_count_as_emphasis() -> None:
    text = "1. Mục đích\n2. Rà soát hợp tác xã."

    lines = read_lines(text, [Span(0, 11)])

    assert [line.strong for line in lines] == [11, 0]


def test_cells_and_columns_are_pieces_of_their_line() -> None:
    columns, row = read_lines("Số: 4/KH-UBND          Sơn Hà, ngày 02 tháng 3 năm 2024\n| A<br>B | C |")

    assert [piece.text for piece in columns.fragments] == ["Số: 4/KH-UBND", "Sơn Hà, ngày 02 tháng 3 năm 2024"]
    assert row.kind == "row"
    assert [piece.text for piece in row.fragments] == ["A", "B", "C"]


def test_lines_with_bars_only_between_their_cells_are_rows_where_they_stand_together() -> None:
    lines = read_lines("TT | Việc | Chủ trì\n1 | Mở lớp | Phòng Kinh tế\n\nTrang chủ | Tin tức | Liên hệ")

    assert [(line.kind, len(line.fragments)) for line in lines] == [("row", 3), ("row", 3), ("blank", 0), ("text", 1)]


def test_rules_pages_and_lone_cell_marks_are_told_apart() -> None:
    kinds = [line.kind for line in read_lines("-------\n 12 \n|\n|---|---|\n** **\n\n2030")]

    assert kinds == ["rule", "page", "cell", "rule", "blank", "blank", "text"]


@given(st.text(max_size=300))
def test_offsets_rise_and_lie_in_the_text(text: str) -> None:
    last = -1
    for line in read_lines(text):
        assert len(line.clean.offsets) == len(line.text)
        for place in line.clean.offsets:
            assert last <= place < len(text)
            last = place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("năm 2023</td>20 điểm", "năm 2023 20 điểm"),
        ("1.1<script>50 triệu đồng", "1.1 50 triệu đồng"),
        ("năm 2019<b>05 HTX", "năm 2019 05 HTX"),
        ("năm 2023</TD><td class='a'>20 điểm", "năm 2023 20 điểm"),
        ("Luật này![hình](a.png)các xã", "Luật này các xã"),
        ("1.0<b>00</b> HTX", "1.000 HTX"),
        ("1.<b>05 HTX", "1. 05 HTX"),
        ("1.**05 HTX**", "1. 05 HTX"),
        ("1.**000** HTX", "1.000 HTX"),
        ("có **4**12 HTX", "có 412 HTX"),
        ("năm 2026*2 lớp", "năm 2026 2 lớp"),
    ],
)
def test_what_breaks_a_line_keeps_its_words_apart_and_what_only_sets_them_does_not(text: str, words: str) -> None:
    [line] = read_lines(text)

    assert line.text == words
    assert all(text[place] == letter for place, letter in zip(line.clean.offsets, words, strict=True) if letter != " ")


def test_a_line_without_end_is_read_in_pieces_that_hold_all_of_it() -> None:
    text = "Mở đầu\n" + "- Phòng Nội vụ rà soát 05 HTX; " * 2000 + "\nCuối"

    lines = read_lines(text)

    assert [lines[0].raw, lines[-1].raw] == ["Mở đầu", "Cuối"]
    assert "".join(line.raw for line in lines[1:-1]) == text.split("\n")[1]
    assert all(text[line.start : line.start + len(line.raw)] == line.raw for line in lines)
    assert max(len(line.raw) for line in lines) <= 10_000
    assert all(line.raw.endswith("; ") for line in lines[1:-1])


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert [len(line.raw) for line in read_lines("a" * 25_000)] == [10_000, 10_000, 5_000]


def test_a_line_without_end_is_not_cut_within_a_number() -> None:
    beside = "a" * 9_995 + "1234567890 HTX"
    filling = "a" + "7" * 20_000 + " HTX"

    assert [line.text for line in read_lines(beside)] == ["a" * 9_995, "1234567890 HTX"]
    assert [line.text for line in read_lines(filling)] == ["a" + "7" * 20_000, "HTX"]


def test_a_sign_in_a_cell_of_its_own_stays_there_in_a_text_of_underscores() -> None:
    words = "hợp_tác_xã " * 20
    lines = read_lines(f"{words}\n7   Tỷ_lệ giám_đốc    %        50 %   71,4\n")

    assert lines[1].text == "7 Tỷ lệ giám đốc % 50% 71,4"
