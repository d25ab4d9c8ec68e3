"""Pdf files made for tests sign by sign: every text at its place, lines, pictures, and what a pdf should not have."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# Widths of a letter in thousandths of its size: near enough to those of Times.
_NARROW, _WIDE, _USUAL = set("iíìỉĩịjltfr.,;:'()-/ "), set("mwMW"), 500


@dataclass
class Sheet:
    """One page of A4 in points, counted from its upper left corner."""

    width: int = 595
    height: int = 842
    turn: int = 0
    parts: list[bytes] = field(default_factory=list)
    picture: tuple[int, int, bytes] | None = None

    def write(
        self, x: float, y: float, text: str, size: float = 14, *, font: str = "F1", lean: bool = False
    ) -> "Sheet":
        """A text whose letters stand on the line y."""
        codes = text.encode("utf-16-be").hex()
        matrix = "0.7 0.7 -0.7 0.7" if lean else "1 0 0 1"
        self.parts.append(f"BT /{font} {size} Tf {matrix} {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET".encode())
        return self

    def centred(self, x: float, y: float, text: str, size: float = 14, *, font: str = "F1") -> "Sheet":
        return self.write(x - width_of(text, size) / 2, y, text, size, font=font)

    def latin(self, x: float, y: float, text: str, size: float = 14) -> "Sheet":
        """A text in a font that every reader of pdf can draw."""
        self.parts.append(f"BT /L1 {size} Tf {x} {self.height - y} Td ({text}) Tj ET".encode("ascii"))
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        self.parts.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S".encode("ascii"))
        return self

    def grid(self, across: Sequence[float], down: Sequence[float]) -> "Sheet":
        for x in across:
            self.line(x, down[0], x, down[-1])
        for y in down:
            self.line(across[0], y, across[-1], y)
        return self

    def show(self, width: int, height: int, grey: bytes) -> "Sheet":
        """A picture over the whole page."""
        self.picture = (width, height, grey)
        self.parts.insert(0, f"q {self.width} 0 0 {self.height} 0 0 cm /P1 Do Q".encode("ascii"))
        return self


def width_of(text: str, size: float = 14) -> float:
    return sum(280 if sign in _NARROW else 800 if sign in _WIDE else _USUAL for sign in text) * size / 1000


def paragraph(
    sheet: Sheet, y: float, text: str, *, left: float = 85, right: float = 540, indent: float = 36, pitch: float = 20
) -> float:
    """A paragraph broken into lines as Word breaks it; returns the place of the line after it."""
    for i, line in enumerate(broken(text, right - left, indent)):
        sheet.write(left if i else left + indent, y, line)
        y += pitch
    return y


def broken(text: str, width: float = 455, indent: float = 36) -> list[str]:
    """The lines of a paragraph of this width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > width - (indent if len(lines) == 1 else 0):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def pdf(
    *sheets: Sheet,
    fonts: Mapping[str, str] | None = None,
    catalog: str = "",
    trailer: str = "",
    further: Sequence[str] = (),
) -> bytes:
    """The file of these pages. ``catalog``, ``trailer``: more entries there; ``further``: more objects, from 100 on."""
    objects: dict[int, bytes] = {}
    named = {"F1": "TimesNewRomanPSMT", "F2": "TimesNewRomanPS-BoldMT", **(fonts or {})}
    resources = []
    for i, (key, name) in enumerate(named.items()):
        objects |= _font(10 + 5 * i, name)
        resources.append(f"/{key} {10 + 5 * i} 0 R")
    objects[5] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
    pages = []
    for i, sheet in enumerate(sheets):
        own = 200 + 4 * i
        pages.append(f"{own} 0 R")
        picture = f"/XObject << /P1 {own + 2} 0 R >>" if sheet.picture else ""
        turn = f"/Rotate {sheet.turn}" if sheet.turn else ""
        objects[own] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] {turn} /Contents {own + 1} 0 R "
            f"/Resources << /Font << {' '.join(resources)} /L1 5 0 R >> {picture} >> >>"
        ).encode()
        objects[own + 1] = _stream("", b"\n".join(sheet.parts))
        if sheet.picture:
            width, height, grey = sheet.picture
            facts = f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
            facts += " /ColorSpace /DeviceGray /BitsPerComponent 8"
            objects[own + 2] = _stream(facts, grey)
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(pages)}] /Count {len(pages)} >>".encode()
    objects |= {100 + i: text.encode() for i, text in enumerate(further)}
    return _file(objects, trailer)


def _font(number: int, name: str) -> dict[int, bytes]:
    """A font that is not in the file, its codes Unicode's own."""
    widths = "".join(f"{ord(c)} [280] " for c in sorted(_NARROW)) + "".join(f"{ord(c)} [800] " for c in sorted(_WIDE))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        + "\n".join(f"100 beginbfrange\n{_ranges(start)}\nendbfrange" for start in (0, 100, 200))
        + " endcmap end end"
    )
    return {
        number: f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{number + 1} 0 R] /ToUnicode {number + 3} 0 R >>".encode(),
        number + 1: f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {_USUAL} /W [{widths}] "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {number + 2} 0 R >>".encode(),
        number + 2: f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-100 -216 1000 891] /Ascent 891 "
        f"/Descent -216 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>".encode(),
        number + 3: _stream("", table.encode("ascii")),
    }  # fmt: skip


def _ranges(start: int) -> str:
    rows = (f"<{i:02x}00> <{i:02x}ff> <{i:02x}00>" for i in range(start, min(start + 100, 256)))
    return "\n".join([*rows][:100])


def _stream(facts: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<< {facts} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _file(objects: Mapping[int, bytes], trailer: str) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += f"{number} 1\n{place:010} 00000 n \n".encode()
    data += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(data)


def png(width: int, height: int, grey: bytes) -> bytes:
    """A grey picture."""
    rows = b"".join(b"\x00" + grey[i * width : (i + 1) * width] for i in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def drawn(sheet: Sheet) -> tuple[int, int, bytes]:
    """The page as a grey picture of 200 dots an inch."""
    import pypdfium2

    picture = pypdfium2.PdfDocument(pdf(sheet))[0].render(scale=200 / 72, grayscale=True)
    rows, step = bytes(picture.buffer), picture.stride
    return (
        picture.width,
        picture.height,
        b"".join(rows[i * step : i * step + picture.width] for i in range(picture.height)),
    )
