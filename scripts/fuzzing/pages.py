"""Files of text made by chance: web pages with broken markup, and plain files in every encoding, damaged."""

# ruff: noqa: E501 (pieces are kept whole, so that a row can be read across)

from random import Random

from scripts.fuzzing.texts import make_text
from vanban.files.encodings import encodings

_TAGS = (
    "p", "div", "b", "strong", "i", "em", "span", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "br", "hr", "pre", "a", "font", "center",
    "script", "style", "head", "title", "body", "html", "svg", "math", "iframe", "object", "template", "noscript", "select", "option", "nav", "form", "input",
    "blockquote", "dl", "dt", "dd", "caption", "colgroup", "p:o", "x-y", "frameset", "frame", "textarea", "plaintext", "xmp",
)  # fmt: skip
_MARKS = (
    "<!-- ", " -->", "<!---->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<?php ", "?>", "<!DOCTYPE html>",
    "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>", "&b;", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "&#xFDD0;", "&#99999999999999;", "&aacute;",
    "&lt;", "&", "<", ">", "</", "<>", "</>", "<table><tr><td>", "</table>", "<td colspan='999999'>", "<td colspan='-1'>", "<td colspan='٣'>", f"<td colspan='{'9' * 5_000}'>", f"<p {' '.join(f'a{i}' for i in range(1_100))}>", "<td rowspan='9'>",
    "<p hidden>", "<p style='display: none'>", "<meta charset='iso-8859-1'>", "<base href='http://a/'>", "<img src=x onerror=y>", "<li value='9'>", "<ol start='7'>",
    "\x00", "\ufdd0", "\ufdd1", "\ufeff", "\u202e", "<b>", "</b>", "<script>", "</script>", "<style>",
)  # fmt: skip
_HEADS = (
    "<html>",
    "<!DOCTYPE html>",
    "<!doctype html><html><head><title>a</title></head><body>",
    "\ufeff<html>",
    " \n<HTML LANG=vi>",
)
_CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258", "latin-1", "utf-7", "utf-32", "gb18030")
_DEEPEST = 400


def make_page(chance: Random) -> tuple[str, bytes]:
    """A file name and what it holds: a web page, or one time of four a plain text."""
    text = make_text(chance)
    if chance.random() < 0.25:
        ending = chance.choice((".txt", ".md", ".text", ".markdown"))
    else:
        ending, text = chance.choice((".html", ".htm")), _marked_up(chance, text)
    data = encoded(chance, text)
    return f"kế hoạch{ending}", damaged(chance, data) if chance.random() < 0.3 else data


def _marked_up(chance: Random, text: str) -> str:
    parts = [chance.choice(_HEADS), *(_element(chance, line) for line in text.split("\n"))]
    if chance.random() < 0.05:
        tag = chance.choice(_TAGS)
        parts.insert(1, f"<{tag}>" * chance.randint(1, _DEEPEST))
    if chance.random() < 0.1:
        parts.append("<ol>" + "<li>a" * chance.randint(1, _DEEPEST))
    return "".join(parts)


def _element(chance: Random, line: str) -> str:
    draw = chance.random()
    if draw < 0.5:
        tag = chance.choice(_TAGS)
        return f"<{tag}>{line}</{tag}>"
    if draw < 0.65:
        return f"<{chance.choice(_TAGS)}>{line}</{chance.choice(_TAGS)}>"
    if draw < 0.75:
        cells = "".join(f"<td>{cell}</td>" for cell in line.split("|"))
        return f"<table><tr>{cells}</tr></table>" if chance.random() < 0.5 else f"<tr>{cells}"
    if draw < 0.95:
        at = chance.randint(0, len(line))
        return line[:at] + chance.choice(_MARKS) + line[at:]
    return line


def encoded(chance: Random, text: str) -> bytes:
    """The text in bytes: mostly UTF-8, else another encoding, also the old ones of Việt Nam."""
    draw = chance.random()
    if draw < 0.75:
        return text.encode("utf-8", "surrogatepass" if chance.random() < 0.1 else "replace")
    if draw < 0.88:
        return text.encode(chance.choice(_CODECS), "replace")
    old = chance.choice(encodings())
    signs = {letter: sign for sign, letter in old.signs.items()}
    return "".join(signs.get(letter, letter) for letter in text).encode("cp1252", "replace")


def damaged(chance: Random, data: bytes) -> bytes:
    """The bytes with some of them changed, cut out, written twice; or broken off."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        if not broken:
            break
        at = chance.randrange(len(broken))
        match chance.randrange(6):
            case 0:
                broken[at] = chance.randrange(256)
            case 1:
                broken[at] ^= 1 << chance.randrange(8)
            case 2:
                del broken[at : at + chance.choice((1, 4, 30, 300))]
            case 3:
                broken[at:at] = broken[at : at + chance.choice((1, 8, 60))]
            case 4:
                broken[at:at] = chance.choice(
                    (b"\x00", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"PK\x05\x06", b"%PDF", b"\x1f\x8b")
                )
            case _:
                del broken[at if chance.random() < 0.3 else len(broken) :]
    return bytes(broken)
