"""Cells of a packed workbook that hold a formula without a result, or an error: readers see nothing there.

An old .xls always holds a result beside a formula, be it worked out or not, and its reader shows nothing else: what
is not known of it is told on the page of its columns.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

from hoptac.registry.workbooks.errors import NotAWorkbookError

# By the row and the column, both from 0.
Formulas = Mapping[int, Mapping[int, "Formula"]]
# More than these are not kept: they would take far more room than the table.
MOST_FORMULAS = 200_000
_LONGEST_KEPT = 80
_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_TAG = rb"(?:\w+:)?"
_CELL = re.compile(
    rb"<" + _TAG + rb"c\s(?P<said>[^>]*)>\s*"
    rb"<" + _TAG + rb"f(?:\s[^>]*)?(?:/>|>(?P<text>[^<]*)</" + _TAG + rb"f>)\s*"
    rb"(?P<result><" + _TAG + rb"v\s*(?:/>|>\s*</" + _TAG + rb"v>))?\s*</" + _TAG + rb"c>"
)
# An error stands with its formula, or alone where it was pasted.
_ERROR = re.compile(
    rb"<" + _TAG + rb'c\s(?P<said>[^>]*\bt="e"[^>]*)>\s*'
    rb"(?:<" + _TAG + rb"f(?:\s[^>]*)?(?:/>|>[^<]*</" + _TAG + rb"f>)\s*)?<" + _TAG + rb"v>(?P<text>#[^<]*)<"
)
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
# A formula whose result is an empty text has a result.
_EMPTY_TEXT = re.compile(rb'\bt="str"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Formula(str):
    """What stands in a cell whose value is not known: the formula with its "=", or the error that it gave: "#N/A"."""

    __slots__ = ()


def is_error(value: str) -> bool:
    """Whether a cell shows an error of the spreadsheet, be it as a text, as files without formulas keep it."""
    return value.startswith("#") and (type(value) is Formula or value.strip() in _ERRORS)


@dataclass(slots=True)
class FoundFormulas:
    """The formulas without a result of each part of a package, or of each sheet where one part holds them all."""

    by_part: dict[str, dict[int, dict[int, Formula]]] = field(default_factory=dict)
    named: dict[str, dict[int, dict[int, Formula]]] = field(default_factory=dict)
    _count: int = 0

    def look(self, name: str, part: str, xml: bytes) -> None:
        """Find those of a piece of a sheet; one letter, which is looked for fastest, is not in most without any."""
        if b't="e"' in xml:
            rows = self.by_part.setdefault(part, {})
            for found in _ERROR.finditer(xml):
                if at := _AT.search(found["said"]):
                    self._add(name, rows, int(at[2]) - 1, _index(at[1]), _text(found["text"]))
        if b"f" not in xml or (b"<f" not in xml and b":f" not in xml):
            return
        for found in _CELL.finditer(xml):
            at = _AT.search(found["said"])
            if at is None or (found["result"] and _EMPTY_TEXT.search(found["said"])):
                continue
            rows = self.by_part.setdefault(part, {})
            self._add(name, rows, int(at[2]) - 1, _index(at[1]), f"={_text(found['text'])}")

    def add_line(self, name: str, sheet: str, rows: range, formulas: Mapping[range, str]) -> None:
        """Those of one line of a sheet, which may stand for several, as each of its cells may."""
        if not formulas:
            return
        found = self.named.setdefault(sheet, {})
        for row in rows:
            for columns, formula in formulas.items():
                for column in columns:
                    said = formula if formula.startswith("#") else f"={formula.partition('=')[2]}"
                    self._add(name, found, row, column, said[:_LONGEST_KEPT])

    def _add(self, name: str, rows: dict[int, dict[int, Formula]], row: int, column: int, formula: str) -> None:
        rows.setdefault(row, {})[column] = Formula(formula)
        self._count += 1
        if self._count > MOST_FORMULAS:
            raise NotAWorkbookError(name=name, detail="quá nhiều ô ghi công thức lỗi hoặc chưa có kết quả")

    def by_sheet(self, data: bytes) -> Mapping[str, Formulas]:
        """The same by the names of the sheets; the package is opened only where there are any."""
        if not self.by_part:
            return self.named
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            try:
                book = _tree(package, "xl/workbook.xml")
                links = {one.get("Id"): one.get("Target", "") for one in _tree(package, "xl/_rels/workbook.xml.rels")}
            except (KeyError, etree.XMLSyntaxError):
                return {}
        sheets = {one.get("name", ""): links.get(one.get(_RELATION), "") for one in book.iter("{*}sheet")}
        parts = {name: posixpath.join("/xl", target).lstrip("/") for name, target in sheets.items()}
        return {name: self.by_part[part] for name, part in parts.items() if part in self.by_part}


def _tree(package: zipfile.ZipFile, part: str) -> "etree._Element":
    return etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def _text(written: bytes | None) -> str:
    """The beginning of a formula; those that repeat the one of another cell do not write it again."""
    return unescape((written or b"").decode("utf-8", "replace"))[:_LONGEST_KEPT] or "…"


def _index(letters: bytes) -> int:
    """The column from 0 of its letters.

    >>> _index(b"A"), _index(b"CZ")
    (0, 103)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
