"""For which day a workbook says that its data are true."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoptac.registry.workbooks.columns import load_columns
from hoptac.registry.workbooks.day_of_data import DayTold, agreed_day, days_told
from hoptac.registry.workbooks.heads import find_heads
from hoptac.registry.workbooks.opening import open_book
from tests.hoptac.registry.workbook_files import xlsx

COLUMNS = load_columns(Path(__file__).parents[4] / "rules" / "columns.toml")
TODAY = date(2026, 11, 23)
DAY = date(2025, 12, 15)
HEAD = ["Tên HTX", "Xã", "Số thành viên"]
ROW = ["HTX A", "Sơn Hà", 12]


def told(*above: list[Any], name: str = "ds.xlsx", sheet: str = "DS", head: list[Any] = HEAD) -> tuple[DayTold, ...]:
    book = open_book(name, xlsx([*above, head, [*ROW, *[None] * (len(head) - 3)]], sheet=sheet))
    page = book.sheet(book.sheets[0])
    return days_told(name, page, find_heads(page, COLUMNS), COLUMNS, today=TODAY)


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH HTX (Tính đến ngày 15/12/2025)",
        "Danh sách HTX, số liệu tính đến hết ngày 15 tháng 12 năm 2025",
        "Từ ngày 01/01/2025 đến ngày 15/12/2025",
        "danh sach htx trich xuat 15.12.2025",
    ],
)
def test_a_title_over_the_heads_tells_the_day_and_where_it_stands(title: str) -> None:
    assert told(["SỞ TÀI CHÍNH"], [None, title]) == (DayTold(DAY, "ô B2", title),)


@pytest.mark.parametrize("day", [DAY, "15/12/2025"])
def test_a_label_and_its_day_may_stand_in_two_cells(day: object) -> None:
    assert [(one.day, one.where) for one in told(["Ngày trích xuất:", day])] == [(DAY, "ô B1")]


@pytest.mark.parametrize(
    "title",
    [
        "Quảng Ngãi, ngày 15 tháng 12 năm 2025",
        "Kèm theo Quyết định số 12/QĐ-UBND ngày 15/12/2025",
        "Kế hoạch đến 31/12/2030",
        "Số liệu đến 31/02/2025",
        "Số liệu đến năm 2025",
    ],
)
def test_days_of_papers_days_to_come_and_no_days_tell_nothing(title: str) -> None:
    assert told([title]) == ()


@pytest.mark.parametrize(
    "name",
    ["DS HTX 15.12.2025.xlsx", "htx_15-12-2025.xlsx", "htx-2025-12-15.xlsx", "20251215_htx.xlsx", "15122025.xlsx"],
)
def test_a_day_in_the_name_of_the_file_counts_by_itself(name: str) -> None:
    assert [(one.day, one.where) for one in told(name=name)] == [(DAY, "tên tệp")]


@pytest.mark.parametrize("name", ["0100109106.xlsx", "ds 12345678.xlsx", "HTX 2025.xlsx", "ds 99.99.2025.xlsx"])
def test_other_digits_in_the_name_of_the_file_are_no_day(name: str) -> None:
    assert told(name=name) == ()


def test_the_name_of_the_sheet_and_the_head_of_a_column_tell_it_too() -> None:
    found = told(sheet="HTX 15-12-2025", head=["Tên HTX", "Xã", "Số thành viên (đến 15/12/2025)"])

    assert [(one.day, one.where) for one in found] == [(DAY, "tên cột C"), (DAY, "tên trang tính")]
    assert agreed_day(found) == DAY


def test_a_column_of_the_day_is_read_to_its_end() -> None:
    rows = [[*ROW, DAY]] * 40 + [[*ROW, "16/12/2025"], [*ROW, "chưa rõ"]]
    book = open_book("ds.xlsx", xlsx([[*HEAD, "Ngày trích xuất"], *rows]))
    page = book.sheet("DS")

    found = days_told("ds.xlsx", page, find_heads(page, COLUMNS), COLUMNS, today=TODAY)

    assert [(one.day, one.where) for one in found] == [(DAY, "cột D"), (date(2025, 12, 16), "cột D")]


def test_two_days_are_both_told_and_none_is_chosen() -> None:
    found = told(["Số liệu đến 30/11/2025"], name="htx 15.12.2025.xlsx")

    assert [one.day for one in found] == [date(2025, 11, 30), DAY]
    assert agreed_day(found) is None
    assert agreed_day(()) is None
