"""Tables of figures that say in their titles, or by their place, what they count and when."""

from vanban import read_text
from vanban.model import Document


def plan(
    *lines: str, title: str = "Phát triển hợp tác xã giai đoạn 2021 - 2025", heading: str = "II. MỤC TIÊU"
) -> Document:
    """A plan of 2021 with a table under a heading."""
    head = (
        f"UBND HUYỆN TÂN LẬP\nSố: 19/KH-UBND\nTân Lập, ngày 18 tháng 01 năm 2021\n\nKẾ HOẠCH\n{title}\n\n{heading}\n\n"
    )
    return read_text(head + "\n".join(lines) + "\n")


def told(reading: Document) -> list[tuple[str, str, int | None]]:
    return [(f"{target.value:f}", target.unit, target.year) for target in reading.targets]


def test_rows_may_be_years_and_columns_what_is_counted() -> None:
    reading = plan(
        "| Năm | Số HTX quế | Diện tích quế hữu cơ (ha) |",
        "|---|---|---|",
        "| 2020 | 4 | 900 |",
        "| 2023 | 9 | 3.200 |",
        "| 2025 | 12 | 5.000 |",
    )

    assert told(reading) == [("9", "HTX", 2023), ("3200", "ha", 2023), ("12", "HTX", 2025), ("5000", "ha", 2025)]
    assert [int(actual.value) for actual in reading.actuals] == [4, 900]


def test_titles_of_two_lines_tell_what_each_place_is_to_have_in_each_year() -> None:
    reading = plan(
        "| Xã | Hiện trạng năm 2020 (HTX) | Năm 2023 | | Năm 2025 | |",
        "| | | Tổng số HTX | Tỷ lệ HTX khá, tốt (%) | Tổng số HTX | Tỷ lệ HTX khá, tốt (%) |",
        "|---|---|---|---|---|---|",
        "| Xã Tân Hòa | 2 | 3 | 60 | 4 | 75 |",
        title="Phát triển hợp tác xã đến năm 2025",
    )

    assert told(reading) == [("3", "HTX", 2023), ("60", "%", 2023), ("4", "HTX", 2025), ("75", "%", 2025)]
    assert [int(actual.value) for actual in reading.actuals] == [2]


def test_a_table_that_only_counts_in_places_is_of_targets_under_the_aims() -> None:
    table = (
        "| STT | Địa phương | Thành lập mới HTX | Cán bộ phụ trách |",
        "|---|---|---|---|",
        "| 1 | Xã Tân Hòa | 3 | ông A |",
    )
    aims = plan(*table, title="Phát triển hợp tác xã năm 2021")
    state = plan(*table, title="Phát triển hợp tác xã năm 2021", heading="I. THỰC TRẠNG")

    assert told(aims) == [("3", "HTX", 2021)]
    assert [(row.subject, row.indicator) for row in aims.targets] == [
        ("Thành lập mới HTX: Xã Tân Hòa", "cooperatives_new")
    ]
    assert (state.targets, [int(actual.value) for actual in state.actuals]) == ((), [3])


def test_a_table_of_costs_holds_no_targets() -> None:
    table = ("| Nội dung chi | Số lượng | Đơn giá (đồng) |", "|---|---|---|", "| Lớp tập huấn | 2 | 15.000.000 |")

    assert told(plan(*table, heading="III. KINH PHÍ")) == []
    assert told(plan("| Xã | Số lớp | Đơn giá (đồng) |", "|---|---|---|", "| Xã Tân Hòa | 2 | 15.000.000 |")) == []


def test_a_row_of_figures_is_no_second_line_of_titles() -> None:
    reading = plan(
        "| TT | Lớp | Số lớp | Thời gian |",
        "|---|---|---|---|",
        "| 1 | Giám đốc hợp tác xã | 2 | Tháng 4/2021 |",
        "| 2 | Kế toán hợp tác xã | 1 | Tháng 6/2021 |",
        title="Bồi dưỡng cán bộ hợp tác xã năm 2021",
        heading="II. NỘI DUNG",
    )

    assert told(reading) == [("2", "lớp", 2021), ("1", "lớp", 2021)]


COURSES = ("| TT | Tên lớp | Số lớp | Số học viên |", "|---|---|---|---|", "| 1 | Kế toán | 3 | 90 |")


def test_the_courses_of_the_year_that_an_annex_of_a_plan_lists_are_targets() -> None:
    title = "Phát triển hợp tác xã năm 2021"

    assert told(plan("PHỤ LỤC", "DANH MỤC CÁC LỚP NĂM 2021", *COURSES, title=title, heading="Căn cứ Luật")) == [
        ("3", "lớp", 2021),
        ("90", "học viên", 2021),
    ]
    assert told(plan("PHỤ LỤC", "CÁC NGHỀ DẠY NĂM 2021", *COURSES, title=title, heading="Căn cứ Luật")) != []


def test_a_list_of_what_there_is_or_was_sets_nothing() -> None:
    title = "Phát triển hợp tác xã năm 2021"
    rows = ("| TT | Tên HTX | Số thành viên |", "|---|---|---|", "| 1 | HTX Tân Hòa | 30 |")

    assert told(plan("PHỤ LỤC", "DANH SÁCH HTX NĂM 2021", *rows, title=title, heading="Căn cứ Luật")) == []
    assert told(plan("PHỤ LỤC", "CÁC NGHỀ ĐÃ DẠY NĂM 2021", *COURSES, title=title, heading="Căn cứ Luật")) == []
    assert told(plan("PHỤ LỤC", "CÁC NGHỀ DẠY NĂM 2020", *COURSES, title=title, heading="Căn cứ Luật")) == []


def test_a_far_year_behind_the_word_of_a_column_is_that_of_its_targets() -> None:
    reading = plan(
        "| Chỉ tiêu | Đơn vị | Cần đạt 2025 | Định hướng 2030 |",
        "|---|---|---|---|",
        "| Tổng số HTX | HTX | 825 | 950 |",
    )

    assert told(reading) == [("825", "HTX", 2025), ("950", "HTX", 2030)]


def test_a_number_of_the_unit_is_no_value_of_the_cell() -> None:
    reading = plan(
        "| Chỉ tiêu | Đơn vị tính | Năm 2025 |",
        "|---|---|---|",
        "| Sản lượng | 1.000 tấn | chưa rõ |",
        "| Số HTX | HTX | 7 |",
    )

    assert told(reading) == [("7", "HTX", 2025)]
