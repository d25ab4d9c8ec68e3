"""Tables drawn without marks: cells one a line, and cells side by side."""

from vanban.grids import rows_of_grids
from vanban.lines import read_lines

TITLES = ["TT", "Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH 2026", "Ghi chú"]


def rows(text: str) -> list[str]:
    return [line.text for line in rows_of_grids(read_lines(text)) if line.kind == "row"]


def stacked(*cells: str) -> list[str]:
    return rows("\n\n".join(cells))


def test_cells_one_a_line_are_rows_under_their_titles() -> None:
    read = stacked(*TITLES, "1", "Tổng số HTX", "HTX", "18", "20", "2", "Số thành viên", "người", "950", "1.000")

    assert read[1:] == ["1 | Tổng số HTX | HTX | 18 | 20", "2 | Số thành viên | người | 950 | 1.000"]


def test_a_title_over_rows_takes_no_order_for_a_figure() -> None:
    read = stacked(*TITLES, "I", "HỢP TÁC XÃ", "1", "Tổng số HTX", "HTX", "18", "20", "II", "TỔ HỢP TÁC", "1", "Số THT",
                   "tổ", "4", "6")  # fmt: skip

    assert [row for row in read if row.count(" | ") > 2][1:] == [
        "1 | Tổng số HTX | HTX | 18 | 20",
        "1 | Số THT | tổ | 4 | 6",
    ]


def test_a_row_without_an_order_of_its_own_is_read() -> None:
    read = stacked(*TITLES, "1", "Tổng số HTX", "HTX", "18", "20", "Thành lập mới", "HTX", "2", "3", "2", "Số THT",
                   "tổ", "5", "7")  # fmt: skip

    assert read[2] == " | Thành lập mới | HTX | 2 | 3"


def test_a_row_that_lacks_a_cell_ends_the_table_rather_than_shifting_its_figures() -> None:
    read = stacked(*TITLES[:5], "1", "Tổng số HTX", "HTX", "18", "20", "2", "Số THT", "tổ", "7", "3", "Số thành viên",
                   "người", "90", "95")  # fmt: skip

    assert read[1:] == ["1 | Tổng số HTX | HTX | 18 | 20"]


def test_the_line_that_numbers_the_columns_is_no_row() -> None:
    read = stacked(*TITLES[:5], "(1)", "(2)", "(3)", "(4)", "(5)", "1", "Tổng số HTX", "HTX", "18", "20")

    assert read[1:] == ["1 | Tổng số HTX | HTX | 18 | 20"]


def test_titles_under_a_year_make_a_column_each() -> None:
    read = stacked("TT", "Chỉ tiêu", "ĐVT", "Năm 2025", "Kế hoạch 2026", "Kế hoạch", "Ước TH", "1", "Tổng số HTX",
                   "HTX", "17", "18", "20")  # fmt: skip

    assert read == [
        "TT | Chỉ tiêu | ĐVT | Năm 2025 Kế hoạch | Năm 2025 Ước TH | Kế hoạch 2026",
        "1 | Tổng số HTX | HTX | 17 | 18 | 20",
    ]


def test_what_follows_the_last_row_is_no_row() -> None:
    text = "\n\n".join([*TITLES[:5], "1", "Tổng số HTX", "HTX", "18", "20", "III. GIẢI PHÁP", "Tuyên truyền Luật."])

    assert [line.text for line in rows_of_grids(read_lines(text)) if line.kind == "text"] == [
        "III. GIẢI PHÁP",
        "Tuyên truyền Luật.",
    ]


def test_lists_that_only_open_like_a_table_stay_as_they_are() -> None:
    assert stacked("Nội dung", "Tuyên truyền", "Kế hoạch", "Sở Tài chính") == []
    assert rows("Chỉ tiêu phát triển năm 2026 là 20 HTX.\n\n1\n\nMột\n\n2") == []


ALIGNED = """\
TT   Chỉ tiêu                        ĐVT         Thực hiện    Kế hoạch
                                                  năm 2025     năm 2026
1    Tổng số hợp tác xã              HTX         18           20
     Thành lập mới                   HTX                      3
2    Doanh thu bình quân một hợp     tr.đồng     950          1.000
     tác xã nông nghiệp

Các giải pháp chủ yếu:
"""


def test_cells_side_by_side_stand_under_their_titles() -> None:
    assert rows(ALIGNED) == [
        "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2025 | Kế hoạch năm 2026",
        "1 | Tổng số hợp tác xã | HTX | 18 | 20",
        " | Thành lập mới | HTX |  | 3",
        "2 | Doanh thu bình quân một hợp tác xã nông nghiệp | tr.đồng | 950 | 1.000",
    ]


def test_tabs_hold_cells_apart() -> None:
    assert rows("TT\tChỉ tiêu\tĐVT\t2025\t2026\n1\tTổng số HTX\tHTX\t\t20") == [
        "TT | Chỉ tiêu | ĐVT | 2025 | 2026",
        "1 | Tổng số HTX | HTX |  | 20",
    ]


def test_every_letter_of_a_row_keeps_its_place() -> None:
    for text in (ALIGNED, "\n\n".join([*TITLES[:5], "1", "Tổng số HTX", "HTX", "18", "20"])):
        for line in rows_of_grids(read_lines(text)):
            for cell in line.fragments:
                pairs = zip(cell.text, cell.offsets, strict=True)
                assert all(letter in (" ", text[place]) for letter, place in pairs)
