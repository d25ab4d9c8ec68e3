"""Workbooks read back, as a spreadsheet program would: sheets by name, each a list of rows of cells."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its content as text, its sort ("text", "number" or "formula"), and whether it is marked as text."""

    value: str
    sort: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[dict[str, Cell]]
    is_frozen: bool
    filter: str | None

    @property
    def values(self) -> list[dict[str, str]]:
        return [{column: cell.value for column, cell in row.items()} for row in self.rows]


def pages_of(path: Path) -> dict[str, Page]:
    """The sheets of a workbook; each row by the letters of its columns."""
    with zipfile.ZipFile(path) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
        formats = styles.find(f"{_NAMES}cellXfs")
        assert formats is not None
        quoted = [style.get("quotePrefix") == "1" for style in formats]
        names = [sheet.get("name", "") for sheet in book.iter(f"{_NAMES}sheet")]
        return {
            name: _page(ElementTree.fromstring(package.read(f"xl/worksheets/sheet{i}.xml")), quoted)
            for i, name in enumerate(names, 1)
        }


def _page(sheet: ElementTree.Element, quoted: list[bool]) -> Page:
    rows = [
        {cell.get("r", "").rstrip("0123456789"): _cell(cell, quoted) for cell in row}
        for row in sheet.iter(f"{_NAMES}row")
    ]
    pane = sheet.find(f".//{_NAMES}pane")
    filtered = sheet.find(f"{_NAMES}autoFilter")
    return Page(
        rows,
        pane is not None and pane.get("state") == "frozen",
        filtered.get("ref") if filtered is not None else None,
    )


def _cell(cell: ElementTree.Element, quoted: list[bool]) -> Cell:
    text = "".join(part.text or "" for part in cell.iter(f"{_NAMES}t"))
    sort = "formula" if cell.find(f"{_NAMES}f") is not None else "text" if cell.get("t") == "inlineStr" else "number"
    return Cell(text or cell.findtext(f"{_NAMES}v", ""), sort, quoted[int(cell.get("s", "0"))])
