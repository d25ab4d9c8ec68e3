"""Lists handed out as CSV and workbooks that spreadsheets open rightly: one way for every list of the site.

A list that a page shows has two addresses more (``table_paths``), a view of a few lines that says what it is of
(``Table``), and on the page ``{% take_away "app:list" %}``, which carries the page's own query: a file has the rows of
the page that its button stands on. A page of several parts has a ``Book`` in place of the ``Table``.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from hoptac.base.errors import MisreadFilterError, TooManyRowsError
from hoptac.base.folding import fold
from hoptac.base.web import refused

# How every workbook is written: a text is a text, whatever it begins with.
TEXTS_ONLY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
# More rows than this open slowly and break easily.
MOST_IN_WORKBOOK = 20_000
# So many rows at a time are put into words, so that what they name is asked for once for many.
LOT = 500
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_FILE_NAME = 60
_COLUMN_WIDTH = 20
# A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
Row = Sequence[object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a workbook; the first row is its heads."""

    title: str
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it is taken away: what it is of and of which day, as file names say it, and the rows, heads first.

    ``misread``: the conditions of the address that made no sense; a page says so, a file cannot, so there is none.
    """

    of: str
    day: date
    rows: Iterable[Row]
    misread: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A page of several parts as it is taken away: a sheet for each, or one table in which each row names its part."""

    of: str
    day: date
    sheets: Sequence[Sheet]


def table_paths(route: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """The addresses of a list's table: ``<route>.csv`` as ``<name>_csv``, ``<route>.xlsx`` as ``<name>_xlsx``."""
    return [path(f"{route}.{form}", view, {"form": form}, name=f"{name}_{form}") for form in _ANSWERS]


def taken_away(request: HttpRequest, form: str, table: Table | Book) -> HttpResponse:
    """The table as a file; a refusal in words where it would be wrong or too long to open."""
    try:
        if isinstance(table, Book):
            name = file_name(table.of, table.day, form)
            if form == "xlsx":
                return workbook_answer(name, workbook(table.sheets))
            return _ANSWERS[form](name, in_one_table(table.sheets))
        if table.misread:
            raise MisreadFilterError(conditions="; ".join(table.misread))
        return _ANSWERS[form](file_name(table.of, table.day, form), table.rows)
    except (MisreadFilterError, TooManyRowsError) as refusal:
        return refused(request, refusal)


def file_name(of: str, day: date, form: str) -> str:
    """What the file has and of which day, in letters that every system writes.

    >>> file_name("HTX Nông nghiệp Sơn Hà 12", date(2026, 11, 23), "xlsx")
    'htx-nong-nghiep-son-ha-12-2026-11-23.xlsx'
    """
    words = "-".join(re.findall(r"[a-z0-9]+", fold(of)))[:_LONGEST_FILE_NAME].strip("-")
    return f"{words}-{day:%Y-%m-%d}.{form}"


def in_lots(rows: Iterable[T], size: int = LOT) -> Iterator[list[T]]:
    """Some hundred at a time."""
    remaining = iter(rows)
    while some := list(islice(remaining, size)):
        yield some


def in_one_table(sheets: Iterable[Sheet]) -> Iterator[Row]:
    """All parts as one table, heads first: columns of the same name are one, and the first says which part it is.

    >>> people, days = Sheet("Người", [["Tên"], ["An"]]), Sheet("Ngày", [["Tên", "Từ"], ["Tết", "01/01"]])
    >>> list(in_one_table([people, days]))
    [['Phần', 'Tên', 'Từ'], ['Người', 'An', ''], ['Ngày', 'Tết', '01/01']]
    """
    parts = [(one.title, list(one.rows)) for one in sheets]
    heads = list(dict.fromkeys(str(head) for _, rows in parts for head in rows[0]))
    yield ["Phần", *heads]
    for title, rows in parts:
        for row in rows[1:]:
            said = dict(zip(rows[0], row, strict=True))
            yield [title, *(said.get(head, "") for head in heads)]


def csv_answer(name: str, rows: Iterable[Row]) -> HttpResponse:
    """The rows as a file to be saved; with the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return file_answer(name, ("\ufeff" + out.getvalue()).encode(), "text/csv; charset=utf-8")


def xlsx_answer(name: str, rows: Iterable[Row]) -> HttpResponse:
    """The rows as a workbook: numbers as numbers, days as days, and every text as a text, never as a formula."""
    return workbook_answer(name, workbook([Sheet("Danh sách", rows)]))


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """A workbook of these sheets, no longer than spreadsheets open with ease."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, **TEXTS_ONLY}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for one in sheets:
            _write(book.add_worksheet(_sheet_name(one.title)), one.rows, head)
    return out.getvalue()


def workbook_answer(name: str, data: bytes) -> HttpResponse:
    """A workbook as a file to be saved."""
    return file_answer(name, data, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def file_answer(name: str, data: bytes, kind: str) -> HttpResponse:
    """A file to be saved under this name."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _write(sheet: Any, rows: Iterable[Row], head: Any) -> None:
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(rows):
        if number > MOST_IN_WORKBOOK:
            raise TooManyRowsError(most=MOST_IN_WORKBOOK)
        if number == 0:
            sheet.set_column(0, len(row), _COLUMN_WIDTH)
        for column, value in enumerate(row):
            sheet.write(number, column, value, *([head] if number == 0 else []))


def _sheet_name(title: str) -> str:
    return _NOT_IN_SHEET_NAMES.sub(" ", title)[:_LONGEST_SHEET_NAME].strip()


def _cell(value: object) -> object:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


_ANSWERS: Mapping[str, Callable[[str, Iterable[Row]], HttpResponse]] = MappingProxyType(
    {"csv": csv_answer, "xlsx": xlsx_answer}
)
