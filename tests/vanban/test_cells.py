"""Cells one a line."""

from vanban.cells import rows_of_cells
from vanban.lines import read_lines


def texts(text: str) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in rows_of_cells(read_lines(text)) if line.text]


def test_cells_between_lone_marks_are_a_row() -> None:
    assert texts("trước\n|\nA\nb\n|\nC\n|\nsau") == [("text", "trước"), ("row", "A b | C"), ("text", "sau")]


def test_two_marks_end_a_row() -> None:
    assert texts("|\n1\n|\nMột\n|\n|\n2\n|\nHai\n|\n") == [("row", "1 | Một"), ("row", "2 | Hai")]


def test_a_lone_mark_far_from_another_swallows_nothing() -> None:
    text = "|\n" + "một dòng\n" * 200

    assert len(texts(text)) == 200
