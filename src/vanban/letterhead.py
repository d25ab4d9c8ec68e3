"""What a line of the head or the tail of a document is: motto, number, place and day, kind, signature, address."""

import re
from functools import cache, lru_cache

from vanban.columns import hold_figures, read_column
from vanban.header_words import home_page, issuer_alone, issuer_line, motto
from vanban.labels import read_label
from vanban.letters import Names, bare
from vanban.lines import Line
from vanban.tables import Row, load
from vanban.wording import any_of

NUMBER_LINE = re.compile(r"(?:so|s0)\s?[:.]|so\s{1,3}(?:\d|[-/.…]|[a-z]{2,6}/)|^so$")
PLACE_DATE = re.compile(r"^.{0,60}?,?\s?ngay\s?.{0,12}?thang\s?.{0,12}?nam\s?\S{0,6}")
_SUBJECT = re.compile(r"[\"(*\s]*v\s?[/.]\s?v(?!\w)")
_LONGEST_KIND = 80  # letters of a line that are looked at for a kind, a motto or an opening: all stand at its front


@lru_cache(maxsize=256)  # one line is asked many things
def front(text: str) -> str:
    """The front of a line without marks, where what it is can be told."""
    return bare(text[:_LONGEST_KIND])


@cache
def heads() -> tuple[tuple[str, Row], ...]:
    """Names of kinds that may stand above a title, folded, the longest first."""
    rows = [(bare(row.text("name")), row) for row in load("kinds") if row.fields.get("head", True)]
    return tuple(sorted(rows, key=lambda pair: -len(pair[0])))


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile(any_of(name for name, _ in heads()))


def head_kind(text: str) -> tuple[Row, int] | None:
    """The kind that a line names and where its name ends: the name alone, or in capitals before a title."""
    if not text[:1].isupper():
        return None
    stripped = text.rstrip(" :.*")
    folded = front(stripped)
    if not _any_head().match(folded):
        return None
    for name, row in heads():
        if folded == name and len(stripped) == len(name) and stripped[:1].isupper():
            return row, len(stripped)
        if folded.startswith(name) and text[: len(name)].isupper() and text[len(name) : len(name) + 1] == " ":
            return row, len(name)
    return None


@cache
def _signing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row.text("pattern")) for row in load("signing"))


@cache
def _offices() -> Names:
    return Names(row.text("name") for row in load("offices") if row.fields.get("signs", True))


@cache
def _openings() -> Names:
    return Names(row.text("name") for row in load("openings"))


def is_signing(text: str) -> bool:
    """Whether a line opens a signature: "TM. …", "KT. …", or a signing office in capitals."""
    if not text[:2].isupper():
        return False
    return any(pattern.match(text) for pattern in _signing()) or (
        len(text) < _LONGEST_KIND and text.isupper() and _offices().begin(text)
    )


def is_signed_for(text: str) -> bool:
    """Whether a line says in whose place a document is signed ("TM.", "KT.", "TL.", "TUQ.")."""
    return any(pattern.match(text) for pattern in _signing())


def opens_body(text: str) -> bool:
    """Whether a line begins the first sentence of a body: "Căn cứ …", "Thực hiện …"."""
    if not text[:1].isupper() or not _openings().begin(text[:_LONGEST_KIND]):
        return False
    return re.match(r"ngay\s?.{0,12}?thang", front(text)) is None  # the day of issue on a line of its own


def opens_entry(line: Line) -> bool:
    """Whether a line begins a numbered entry of the content; a part and a chapter may stand over their titles."""
    if line.kind == "row":  # the titles of a table of figures, right under the name of an appendix
        cells = line.text.split(" | ")
        return len(cells) > 2 and read_column(cells[0]).kind in ("order", "name") and hold_figures(cells)
    label = read_label(line.text)
    if label is None or label.kind not in _ENTRIES:
        return False
    return label.end < len(line.text) or label.kind in ("part", "chapter")


_ENTRIES = ("part", "chapter", "article", "roman", "number", "capital")


@cache
def _bodies() -> Names:
    return Names(row.text("head") for row in load("bodies"))


def begins_body(text: str) -> bool:
    """Whether a text begins with the name of a body ("SỞ …", "Ủy ban …")."""
    return _bodies().begin(text[:_LONGEST_KIND])


def is_subject(text: str) -> bool:
    """Whether a line is the subject of a letter: "V/v …"."""
    return _SUBJECT.match(front(text)) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line belongs to the printed head: motto, number, place and day, name of the issuer in capitals."""
    folded = front(text)
    if len(text) < 3 or (text.isupper() and len(text) < 120):
        return True
    if motto().search(folded) or NUMBER_LINE.match(folded) or PLACE_DATE.match(folded):
        return True
    return len(text) < _LONGEST_KIND and issuer_alone().match(folded) is not None


def is_issuer_line(text: str) -> bool:
    """Whether a line names the authority that decides, above the legal bases ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")."""
    return len(text) < 160 and issuer_line().match(bare(text)) is not None


def is_breadcrumb(text: str) -> bool:
    """Whether a line is the path of a page on its site ("Trang chủ > Tin tức"), above an article."""
    if home_page().match(front(text)):
        return True
    return text.count(" > ") + text.count("»") + text.count(" › ") > 1


def is_stamp(text: str) -> bool:
    """Whether a line is the day and hour under the title of an article."""
    if len(text) >= _LONGEST_KIND or (opens_body(text) and not text.startswith(("Ngày", "NGÀY"))):
        return False
    return re.search(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1\d{4}(?!\d)", text) is not None
