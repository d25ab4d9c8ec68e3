"""The styles of a Word document: what its paragraphs and runs take from them. Read once, asked by several steps."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

Value = TypeVar("Value")
_MENU, _END_OF_MENU = b"<w:latentStyles ", b"</w:latentStyles>"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE, _ASCII, _OTHER_LETTERS, _ID, _DEFAULT = (W + name for name in ("val", "ascii", "hAnsi", "styleId", "default"))


@dataclass(frozen=True, slots=True)
class Style:
    """One style. ``above``: the style that it is based on; ``listed``: the list and the level of its paragraphs.

    ``is_title``: a paragraph style of titles: a heading by its name or outline level, or bold throughout.
    """

    id: str
    above: str | None
    font: str
    listed: tuple[str | None, int] | None
    is_title: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, the font of what has none, and the style of a paragraph that names none."""

    rows: tuple[Style, ...] = ()
    font: str = ""
    default: str = ""


def used_styles(roots: Iterable[etree._Element]) -> set[str]:
    """The styles that paragraphs and runs name."""
    return {value_of(node) for root in roots for node in root.iter(W + "pStyle", W + "rStyle")}


def without_menu(part: bytes) -> bytes:
    """The style part without the names that Word offers in its menus: up to most of it, and nothing of any text."""
    start, end = part.find(_MENU), part.find(_END_OF_MENU)
    return part[:start] + part[end + len(_END_OF_MENU) :] if 0 <= start < end else part


def read_styles(part: etree._Element | None, used: set[str]) -> Styles:
    """Of the styles that the style part defines, those in use and those beneath them: a template brings hundreds."""
    if part is None:
        return Styles()
    nodes = {str(node.get(_ID) or ""): node for node in part.iter(W + "style")}
    default = next((name for name, node in reversed(nodes.items()) if _is_default(node)), "")
    rows: dict[str, Style] = {}
    for name in (*sorted(used), default):
        at: str | None = name
        while at is not None and at not in rows and at in nodes:
            rows[at] = _style(at, nodes[at])
            at = rows[at].above
    return Styles(tuple(rows.values()), font_of(part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")), default)


def inherited(own: Mapping[str, Value], styles: Styles) -> dict[str, Value]:
    """What each style has of its own, or from the nearest style beneath it that has; each is looked at once."""
    above = {style.id: style.above for style in styles.rows}
    found: dict[str, Value | None] = dict(own)
    for name in above:
        way: list[str] = []
        at: str | None = name
        while at is not None and at not in found:
            found[at] = None  # until it is known; for good where a style is based on itself
            way.append(at)
            at = above.get(at)
        found |= dict.fromkeys(way, found.get(at) if at is not None else None)
    return {name: value for name, value in found.items() if value is not None}


def _is_default(node: etree._Element) -> bool:
    return node.get(_DEFAULT) in ("1", "true") and _is_of_paragraphs(node)


def _is_of_paragraphs(node: etree._Element) -> bool:
    return node.get(W + "type") == "paragraph"


def _style(name: str, node: etree._Element) -> Style:
    title, above, of_paragraph, of_run = (node.find(W + tag) for tag in ("name", "basedOn", "pPr", "rPr"))
    is_heading = title is not None and value_of(title).lower().startswith("heading")
    is_outlined = of_paragraph is not None and of_paragraph.find(W + "outlineLvl") is not None
    listed = of_paragraph.find(W + "numPr") if of_paragraph is not None else None
    bold = of_run.find(W + "b") if of_run is not None else None
    return Style(
        name,
        value_of(above) if above is not None else None,
        font_of(of_run),
        list_of(listed) if listed is not None else None,
        _is_of_paragraphs(node) and (is_heading or is_outlined or (bold is not None and is_on(bold))),
    )


def is_on(node: etree._Element) -> bool:
    """Whether a property such as bold or hidden is switched on rather than off."""
    return node.get(_VALUE) not in ("0", "false", "none")


def font_of(properties: etree._Element | None) -> str:
    """The font that the properties of a run or a style set; empty where they set none."""
    node = properties.find(W + "rFonts") if properties is not None else None
    return font_named(node) if node is not None else ""


def font_named(node: etree._Element) -> str:
    """The font that a w:rFonts names."""
    return str(node.get(_ASCII) or node.get(_OTHER_LETTERS) or "")


def list_of(node: etree._Element) -> tuple[str | None, int]:
    """The list and the level that numbering properties name."""
    number, depth = node.find(W + "numId"), node.find(W + "ilvl")
    return (value_of(number) if number is not None else None), (whole(value_of(depth)) if depth is not None else 0)


def value_of(node: etree._Element) -> str:
    """The value of a property."""
    return str(node.get(_VALUE) or "")


def whole(text: str) -> int:
    """The whole number that a file gives, 0 for anything else."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,8}", text) else 0
