"""Opening a workbook within limits: what is too large, broken, locked or a program is refused before it is read."""

import contextlib
import csv
import io
import itertools
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from hoptac.registry.workbooks.errors import (
    BrokenTextError,
    LockedWorkbookError,
    MacrosError,
    NotAWorkbookError,
    TooLongSheetError,
    TooWideSheetError,
)
from hoptac.registry.workbooks.formulas import Formulas
from hoptac.registry.workbooks.limits import MOST_COLUMNS, MOST_ROWS, WIDEST, check_package

Value = str | float | int | bool | date | datetime | time | timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_DELIMITERS = (";", "\t", ",")
_LINES_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows and columns count from 0, as ``first_column`` is where ``rows`` begin."""

    name: str
    first_column: int
    merges: tuple[Merge, ...]
    height: int
    _source: "CalamineSheet | list[list[Value]]"
    _formulas: Formulas = field(default_factory=dict)

    def rows(self) -> Iterator[list[Value]]:
        """Every row from the first of the sheet on; the first value stands in ``first_column``.

        Where a formula has no result, it stands itself.
        """
        rows = iter(self._source) if isinstance(self._source, list) else self._source.iter_rows()
        return self._with_formulas(rows) if self._formulas else rows

    def _with_formulas(self, rows: Iterator[list[Value]]) -> Iterator[list[Value]]:
        for number, row in enumerate(rows):
            for column, formula in self._formulas.get(number, {}).items():
                offset = column - self.first_column
                if offset >= 0:
                    row.extend([""] * (offset + 1 - len(row)))
                    row[offset] = formula
            yield row


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that may be read."""

    name: str
    sheets: tuple[str, ...]
    _source: "CalamineWorkbook | list[list[Value]]"
    _formulas: Mapping[str, Formulas] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet:
        """One sheet by its name."""
        if isinstance(self._source, list):
            return Sheet(name, 0, (), len(self._source), self._source)
        try:
            sheet = self._source.get_sheet_by_name(name)
        except CalamineError as error:
            raise NotAWorkbookError(name=self.name, detail=f"trang tính “{name}” bị hỏng") from error
        if sheet.end is not None and sheet.end[0] >= MOST_ROWS:
            raise TooLongSheetError(sheet=name, row=sheet.end[0] + 1, limit=MOST_ROWS)
        if sheet.end is not None and sheet.end[1] >= MOST_COLUMNS:
            raise TooWideSheetError(sheet=name, column=WIDEST)
        first = sheet.start[1] if sheet.start else 0
        return Sheet(name, first, _merges(sheet), sheet.total_height, sheet, self._formulas.get(name, {}))


def open_book(name: str, data: bytes) -> Book:
    """The workbook in these bytes. Refused: no workbook, a program in it, a password, too much."""
    ending = PurePosixPath(name.lower()).suffix
    if ending == ".csv" and not data.startswith((_OLE, _ZIP)):
        rows = _csv_rows(name, data)
        return Book(name, (PurePosixPath(name).stem or "csv",), rows)
    if ending not in ENDINGS and ending != ".xlsm":
        raise NotAWorkbookError(name=name, detail="đuôi tệp không phải của bảng tính")
    formulas: Mapping[str, Formulas] = {}
    if data.startswith(_OLE):
        _check_old(name, data)
    else:
        formulas = check_package(name, data).by_sheet(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise LockedWorkbookError(name=name) from error
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise NotAWorkbookError(name=name, detail="tệp hỏng hoặc không phải bảng tính") from error
    pages = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    # What the sender does not see is not what he sends, unless he sees nothing at all.
    seen = [sheet for sheet in pages if sheet.visible == SheetVisibleEnum.Visible]
    sheets = tuple(sheet.name for sheet in seen or pages)
    if not sheets:
        raise NotAWorkbookError(name=name, detail="tệp không có trang tính nào")
    return Book(name, sheets, book, formulas)


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    return tuple(sheet.merged_cell_ranges or ())


def _check_old(name: str, data: bytes) -> None:
    """An .xls names its parts in UTF-16."""
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise MacrosError(name=name)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise LockedWorkbookError(name=name)


def _csv_rows(name: str, data: bytes) -> list[list[Value]]:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenTextError(name=name) from error
    if "\0" in text:
        raise NotAWorkbookError(name=name, detail="tệp chữ có ký tự điều khiển")
    rows: list[list[Value]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True):
            if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
                raise TooWideSheetError(sheet=name, column=WIDEST)
            rows.append(list(row))
            if len(rows) > MOST_ROWS and any(row):
                raise TooLongSheetError(sheet=name, row=len(rows), limit=MOST_ROWS)
    except csv.Error as error:
        raise NotAWorkbookError(name=name, detail="dấu nháy hoặc dấu phân cách không khớp") from error
    return rows


def _delimiter(text: str) -> str:
    """What parts the cells: titles and addresses hold commas too, but only a table is as wide line after line."""
    return max(_DELIMITERS, key=lambda delimiter: _longest_even_run(text, delimiter))


def _longest_even_run(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first lines one after another part into equally many cells, at least two, and how many those are.

    A broken quote ends the look: whether the file may be read is said by who reads it.
    """
    longest, run, before = (0, 0), 0, 0
    with contextlib.suppress(csv.Error):
        for line in itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _LINES_LOOKED_AT):
            width = len(line)
            run = run + 1 if width == before else 1
            before = width
            longest = max(longest, (run, width) if width > 1 else (0, 0))
    return longest
