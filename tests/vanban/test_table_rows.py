"""Rows of tables and their cells."""

import pytest

from vanban.blocks import split_blocks
from vanban.table_rows import cells_of, is_ditto, tables_of

TWO_TABLES = """KẾ HOẠCH

| TT | Chỉ tiêu |
|---|---|
| 1 | HTX |

Giữa hai bảng.

| Năm | HTX |
|---|---|
| 2026 | 5 |
"""


def test_rows_with_a_line_between_them_are_two_tables() -> None:
    tables = list(tables_of(split_blocks(TWO_TABLES)))

    assert [[cell.text for cell in cells_of(table[0])] for table in tables] == [["TT", "Chỉ tiêu"], ["Năm", "HTX"]]


def test_a_cell_knows_its_place_in_its_row() -> None:
    for table in tables_of(split_blocks(TWO_TABLES)):
        for row in table:
            assert [row.text[cell.start : cell.end] for cell in cells_of(row)] == [cell.text for cell in cells_of(row)]


@pytest.mark.parametrize(
    ("cell", "says_so"), [("nt", True), ("-nt-", True), ("Như trên.", True), ("NTM", False), ("", False)]
)
def test_a_cell_may_say_that_it_is_as_the_one_above(cell: str, says_so: bool) -> None:
    assert is_ditto(cell) is says_so
