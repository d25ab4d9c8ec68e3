"""The header and the signature: kind, number, issuer, place, day, title, signer, recipients."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from vanban.acts import find_mentions
from vanban.blocks import Block
from vanban.fragments import fragments
from vanban.headings import OF_WHOM, Heading
from vanban.letterhead import MOTTO, NUMBER_LINE, PLACE_DATE, begins_body, head_kind, is_stamp, is_subject
from vanban.letters import bare, plain
from vanban.lines import Clean, Line, joined
from vanban.model import Problem, Signer
from vanban.signature import read_recipients, read_signer
from vanban.tables import Row, load
from vanban.wording import any_of, one_of, pattern_of, texts_of, wording
from vanban.zones import Segment

_MOTTO_PART = re.compile(
    r"(?:cong$|cong hoa(?: xa)?$|cong hoa xa hoi|hoa xa hoi|xa hoi chu nghia|hoi chu nghia|chu nghia viet nam"
    r"|nghia viet nam|viet nam$|doc lap|tu do\b|hanh phuc)"
)
_WRITE_IT = "hãy ghi theo bản đã ban hành."
_NUMBER = re.compile(r"^(?:luat\s)?s[o0]\s?[:.]?\s?(?P<number>.*)$")
_DIGITS_FIRST = re.compile(r"^[lI]?\d")
_DAY = re.compile(
    r"ngay\s?(?P<day>[\dlio]{1,2})?[\s.…]*thang\s?(?P<month>[\dlio]{1,2})?[\s.…]*nam\s?(?P<year>[\dlo]{4})?"
    r"|ngay\s?(?P<day2>\d{1,2})\s?[/.-]\s?(?P<month2>\d{1,2})\s?[/.-]\s?(?P<year2>\d{4})"
)
_LONGEST_HOUR = 24  # letters behind the day of an article: "lúc 8 giờ 15 phút"
_TOP = 4  # lines of an article in which its day may stand, where what it is about stands between it and the title
_STAMP = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)")
_ENCLOSED = re.compile(r"\s*\((?:[Kk]èm theo|[Bb]an hành kèm|[Đđ]ính kèm)[^()]*(?:\([^()]*\)[^()]*)*\)\.?$")
_YEAR = re.compile(r"(?<!đến )năm\s(?P<year>(?:19|20)\d\d)(?!\d)(?!\s?[-–]\s?\d)")
_PERIOD = re.compile(r"(?:(?<!\d)(?:19|20)\d\d\s?[-–]\s?|đến năm\s)(?P<year>(?:19|20)\d\d)(?!\d)")
_PART_OF_YEAR = re.compile(r"(?<!\w)(?:\d{1,2} tháng|quý \w+)(?: đầu| cuối)? năm(?! \d)")
_NO_YEAR = re.compile(
    r"ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4}"
    r"|tầm nhìn\s(?:đến\s)?(?:năm\s)?\d{4}|\d{1,2}/\d{1,2}/\d{4}"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the head and the tail of a document say."""

    doc_type: str
    doc_kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: date | None
    year: int | None
    title: str | None
    signer: Signer
    recipients: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Head:
    """The pieces of the first header, by what they say."""

    number: Clean | None
    day: Clean | None
    names: list[Clean]
    stamp: Clean | None


def read_header(lines: Sequence[Line], segments: Sequence[Segment], blocks: Sequence[Block]) -> Header:
    """The header of the document itself; headers of attachments are left out."""
    first = next((segment for segment in segments if segment.heading), None)
    heading = first.heading if first else None
    title = _title(read_title(segments))
    head = _sort(lines, first, heading)
    body = [block for block in blocks if block.zone == "body"]
    number = _number(head.number)
    doc_type, doc_kind = _kind(heading, head, number, title, blocks)
    stamp = head.stamp.text if head.stamp else _stamp_below(lines, first)
    day = _day(head.day, stamp if doc_type == "tin_tuc" else None)
    issuer = _issuer(head.names) or _issuer_in_title(heading) or _issuer_below(body, doc_type)
    if issuer and bare(issuer) in _folded("of-no-place"):  # the page lost the second line of the letterhead
        fuller = _issuer_below(body, doc_type)
        issuer = fuller if fuller and fuller.isupper() and bare(fuller).startswith(bare(issuer)) else issuer
    tail = _first_tail(blocks)
    signer = read_signer(tail)
    return Header(
        doc_type=doc_type,
        doc_kind=doc_kind,
        number=number,
        issuer=issuer,
        place=_place(head.day),
        date=day,
        year=_year(title, head.day, day, doc_type),
        title=title,
        signer=signer,
        recipients=read_recipients(tail),
        problems=_problems(doc_type, head, number, day, signer, tail, blocks),
    )


def _sort(lines: Sequence[Line], first: Segment | None, heading: Heading | None) -> _Head:
    head = _Head(None, None, [], None)
    if first is None or heading is None:
        return head
    title = [place for piece in heading.title for place in (piece.offsets[:1] + piece.offsets[-1:])]
    in_title = range(title[0], title[-1] + 1) if title else range(0)
    pieces = fragments(lines[first.first : first.last])
    i = 0
    after_address = False
    while i < len(pieces):
        piece = pieces[i]
        folded = bare(piece.text)
        i += 1
        after_address = after_address or folded.startswith("kinh gui")
        if after_address or piece.offsets[0] in in_title or MOTTO.search(folded) or _MOTTO_PART.match(folded):
            continue
        if (NUMBER_LINE.match(folded) or folded.startswith("luat so")) and head.number is None:
            head.number = piece
            if (
                not re.search(r"[a-z]", folded.removeprefix("luat").strip()[2:])
                and i < len(pieces)
                and _is_code(pieces[i].text)
            ):
                head.number = joined((piece, pieces[i]))
                i += 1
        elif head.day is None and (
            _is_place_day(folded) or (re.search(r",\s?(?:ngay\b.*)?$", folded) and _begins_day(pieces, i))
        ):
            head.day = piece
            if head.names and head.names[-1] is pieces[i - 2] and _is_begun_place(head.names[-1].text):
                head.day = joined((head.names.pop(), piece))  # "Sơn - Vũng" / "Hạ, ngày …"
            while i < len(pieces) and not re.search(r"nam\s?\d", bare(head.day.text)) and _goes_on_day(pieces[i].text):
                head.day = joined((head.day, pieces[i]))
                i += 1
        elif head.stamp is None and _STAMP.search(piece.text):
            head.stamp = piece
        elif head_kind(piece.text) is None and not is_subject(piece.text):
            head.names.append(piece)
    return head


def _is_place_day(folded: str) -> bool:
    """Whether a line is the place and the day; "Kế hoạch số 12 ngày …" names an act."""
    found = PLACE_DATE.match(folded)
    return found is not None and not any(letter.isdigit() for letter in folded[: folded.index("ngay")])


def _is_begun_place(text: str) -> bool:
    return text[:1].isupper() and not text.isupper() and len(text) < 30 and not begins_body(text) and text[-1].isalpha()


def _begins_day(pieces: list[Clean], i: int) -> bool:
    return "ngay" in bare(pieces[i - 1].text) or (i < len(pieces) and bare(pieces[i].text).startswith("ngay"))


def _goes_on_day(text: str) -> bool:
    return re.match(r"(?:ngay|thang|nam)\b|\d{1,2}\b|\d{4}$", bare(text)) is not None and len(text) < 60


def _is_code(text: str) -> bool:
    return re.match(r"[\d\s./…-]*[A-ZĐ]{1,10}[\w.&]*\s?[-/]\s?[A-ZĐ]|\d+\s?/", text) is not None


def _number(piece: Clean | None) -> str | None:
    if piece is None:
        return None
    found = _NUMBER.match(bare(piece.text))
    if found is None:
        return None
    written = re.sub(r"[\s_]", "", piece.text[found.start("number") :]).strip(".,;:*")
    if not _DIGITS_FIRST.match(written):
        return None
    return re.sub(r"^[lI](?=\d)", "1", written)


def read_title(segments: Sequence[Segment]) -> Clean | None:
    """The title of the document, its broken lines joined."""
    heading = next((segment.heading for segment in segments if segment.heading), None)
    if heading is None or not heading.title:
        return None
    pieces = heading.title
    if len(pieces) > 1 and pieces[0].text.startswith(OF_WHOM) and not pieces[1].text.isupper():
        pieces = pieces[1:]  # "KẾT LUẬN / CỦA BAN THƯỜNG VỤ TỈNH ỦY": whose it is, not what it is about
    return joined(pieces)


def _title(piece: Clean | None) -> str | None:
    return _ENCLOSED.sub("", piece.text.strip(" *")) or None if piece else None


def _kind(
    heading: Heading | None, head: _Head, number: str | None, title: str | None, blocks: Sequence[Block]
) -> tuple[str, str]:
    if heading and heading.kind:
        return _classes(heading.kind)
    if (title and is_subject(title)) or any(bare(b.text).startswith("kinh gui") for b in blocks if b.zone == "head"):
        return "cong_van", "cong_van"
    if number:
        code = re.split(r"[/-]", number, maxsplit=1)[-1]
        row = next(
            (row for row in load("kinds") for c in row.texts("codes") if re.match(rf"(?:\d{{4}}/)?{c}(?!\w)", code)),
            None,
        )
        return _classes(row) if row else ("cong_van", "cong_van")
    is_official = _looks_official(blocks)
    named = _kind_in_title(title)
    if title and head.stamp is None and bare(title).startswith("ve viec ") and is_official:
        return "cong_van", "cong_van"
    if _tells_news(title, blocks):
        return "tin_tuc", "tin_tuc"
    if is_official and named and not head.stamp:
        return named
    paragraphs = sum(1 for block in blocks if block.zone == "body" and len(block.text) > 100)
    is_published = head.stamp is not None and not any(block.zone == "tail" for block in blocks)
    if (is_published or not is_official) and (paragraphs >= 2 or (title and head.stamp and paragraphs)):
        return "tin_tuc", "tin_tuc"
    return named if named and is_official else ("other", "other")


def _tells_news(title: str | None, blocks: Sequence[Block]) -> bool:
    """Whether the first paragraphs tell of acts as news do, and no tail closes the text."""
    if any(block.zone == "tail" for block in blocks):
        return False
    told = [block.text for block in blocks if block.zone == "body" and block.kind == "paragraph"][:3]
    return any(pattern_of("news", "tells").search(wording(text[:600])) for text in (title or "", *told))


def _classes(row: Row) -> tuple[str, str]:
    return row.text("doc_type"), row.text("exact") or row.id


def _looks_official(blocks: Sequence[Block]) -> bool:
    """A legal basis, titles with labels, or a list of recipients: what an article about a plan does not have."""
    body = [block for block in blocks if block.zone == "body"]
    bases = tuple(f"{bare(word)} " for word in texts_of("duties", "preambles"))
    return (
        any(block.zone == "tail" for block in blocks)
        or any(block.label and block.kind in ("heading", "item") for block in body)
        or any(bare(block.text).startswith(bases) for block in body[:3])
    )


def _kind_in_title(title: str | None) -> tuple[str, str] | None:
    folded = bare(title or "")
    rows = [row for row in load("kinds") if folded.startswith(bare(row.text("name")) + " ")]
    best = max(rows, key=lambda row: len(row.text("name")), default=None)
    return _classes(best) if best else None


def _issuer(names: list[Clean]) -> str | None:
    """The last body of the letterhead, its broken lines joined; the bodies above it are its parents."""
    terms = tuple(f"{term} " for term in _folded("terms"))
    bodies: list[list[str]] = []
    for piece in names:
        text = piece.text.strip(" *.,:;-–")
        if not text or re.fullmatch(r"\W*|\d+", text) or len(text) > 140 or bare(text).startswith(terms):
            continue
        if text in _in_capitals("offices"):
            continue
        if bodies and (not begins_body(text) or _is_unfinished(bodies[-1][-1])):
            bodies[-1].append(text)
        elif begins_body(text):
            bodies.append([text])
    if len(bodies) > 1 and bare(" ".join(bodies[-1])) in _folded("parts"):
        bodies[-1] = [*bodies[-2], *bodies[-1]]  # "ĐẢNG ỦY CHÍNH PHỦ" / "VĂN PHÒNG"
    return re.sub(r"\s+", " ", " ".join(bodies[-1])) if bodies else None


def _issuer_in_title(heading: Heading | None) -> str | None:
    """Whose it is, in capitals behind the kind: "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ"."""
    first = heading.title[0].text if heading and len(heading.title) > 1 else ""
    name = first.removeprefix(OF_WHOM[0])
    return name if name != first and name.isupper() and begins_body(name) else None


def _is_unfinished(text: str) -> bool:
    return text.endswith(("-", ",", "&")) or bare(text).split()[-1] in _folded("goes-on")


@cache
def _folded(row_id: str) -> frozenset[str]:
    return frozenset(bare(word) for word in texts_of("header_words", row_id))


@cache
def _in_capitals(row_id: str) -> frozenset[str]:
    return frozenset(word.upper() for word in texts_of("header_words", row_id))


@cache
def _term_after() -> re.Pattern[str]:
    """The term of a council behind its name."""
    return re.compile(rf"\s{any_of(_in_capitals('terms'))}\s.*$")


@cache
def _head_of() -> re.Pattern[str]:
    """Who heads a body, before its name."""
    return re.compile(rf"^{any_of(_in_capitals('heads'))}\s(?={any_of(_in_capitals('headed'))})")


def _issuer_below(body: Sequence[Block], doc_type: str) -> str | None:
    """Without a letterhead: the authority named above the legal bases, else who acts in the opening sentence."""
    if doc_type == "tin_tuc":
        return None
    for block in body[:12]:
        if block.label and block.kind != "paragraph":
            break
        text = block.text.rstrip(" :.,")
        text = _term_after().sub("", text)
        name = _head_of().sub("", text)
        if name.isupper() and begins_body(name) and len(name) < 120:
            return name
        acting = [found for found in _acting().finditer(plain(block.text)) if block.text[found.start("body")].isupper()]
        if acting:
            return block.text[acting[-1].start("body") : acting[-1].end("body")]
    return None


@cache
def _acting() -> re.Pattern[str]:
    """ "…; UBND huyện xây dựng Kế hoạch": a body before what it does."""
    heads = any_of([plain(row.text("head")) for row in load("bodies")])
    verbs = one_of("act_words", "acting")
    return re.compile(rf"(?:^|[.;,]\s)(?P<body>{heads}(?!\w)[^,;:.]{{0,90}}?)\s{verbs}\s")


def _place(day: Clean | None) -> str | None:
    if day is None:
        return None
    found = re.match(r"(?P<place>.*?)\s?[,.]?\s?ngay(?!\w)", bare(day.text))
    place = day.text[: found.end("place")] if found else day.text
    return place.strip(" ,*_(") or None


def _stamp_below(lines: Sequence[Line], first: Segment | None) -> str | None:
    """The day of an article that stands below what it is about."""
    texts = [line.text for line in lines[first.last if first else 0 :][: 2 * _TOP] if line.kind == "text"]
    return next((text for text in texts[:_TOP] if is_stamp(text) and _is_whole(text)), None)


def _is_whole(stamp: str) -> bool:
    """Whether a line is a day with its hour, and no broken line of a sentence: "ngày 18/7/2024 của Chính phủ"."""
    found = _STAMP.search(stamp)
    if found is None or stamp[:1].islower():
        return False
    rest = stamp[found.end() :].lstrip(" ,.;)")
    return len(rest) < _LONGEST_HOUR or not rest[:1].islower()


def _day(day: Clean | None, stamp: str | None) -> date | None:
    if day is not None and (found := _DAY.search(bare(day.text))):
        parts = [found["day"] or found["day2"], found["month"] or found["month2"], found["year"] or found["year2"]]
        return _date(parts)
    if stamp is not None and (found := _STAMP.search(stamp)):
        return _date([found["day"], found["month"], found["year"]])
    return None


def _date(parts: list[str | None]) -> date | None:
    if any(part is None for part in parts):
        return None
    day, month, year = (int(re.sub("[li]", "1", (part or "").replace("o", "0"))) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(title: str | None, day: Clean | None, issued: date | None, doc_type: str) -> int | None:
    """The year that the title names; a period or a horizon names none, so the year of issue stands for it."""
    text = _NO_YEAR.sub(" ", _without_acts(plain(title or ""), title or ""))
    stated = sorted((found.start(), int(found["year"])) for found in _YEAR.finditer(text))
    part = _PART_OF_YEAR.search(text)
    if part and issued:
        stated = sorted([*stated, (part.start(), issued.year)])
    if stated:
        # A report or a letter that looks back on one year and forward to the next is about the first.
        return stated[0][1] if doc_type in ("bao_cao", "cong_van") else stated[-1][1]
    if issued:
        return issued.year
    found = re.search(r"nam\s?(?P<year>(?:19|20)\d\d)", bare(day.text)) if day else None
    if found:
        return int(found["year"])
    ends = [int(found["year"]) for found in _PERIOD.finditer(text)]
    return ends[-1] if ends else None


def _without_acts(text: str, title: str) -> str:
    """The title with blanks for the acts that it names, whose years are not its own."""
    for mention in find_mentions(title):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _first_tail(blocks: Sequence[Block]) -> list[Block]:
    tail: list[Block] = []
    for block in blocks:
        if block.zone == "tail":
            tail.append(block)
        elif tail:
            break
    return tail


def _problems(
    doc_type: str,
    head: _Head,
    number: str | None,
    day: date | None,
    signer: Signer,
    tail: Sequence[Block],
    blocks: Sequence[Block],
) -> tuple[Problem, ...]:
    """What a reader misses in an official document; an article misses nothing."""
    if doc_type in ("tin_tuc", "other") and head.number is None and head.day is None and not tail:
        return ()
    found: list[Problem] = []
    if number is None:
        what = "Số, ký hiệu để trống" if head.number else "Không thấy số, ký hiệu của văn bản"
        found.append(_problem(f"{what}: {_WRITE_IT}", head.number))
    if day is None:
        what = "Ngày ban hành để trống hoặc thiếu ngày, tháng" if head.day else "Không thấy địa danh và ngày ban hành"
        found.append(_problem(f"{what}: {_WRITE_IT}", head.day))
    if signer.name is None:
        place = tail[-1].span() if tail else None
        message = f"Không thấy họ tên người ký: {_WRITE_IT}"
        found.append(Problem(message, place.start, place.end) if place else Problem(message))
    return tuple(found)


def _problem(message: str, piece: Clean | None) -> Problem:
    if piece is None or not piece.offsets:
        return Problem(message)
    return Problem(message, piece.offsets[0], piece.offsets[-1] + 1)
