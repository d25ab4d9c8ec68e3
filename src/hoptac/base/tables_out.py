"""Tables handed out as CSV and workbooks that spreadsheets open rightly."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter
from django.http import HttpResponse

# How every workbook is written: a text is a text, whatever it begins with.
TEXTS_ONLY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
# A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The rows as a file to be saved; with the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def xlsx_answer(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The rows as a workbook: numbers as numbers, days as days, and every text as a text, never as a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, **TEXTS_ONLY}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 1)
        head = book.add_format({"bold": True, "text_wrap": True})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value, *([head] if number == 0 else []))
    return workbook_answer(name, out.getvalue())


def workbook_answer(name: str, data: bytes) -> HttpResponse:
    """A workbook as a file to be saved."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cell(value: object) -> object:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
