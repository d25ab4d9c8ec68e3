"""Lists as CSV and workbooks."""

import doctest
from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from hoptac.base import tables_out
from hoptac.base.tables_out import Book, Sheet, Table, csv_answer, in_lots, taken_away, workbook, workbook_answer
from tests.hoptac.test_permissions import named_addresses
from tests.taken_away import csv_of, file_name_of, sheets_of

DAY = date(2026, 11, 23)
ROWS = [("Tên", "Thành viên", "Từ ngày"), ("HTX Chè, Sơn Hà", 7, date(2026, 1, 2)), ("=1+1", None, "")]


def take(form: str, **said: Any) -> Any:
    return taken_away(RequestFactory().get("/"), form, Table(**{"of": "HTX Chè", "day": DAY, "rows": ROWS, **said}))


def test_a_spreadsheet_reads_vietnamese_and_commas():
    answer = csv_answer("a.csv", [("Nơi", "Năm"), ("Xã Sơn Hà, tỉnh Quảng Ngãi", 2027)])

    assert answer.content.decode("utf-8-sig").splitlines() == ["Nơi,Năm", '"Xã Sơn Hà, tỉnh Quảng Ngãi",2027']
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert 'filename="a.csv"' in answer["Content-Disposition"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(start):
    answer = csv_answer("a.csv", [(f"{start}HYPERLINK(1)",)])

    assert answer.content.decode("utf-8-sig").lstrip('"').startswith("'")


def test_a_number_below_zero_stays_a_number():
    assert csv_answer("a.csv", [(-5,)]).content.decode("utf-8-sig") == "-5\r\n"


def test_both_forms_have_the_same_rows_and_say_what_they_are_of_and_of_which_day():
    as_csv, as_xlsx = take("csv"), take("xlsx")

    assert csv_of(as_csv)[1:] == [["HTX Chè, Sơn Hà", "7", "02/01/2026"], ["'=1+1", "", ""]]
    [rows] = sheets_of(as_xlsx).values()
    assert rows[1:] == [["HTX Chè, Sơn Hà", 7.0, date(2026, 1, 2)], ["=1+1", "", ""]]
    assert file_name_of(as_csv) == "htx-che-2026-11-23.csv"
    assert file_name_of(as_xlsx) == "htx-che-2026-11-23.xlsx"


def test_the_examples_hold():
    assert doctest.testmod(tables_out).failed == 0


def test_a_page_of_parts_is_a_sheet_for_each_or_one_table_that_names_the_part_of_each_row():
    book = Book("HTX Chè", DAY, [Sheet("Bước", ROWS), Sheet("Giấy tờ", [("Tên", "Số"), ("=2", "12")])])
    as_csv, as_xlsx = (taken_away(RequestFactory().get("/"), form, book) for form in ("csv", "xlsx"))

    assert csv_of(as_csv) == [
        ["Phần", "Tên", "Thành viên", "Từ ngày", "Số"],
        ["Bước", "HTX Chè, Sơn Hà", "7", "02/01/2026", ""],
        ["Bước", "'=1+1", "", "", ""],
        ["Giấy tờ", "'=2", "", "", "12"],
    ]
    sheets = sheets_of(as_xlsx)
    assert list(sheets) == ["Bước", "Giấy tờ"]
    assert sheets["Giấy tờ"] == [["Tên", "Số"], ["=2", "12"]]
    assert file_name_of(as_xlsx) == "htx-che-2026-11-23.xlsx"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_file_is_made_under_conditions_that_make_no_sense(form):
    answer = take(form, misread=("Từ ngày “32/13”",))

    assert answer.status_code == 422
    assert "Từ ngày “32/13”" in answer.content.decode()


def test_a_workbook_too_long_to_open_is_refused_in_words_and_the_csv_has_all(monkeypatch):
    monkeypatch.setattr("hoptac.base.tables_out.MOST_IN_WORKBOOK", 2)
    rows = [("Tên",), ("A",), ("B",), ("C",)]

    refused = take("xlsx", rows=rows)

    assert refused.status_code == 422
    assert "hơn 2 dòng" in refused.content.decode()
    assert take("xlsx", rows=rows[:3]).status_code == 200
    assert len(csv_of(take("csv", rows=rows))) == 4


def test_sheets_keep_their_names_as_far_as_spreadsheets_take_them():
    data = workbook([Sheet("Chủ rừng/Chứng nhận [hết]: cũ", [("A",)]), Sheet("Hai" * 20, [("B",)])])

    names = list(sheets_of(workbook_answer("a.xlsx", data)))

    assert names == ["Chủ rừng Chứng nhận  hết   cũ", ("Hai" * 20)[:31]]


def test_rows_come_in_lots_and_none_is_lost():
    assert list(in_lots(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_every_table_of_the_site_has_both_forms():
    tables = {name.rpartition("_")[0] for name in named_addresses() if name.endswith(("_csv", "_xlsx"))}
    tables.remove("registry:organization")  # a book of several sheets; for programs it is JSON

    assert {f"{name}_{form}" for name in tables for form in ("csv", "xlsx")} <= named_addresses()
    assert len(tables) > 10
