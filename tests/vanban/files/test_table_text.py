"""Tables as lines."""

from vanban.files.table_text import Cell, table_lines


def cells(*rows: tuple[str, ...]) -> list[list[Cell]]:
    return [[Cell(tuple(text.split("/"))) for text in row] for row in rows]


def test_data_is_rows_with_empty_cells_kept_and_marks_of_cells_replaced() -> None:
    assert table_lines(cells(("TT", "Tên"), ("1", ""), ("", "a|b"))) == [
        "",
        "| TT | Tên |",
        "| 1 |  |",
        "|  | a/b |",
        "",
    ]


def test_a_signature_is_cell_after_cell() -> None:
    lines = table_lines(cells(("Nơi nhận:/- Lưu: VT.", "KT. CHỦ TỊCH/Lê An")))

    assert [line for line in lines if line] == ["Nơi nhận:", "- Lưu: VT.", "KT. CHỦ TỊCH", "Lê An"]


def test_one_column_is_lines_and_no_row_is_nothing() -> None:
    assert [line for line in table_lines(cells(("Một",), ("Hai",))) if line] == ["Một", "Hai"]
    assert table_lines([]) == []
