"""A workbook given back with its faulty cells marked: the same cells at the same places, to be mended."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from hoptac.base.tables_out import TEXTS_ONLY
from hoptac.registry.workbooks.cells import CellFault, letters
from hoptac.registry.workbooks.opening import Sheet, Value, open_book

# A longer sheet is given back without the rows that have no fault, so that it stays quick to make and to open.
MOST_WHOLE_ROWS = 5_000
LIST_SHEET = "Danh sách lỗi"
_LIST_HEADS = ("Ô", "Cột", "Đang ghi", "Lỗi", "Cách sửa")
_WIDTHS = (10, 26, 34, 52, 60)
_MOST_COMMENT = 900


def marked_workbook(
    name: str, data: bytes, sheet_name: str, header_row: int, faults: Sequence[Mapping[str, Any]]
) -> bytes:
    """The sheet with every fault at its cell in red with a comment, and a second sheet that lists them.

    A text stays a text whatever it begins with. In a long sheet only rows with a fault are kept, and the list names the
    cells of the workbook that was sent.
    """
    listed = [CellFault(**fault) for fault in faults]
    sheet = open_book(name, data).sheet(sheet_name)
    is_whole = sheet.height <= MOST_WHOLE_ROWS
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, TEXTS_ONLY) as book:
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EDF4"}),
            "bad": book.add_format({"bg_color": "#F8CBC6", "border": 1, "border_color": "#B3261E"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "bad_day": book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#F8CBC6", "border": 1}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        page = book.add_worksheet(_title(sheet.name))
        rows = _write_rows(page, sheet, header_row, listed, is_whole, styles)
        for (top, left), (bottom, right) in sheet.merges:
            if bottom <= header_row and bottom < len(rows):
                text = _at(rows[top], left - sheet.first_column)
                page.merge_range(top, left, bottom, right, _written(text), styles["head"])
        _write_list(book, listed, sheet, is_whole, styles)
        page.activate()
    return out.getvalue()


def _write_rows(
    page: Any, sheet: Sheet, header_row: int, faults: Sequence[CellFault], is_whole: bool, styles: Mapping[str, Any]
) -> list[list[Value]]:
    """Write the sheet and return its rows down to the heads."""
    by_cell: dict[str, list[CellFault]] = {}
    for fault in faults:
        by_cell.setdefault(fault.cell, []).append(fault)
    faulty = {fault.row for fault in faults}
    heads: list[list[Value]] = []
    target = 0
    for number, line in enumerate(sheet.rows()):
        if number <= header_row:
            heads.append(line)
        elif not is_whole and number + 1 not in faulty:
            continue
        if number + 1 not in faulty and number > header_row:
            _write_plain(page, target, line, sheet.first_column, styles)
        else:
            _write_line(page, target, number, line, sheet, header_row, by_cell, styles)
        target += 1
    page.freeze_panes(min(header_row + 1, target), 0)
    return heads


def _write_plain(page: Any, target: int, line: list[Value], first: int, styles: Mapping[str, Any]) -> None:
    for offset, value in enumerate(line):
        if value != "":
            page.write(target, first + offset, _written(value), *_day_style(value, styles))


def _write_line(
    page: Any,
    target: int,
    number: int,
    line: list[Value],
    sheet: Sheet,
    header_row: int,
    by_cell: Mapping[str, Sequence[CellFault]],
    styles: Mapping[str, Any],
) -> None:
    for offset, value in enumerate(line):
        column = sheet.first_column + offset
        found = by_cell.get(f"{letters(column)}{number + 1}", ())
        if number <= header_row:
            page.write(target, column, _written(value), *([styles["head"]] if number == header_row else []))
        elif found:
            is_day = isinstance(value, datetime | date)
            page.write(target, column, _written(value), styles["bad_day" if is_day else "bad"])
            words = "\n".join(f"{fault.why} {fault.remedy}" for fault in found)
            page.write_comment(target, column, words[:_MOST_COMMENT], {"x_scale": 2, "y_scale": 1.4})
        elif value != "":
            page.write(target, column, _written(value), *_day_style(value, styles))


def _write_list(
    book: Any, faults: Sequence[CellFault], sheet: Sheet, is_whole: bool, styles: Mapping[str, Any]
) -> None:
    page = book.add_worksheet(LIST_SHEET if sheet.name != LIST_SHEET else f"{LIST_SHEET} 2")
    for column, (head, width) in enumerate(zip(_LIST_HEADS, _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write(0, column, head, styles["head"])
    page.freeze_panes(1, 0)
    title = _title(sheet.name).replace("'", "''")
    for row, fault in enumerate(faults, start=1):
        if is_whole:
            page.write_url(row, 0, f"internal:'{title}'!{fault.cell}", string=fault.cell)
        else:
            page.write_string(row, 0, fault.cell)
        for column, words in enumerate((fault.head, fault.what, fault.why, fault.remedy), start=1):
            page.write_string(row, column, words, styles["wrap"])


def _day_style(value: Value, styles: Mapping[str, Any]) -> list[Any]:
    return [styles["day"]] if isinstance(value, datetime | date) else []


def _written(value: Value) -> Any:
    """As it is written: a duration or an hour as its words; numbers stay numbers, texts texts."""
    return value if isinstance(value, str | int | float | bool | date | datetime) else str(value)


def _at(line: Sequence[Value], offset: int) -> Value:
    return line[offset] if 0 <= offset < len(line) else ""


def _title(name: str) -> str:
    """A sheet's name as a workbook takes it."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")
    return plain[:31] or "Bảng"
