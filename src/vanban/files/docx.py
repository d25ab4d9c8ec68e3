"""Word documents (.docx) to text: numbers drawn by Word, tables, text boxes; tracked deletions left out."""

from collections.abc import Iterable, Iterator

from lxml import etree

from vanban.errors import WrongContentError
from vanban.files.archive import Package
from vanban.files.content import in_words, package_kind
from vanban.files.fonts import Fonts, read_fonts
from vanban.files.numbering import Numbering, read_numbering, used_lists
from vanban.files.source import STRONG_OFF, STRONG_ON, Content, Limits, without_marks
from vanban.files.styles import W, is_on, read_styles, used_styles, value_of, without_menu
from vanban.files.table_text import Cell, spanned, table_lines

_TEXTS = (f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
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
_PARAGRAPH, _TABLE, _RUN, _BOX, _SYMBOL = (W + tag for tag in ("p", "tbl", "r", "txbxContent", "sym"))
_PROPERTIES = (W + "pPr", W + "rPr")


def read_docx(name: str, data: bytes, limits: Limits) -> Content:
    """What a document holds; its page headers and watermarks are stamps."""
    with Package(name, data, limits) as package:
        kind = package_kind(package.names)
        if kind not in ("docx", "zip"):
            raise WrongContentError(name, ".docx", in_words(kind))
        package.check()
        document = package.xml(package.find("word/document"))
        if document is None:
            raise WrongContentError(name, ".docx", in_words("zip"))
        heads = [
            root
            for part in package.names
            if part.startswith(("word/header", "word/footer"))
            and part.endswith(".xml")
            and (root := package.xml(part)) is not None
        ]
        style_part = package.xml(package.find("word/styles"), cut=without_menu)
        styles = read_styles(style_part, used_styles([document, *heads]))
        lists = used_lists(document, styles)
        numbering = read_numbering(package.xml(package.find("word/numbering")), styles, lists) if lists else Numbering()
    fonts = read_fonts(document, styles)
    stamps = ["\n".join(_Reader(root, Numbering(), fonts).lines(root)) for root in heads]
    stamps += [str(path.get("string") or "") for path in document.iter(_TEXT_PATH)]
    body = document.find(f"{W}body")
    titles = frozenset(style.id for style in styles.rows if style.is_title)
    lines = _Reader(document, numbering, fonts, titles).lines(document if body is None else body)
    return Content("\n".join(lines).strip("\n") + "\n", tuple(stamps), (*_notes(document), *fonts.notes))


def _notes(document: etree._Element) -> tuple[str, ...]:
    if next(document.iter(W + "ins", W + "del"), None) is None:
        return ()
    return ("Tệp còn lưu vết sửa đổi: đã đọc phần thêm, bỏ phần xóa.",)


class _Reader:
    """Walks the blocks of a document part."""

    def __init__(
        self, root: etree._Element, numbering: Numbering, fonts: Fonts, title_styles: frozenset[str] = frozenset()
    ) -> None:
        self._numbering = numbering
        self._fonts = fonts
        self._title_styles = title_styles
        self._styled = _owners(root.iter(W + "pStyle", W + "numPr"))
        self._strong = _owners(look for look in root.iter(W + "b", W + "i") if is_on(look))
        self._hidden = _owners(look for look in root.iter(W + "vanish") if is_on(look))

    def lines(self, parent: etree._Element) -> list[str]:
        """The lines of the paragraphs and tables, those inside content controls and insertions too."""
        result: list[str] = []
        for tag, node in _children(parent):
            if tag == _PARAGRAPH:
                result += self._paragraph(node)
            elif tag == _TABLE:
                result += table_lines(self._rows(node))
            elif tag not in _LEFT_OUT:
                result += self.lines(node)
        return result

    def _paragraph(self, node: etree._Element) -> list[str]:
        boxes: list[etree._Element] = []
        text = self._fonts.in_unicode("".join(self._text(node, boxes)))
        is_empty = not text.strip(_NO_TEXT)
        lines = [] if boxes and is_empty else self._labelled(node, text, is_empty=is_empty).split("\n")
        for box in boxes:
            lines += self.lines(box)
        return lines

    def _labelled(self, node: etree._Element, text: str, *, is_empty: bool) -> str:
        """The text of a paragraph after the number that Word draws, strong as a title where its style says so."""
        properties = node.find(W + "pPr") if node in self._styled else None
        if properties is None:
            return text
        label = "" if is_empty else self._numbering.label(properties)
        if self._is_title(properties):
            return STRONG_ON + label + text.replace(STRONG_OFF, "") + STRONG_OFF
        if label and text.startswith(STRONG_ON):
            return STRONG_ON + label + text[1:]  # Word draws the number as the text after it
        return label + text

    def _is_title(self, properties: etree._Element) -> bool:
        """Whether the paragraph's style is a heading or bold throughout."""
        style = properties.find(W + "pStyle")
        return style is not None and value_of(style) in self._title_styles

    def _text(self, parent: Iterable[etree._Element], boxes: list[etree._Element]) -> list[str]:
        parts: list[str] = []
        for node in parent:
            tag = node.tag
            if tag in _LEFT_OUT:
                continue
            if tag in _TEXTS:
                parts.append(without_marks(node.text or ""))
            elif tag == _RUN:
                parts += self._run(node, boxes)
            elif tag in _SIGNS:
                parts.append(_SIGNS[tag])
            elif tag == _SYMBOL:
                parts.append(_symbol(node))
            elif tag == _BOX:
                boxes.append(node)
            elif tag == _ALTERNATE:
                parts += self._text(_chosen(node), boxes)
            else:
                parts += self._text(node, boxes)
        return parts

    def _run(self, run: etree._Element, boxes: list[etree._Element]) -> list[str]:
        if run in self._hidden:
            return []
        parts = self._fonts.marked(run, self._text(run, boxes))
        return [STRONG_ON, *parts, STRONG_OFF] if run in self._strong else parts

    def _rows(self, table: etree._Element) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for row in self._of_kind(table, W + "tr"):
            cells: list[Cell] = []
            for node in self._of_kind(row, W + "tc"):
                cells.append(self._cell(node))
                span = node.find(f"{W}tcPr/{W}gridSpan")
                cells += spanned(value_of(span), len(cells)) if span is not None else ()
            rows.append(cells)
        return rows

    def _of_kind(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for found, node in _children(parent):
            if found == tag:
                yield node
            elif found not in _LEFT_OUT and found not in (_TABLE, _PARAGRAPH, W + "tc"):
                yield from self._of_kind(node, tag)

    def _cell(self, node: etree._Element) -> Cell:
        merged = node.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(W + "val") != "restart":
            return Cell(())
        return Cell(tuple(self.lines(node)))


def _children(parent: Iterable[etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    """The child elements with their tags; of alternative contents the first that is given."""
    for node in parent:
        tag = node.tag
        if not isinstance(tag, str):
            continue
        if tag == _ALTERNATE:
            yield from _children(_chosen(node))
        else:
            yield tag, node


def _chosen(node: etree._Element) -> Iterable[etree._Element]:
    """What the first that is given of alternative contents holds."""
    given = (found for tag in (_CHOICE, _FALLBACK) if (found := node.find(tag)) is not None)
    return next(given, ())


def _owners(properties: Iterable[etree._Element]) -> set[etree._Element]:
    """The paragraphs or runs that these properties belong to. One walk finds them; to ask each run takes far longer."""
    holders = (node.getparent() for node in properties)
    owners = (holder.getparent() for holder in holders if holder is not None and holder.tag in _PROPERTIES)
    return {owner for owner in owners if owner is not None}


def _symbol(node: etree._Element) -> str:
    code = str(node.get(W + "char") or "")
    try:
        return chr(int(code, 16)) if 0 < len(code) <= 4 and not 0xD800 <= int(code, 16) < 0xE000 else ""
    except ValueError:
        return ""
