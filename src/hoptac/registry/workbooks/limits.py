"""What a packed workbook may hold, measured by unpacking it piece by piece and keeping none of it.

The reader lays a sheet out as one rectangle: a single value in the last row and column of Excel would ask for more
memory than any server has. So the corner of what is filled is found first, here.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from lxml import etree

from hoptac.registry.workbooks.errors import (
    MacrosError,
    NotAWorkbookError,
    SwollenWorkbookError,
    TooLongSheetError,
    TooWideSheetError,
)
from hoptac.registry.workbooks.formulas import FoundFormulas

MEGABYTE = 1_000_000
MOST_UNPACKED_MB = 600
MOST_PARTS = 2_000
MOST_ROWS = 100_000
# The last column that is taken, and the cells beyond it that hold something.
WIDEST = "CZ"
MOST_COLUMNS = 104
_BEYOND = re.compile(rb'r="(?:[D-Z][A-Z]|[A-Z]{3})(\d+)"[^>/]*>')
# Without the "<" and a name space before it: a pattern that begins with letters is looked for seven times as fast.
_ROW = re.compile(rb'row\s[^>]*?\br="(\d+)"')
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
_PIECE = 1 << 20
_OVERLAP = 4096
_ODS_VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"
_ODS_RESULTS = (_ODS_VALUE, *(_ODS_VALUE.replace("}", f"}}{kind}-") for kind in ("string", "date", "time", "boolean")))
_ODS_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_ODS_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_package(name: str, data: bytes) -> FoundFormulas:
    """Refuse a package that is broken, carries a program, unpacks to too much or is filled too far out.

    What its sheets hold of formulas without a result is found on the way.
    """
    formulas = FoundFormulas()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = [part.filename for part in parts]
            if any(part.lower().endswith("vbaproject.bin") or part.startswith("Basic/") for part in names):
                raise MacrosError(name=name)
            if len(parts) > MOST_PARTS:
                raise SwollenWorkbookError(name=name, limit_mb=MOST_UNPACKED_MB)
            left = MOST_UNPACKED_MB * MEGABYTE
            for part in parts:
                left = _check_part(name, package, part, left, formulas)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise NotAWorkbookError(name=name, detail="tệp hỏng hoặc không phải bảng tính") from error
    return formulas


def _check_part(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, formulas: FoundFormulas) -> int:
    """The bytes that may still come after this part."""
    is_sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
    before, row = b"", 0
    for piece in _pieces(package, part):
        left -= len(piece)
        if left < 0:
            raise SwollenWorkbookError(name=name, limit_mb=MOST_UNPACKED_MB)
        if is_sheet:
            xml = before + piece
            row = _check_corner(part.filename, xml, row)
            formulas.look(name, part.filename, xml)
            before = piece[-_OVERLAP:]
    if part.filename == "content.xml":
        with package.open(part) as content:
            _check_open_document(name, content, formulas)
    return left


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(part) as content:
        while piece := content.read(_PIECE):
            yield piece


def _check_corner(sheet: str, xml: bytes, row: int) -> int:
    """The last row begun so far. Refused where one too far down, or a column too far right, is filled."""
    if _BEYOND.search(xml):
        raise TooWideSheetError(sheet=_short(sheet), column=WIDEST)
    rows = [(0, row), *((found.start(), int(found[1])) for found in _ROW.finditer(xml))]
    too_far = next((start for start, number in rows if number > MOST_ROWS), None)
    # Looked for once from there on: a search from every empty row to the end would take minutes for a million of them.
    if too_far is not None and (filled := _FILLED.search(xml, too_far)):
        at = max(number for start, number in rows if start <= filled.start())
        raise TooLongSheetError(sheet=_short(sheet), row=at, limit=MOST_ROWS)
    return rows[-1][1]


def _check_open_document(name: str, content: IO[bytes], formulas: FoundFormulas) -> None:
    """OpenDocument repeats rows and cells by number: what is filled may not be repeated past the limits."""
    row = column = 0
    filled_until = 0
    sheet, unworked = "", dict[range, str]()
    events = etree.iterparse(
        content,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for event, element in events:
            tag = element.tag
            if event == "start":
                if tag == f"{_ODS_TABLE}table":
                    row, sheet = 0, element.get(f"{_ODS_TABLE}name", "")
                elif tag == f"{_ODS_TABLE}table-row":
                    column = filled_until = 0
                    unworked = {}
                continue
            if tag == f"{_ODS_TABLE}table-cell":
                first, column = column, column + _repeated(element, "columns")
                formula = element.get(f"{_ODS_TABLE}formula")
                if (error := _error(element)) or (formula is not None and not _has_result(element)):
                    unworked[range(first, column)] = error or formula or ""
                if formula is not None or len(element) or element.get(_ODS_VALUE) is not None:
                    filled_until = column
            elif tag == f"{_ODS_TABLE}covered-table-cell":
                column += _repeated(element, "columns")
            elif tag == f"{_ODS_TABLE}table-row":
                row += _repeated(element, "rows")
                if filled_until > MOST_COLUMNS:
                    raise TooWideSheetError(sheet=name, column=WIDEST)
                if filled_until and row > MOST_ROWS:
                    raise TooLongSheetError(sheet=name, row=row, limit=MOST_ROWS)
                formulas.add_line(name, sheet, range(row - _repeated(element, "rows"), row), unworked)
                element.clear()
    except etree.XMLSyntaxError as error:
        raise NotAWorkbookError(name=name, detail="nội dung bị hỏng") from error


def _error(cell: "etree._Element") -> str:
    """The error that a cell gave, "" where it gave none."""
    if cell.get(_ODS_KIND) != "error":
        return ""
    said = "".join(str(text) for one in cell for text in one.itertext())
    return f"#{said.removeprefix('#')}"


def _has_result(cell: "etree._Element") -> bool:
    """Whether a formula was worked out: an empty text is a result too, where it is said to be one."""
    said = (text for one in cell for text in one.itertext())
    return any(said) or any(cell.get(result) is not None for result in _ODS_RESULTS)


def _repeated(element: "etree._Element", what: str) -> int:
    count = element.get(f"{_ODS_TABLE}number-{what}-repeated", "1")
    return int(count) if count.isdecimal() else 1


def _short(part: str) -> str:
    return part.removeprefix("xl/worksheets/").removesuffix(".xml")
