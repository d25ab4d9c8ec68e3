"""Started as a program of its own: opens a pdf and writes down its letters and ruled lines, or draws its pages.

    python pdf_program.py letters FILE MOST_PAGES MOST_LETTERS [FIRST MANY]  -> JSON on the output
    python pdf_program.py draw FILE PAGE        -> page.pgm, for a machine that recognises letters
    python pdf_program.py show FILE PAGE        -> page.png, for a person

The parser of pdf is not written in Python; in a process of its own it may fail without harm. The file imports nothing
of the package, so that it starts fast. A pdf that is not opened is told by the one word in ``refused``.
"""

import ctypes
import json
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_INCH = 72.0
_DOTS = 300  # an inch, as scanners are set for recognition
_DOTS_SHOWN = 130
_MOST_DOTS = 30_000_000
_MOST_SHOWN = 3_000_000
_MOST_RULES = 4_000
_PASSWORD = 4
_HYPHEN = 2  # what PDFium makes of a hyphen at the end of a line


def letters(path: str, most_pages: int, most_letters: int, first: int = 0, many: int | None = None) -> dict[str, Any]:
    """The pages with the place of each letter in hundredths of a point, from the left and from the top.

    All of them, or so many from the first; ``count`` is how many the document has.
    """
    document = _document(path)
    if isinstance(document, dict):
        return document
    count = len(document)
    if count > most_pages:
        return {"refused": "pages", "found": count}
    fonts: dict[str, int] = {}
    pages: list[dict[str, Any]] = []
    total = 0
    for number in range(first, count if many is None else min(count, first + many)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            return {"refused": "broken"}
        pages.append(_page(page, fonts, most_letters - total))
        total += len(pages[-1]["text"])
        if total >= most_letters:
            return {"refused": "letters", "found": total}
        page.close()
    carried = raw.FPDFDoc_GetAttachmentCount(document) > 0
    active = raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or document.get_formtype() > 1
    return {
        "count": count, "pages": pages, "fonts": list(fonts), "has_attachments": carried, "has_scripts": active,
    }  # fmt: skip


def _document(path: str) -> Any:
    """The pdf, or the word that tells why it is not opened."""
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return {"refused": "encrypted" if raw.FPDF_GetLastError() == _PASSWORD else "broken"}


def _page(page: Any, fonts: dict[str, int], most: int) -> dict[str, Any]:
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    width, height = right - left, top - bottom
    place = _Place(left, bottom, width, height, turn)
    result: dict[str, Any] = {"width": round(place.width * 100), "height": round(place.height * 100)}
    result |= _letters(page, place, fonts, most)
    result |= _drawings(page, place, width * height)
    return result


class _Place:
    """From the coordinates of a page to hundredths of a point on the sheet as it is seen."""

    def __init__(self, left: float, bottom: float, width: float, height: float, turn: int) -> None:
        self._left, self._bottom, self._turn = left, bottom, turn
        self._width, self._height = width, height
        self.width, self.height = (height, width) if turn in (90, 270) else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> list[int]:
        """Left, top, right, bottom as seen."""
        x0, x1 = left - self._left, right - self._left
        y0, y1 = self._height - (top - self._bottom), self._height - (bottom - self._bottom)
        if self._turn == 90:
            x0, y0, x1, y1 = self._height - y1, x0, self._height - y0, x1
        elif self._turn == 180:
            x0, y0, x1, y1 = self._width - x1, self._height - y1, self._width - x0, self._height - y0
        elif self._turn == 270:
            x0, y0, x1, y1 = y0, self._width - x1, y1, self._width - x0
        return [_hundredths(value) for value in (x0, y0, x1, y1)]


def _hundredths(value: float) -> int:
    return round(max(-1e6, min(1e6, value)) * 100) if value == value else 0


def _letters(page: Any, place: _Place, fonts: dict[str, int], most: int) -> dict[str, Any]:
    source = page.get_textpage()
    text: list[str] = []
    boxes: list[int] = []
    font_of: list[int] = []
    unknown = 0
    box = raw.FS_RECTF()
    key, last_run = "", None
    for i in range(min(raw.FPDFText_CountChars(source), most)):
        code = raw.FPDFText_GetUnicode(source, i)
        if raw.FPDFText_IsGenerated(source, i) == 1 or code in (10, 13):
            continue
        if code == _HYPHEN:
            code = ord("-")
        if raw.FPDFText_HasUnicodeMapError(source, i) == 1 or code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            unknown += 1
            code = 0xFFFD
        if not raw.FPDFText_GetLooseCharBox(source, i, box):
            continue
        run = ctypes.cast(raw.FPDFText_GetTextObject(source, i), ctypes.c_void_p).value
        if run is None or run != last_run:  # the letters of one run share their font and their angle
            key, last_run = _font(source, i), run
        text.append(chr(code) if code <= 0x10FFFF else "\ufffd")
        boxes += place.box(box.left, box.bottom, box.right, box.top)
        font_of.append(fonts.setdefault(key, len(fonts)))
    return {"text": "".join(text), "boxes": boxes, "fonts": font_of, "unknown": unknown}


def _font(source: Any, i: int) -> str:
    """The font of a letter, whether it is bold or italic, and whether it leans."""
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(source, i, name, 200, ctypes.c_int())
    angle = raw.FPDFText_GetCharAngle(source, i)
    is_strong = raw.FPDFText_GetFontWeight(source, i) >= 600 or b"Bold" in name.value or b"Italic" in name.value
    return f"{name.value.decode('utf-8', 'replace')}|{int(is_strong)}|{int(0.1 < angle < 6.18)}"


def _drawings(page: Any, place: _Place, area: float) -> dict[str, Any]:
    """Ruled lines, upright and level, and whether a picture fills most of the page."""
    rules: list[list[int]] = []
    pictured = 0.0
    for thing in page.get_objects(max_depth=3):
        if len(rules) > _MOST_RULES:
            break
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            pictured += abs((right - left) * (top - bottom))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(thing, place)
    return {"rules": rules[:_MOST_RULES], "is_picture": area > 0 and pictured > 0.5 * area}


def _rules(path: Any, place: _Place) -> list[list[int]]:
    """The sides of a path that are straight up or across."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    found: list[list[int]] = []
    start = (0.0, 0.0)
    for i in range(min(raw.FPDFPath_CountSegments(path), _MOST_RULES)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and points:
            found += _straight(points[-1], point, place)
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            found += _straight(point, start, place)
    return found


def _straight(first: tuple[float, float], second: tuple[float, float], place: _Place) -> list[list[int]]:
    (x0, y0), (x1, y1) = first, second
    if min(abs(x0 - x1), abs(y0 - y1)) > 1 or max(abs(x0 - x1), abs(y0 - y1)) < 4:
        return []
    return [place.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]


def draw(path: str, number: int) -> dict[str, Any]:
    """A page as a grey picture, in the plainest format there is, into the folder that the program was started in."""
    width, height, rows = _drawn(pdfium.PdfDocument(path)[number], _DOTS, _MOST_DOTS)
    Path("page.pgm").write_bytes(f"P5 {width} {height} 255\n".encode("ascii") + b"".join(rows))
    return {}


def show(path: str, number: int) -> dict[str, Any]:
    """A page as a person looks at it, in sixteen greys: a third of the size of 256, and no letter harder to read."""
    document = _document(path)
    if isinstance(document, dict):
        return document
    if not 0 <= number < len(document):
        return {"refused": "page", "found": len(document)}
    try:
        width, height, rows = _drawn(document[number], _DOTS_SHOWN, _MOST_SHOWN)
    except pdfium.PdfiumError:
        return {"refused": "broken"}
    high, low = bytes(grey & 0xF0 for grey in range(256)), bytes(grey >> 4 for grey in range(256))
    packed = bytearray()
    for row in rows:
        row += b"\xff" * (width % 2)
        left, right = row[0::2].translate(high), row[1::2].translate(low)
        both = int.from_bytes(left, "big") | int.from_bytes(right, "big")
        packed += b"\x00" + both.to_bytes(len(left), "big")
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(packed))), (b"IEND", b""))
    chunks = (struct.pack(">I", len(body)) + name + body + _sum(name + body) for name, body in parts)
    Path("page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    return {}


def _sum(chunk: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(chunk))


def _drawn(page: Any, dots: int, most: int) -> tuple[int, int, list[bytes]]:
    """Width, height and the rows of a grey picture of the page, with so many dots an inch and no more than ``most``."""
    width, height = page.get_size()
    scale = min(dots / _INCH, (most / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True)
    source = bytes(picture.buffer)
    starts = range(0, picture.height * picture.stride, picture.stride)
    return picture.width, picture.height, [source[start : start + picture.width] for start in starts]


if __name__ == "__main__":
    if sys.argv[1] == "letters":
        answer = letters(sys.argv[2], *map(int, sys.argv[3:]))
    else:
        answer = {"draw": draw, "show": show}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
    json.dump(answer, sys.stdout)
