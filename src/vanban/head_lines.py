"""The lines of a document's head, sorted by what they say: number, place and day, bodies, stamp of an article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.clean import Clean, joined
from vanban.fragments import fragments
from vanban.header_words import law_mark, motto, motto_part, to_whom
from vanban.headings import Heading
from vanban.letterhead import NUMBER_LINE, PLACE_DATE, begins_body, head_kind, is_subject
from vanban.letters import bare
from vanban.lines import Line
from vanban.zones import Segment

STAMP = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)")
_MARK = re.compile(r"s[o0]\s?[:.]?\s?(?P<number>.*)$")
_DIGITS_FIRST = re.compile(r"^[lI]?\d")
_GOES_ON_DAY = re.compile(r"(?:ngay|thang|nam)\b|\d{1,2}\b|\d{4}$")
_CODE = re.compile(r"[\d\s./…-]*[A-ZĐ]{1,10}[\w.&]*\s?[-/]\s?[A-ZĐ]|\d+\s?/")
_LONGEST_PLACE, _LONGEST_DAY = 30, 60  # letters


@dataclass(slots=True)
class Head:
    """The pieces of the first header, by what they say."""

    number: Clean | None
    day: Clean | None
    names: list[Clean]
    stamp: Clean | None


def sort_head(lines: Sequence[Line], first: Segment | None, heading: Heading | None) -> Head:
    """The pieces of the head of a document, above its title and its address."""
    head = Head(None, None, [], None)
    if first is None or heading is None:
        return head
    title = [place for piece in heading.title for place in (piece.offsets[:1] + piece.offsets[-1:])]
    in_title = range(title[0], title[-1] + 1) if title else range(0)
    pieces = fragments(lines[first.first : first.last])
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        folded = bare(piece.text)
        i += 1
        if to_whom().match(folded):
            break
        if piece.offsets[0] in in_title or motto().search(folded) or motto_part().match(folded):
            continue
        if head.number is None and _is_number(folded):
            head.number, i = _whole_number(pieces, i)
        elif head.day is None and _opens_day(pieces, i, folded):
            i = _take_day(head, pieces, i)
        elif head.stamp is None and STAMP.search(piece.text):
            head.stamp = piece
        elif head_kind(piece.text) is None and not is_subject(piece.text):
            head.names.append(piece)
    return head


def _is_number(folded: str) -> bool:
    return NUMBER_LINE.match(folded) is not None or _behind_law_mark(folded, "").startswith(" so")


def _behind_law_mark(folded: str, otherwise: str) -> str:
    found = law_mark().match(folded)
    return folded[found.end() :] if found else otherwise


def _whole_number(pieces: list[Clean], i: int) -> tuple[Clean, int]:
    """The line of the number, with the one below where its code stands there; and the place behind it."""
    folded = bare(pieces[i - 1].text)
    has_code = re.search(r"[a-z]", _behind_law_mark(folded, folded).strip()[2:]) is not None
    if not has_code and i < len(pieces) and _CODE.match(pieces[i].text):
        return joined((pieces[i - 1], pieces[i])), i + 1
    return pieces[i - 1], i


def _opens_day(pieces: list[Clean], i: int, folded: str) -> bool:
    """Whether a line is the place and the day, or begins with the place while the day stands behind it."""
    is_begun = re.search(r",\s?(?:ngay\b.*)?$", folded) is not None
    return _is_place_day(folded) or (is_begun and _begins_day(pieces, i))


def _take_day(head: Head, pieces: list[Clean], i: int) -> int:
    """Sets the place and the day, their broken lines joined; the place behind them."""
    head.day = pieces[i - 1]
    if head.names and head.names[-1] is pieces[i - 2] and _is_begun_place(head.names[-1].text):
        head.day = joined((head.names.pop(), head.day))  # "Sơn - Vũng" / "Hạ, ngày …"
    while i < len(pieces) and not re.search(r"nam\s?\d", bare(head.day.text)) and _goes_on_day(pieces[i].text):
        head.day = joined((head.day, pieces[i]))
        i += 1
    return i


def _is_place_day(folded: str) -> bool:
    """Whether a line is the place and the day; "Kế hoạch số 12 ngày …" names an act."""
    found = PLACE_DATE.match(folded)
    return found is not None and not any(letter.isdigit() for letter in folded[: folded.index("ngay")])


def _is_begun_place(text: str) -> bool:
    is_name = text[:1].isupper() and not text.isupper() and text[-1].isalpha()
    return is_name and len(text) < _LONGEST_PLACE and not begins_body(text)


def _begins_day(pieces: list[Clean], i: int) -> bool:
    return "ngay" in bare(pieces[i - 1].text) or (i < len(pieces) and bare(pieces[i].text).startswith("ngay"))


def _goes_on_day(text: str) -> bool:
    return _GOES_ON_DAY.match(bare(text)) is not None and len(text) < _LONGEST_DAY


def number_in(piece: Clean | None) -> str | None:
    """The number that a line of the head holds."""
    if piece is None:
        return None
    folded = bare(piece.text)
    law = law_mark().match(folded)
    found = _MARK.match(folded, law.end() + 1 if law else 0)
    if found is None:
        return None
    written = re.sub(r"[\s_]", "", piece.text[found.start("number") :]).strip(".,;:*")
    if not _DIGITS_FIRST.match(written):
        return None
    return re.sub(r"^[lI](?=\d)", "1", written)
