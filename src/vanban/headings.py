"""The header of a document, down to its title or its address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vanban.clean import Clean
from vanban.fragments import fragments_of
from vanban.header_words import annex, enclosed, folded_words, motto, of_whom, to_whom
from vanban.labels import BULLETS, read_label
from vanban.letterhead import (
    NUMBER_LINE,
    begins_body,
    front,
    head_kind,
    is_breadcrumb,
    is_issuer_line,
    is_letterhead,
    is_signing,
    is_stamp,
    is_subject,
    opens_body,
    opens_entry,
)
from vanban.letters import bare
from vanban.lines import Line
from vanban.tables import Row
from vanban.wording import any_of, texts_of

_WORDS_OF_BROKEN_NAME = 3
_MOST_OF_TITLE = 3  # lines into which a title is broken
_WORDS_OF_TITLE = 5
_LONGEST_CLAUSE = 60
_LONGEST_NAMED = 400
_LONGEST_ANNEX = 20
_LONGEST_TIME = 90  # letters of a line that says the time of a title
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_PLAIN = 180  # letters of a title in small letters; a longer line is a paragraph
_LONGEST_HEAD = 60  # lines; a kind named further down heads something else
_LONGEST_SENTENCE = 12  # lines
_SHORTEST_BROKEN = 50  # letters of a line that was broken at a width


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header names: its kind and where, and the lines of its title. ``end``: the first line after the header."""

    kind: Row | None
    kind_line: int | None
    title: tuple[Clean, ...]
    end: int


def read_heading(lines: Sequence[Line], start: int, *, is_first: bool) -> Heading:
    """The header that begins at a line: up to and with its title, or the address of a letter."""
    if not is_first and start < len(lines) and annex().match(front(lines[start].text)):
        title, end = _read_title(lines, start, lines[start].clean)
        return Heading(None, None, title, end)
    if is_first and start < len(lines) and _is_annex_alone(lines[start].text):
        title, end = _read_title(lines, start, lines[start].clean.cut(0, 0))
        return Heading(None, None, title, end)
    seen = 0
    first_text: int | None = None
    for i in range(start, len(lines)):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        if is_first and is_breadcrumb(line.text):
            continue
        seen += 1
        if seen > _LONGEST_HEAD:
            break
        for piece in fragments_of(line):
            found = head_kind(piece.text)
            if found:
                title, end = _read_title(lines, i, piece.cut(found[1]))
                return Heading(found[0], i, title, end)
            if is_subject(piece.text):
                title, end = _read_subject(lines, i, piece)
                return Heading(None, i, title, end)
        if not is_first and seen > 3:
            break
        if seen > 1 and to_whom().match(front(line.text)):
            return Heading(None, None, (), _after_address(lines, i))
        if (seen > 1 and opens_body(line.text) and not is_stamp(line.text)) or opens_entry(line):
            break
        first_text = i if first_text is None else first_text
    return _bare_heading(lines, start, first_text)


def _is_annex_alone(text: str) -> bool:
    """Whether a text begins with "PHỤ LỤC" on a line of its own: what is attached to a document, without it."""
    return text.isupper() and len(text) < _LONGEST_ANNEX and annex().match(front(text)) is not None


def _bare_heading(lines: Sequence[Line], start: int, first_text: int | None) -> Heading:
    """A header without a line for its kind: the first line is the title where it is no part of a letterhead."""
    if first_text is None:
        return Heading(None, None, (), start)
    title: tuple[Clean, ...] = ()
    end = first_text
    seen = 0
    is_official = False
    for i in range(first_text, len(lines)):
        line = lines[i]
        if line.kind not in ("text", "row"):
            continue
        if is_stamp(line.text):
            end = i + 1  # the day and hour of an article stand over its title or under it
            continue
        if is_official and _is_printed_title(line.text):
            printed, end = _read_title(lines, i, line.clean)
            return Heading(None, i, printed, end)
        if seen >= 12 or (seen and (opens_body(line.text) or opens_entry(line) or len(line.text) > _LONGEST_PLAIN)):
            break
        if not is_official and _is_headline(lines, i):
            title, end = _whole_title(lines, i)
            break
        if is_letterhead(line.text):
            is_official = is_official or motto().search(front(line.text)) is not None or _is_number(line.text)
            end = i + 1
        elif title or line.kind == "row" or not _may_be_title(line.text):
            break
        else:
            title, end = _whole_title(lines, _title_under(lines, i))
        seen += 1
    return Heading(None, None, title, end)


def _is_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in capitals is the title of an article: it says much, and the day of the article stands below."""
    if not _is_printed_title(lines[at].text):
        return False
    _, end = _whole_title(lines, at)
    below = next((line.text for line in lines[end : end + _MOST_OF_TITLE] if line.kind == "text"), "")
    return is_stamp(below)


def _whole_title(lines: Sequence[Line], at: int) -> tuple[tuple[Clean, ...], int]:
    """A title without its kind's name, with the lines right below into which it was broken, and where it ends."""
    end = at + 1
    is_loud = lines[at].text.isupper()
    while end < len(lines) and lines[end].kind == "text" and not is_stamp(lines[end].text):
        text = lines[end].text
        if not (text.isupper() if is_loud else text[:1].islower()) or lines[end - 1].text.endswith((".", ":", ";")):
            break
        end += 1
    is_paragraph = end - at > _MOST_OF_TITLE or lines[end - 1].text.endswith((".", ";"))
    end = at + 1 if is_paragraph else end
    return tuple(line.clean for line in lines[at:end]), end


def _is_number(text: str) -> bool:
    return NUMBER_LINE.match(front(text)) is not None


def _is_printed_title(text: str) -> bool:
    """Whether a line in capitals under a letterhead is the title, whose kind the page has lost."""
    folded = front(text)
    if not text.isupper() or len(text.split()) < _WORDS_OF_TITLE or motto().search(folded) or _is_number(text):
        return False
    return not begins_body(text) and not is_signing(text)


def _may_be_title(text: str) -> bool:
    """A title in small letters is no paragraph, and introduces nothing."""
    if len(text) > _LONGEST_PLAIN:
        return len(text) < 2 * _LONGEST_PLAIN and not text.endswith((".", "…"))
    return not text.endswith(":")


def _title_under(lines: Sequence[Line], at: int) -> int:
    """The line of the title: under the name of a section of the site, where the day of the article shows it."""
    following = [i for i in range(at + 1, min(at + 12, len(lines))) if lines[i].kind in ("text", "row")][:3]
    if len(lines[at].text.split()) >= _WORDS_OF_TITLE or len(following) < 2:
        return at
    below = lines[following[0]].text
    is_dated = any(is_stamp(lines[i].text) for i in following[1:])
    is_longer = len(below.split()) > _WORDS_OF_TITLE and not is_stamp(below) and not below.endswith((".", ":"))
    return following[0] if is_dated and is_longer and not opens_body(below) else at


def _read_title(lines: Sequence[Line], kind_line: int, rest: Clean) -> tuple[tuple[Clean, ...], int]:
    title = [rest] if rest.text else []
    i = kind_line + 1
    gap = False
    while i < len(lines):
        line = lines[i]
        if title and not gap and (_opens_sentence(lines, i) or _opens_table(lines, kind_line, i)):
            break
        if line.kind in ("blank", "rule", "cell", "page"):
            gap = gap or (line.kind == "blank" and line.raw.strip() == "")
        elif _goes_on(title, line, gap) and not (title and _begins_issuer(lines, i)):
            title.append(line.clean)
            gap = False
        else:
            break
        i += 1
    if i < len(lines) and title and lines[i].kind == "text" and to_whom().match(front(lines[i].text)):
        return tuple(title), _after_address(lines, i)  # a report names whom it is sent to under its title
    return tuple(title), i if title else kind_line + 1


def _begins_issuer(lines: Sequence[Line], at: int) -> bool:
    """Whether the name of the deciding authority begins at a line, broken after its first words ("ỦY" / "BAN …")."""
    text = lines[at].text
    if not text.isupper() or len(text.split()) > _WORDS_OF_BROKEN_NAME or at + 1 >= len(lines):
        return False
    return is_issuer_line(f"{text} {lines[at + 1].text}")


def _goes_on(title: list[Clean], line: Line, gap: bool) -> bool:
    """Whether a line after the kind is of the title."""
    text, folded = line.text, front(line.text)
    if not title:
        return not (
            line.kind == "row" or is_signing(text) or opens_entry(line) or to_whom().match(folded) or len(text) > 700
        )
    before = title[-1].text
    if len(title) == 1 and before.startswith(of_whom()) and not gap and not opens_entry(line):
        return len(text) < _LONGEST_NAMED
    if folded.startswith(enclosed()):
        return True
    if text.startswith("(") and text.endswith(")") and before.isupper() == text.isupper():
        return True
    if text[:1].islower():
        return not before.endswith((".", ":", ";"))
    if not re.search(r"[^\W\d]", text):
        return True  # "GIAI ĐOẠN 2026 -" / "2030"
    if _only_dates(text, folded):
        return True
    if opens_entry(line) or is_signing(text) or is_issuer_line(text) or head_kind(text) or to_whom().match(folded):
        return False
    if gap:
        return (text.isupper() and before.isupper()) or before.endswith(",")
    if (
        len(text) > 220
        or text.endswith((":", ";", "./."))
        or (text.endswith(".") and len(text) > _LONGEST_CLAUSE)
        or (opens_body(line.text) and before.isupper() != text.isupper())
    ):
        return False
    return text.isupper() == before.isupper() and not (opens_body(line.text) and len(text) > 60)


def _only_dates(text: str, folded: str) -> bool:
    """Whether a line only says the time that the title above is about: "Giai đoạn 2021 - 2025"."""
    if len(text) > _LONGEST_TIME or not _A_YEAR.search(text) or text.endswith((".", ":", ";")) or "," in text:
        return False
    rest = _times().match(folded)
    return rest is not None and not any(ch.isdigit() for ch in _A_YEAR.sub("", folded[rest.end() :]))


@cache
def _times() -> re.Pattern[str]:
    return re.compile(rf"{any_of(bare(word) for word in texts_of('titles', 'times'))}(?!\w)")


def _opens_table(lines: Sequence[Line], kind_line: int, at: int) -> bool:
    """Whether a row stands under a title that is none."""
    return lines[at].kind == "row" and lines[kind_line].kind != "row"


def _opens_sentence(lines: Sequence[Line], at: int) -> bool:
    """Whether a line under a title begins a sentence of the body that was broken at a width and ends further down."""
    if not lines[at].text[:1].isupper() or lines[at].text.isupper() or lines[at].strong >= len(lines[at].text):
        return False
    for i in range(at, min(at + _LONGEST_SENTENCE, len(lines))):
        text = lines[i].text
        if i > at and (opens_body(text) or opens_entry(lines[i]) or not _is_broken(lines[i - 1].text, text)):
            return False
        if text.endswith((".", ":", ";")):
            return i > at
    return False


def _is_broken(text: str, following: str) -> bool:
    """Whether two lines may be one that was broken: the first is long, or the second begins in small letters."""
    if not following:
        return False
    return len(text) >= _SHORTEST_BROKEN or text.endswith(",") or not following[:1].isupper()


def _read_subject(lines: Sequence[Line], at: int, piece: Clean) -> tuple[tuple[Clean, ...], int]:
    """The subject of a letter and the end of its header, past the address."""
    title = [piece]
    i = at + 1
    is_open = True
    while i < len(lines):
        line = lines[i]
        if line.kind in ("text", "row"):
            if to_whom().match(front(line.text)):
                return tuple(title), _after_address(lines, i)
            left = line.fragments[0] if line.fragments else line.clean
            if opens_body(line.text):
                break
            goes_on = is_open or left.text[:1].islower()
            if goes_on and not is_letterhead(left.text) and not opens_entry(line) and len(left.text) < 200:
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
    is_list = front(lines[at].text).rstrip(" :") in folded_words("addresses")
    ended = lines[at].text.endswith(".")
    while i < len(lines):
        line = lines[i]
        if line.kind in ("text", "row"):
            label = read_label(line.text)
            is_entry = label is not None and label.kind in BULLETS
            if (
                ended
                or (not is_entry and not (is_list and len(line.text) < 120) and line.text[:1].isupper())
                or opens_body(line.text)
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
            return label is not None and label.kind in BULLETS
    return False
