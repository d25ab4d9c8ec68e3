"""What columns hold, told by their titles."""

import pytest

from vanban.columns import hold_figures, read_column, read_columns, spread_titles

KINDS = [
    ("STT", "order"),
    ("Chỉ tiêu", "name"),
    ("Chỉ tiêu năm 2027", "plan"),
    ("ĐVT", "unit"),
    ("Ước TH 2025", "done"),
    ("TH 2024", "done"),
    ("KH 2026", "plan"),
    ("Năm 2027", "value"),
    ("Số lượng", "value"),
    ("So sánh TH/KH (%)", "other"),
    ("Ghi chú", "other"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_a_title_says_what_its_column_holds(title: str, kind: str) -> None:
    assert read_column(title).kind == kind


def kinds(*titles: str, year: int | None = 2026, is_account: bool = False) -> list[str] | None:
    columns = read_columns(titles, year=year, is_account=is_account)
    return None if columns is None else [column.kind for column in columns]


def test_a_year_alone_is_ahead_of_the_years_that_were_done() -> None:
    assert kinds("Chỉ tiêu", "Thực hiện 2025", "2026", "2030") == ["name", "done", "plan", "plan"]


def test_the_own_year_of_an_account_is_done_and_that_of_a_plan_ahead() -> None:
    assert kinds("Chỉ tiêu", "Năm 2025", "Năm 2026", is_account=True) == ["name", "done", "done"]
    assert kinds("Chỉ tiêu", "Năm 2025", "Năm 2026") == ["name", "done", "plan"]


def test_the_place_of_a_table_tells_of_figures_without_a_year() -> None:
    assert kinds("Nội dung", "Số lượng", is_account=True) == ["name", "done"]
    assert kinds("Nội dung", "Số lượng") == ["name", "plan"]


def test_the_first_column_names_the_rows_where_no_title_says_so() -> None:
    assert kinds("TT", "Xã, phường", "Kế hoạch 2026") == ["order", "name", "plan"]


def test_a_table_without_plan_and_result_holds_no_figures() -> None:
    assert kinds("TT", "Nội dung", "Cơ quan chủ trì") is None
    assert not hold_figures(["TT", "Nội dung", "Thời gian"])


def test_titles_of_a_second_line_stand_under_the_year_above_them() -> None:
    spread = spread_titles(["Chỉ tiêu", "Năm 2025", "Kế hoạch 2026"], ["Kế hoạch", "Ước thực hiện"])

    assert spread == ["Chỉ tiêu", "Năm 2025 Kế hoạch", "Năm 2025 Ước thực hiện", "Kế hoạch 2026"]
    assert spread_titles(["Chỉ tiêu", "Kế hoạch 2026"], ["Kế hoạch", "Ước thực hiện"]) is None
