"""Lines of a header or a tail cut into the things that stand on them."""

from vanban.fragments import fragments
from vanban.lines import read_lines


def test_what_was_run_together_on_one_line_is_cut() -> None:
    line = (
        "ỦY BAN NHÂN DÂN XÃ BÌNH AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 4/KH-UBND Bình An, ngày 05 tháng 6 năm 2026"
    )

    assert [piece.text for piece in fragments(read_lines(line))] == [
        "ỦY BAN NHÂN DÂN XÃ BÌNH AN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 4/KH-UBND",
        "Bình An, ngày 05 tháng 6 năm 2026",
    ]


def test_the_subject_of_a_letter_is_cut_from_its_number() -> None:
    pieces = fragments(read_lines("Số: 318/SNN-KTHT V/v rà soát hợp tác xã"))

    assert [piece.text for piece in pieces] == ["Số: 318/SNN-KTHT", "V/v rà soát hợp tác xã"]


def test_the_mark_of_a_row_that_has_one_cell_left_is_dropped() -> None:
    assert [piece.text for piece in fragments(read_lines("Số: 51/QĐ-UBND |"))] == ["Số: 51/QĐ-UBND"]
