"""Where the header, the body and the tail of a document stand: what comes before, in and after its content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vanban.labels import read_label
from vanban.letters import bare
from vanban.lines import Clean, Line
from vanban.tables import Row, load

Zone = Literal["header", "body", "tail"]

MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\s?-?\s?tu do\s?-?\s?hanh phuc|dang cong san viet nam")
NUMBER_LINE = re.compile(r"(?:so|s0)\s?[:.]|so\s{1,3}(?:\d|[-/.…]|[a-z]{2,6}/)|^so$")
PLACE_DATE = re.compile(r"^.{0,60}?,?\s?ngay\s?.{0,12}?thang\s?.{0,12}?nam\s?\S{0,6}")
RECITAL = re.compile(
    r"^(?:can cu|thuc hien|trien khai|theo|xet|de nghi|nham|de |ngay \d{1,2}/|trong|nam \d|sau khi|tren co so|qua |tiep tuc|kinh gui)"
)
RECIPIENTS = re.compile(r"^[\"“*(\s]*noi\s?(?:nhan|gui)\s?(?:[:.]|$)")
SIGNING = re.compile(
    r"^(?:t\s?/?\s?[m]\s?[.,/]?\s|k\s?/?\s?t\s?[.,/]\s?|t\s?/?\s?l\s?[.,/]\s?|t\.?\s?u\.?\s?q\s?[.,/]\s?|tm\.|kt\.|tl\.|tuq\.|q\.\s)"
)
TO_WHOM = re.compile(r"^kinh gui")
ANNEX = re.compile(r"^(?:phu luc|bieu mau|phu bieu|bieu so|mau so)(?!\w)")
_POSITIONS = re.compile(
    r"^(?:pho |quyen |q\. ?)?(?:chu tich|giam doc|bi thu|pho bi thu|bo truong|thu truong|thu tuong|truong ban|truong phong|chanh van phong|"
    r"cuc truong|vu truong|tong giam doc|truong|thuong truc)(?: [a-z ,-]{0,60})?$"
)


@cache
def heads() -> tuple[tuple[str, Row], ...]:
    """Names of kinds that may stand above a title, folded, the longest first."""
    rows = [(bare(row.text("name")), row) for row in load("kinds") if row.fields.get("head", True)]
    return tuple(sorted(rows, key=lambda pair: -len(pair[0])))


def head_kind(text: str) -> tuple[Row, int] | None:
    """The kind that a line names and where its name ends: the line is the name alone, or the name in capitals before a title."""
    stripped = text.rstrip(" :.*")
    folded = bare(stripped)
    for name, row in heads():
        if folded == name and stripped[:1].isupper():
            return row, len(stripped)
        if folded.startswith(name) and text[: len(name)].isupper() and text[len(name) : len(name) + 1] == " ":
            return row, len(name)
    return None


def is_signing(text: str) -> bool:
    """Whether a line opens a signature: "TM. …", "KT. …", or a signing office in capitals."""
    folded = bare(text)
    if SIGNING.match(folded) and text[:2].isupper():
        return True
    return text.isupper() and _POSITIONS.match(folded) is not None


def fragments(lines: Sequence[Line]) -> list[Clean]:
    """The pieces of header or tail lines: cells and columns apart, and what was run together on one line cut."""
    pieces = [piece for line in lines if line.kind in ("text", "row") for piece in line.fragments]
    return [part for piece in pieces for part in _parted(piece)]


_SEAMS = re.compile(
    r"(?P<motto>cong hoa xa hoi chu nghia viet nam|doc lap\s?-\s?tu do\s?-\s?hanh phuc|dang cong san viet nam)"
    r"|(?<=\S)(?P<number>\s)(?=so\s?:\s?\d)"
    r"|(?P<code>so\s?[:.]\s?\d[\w./-]{2,30}(?:\s?[/-]\s?[\w-]{2,20})?)\s(?=\S)"
)


def _parted(piece: Clean) -> list[Clean]:
    """A line such as "ỦY BAN … CỘNG HÒA … Độc lập …" or "Số: 12/KH-UBND Phú Thịnh, ngày …" cut where one thing ends."""
    cuts = {0, len(piece.text)}
    for found in _SEAMS.finditer(bare(piece.text)):
        if found["motto"]:
            cuts |= {found.start(), found.end()}
        elif found["number"]:
            cuts.add(found.end("number"))
        elif "ngay" in bare(piece.text[found.end("code") :]):
            cuts.add(found.end("code"))
    places = sorted(cuts)
    parts = [piece.cut(start, end) for start, end in zip(places, places[1:], strict=False)]
    return [part for part in parts if part.text]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header names: its kind and where, and the lines of its title. ``end``: the first line after the header."""

    kind: Row | None
    kind_line: int | None
    title: tuple[Clean, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines ``first`` to ``last`` (not included) of one zone; ``heading`` for a header."""

    zone: Zone
    first: int
    last: int
    heading: Heading | None = None


def cut_zones(lines: Sequence[Line]) -> tuple[Segment, ...]:
    """Header, body and tail of the document, then those of what is attached to it."""
    segments: list[Segment] = []
    at = 0
    while at < len(lines):
        heading = read_heading(lines, at, is_first=at == 0)
        segments.append(Segment("header", at, heading.end, heading))
        tail, following = _find_tail(lines, heading.end)
        segments.append(Segment("body", heading.end, tail))
        if tail < following:
            segments.append(Segment("tail", tail, following))
        at = max(following, at + 1)
    return tuple(segment for segment in segments if segment.first < segment.last or segment.heading)


def read_heading(lines: Sequence[Line], start: int, *, is_first: bool) -> Heading:
    """The header that begins at a line: up to and with its title, or the address of a letter."""
    seen = 0
    first_text: int | None = None
    for i in range(start, len(lines)):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        if is_first and _is_breadcrumb(line.text):
            continue
        seen += 1
        if seen > 60:
            break
        for piece in line.fragments:
            found = head_kind(piece.text)
            if found:
                title, end = _read_title(lines, i, piece.cut(found[1]))
                return Heading(found[0], i, title, end)
            if is_subject(piece.text):
                title, end = _read_subject(lines, i, piece)
                return Heading(None, i, title, end)
        if not is_first and seen > 3:
            break
        folded = bare(line.text)
        if seen > 1 and TO_WHOM.match(folded):
            return Heading(None, None, (), _after_address(lines, i))
        if (seen > 1 and RECITAL.match(folded)) or _opens_body(line):
            break
        first_text = i if first_text is None else first_text
    return _bare_heading(lines, start, first_text)


def _is_breadcrumb(text: str) -> bool:
    """The path of a page on its site ("Trang chủ > Tin tức") above an article."""
    return re.match(r"trang chu(?!\w)", bare(text)) is not None or text.count(" > ") + text.count("»") + text.count(" › ") > 1


def is_subject(text: str) -> bool:
    """Whether a line is the subject of a letter: "V/v …"."""
    return re.match(r"[\"(*\s]*v\s?[/.]\s?v(?!\w)", bare(text)) is not None


def _opens_body(line: Line) -> bool:
    label = read_label(line.text)
    return (
        label is not None
        and label.kind in ("part", "chapter", "article", "roman", "number", "capital")
        and label.end < len(line.text)
    )


def _bare_heading(lines: Sequence[Line], start: int, first_text: int | None) -> Heading:
    """A header without a line for its kind: the first line is the title where it is no part of a letterhead."""
    if first_text is None:
        return Heading(None, None, (), start)
    title: tuple[Clean, ...] = ()
    end = first_text
    seen = 0
    for i in range(first_text, len(lines)):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        folded = bare(line.text)
        if seen and (RECITAL.match(folded) or _opens_body(line) or len(line.text) > 180):
            break
        if seen >= 12:
            break
        if not title and not is_letterhead(line.text) and len(line.text) < 400:
            title = (line.clean,)
            end = i + 1
        elif is_letterhead(line.text) or _is_stamp(line.text):
            end = i + 1
        elif title:
            break
        seen += 1
    return Heading(None, None, title, end)


def is_letterhead(text: str) -> bool:
    """Whether a line belongs to the printed head: motto, number, place and date, name of the issuer in capitals."""
    folded = bare(text)
    return bool(
        MOTTO.search(folded)
        or NUMBER_LINE.match(folded)
        or PLACE_DATE.match(folded)
        or (text.isupper() and len(text) < 120)
        or len(text) < 3
        or re.match(r"(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)(?: \S+){0,6}$", folded)
    )


def _is_stamp(text: str) -> bool:
    """The day and hour under the title of an article."""
    return re.search(r"\d{1,2}/\d{1,2}/\d{4}", text) is not None and len(text) < 80


def _read_title(lines: Sequence[Line], kind_line: int, rest: Clean) -> tuple[tuple[Clean, ...], int]:
    title = [rest] if rest.text else []
    i = kind_line + 1
    gap = False
    while i < len(lines):
        line = lines[i]
        if line.kind in ("blank", "rule", "cell", "page"):
            gap = gap or (line.kind == "blank" and line.raw.strip() == "")
        elif _goes_on(title, line, gap):
            title.append(line.clean)
            gap = False
        else:
            break
        i += 1
    return tuple(title), i if title else kind_line + 1


def _goes_on(title: list[Clean], line: Line, gap: bool) -> bool:
    """Whether a line after the kind is of the title."""
    text, folded = line.text, bare(line.text)
    if not title:
        return not (
            line.kind == "row" or is_signing(text) or _opens_body(line) or TO_WHOM.match(folded) or len(text) > 700
        )
    before = title[-1].text
    if folded.startswith(("(kem theo", "(ban hanh kem", "(dinh kem")):
        return True
    if text.startswith("(") and text.endswith(")") and before.isupper() == text.isupper():
        return True
    if text[:1].islower():
        return not before.endswith((".", ":", ";"))
    if not re.search(r"[^\W\d]", text):
        return True  # "GIAI ĐOẠN 2026 -" / "2030"
    if _opens_body(line) or is_signing(text) or is_issuer_line(folded) or head_kind(text) or TO_WHOM.match(folded):
        return False
    if gap:
        return (text.isupper() and before.isupper()) or before.endswith(",")
    if (
        len(text) > 220
        or text.endswith((":", ";", "./."))
        or (RECITAL.match(folded) and not before.isupper() == text.isupper())
    ):
        return False
    return text.isupper() == before.isupper() and not (RECITAL.match(folded) and len(text) > 60)


def is_issuer_line(folded: str) -> bool:
    return (
        re.match(
            r"(?:chu tich |thuong truc |bo truong |giam doc )?(?:uy ban nhan dan|hoi dong nhan dan|ban thuong vu|bo truong|thu tuong)(?!.*[,;:])",
            folded,
        )
        is not None
    )


def _read_subject(lines: Sequence[Line], at: int, piece: Clean) -> tuple[tuple[Clean, ...], int]:
    """The subject of a letter and the end of its header, past the address."""
    title = [piece]
    i = at + 1
    is_open = True
    while i < len(lines):
        line = lines[i]
        folded = bare(line.text)
        if line.kind in ("text", "row"):
            if TO_WHOM.match(folded):
                return tuple(title), _after_address(lines, i)
            left = line.fragments[0] if line.fragments else line.clean
            if RECITAL.match(folded) and not PLACE_DATE.match(folded) and line.text[:1].isupper():
                break
            if is_open and not is_letterhead(left.text) and not _opens_body(line) and len(left.text) < 200:
                title.append(left)
            elif not is_letterhead(line.text):
                break
            else:
                is_open = False
        elif line.kind == "blank" and line.raw.strip() == "":
            is_open = False
        i += 1
    return tuple(title), i


def _after_address(lines: Sequence[Line], at: int) -> int:
    """The line after "Kính gửi: …" and the list of those it is sent to."""
    i = at + 1
    is_list = bare(lines[at].text).rstrip(" :") == "kinh gui"
    ended = lines[at].text.endswith(".")
    while i < len(lines):
        line = lines[i]
        if line.kind in ("text", "row"):
            label = read_label(line.text)
            is_entry = label is not None and label.kind in ("dash", "plus", "dot")
            if (
                ended
                or (not is_entry and not (is_list and len(line.text) < 120) and line.text[:1].isupper())
                or RECITAL.match(bare(line.text))
            ):
                return i
            ended = line.text.endswith((".", "./."))
            is_list = not ended
        elif line.kind == "blank" and not is_list and not _list_goes_on(lines, i):
            return i
        i += 1
    return i


def _list_goes_on(lines: Sequence[Line], at: int) -> bool:
    for line in lines[at : at + 4]:
        if line.kind == "text":
            label = read_label(line.text)
            return label is not None and label.kind in ("dash", "plus", "dot")
    return False


def _find_tail(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Where the tail after a body begins, and where what follows the tail begins."""
    tail = len(lines)
    ended = False
    for i in range(start, len(lines)):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        if i > start and _opens_attachment(lines, i, in_tail=ended):
            return i, i
        if _opens_tail(lines, i) or ended:
            tail = i
            break
        ended = line.text.endswith("./.")
    if tail > start and tail < len(lines):
        while tail - 1 > start and lines[tail - 1].kind in ("cell", "rule", "blank"):
            tail -= 1
    for i in range(tail, len(lines)):
        if lines[i].kind in ("text", "row") and _opens_attachment(lines, i, in_tail=True):
            return tail, i
    return tail, len(lines)


def _opens_tail(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    texts = [piece.text for piece in line.fragments] or [line.text]
    if any(RECIPIENTS.match(bare(text)) for text in texts[:2]):
        return True
    signing = [text for text in texts if is_signing(text)]
    if not signing:
        return False
    if any(SIGNING.match(bare(text)) for text in signing):
        return True
    return not any(
        RECITAL.match(bare(later.text)) or read_label(later.text) or later.text.endswith((":", ";", "."))
        for later in _next_texts(lines, at, 5)
    )


def _opens_attachment(lines: Sequence[Line], at: int, *, in_tail: bool) -> bool:
    text = lines[at].text
    folded = bare(text)
    if ANNEX.match(folded) and (text.isupper() or in_tail) and len(text) < 120:
        return True
    found = head_kind(text)
    if found is None or not found[0].fields.get("attached"):
        return False
    return in_tail or any(
        "kem theo" in bare(later.text) and later.text.startswith("(") for later in _next_texts(lines, at, 5)
    )


def _next_texts(lines: Sequence[Line], at: int, count: int) -> list[Line]:
    found: list[Line] = []
    for line in lines[at + 1 : at + 1 + 4 * count]:
        if line.kind in ("text", "row"):
            found.append(line)
            if len(found) == count:
                break
    return found
