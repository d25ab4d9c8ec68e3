"""Pdf files made by chance: odd fonts, pages out of all measure, loops, scripts; then broken tables and damaged bytes."""

# ruff: noqa: E501 (pieces are kept whole, so that a row can be read across)

import zlib
from collections.abc import Mapping
from random import Random

from scripts.fuzzing.pages import damaged
from scripts.fuzzing.texts import make_text

_NAMES = (
    "TimesNewRomanPSMT",
    "Times-Bold",
    ".VnTime",
    "ABCDEF+.VnTimeH",
    "VNI-Times",
    "Symbol",
    "ZapfDingbats",
    "",
    "A#00B",
    "x" * 150,
)
_NUMBERS = ("0", "1", "-1", "12", "14", "595", "842", "0.0001", "1e9", "99999999999", "-99999", "nan", ".", "--5")
_OPERATORS = (
    "q", "Q", "BT", "ET", "W n", "f", "S", "h", "0 0 m 500 0 l S", "85 100 m 85 700 l S", "10 10 400 300 re S", "10 10 400 300 re f", "1 0 0 1 0 0 cm",
    "0 0 0 0 0 0 cm", "0 1 -1 0 0 0 cm", "-1 0 0 -1 0 0 cm", "1e9 0 0 1e9 0 0 cm", "/X1 Do", "/P1 Do", "/None Do", "3 Tr", "200 Tz", "-50 Tz", "99 Ts", "T*",
    "() Tj", "(\\377\\376\\000) Tj", "[(a) -9999 (b) 9999 (c)] TJ", "/F9 12 Tf", "/F1 0 Tf", "/F1 -12 Tf", "BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI",
    "/Span << /ActualText (x) >> BDC", "EMC", "/Artifact BMC", "1 g", "sh", "<", "(", "]", "%",
)  # fmt: skip


def make_paper(chance: Random) -> tuple[str, bytes]:
    """A file name and what it holds."""
    data = _written(chance, _objects(chance))
    draw = chance.random()
    if draw < 0.35:
        data = damaged(chance, data)
    elif draw < 0.45:
        data += _update(chance)
    return "kế hoạch.pdf", data


def _objects(chance: Random) -> dict[int, bytes]:
    count = chance.choice((0, 1, 1, 1, 2, 3, 8))
    pages = [20 + 3 * i for i in range(count)]
    kids = [f"{number} 0 R" for number in pages]
    if chance.random() < 0.08:  # a tree of pages that holds itself, a page twice, or none
        kids.insert(0, chance.choice(("2 0 R", "1 0 R", "999 0 R", "null", *kids)))
    told = chance.choice((len(kids),) * 12 + (0, -1, 3, 600, 2_000_000_000))
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {_in_catalog(chance)} >>".encode(),
        2: f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {told} >>".encode(),
        9: stream(chance, "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X1 9 0 R >> >>", b"/X1 Do"),
        10: stream(chance, f"/Type /XObject /Subtype /Image /Width {chance.choice((2, 100_000))} /Height 2 "
                   "/ColorSpace /DeviceGray /BitsPerComponent 8", b"abcd"),
        15: b"<< /S /JavaScript /JS (app.alert(1)) >>",
    }  # fmt: skip
    for i, key in enumerate(("F1", "F2")):
        objects |= _font(chance, 3 + 100 * (i + 1), key)
    for number in pages:
        objects[number] = _page(chance, number)
        objects[number + 1] = stream(chance, "", _content(chance))
    return objects


def _in_catalog(chance: Random) -> str:
    return chance.choice(
        ("",) * 12
        + ("/OpenAction 15 0 R", "/AcroForm << /Fields [] >>", "/Names << /EmbeddedFiles 2 0 R >>", "/Pages 20 0 R")
    )


def _page(chance: Random, number: int) -> bytes:
    box = " ".join(chance.choice(_NUMBERS) for _ in range(4)) if chance.random() < 0.12 else "0 0 595 842"
    turn = f"/Rotate {chance.choice((90, 180, 270, 45, -90, 99999))}" if chance.random() < 0.12 else ""
    parent = chance.choice(("2 0 R",) * 12 + (f"{number} 0 R", "null", "999 0 R"))
    more = chance.choice(("",) * 8 + ("/UserUnit 75000", "/CropBox [9 9 1 1]", "/Annots [15 0 R]"))
    fonts = "/F1 103 0 R /F2 203 0 R /L1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return (
        f"<< /Type /Page /Parent {parent} /MediaBox [{box}] {turn} {more} /Contents {number + 1} 0 R "
        f"/Resources << /Font << {fonts} >> /XObject << /X1 9 0 R /P1 10 0 R >> >> >>"
    ).encode()


def _content(chance: Random) -> bytes:
    parts: list[str] = []
    if chance.random() < 0.05:
        parts.append("q 595 0 0 842 0 0 cm /P1 Do Q")
    y = 780.0
    for line in make_text(chance)[:3_000].split("\n"):
        if chance.random() < 0.12:
            parts.append(chance.choice(_OPERATORS))
        parts.append(_shown(chance, line, y))
        y -= chance.choice((20, 20, 20, 14, 0, 60, 0.4))
    if chance.random() < 0.15:
        parts += _grid(chance)
    return "\n".join(parts).encode("ascii", "replace")


def _shown(chance: Random, line: str, y: float) -> str:
    x = chance.choice((85, 85, 85, 121, 300, 0, -50, 700))
    size = chance.choice((14, 14, 14, 12, 8, 40)) if chance.random() < 0.95 else chance.choice(_NUMBERS)
    matrix = (
        "1 0 0 1"
        if chance.random() < 0.93
        else chance.choice(("0.7 0.7 -0.7 0.7", "0 1 -1 0", "-1 0 0 1", "0 0 0 0", "1 0 0 -1"))
    )
    if chance.random() < 0.15:
        text = "".join(sign for sign in line if " " <= sign < "\x7f" and sign not in "()\\")
        return f"BT /L1 {size} Tf {matrix} {x} {y:.1f} Tm ({text}) Tj ET"
    codes = line.encode("utf-16-be", "replace").hex()
    return f"BT /{chance.choice(('F1', 'F1', 'F2'))} {size} Tf {matrix} {x} {y:.1f} Tm <{codes}> Tj ET"


def _grid(chance: Random) -> list[str]:
    across = sorted(chance.uniform(40, 560) for _ in range(chance.choice((2, 4, 12))))
    down = sorted(chance.uniform(40, 800) for _ in range(chance.choice((2, 4, 30))))
    upright = [f"{x:.1f} {down[0]:.1f} m {x:.1f} {down[-1]:.1f} l S" for x in across]
    return upright + [f"{across[0]:.1f} {y:.1f} m {across[-1]:.1f} {y:.1f} l S" for y in down]


def _font(chance: Random, number: int, key: str) -> dict[int, bytes]:
    """A font whose codes are Unicode's own, unless its table says otherwise, or nothing."""
    name = (
        chance.choice(_NAMES)
        if chance.random() < 0.4
        else "TimesNewRomanPS-BoldMT"
        if key == "F2"
        else "TimesNewRomanPSMT"
    )
    widths = chance.choice(("/DW 500",) * 6 + ("/DW 0", "/DW -500", "/DW 99999", "/W [0 [500 500] 9 2 7]", ""))
    told = chance.choice((f"/ToUnicode {number + 3} 0 R",) * 8 + ("", "/ToUnicode 1 0 R", "/ToUnicode /Identity-H"))
    encoding = chance.choice(("/Identity-H",) * 10 + ("/Identity-V", "/UniJIS-UTF16-H", "/None", "999 0 R"))
    inner = chance.choice((f"{number + 1} 0 R",) * 10 + (f"{number} 0 R", "null", "999 0 R"))
    return {
        number: f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding {encoding} /DescendantFonts [{inner}] {told} >>".encode(),
        number + 1: f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {widths} "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {number + 2} 0 R >>".encode(),
        number + 2: f"<< /Type /FontDescriptor /FontName /{name} /Flags {chance.choice((4, 32, 262144))} /FontBBox [-100 -216 1000 891] "
        f"/Ascent {chance.choice(('891', '0', '-1', '1e9'))} /Descent -216 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>".encode(),
        number + 3: stream(chance, "", _unicode_of_codes(chance)),
    }  # fmt: skip


def _unicode_of_codes(chance: Random) -> bytes:
    if chance.random() < 0.1:
        target = chance.choice(
            ("<d800>", "<0000>", "<ffff>", "<00410041030103010301>", "<dbffdfff>", "[<0041>]", "<>", "x")
        )
        ranges = f"3 beginbfrange\n<0000> <ffff> {target}\n<0041> <0040> <0041>\n<0000> <ffffff> <0041>\nendbfrange"
    else:
        rows = [f"<{i:02x}00> <{i:02x}ff> <{i:02x}00>" for i in range(256)]
        ranges = "\n".join(
            f"{len(some)} beginbfrange\n" + "\n".join(some) + "\nendbfrange"
            for some in (rows[:100], rows[100:200], rows[200:])
        )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {ranges} endcmap end end"
    ).encode("ascii")


def stream(chance: Random, facts: str, data: bytes) -> bytes:
    """A stream object; its length and its filter are not always what they say."""
    draw = chance.random()
    how = "/Filter /FlateDecode" if draw < 0.8 else ""
    if draw > 0.98:
        how = chance.choice(
            (
                "/Filter /LZWDecode",
                "/Filter [/ASCIIHexDecode /FlateDecode]",
                "/Filter /DCTDecode",
                "/Filter /Crypt",
                "/F (/etc/passwd)",
            )
        )
    packed = zlib.compress(data, 1) if draw < 0.8 else data
    length = len(packed) if chance.random() < 0.96 else chance.choice((0, 1, -1, 10 * len(packed), 2**31))
    return f"<< {facts} {how} /Length {length} >>\nstream\n".encode() + packed + b"\nendstream"


def _written(chance: Random, objects: Mapping[int, bytes]) -> bytes:
    """The objects as a file; its table of places is not always right."""
    data = bytearray(f"%PDF-1.{chance.randrange(10)}\n".encode())
    places: dict[int, int] = {}
    for number in sorted(objects, key=lambda _: chance.random()) if chance.random() < 0.1 else sorted(objects):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = len(data)
    shift = chance.choice((0,) * 12 + (1, -7, 100_000))
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += (
            f"{number} 1\n{max(0, place + shift):010} {'00000' if chance.random() < 0.99 else '65535'} n \n".encode()
        )
    root = chance.choice(("/Root 1 0 R",) * 15 + ("/Root 2 0 R", "/Root 999 0 R", ""))
    locked = (
        "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <11> /U <22> /P -4 >>"
        if chance.random() < 0.02
        else ""
    )
    before = f"/Prev {chance.choice((table, 0, 99_999_999))}" if chance.random() < 0.05 else ""
    size = chance.choice((max(objects) + 1,) * 12 + (1, 2**31, -1))
    where = chance.choice((table,) * 12 + (0, table + 3, 2**33))
    data += f"trailer\n<< /Size {size} {root} {locked} {before} >>\nstartxref\n{where}\n%%EOF\n".encode()
    return bytes(data)


def _update(chance: Random) -> bytes:
    """Objects written behind the end, in place of those before."""
    number = chance.choice((1, 2, 9, 20, 21, 103))
    text = chance.choice(
        (
            b"null",
            b"<< >>",
            b"[" * 2_000,
            b"<<" * 2_000,
            b"20 0 R",
            b"(a)",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
        )
    )
    return (
        f"{number} 0 obj\n".encode() + text + b"\nendobj\ntrailer\n<< /Root 1 0 R /Size 300 >>\nstartxref\n0\n%%EOF\n"
    )
