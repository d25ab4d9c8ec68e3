"""Readings as a workbook for people: a sheet a kind of row, every row with its file, its words and their place.

Written row by row, so that a thousand documents need no more memory than one. The same readings give the same file.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vanban.folder.sheets import SHEETS, Record, Row, Sheet, Value

MOST_ROWS = 1_048_576  # of a sheet, its heads among them: what the format holds
MOST_LETTERS = 32_767  # of a cell
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 (the format knows no zone); not the clock: the same readings, the same file
# A cell that begins so could be taken for a formula where it is edited or saved as something else.
_LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_workbook(path: Path, records: Iterable[Record]) -> None:
    """Write the workbook of these records; an older one stays until the new one is whole."""
    partial = path.with_name(f"{path.name}.moi")
    settings = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(partial, settings) as book:
        book.set_properties({"title": "Kết quả đọc văn bản", "created": _MADE})
        looks = _Looks(book)
        sheets = [_Writer(book, sheet, looks) for sheet in SHEETS]
        for record in records:
            for sheet in sheets:
                for row in sheet.sheet.rows(record):
                    sheet.write(row)
        for sheet in sheets:
            sheet.end()
    partial.replace(path)


class _Looks:
    """How cells look. ``guarded`` cells hold text that is text for ever, however it begins."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        ground = {"valign": "top", "text_wrap": True}
        self.head: Format = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1, **ground})
        self.text: Format = book.add_format(ground)
        self.guarded: Format = book.add_format({**ground, "quote_prefix": True, "num_format": "@"})
        self.number: Format = book.add_format({"valign": "top"})
        self.day: Format = book.add_format({"valign": "top", "num_format": "dd/mm/yyyy"})


class _Writer:
    """One kind of rows, over as many sheets as they need."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet, looks: _Looks) -> None:
        self.sheet = sheet
        self._book = book
        self._looks = looks
        self._count = 0
        self._page: Worksheet
        self._row = 0
        self._begin()

    def _begin(self) -> None:
        self._count += 1
        name = self.sheet.name if self._count == 1 else f"{self.sheet.name} ({self._count})"
        self._page = self._book.add_worksheet(name)
        for place, column in enumerate(self.sheet.columns):
            self._page.set_column(place, place, column.width)
            self._page.write_string(0, place, column.head, self._looks.head)
        self._page.freeze_panes(1, 1)
        self._row = 1

    def write(self, row: Row) -> None:
        if self._row >= MOST_ROWS:
            self.end()
            self._begin()
        for place, value in enumerate(row):
            self._write_cell(place, value)
        self._row += 1

    def _write_cell(self, place: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            text = _written(value)
            look = self._looks.guarded if _LIKE_A_FORMULA.match(text) else self._looks.text
            self._page.write_string(self._row, place, text, look)
        elif isinstance(value, date):
            self._write_day(place, value)
        else:
            self._page.write_number(self._row, place, value, self._looks.number)

    def _write_day(self, place: int, day: date) -> None:
        """A day as a day; one before 1900, which the format does not know, as text."""
        if day.year < 1900:
            self._page.write_string(self._row, place, day.strftime("%d/%m/%Y"), self._looks.text)
        else:
            self._page.write_datetime(self._row, place, day, self._looks.day)

    def end(self) -> None:
        """Filters over all rows of the sheet."""
        self._page.autofilter(0, 0, max(self._row - 1, 1), len(self.sheet.columns) - 1)


def _written(text: str) -> str:
    text = _NO_LETTERS.sub("\ufffd", text)
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"
