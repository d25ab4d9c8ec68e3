"""Word documents (.docx) to text: numbers drawn by Word, tables, text boxes; tracked deletions left out."""

from collections.abc import Iterator

from lxml import etree

from vanban.errors import WrongContentError
from vanban.files.archive import Package
from vanban.files.content import in_words
from vanban.files.fonts import Fonts, read_fonts
from vanban.files.numbering import Numbering, W, read_numbering
from vanban.files.source import STRONG_OFF, STRONG_ON, Content, Limits, without_marks
from vanban.files.table_text import Cell, table_lines

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_NO_TEXT = f" \t\n\xa0{STRONG_ON}{STRONG_OFF}"
_LEFT_OUT = {W + tag for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteReference", "ruby")}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\xad",
}


def read_docx(name: str, data: bytes, limits: Limits) -> Content:
    """What a document holds; its page headers and watermarks are stamps."""
    with Package(name, data, limits) as package:
        package.check()
        document = package.xml(package.find("word/document"))
        if document is None:
            raise WrongContentError(name, ".docx", in_words("zip"))
        styles = package.xml(package.find("word/styles"))
        numbering = read_numbering(package.xml(package.find("word/numbering")), styles)
        fonts = read_fonts(document, styles)
        stamps = [
            "\n".join(_Reader(Numbering(), fonts).lines(root))
            for part in package.names
            if part.startswith(("word/header", "word/footer"))
            and part.endswith(".xml")
            and (root := package.xml(part)) is not None
        ]
    stamps += [str(path.get("string") or "") for path in document.iter(_TEXT_PATH)]
    body = document.find(f"{W}body")
    lines = _Reader(numbering, fonts, _title_styles(styles)).lines(document if body is None else body)
    return Content("\n".join(lines).strip("\n") + "\n", tuple(stamps), (*_notes(document), *fonts.notes))


def _title_styles(styles: etree._Element | None) -> frozenset[str]:
    """The paragraph styles of titles: headings by their name or outline level, and styles in bold."""
    if styles is None:
        return frozenset()
    return frozenset(
        str(style.get(W + "styleId"))
        for style in styles.iter(W + "style")
        if style.get(W + "type") == "paragraph"
        and (
            str(getattr(style.find(W + "name"), "attrib", {}).get(W + "val", "")).lower().startswith("heading")
            or style.find(f"{W}pPr/{W}outlineLvl") is not None
            or _is_on(style, "b")
        )
    )


def _notes(document: etree._Element) -> tuple[str, ...]:
    if next(document.iter(W + "ins", W + "del"), None) is None:
        return ()
    return ("Tệp còn lưu vết sửa đổi: đã đọc phần thêm, bỏ phần xóa.",)


class _Reader:
    """Walks the blocks of a document part."""

    def __init__(self, numbering: Numbering, fonts: Fonts, title_styles: frozenset[str] = frozenset()) -> None:
        self._numbering = numbering
        self._fonts = fonts
        self._title_styles = title_styles

    def lines(self, parent: etree._Element) -> list[str]:
        result: list[str] = []
        for node in self._blocks(parent):
            if node.tag == W + "tbl":
                result += table_lines(self._rows(node))
            else:
                result += self._paragraph(node)
        return result

    def _blocks(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, those inside content controls and insertions too."""
        for node in _children(parent):
            if node.tag in (W + "p", W + "tbl"):
                yield node
            elif node.tag not in _LEFT_OUT:
                yield from self._blocks(node)

    def _paragraph(self, node: etree._Element) -> list[str]:
        boxes: list[etree._Element] = []
        text = self._fonts.in_unicode("".join(self._text(node, boxes)))
        if boxes and not text.strip(_NO_TEXT):
            return [line for box in boxes for line in self.lines(box)]
        label = self._numbering.label(node) if text.strip(_NO_TEXT) else ""
        if self._is_title(node):
            label, text = STRONG_ON + label, text.replace(STRONG_OFF, "") + STRONG_OFF
        elif label and text.startswith(STRONG_ON):
            label, text = STRONG_ON + label, text[1:]  # Word draws the number as the text after it
        return [*(label + text).split("\n"), *(line for box in boxes for line in self.lines(box))]

    def _is_title(self, node: etree._Element) -> bool:
        """Whether the paragraph's style is a heading or bold throughout."""
        style = node.find(f"{W}pPr/{W}pStyle")
        return style is not None and str(style.get(W + "val")) in self._title_styles

    def _text(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for node in _children(parent):
            tag = node.tag
            if tag in (W + "t", _MATH_TEXT):
                yield without_marks(node.text or "")
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == W + "sym":
                yield _symbol(node)
            elif tag == W + "txbxContent":
                boxes.append(node)
            elif tag == W + "r":
                yield from self._run(node, boxes)
            elif tag not in _LEFT_OUT:
                yield from self._text(node, boxes)

    def _run(self, run: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        if _is_on(run, "vanish"):
            return
        is_strong = _is_on(run, "b") or _is_on(run, "i")
        if is_strong:
            yield STRONG_ON
        yield from self._fonts.marked(run, self._text(run, boxes))
        if is_strong:
            yield STRONG_OFF

    def _rows(self, table: etree._Element) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for row in self._of_kind(table, W + "tr"):
            cells: list[Cell] = []
            for node in self._of_kind(row, W + "tc"):
                cells.append(self._cell(node))
                span = node.find(f"{W}tcPr/{W}gridSpan")
                width = str(span.get(W + "val")) if span is not None else "1"
                cells += [Cell(())] * (min(int(width), 60) - 1 if width.isascii() and width.isdigit() else 0)
            rows.append(cells)
        return rows

    def _of_kind(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for node in _children(parent):
            if node.tag == tag:
                yield node
            elif node.tag not in _LEFT_OUT and node.tag not in (W + "tbl", W + "p", W + "tc"):
                yield from self._of_kind(node, tag)

    def _cell(self, node: etree._Element) -> Cell:
        merged = node.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(W + "val") != "restart":
            return Cell(())
        return Cell(tuple(self.lines(node)))


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """The child elements; of alternative contents the first that is given."""
    for node in parent:
        if not isinstance(node.tag, str):
            continue
        if node.tag == _ALTERNATE:
            for chosen in (node.find(_CHOICE), node.find(_FALLBACK)):
                if chosen is not None:
                    yield from _children(chosen)
                    break
        else:
            yield node


def _is_on(run: etree._Element, name: str) -> bool:
    """Whether a run has a property such as bold or hidden."""
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(W + "val") not in ("0", "false", "none")


def _symbol(node: etree._Element) -> str:
    code = str(node.get(W + "char") or "")
    try:
        return chr(int(code, 16)) if 0 < len(code) <= 4 and not 0xD800 <= int(code, 16) < 0xE000 else ""
    except ValueError:
        return ""
