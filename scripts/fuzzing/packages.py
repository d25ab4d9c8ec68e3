"""Word files made by chance: sound packages, strange ones (loops, bombs, wrong relations), and damaged ones."""

# ruff: noqa: E501 (pieces are kept whole, so that a row can be read across)

import io
import struct
import zipfile
import zlib
from random import Random
from xml.sax.saxutils import escape

from scripts.fuzzing.pages import damaged
from scripts.fuzzing.texts import make_text

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_FONTS = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times", "", "Wingdings", ".vn" * 40)
_FORMS = (
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "bullet",
    "none",
    "decimalZero",
    "ordinal",
    "",
)
_PATTERNS = ("%1.", "%1.%2.", "%9", "%1%1%1", "%0", "Điều %1.", "", "-", "&#xF0B7;", "%10", "Chương %1", "%1" * 2_000)
_WHOLE = ("0", "1", "2", "9", "-1", "99999999", "999999999999", "x", "", "1.5", "٣", "²", "--5", "9" * 5_000)
_PIECES = (
    "<w:tab/>", "<w:br/>", "<w:br w:type='page'/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:sym w:char='F0B7'/>", "<w:sym w:char='D800'/>",
    "<w:sym w:char='zz'/>", "<w:sym/>", "<w:sym w:char='-1'/>", "<w:footnoteReference w:id='1'/>", "<w:instrText>PAGE</w:instrText>", "<w:delText>bỏ</w:delText>",
    "<m:t>x</m:t>", "<w:ruby><w:t>a</w:t></w:ruby>", "<!-- a -->", "<?a b?>", "<w:t/>", "<w:unknown><w:t>lạ</w:t></w:unknown>", "<v:textpath string='MẪU'/>",
)  # fmt: skip


def make_package(chance: Random) -> tuple[str, bytes]:
    """A file name and what it holds."""
    members = _members(chance)
    for member in list(members):
        if chance.random() < 0.025:
            members[member] = _xml_damaged(chance, members[member])
    data = packed(chance, members)
    if chance.random() < 0.15:
        data = damaged(chance, data)
    return chance.choice(("kế hoạch.docx",) * 60 + ("a.docm", "a.doc", "a.txt")), data


def _members(chance: Random) -> dict[str, bytes]:
    space = _STRICT if chance.random() < 0.05 else _SPACE
    main = chance.choice(
        ("word/document.xml",) * 60
        + ("word/document2.xml", "word/document.XML", "xl/workbook.xml", "../word/document.xml")
    )
    parts = {
        "[Content_Types].xml": _TYPES.format(chance.choice(("",) * 80 + ("<a b='macroEnabled'/>",))),
        main: _root("document", f"<w:body>{_blocks(chance, make_text(chance), 0)}</w:body>", space),
    }
    if chance.random() < 0.6:
        parts["word/numbering.xml"] = _root("numbering", _numbering(chance), space)
    if chance.random() < 0.6:
        parts["word/styles.xml"] = _root("styles", _styles(chance), space)
    if chance.random() < 0.2:
        parts[chance.choice(("word/header1.xml", "word/footer1.xml"))] = _root(
            "hdr", _paragraph(chance, "Dự thảo"), space
        )
    if chance.random() < 0.3:
        parts["word/_rels/document.xml.rels"] = _RELATIONS.format(_relation(chance))
    if chance.random() < 0.02:
        parts[chance.choice(("word/vbaProject.bin", "word/media/a.emf", "customXml/item1.xml"))] = "<a>&b;</a>"
    members = {name: _encoded(chance, _declared(chance, text)) for name, text in parts.items()}
    if chance.random() < 0.02:
        members |= _bomb(chance, main)
    return members


def _root(name: str, content: str, space: str) -> str:
    return f'<w:{name} xmlns:w="{space}" {_MORE}>{content}</w:{name}>'


def _declared(chance: Random, text: str) -> str:
    draw = chance.random()
    if draw < 0.98:
        return text
    entities = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 9))
    return chance.choice((
        f"<!DOCTYPE w [<!ENTITY a0 'a'>{entities}]>{text.replace('</w:t>', '&a8;</w:t>')}",
        f"<!DOCTYPE w SYSTEM 'file:///etc/passwd'>{text}",
        f"<!DOCTYPE w [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a'> %a;]>{text}",
        f"<?xml version='1.0' encoding='{chance.choice(('utf-16', 'utf-7', 'ebcdic', 'x', 'windows-1258'))}'?>{text}",
        text.replace("</w:t>", "&unknown;</w:t>"),
        text.replace("</w:t>", "&#0;</w:t>"),
    ))  # fmt: skip


def _encoded(chance: Random, text: str) -> bytes:
    codec = chance.choice(("utf-8",) * 90 + ("utf-16", "utf-8-sig", "utf-16-be", "latin-1", "utf-7"))
    return text.encode(codec, "replace")


# --- the text ---------------------------------------------------------------------------------------------------------


def _blocks(chance: Random, text: str, depth: int) -> str:
    blocks: list[str] = []
    lines = text.split("\n")
    while lines:
        taken, lines = lines[: (size := chance.randint(1, 6))], lines[size:]
        draw = chance.random()
        if draw < 0.15 and depth < 4:
            blocks.append(_table(chance, taken, depth))
        elif draw < 0.2 and depth < 4:
            inner = _blocks(chance, "\n".join(taken), depth + 1)
            blocks.append(chance.choice((
                f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
                f"<w:ins>{inner}</w:ins>",
                f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>",
                f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>",
                "<mc:AlternateContent/>",
                f"<mc:AlternateContent><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>",
                f"<w:moveFrom>{inner}</w:moveFrom>",
                f"<w:p>{inner}</w:p>",
            )))  # fmt: skip
        else:
            blocks += [_paragraph(chance, line) for line in taken]
    if chance.random() < 0.01:
        deep = chance.choice((200, 250, 300, 2_000))
        blocks.append("<w:sdt>" * deep + _paragraph(chance, "Đáy") + "</w:sdt>" * deep)
    return "".join(blocks)


def _paragraph(chance: Random, text: str) -> str:
    runs: list[str] = []
    while text:
        taken, text = text[: (size := chance.choice((1, 5, 40, 1_000)))], text[size:]
        runs.append(_run(chance, taken))
    properties = ""
    if chance.random() < 0.3:
        properties += f"<w:pStyle w:val='S{chance.randrange(6)}'/>"
    if chance.random() < 0.25:
        level = chance.choice(_WHOLE) if chance.random() < 0.2 else str(chance.randrange(4))
        properties += f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{chance.randrange(5)}'/></w:numPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def _run(chance: Random, text: str) -> str:
    properties = ""
    if chance.random() < 0.25:
        properties += chance.choice(("<w:b/>", "<w:b w:val='0'/>", "<w:i/>", "<w:vanish/>", "<w:b w:val='none'/>"))
    if chance.random() < 0.15:
        properties += f"<w:rFonts w:ascii='{chance.choice(_FONTS)}' w:hAnsi='{chance.choice(_FONTS)}'/>"
    more = chance.choice(_PIECES) if chance.random() < 0.1 else ""
    written = escape(
        "".join(sign for sign in text if sign in "\t\r" or (sign >= " " and not "\ud800" <= sign <= "\udfff"))
    )
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{written}</w:t>{more}</w:r>"


def _table(chance: Random, lines: list[str], depth: int) -> str:
    rows: list[str] = []
    for line in lines * (chance.randint(20, 200) if chance.random() < 0.01 else 1):
        cells: list[str] = []
        for cell in line.split("|")[: chance.choice((1, 3, 60))]:
            properties = ""
            if chance.random() < 0.15:
                properties += f"<w:gridSpan w:val='{chance.choice(_WHOLE)}'/>"
            if chance.random() < 0.15:
                properties += chance.choice(("<w:vMerge/>", "<w:vMerge w:val='restart'/>"))
            inner = _blocks(chance, cell, depth + 2) if chance.random() < 0.1 else _paragraph(chance, cell)
            cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


# --- lists and styles, with their loops -------------------------------------------------------------------------------


def _numbering(chance: Random) -> str:
    lists: list[str] = []
    for i in range(chance.randint(0, 4)):
        levels = "".join(_level(chance, str(depth)) for depth in range(chance.randint(0, 4)))
        more = _level(chance, chance.choice(_WHOLE)) if chance.random() < 0.2 else ""
        lists.append(f"<w:abstractNum w:abstractNumId='{i}'>{levels}{more}</w:abstractNum>")
    for i in range(chance.randint(0, 5)):
        override = ""
        if chance.random() < 0.3:
            override = f"<w:lvlOverride w:ilvl='{chance.choice(_WHOLE)}'><w:startOverride w:val='{chance.choice(_WHOLE)}'/></w:lvlOverride>"
        lists.append(f"<w:num w:numId='{i}'><w:abstractNumId w:val='{chance.randrange(5)}'/>{override}</w:num>")
    return "".join(lists)


def _level(chance: Random, depth: str) -> str:
    start = chance.choice(_WHOLE) if chance.random() < 0.3 else "1"
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{chance.choice(_FORMS)}'/>"
        f"<w:lvlText w:val='{chance.choice(_PATTERNS)}'/></w:lvl>"
    )


def _styles(chance: Random) -> str:
    """Six styles, each based on any other or on itself."""
    styles: list[str] = []
    for i in range(6):
        number = f"<w:pPr><w:numPr><w:ilvl w:val='{chance.choice(_WHOLE)}'/><w:numId w:val='{chance.randrange(5)}'/></w:numPr></w:pPr>"
        styles.append(
            f"<w:style w:type='paragraph' w:styleId='S{i}'><w:name w:val='{chance.choice(('heading 1', 'Mục', ''))}'/>"
            f"<w:basedOn w:val='S{chance.randrange(6)}'/>{number if chance.random() < 0.4 else ''}"
            f"<w:rPr><w:rFonts w:ascii='{chance.choice(_FONTS)}'/>{chance.choice(('', '<w:b/>'))}</w:rPr></w:style>"
        )
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='{chance.choice(_FONTS)}'/></w:rPr></w:rPrDefault></w:docDefaults>"
    return chance.choice(("", defaults)) + "".join(styles)


def _relation(chance: Random) -> str:
    kind = chance.choice(("hyperlink", "attachedTemplate", "oleObject", "image", "aFChunk", "header", ""))
    target = chance.choice(("http://127.0.0.1:9/a.dotm", "../../etc/passwd", "", "\\\\a\\b", "styles.xml"))
    mode = chance.choice(("External", "Internal", ""))
    return f"<Relationship Id='r1' Type='http://a/{kind}' Target='{target}' TargetMode='{mode}'/>"


def _xml_damaged(chance: Random, data: bytes) -> bytes:
    """Markup cut, doubled or moved at the edges of its tags."""
    tags = data.split(b"<")
    for _ in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(tags))
        match chance.randrange(4):
            case 0:
                del tags[at]
            case 1:
                tags.insert(at, tags[chance.randrange(len(tags))])
            case 2:
                tags[at] = tags[at].replace(b"w:", b"z:", 1)
            case _:
                tags[at] = tags[at].replace(b">", chance.choice((b"/>", b">>", b"", b" a='1' a='2'>")), 1)
        if not tags:
            return b""
    return b"<".join(tags)


# --- the archive ------------------------------------------------------------------------------------------------------


def packed(chance: Random, members: dict[str, bytes]) -> bytes:
    """The members as an archive; sometimes one whose list lies about them."""
    stream = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED,) * 8 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
        if chance.random() < 0.002:
            for i in range(2_001):
                archive.writestr(zipfile.ZipInfo(f"word/a{i}", (1980, 1, 1, 0, 0, 0)), b"")
    data = bytearray(stream.getvalue())
    if chance.random() < 0.06:
        _lie(chance, data)
    return bytes(data)


def _lie(chance: Random, data: bytearray) -> None:
    """Another size, flag, method, check sum or place in an entry of the archive's list or before a member."""
    starts = [at for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _all(data, mark)]
    at = chance.choice(starts) + chance.choice((4, 6, 8, 10, 14, 16, 18, 20, 24, 28, 30, 32, 42))
    if at + 4 <= len(data):
        struct.pack_into(
            "<I", data, at, chance.choice((0, 1, 9, 99, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.getrandbits(32)))
        )


def _all(data: bytearray, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def _bomb(chance: Random, main: str) -> dict[str, bytes]:
    """A part that unpacks to a thousand times its size."""
    size = chance.choice((900_000, 3_000_000))
    blank = b" " * size
    name = chance.choice((main, "word/styles.xml", "word/media/a.bin"))
    return {name: b"<a>" + blank + b"</a>" if zlib.crc32(name.encode()) % 2 else blank}
