"""Web pages (.html) to text: blocks a line each, tables as in Word, lists with their dashes and numbers."""

import re
from collections.abc import Iterator

from lxml import etree, html

from vanban.errors import BrokenFileError
from vanban.files.markup import refuse_heavy_page
from vanban.files.source import STRONG_OFF, STRONG_ON, Limits
from vanban.files.table_text import Cell, spanned, table_lines

_LEFT_OUT = frozenset(
    ("script", "style", "head", "noscript", "template", "svg", "iframe", "object", "button", "select", "nav")
)
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "ul",
    )
)  # fmt: skip
_STRONG = frozenset(("b", "strong", "i", "em", "h1", "h2", "h3", "h4", "h5", "h6"))
_BREAK = "\x00"


def read_html(name: str, text: str, limits: Limits) -> str:
    """The text of a page. Broken markup is read as browsers read it."""
    # A byte mark or an encoding declaration in a str would make the parser refuse it.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\x00", ""))
    if not text.strip():
        return ""
    refuse_heavy_page(name, text, limits)
    # Pages nest deep without meaning harm; the size of the file bounds the tree.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise BrokenFileError(name) from None
    if any("depth" in str(entry.message) for entry in parser.error_log):
        raise BrokenFileError(name)  # the parser gave up inside, and what it left out would be missed by nobody
    lines = _lines(root)
    return "\n".join(lines).strip("\n") + "\n"


def _lines(root: etree._Element) -> list[str]:
    """The lines under an element: inline text run together, each block apart."""
    lines: list[str] = []
    current: list[str] = []

    def end_line() -> None:
        text = re.sub(r"[ \t\r\n\f]+", " ", "".join(current)).strip(" ")
        current.clear()
        lines.extend(part.strip() for part in text.split(_BREAK)) if text else None

    for kind, value in _walk(root):
        if kind == "text":
            current.append(value if isinstance(value, str) else "")
        elif kind == "block":
            end_line()
            if lines and lines[-1]:
                lines.append("")
        elif isinstance(value, list):
            end_line()
            lines.extend(table_lines(value))
    end_line()
    return lines


def _walk(root: etree._Element) -> Iterator[tuple[str, str | list[list[Cell]]]]:
    """Texts, ends of blocks and whole tables in order, without recursion: pages nest as deep as they like."""
    stack: list[tuple[etree._Element, Iterator[etree._Element]]] = []
    items: dict[etree._Element, int] = {}  # how many items of a list came so far
    yield from _enter(root, items)
    stack.append((root, iter(root)))
    while stack:
        node, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            items.pop(node, None)
            if node.tag in _STRONG:
                yield "text", STRONG_OFF
            if node.tag in _BLOCKS:
                yield "block", ""
            if stack and node.tail:
                yield "text", node.tail
        elif not isinstance(child.tag, str) or child.tag in _LEFT_OUT or _is_hidden(child):
            yield "text", child.tail or ""
        elif child.tag == "table":
            yield "table", _rows(child)
            yield "text", child.tail or ""
        else:
            yield from _enter(child, items)
            stack.append((child, iter(child)))


def _enter(node: etree._Element, items: dict[etree._Element, int]) -> Iterator[tuple[str, str]]:
    if node.tag in _BLOCKS:
        yield "block", ""
    if node.tag == "br":
        yield "text", _BREAK
    if node.tag == "li":
        parent = node.getparent()
        number = 1 if parent is None else items.get(parent, 0) + 1
        if parent is not None:
            items[parent] = number
        yield "text", _item_mark(node, number)
    if node.tag in _STRONG:
        yield "text", STRONG_ON
    if node.text:
        yield "text", node.text


def _item_mark(node: etree._Element, number: int) -> str:
    """The dash or number that a browser draws before a list item, unless the text has one of its own."""
    own = ""
    for part in node.itertext():  # no more of it than tells: a list may hold lists without end
        own = (own + str(part)).lstrip()
        if len(own) >= 8:
            break
    if re.match(r"[-+*•–]|\d{1,2}[.)/]|[a-zđ][.)]|[IVX]{1,4}\.", own[:8]):
        return ""
    parent = node.getparent()
    return f"{number}. " if parent is not None and parent.tag == "ol" else "- "


def _is_hidden(node: etree._Element) -> bool:
    style = str(node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or node.get("hidden") is not None


def _rows(table: etree._Element) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        cells: list[Cell] = []
        for node in row:
            if node.tag in ("td", "th"):
                cells.append(Cell(tuple(_cell_lines(node))))
                cells += spanned(str(node.get("colspan") or ""), len(cells))
        rows.append(cells)
    return rows


def _cell_lines(node: etree._Element) -> list[str]:
    """The lines of a cell; a table inside it only as its text."""
    parts: list[str] = []
    for inner in node.iter():
        if not isinstance(inner.tag, str):
            continue
        if inner is not node and (inner.tag in _BLOCKS or inner.tag in ("br", "tr", "td")):
            parts.append(_BREAK)
        parts.append(inner.text or "")
        if inner is not node:
            parts.append((_BREAK if inner.tag in _BLOCKS else "") + (inner.tail or ""))
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(parts))
    return [part.strip() for part in text.split(_BREAK) if part.strip()]
