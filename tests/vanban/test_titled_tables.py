"""Titles of tables: where they end, what they set for the rows under them."""

from vanban.blocks import Block, split_blocks
from vanban.table_rows import tables_of
from vanban.titled_tables import TitledTable, read_rows_of_years, read_table, tables_with_titles


def blocks_of(*lines: str) -> list[Block]:
    return list(split_blocks("KẾ HOẠCH\n\nI. MỤC TIÊU\n\n" + "\n".join(lines) + "\n"))


def table_of(*lines: str) -> TitledTable | None:
    blocks = blocks_of(*lines)
    [rows] = tables_of(blocks)
    return read_table(rows, blocks, year=2026, is_account=False)


def test_titles_in_two_lines_are_one_for_each_column() -> None:
    table = table_of("| Chỉ tiêu | Kế hoạch | |", "| | Năm 2026 | Năm 2027 |", "|---|---|---|", "| Số HTX | 12 | 15 |")

    assert table is not None
    assert [column.title for column in table.columns] == ["Chỉ tiêu", "Kế hoạch Năm 2026", "Kế hoạch Năm 2027"]
    assert len(table.rows) == 1


def test_a_line_above_sets_the_unit_of_all() -> None:
    table = table_of("Đơn vị tính: triệu đồng", "", "| Chỉ tiêu | Kế hoạch 2026 |", "|---|---|", "| Doanh thu | 900 |")

    assert table is not None
    assert table.unit == "triệu đồng"


def test_a_table_of_names_holds_no_figures() -> None:
    assert table_of("| Xã | Chủ tịch |", "|---|---|", "| Tân Hòa | ông A |") is None


def test_rows_are_years_only_where_each_of_them_is() -> None:
    head = ("| Năm | Số HTX |", "|---|---|", "| 2025 | 4 |")
    [years] = tables_of(blocks_of(*head, "| 2026 | 6 |"))
    [mixed] = tables_of(blocks_of(*head, "| Cộng | 10 |"))
    found = read_rows_of_years(years)

    assert found is not None
    assert [when.year for _, _, when in found.rows] == [2025, 2026]
    assert read_rows_of_years(mixed) is None


def test_a_row_of_titles_begins_another_table() -> None:
    one = ("| TT | Chỉ tiêu | Kế hoạch 2026 |", "|---|---|---|", "| 1 | Số HTX | 12 |")
    parts = list(tables_with_titles(blocks_of(*one, one[0], "| 1 | Số THT | 20 |")))

    assert [len(rows) for rows in parts] == [2, 2]
