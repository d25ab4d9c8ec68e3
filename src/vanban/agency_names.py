"""One name of a body: where it begins, and how far it goes before what the body does."""

import re
from dataclasses import dataclass

from vanban.agency_words import (
    field_word,
    fields,
    fields_at,
    heads_of_row,
    human_title,
    level_noun,
    never_fields,
    nouns,
    numbered_by,
    of_body,
    office_of_level,
    opening,
    openings,
    proper,
    purposes,
    stop,
    stop_phrase,
    tail_word,
    with_purpose,
)
from vanban.name_tails import place_end, tail

_MOST_UNKNOWN = 6
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_COMMA = re.compile(r",\s+(?=\w)")
_LINK = re.compile(r"\s*[-–&/]\s*(?=\w)")
_DASH = re.compile(r"\s*[-–]\s*")
_AND_A_WORD = re.compile(r"\s+và\s+(?=[^\W\d_])")
_IN_PLACE = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_HUMAN_WORDS = 6
_OFFICE_BESIDE = re.compile(r"\s*[-–,(]\s*(?=\w)")
_OF_PLAINLY = re.compile(r"\s+của\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name being read. ``head``: its opening noun; ``is_plural``: "các …"; ``is_common``: nouns without a name."""

    start: int
    end: int
    head: str
    is_plural: bool
    is_common: bool
    has_level: bool


def read_name(text: str, low: str, start: int) -> Name | None:
    """The name that begins at ``start``, up to the first word that does not belong to it."""
    found = opening().match(low, start) if low[start : start + 2] in openings() else None
    if found is None:
        return None
    human = _human(text, low, start)
    if human is not None:
        return human
    head = " ".join((found["head"] or found["of"] or found["person"]).split())
    is_plural = bool(found["plural"] or found["of_many"]) or found[0].startswith("các ")
    if found["person"] and not found["of"]:  # "trưởng thôn", "Giám đốc": a person with or without a place
        at = _field_of_person(text, low, found.end())
        return Name(start, tail(text, low, at), head, is_plural, True, False)
    at = found.end()
    field = _field(text, low, at, head)
    if head in nouns("also-verbs") and not is_plural and not _is_office_all_the_same(text, low, at, head):
        return None
    inner = _part_of_body(text, low, at, head) if field is None or head in nouns("branch-heads") else None
    if inner is not None:
        return Name(start, inner.end, head, is_plural or inner.is_plural, False, True)
    if head in nouns("only-of-body"):
        return None
    if field is not None:
        at, is_common = _more_of_field(text, low, field, head), False
    else:
        after = _purpose(low, at, head) or _unknown(text, low, at, head)
        is_common = after == at
        at = after
    end = tail(text, low, _proper_name(text, low, at, head))
    end = _of_greater(text, low, end, head) if not is_common or is_plural else end
    alone = head in heads_of_row("capital-alone") and text[found.start("head")].isupper() if found["head"] else False
    if (
        is_common
        and not is_plural
        and not found["person"]
        and head not in proper()
        and end == found.end()
        and not alone
    ):
        return None  # "tổ chức", "ban" alone: a verb or no name
    return Name(start, end, head, is_plural, is_common, end > at)


def _is_office_all_the_same(text: str, low: str, at: int, head: str) -> bool:
    """ "Thống kê tỉnh", "Báo Quê Hương": an office, although the word is a verb too."""
    if office_of_level().match(low, at):
        return True
    return (
        head in nouns("named-in-capitals")
        and text[at : at + 1] == " "
        and text[at + 1 : at + 2].isupper()
        and not text.isupper()
    )


# --- persons ----------------------------------------------------------------------------------------------------------


def _human(text: str, low: str, start: int) -> Name | None:
    """ "Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND huyện": the person by name, and the office beside it."""
    found = human_title().match(low, start)
    if found is None:
        return None
    end = found.end()
    words = 0
    while words < _HUMAN_WORDS:
        word = _WORD.match(text, end)
        if word is None or not word[0][0].isupper() or opening().match(low, word.start()):
            break
        words += 1
        gap = _GAP.match(text, word.end())
        end = gap.end() if gap else word.end()
        if gap is None:
            break
    if words < 2:
        return None
    at = end - (len(text[start:end]) - len(text[start:end].rstrip()))
    office = _OFFICE_BESIDE.match(low, at)
    beside = opening().match(low, office.end()) if office else None
    while office and beside and beside["person"] and not beside["of_many"]:
        named = read_name(text, low, office.end())
        if named is None or named.is_plural:
            break
        at = named.end  # "Đồng chí Trần Văn An, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện" is one person
        office = _OFFICE_BESIDE.match(low, at)
        beside = opening().match(low, office.end()) if office else None
    return Name(start, at, low[start : found.end()].strip(" :"), False, False, True)


def _field_of_person(text: str, low: str, at: int) -> int:
    """Past what an official is in charge of ("công chức | Tài chính - Kế toán")."""
    end = at
    while True:
        gap = (_GAP if end == at else _DASH).match(text, end)
        known = fields_at().match(low, gap.end()) if gap else None
        if gap is None or opening().match(low, gap.end()):
            return end
        is_small = not text[gap.end() : gap.end() + 1].isupper()
        if is_small and (not known or stop().match(low, gap.end())):
            return end
        word = _WORD.match(text, gap.end())
        assert word is not None
        end = known.end() if known else _small_words(text, low, word.end(), 2)


def _small_words(text: str, low: str, at: int, most: int) -> int:
    """Past so many words in small letters that no verb opens."""
    for _ in range(most):
        gap = _GAP.match(text, at)
        word = _WORD.match(text, gap.end()) if gap else None
        if (
            word is None
            or not word[0][0].islower()
            or word[0] in nouns("joins")
            or stop().match(low, word.start())
            or tail_word().match(low, at)
        ):
            break
        at = word.end()
    return at


# --- fields -----------------------------------------------------------------------------------------------------------


def _field(text: str, low: str, at: int, head: str) -> int | None:
    """Past a field that the table knows ("Sở | Kế hoạch và Đầu tư"), None where none follows."""
    found = fields().match(low, at)
    if found is None or head in nouns("without-field") or level_noun().fullmatch(head):
        return None
    # "các thôn kiểm tra": in small letters the field may be what they do.
    may_be_small = head in nouns("offices") | nouns("offices-with-small-fields")
    is_small = text[found.start("field")].islower()
    is_verb = is_small and not may_be_small and stop().match(low, found.start("field"))
    return None if is_verb else found.end()


def _more_of_field(text: str, low: str, at: int, head: str) -> int:
    """Past what goes on with a field: a second one behind a dash or "và", words that only fields are made of."""
    while True:
        listed = _listed_fields(text, low, at) if head in nouns("offices") else None
        if listed:
            at = listed
            continue
        link = _DASH.match(text, at) or _and_within(text, low, at, head)
        if link and text[link.end() : link.end() + 1].isupper() and not opening().match(low, link.end()):
            known = fields_at().match(low, link.end())
            word = _WORD.match(text, link.end())
            if word is None:
                return at
            at = known.end() if known else _small_words(text, low, word.end(), _MOST_UNKNOWN)
            continue
        more = field_word().match(low, at)
        if more is None or stop().match(low, more.start("word")):
            return at
        at = more.end()


def _listed_fields(text: str, low: str, at: int) -> int | None:
    """Past fields in small letters that a name lists ("Chi cục Chăn nuôi | , thú y và thủy sản"): no verb, no body."""
    while comma := _COMMA.match(low, at):
        field = fields_at().match(low, comma.end())
        if field is None or not text[comma.end()].islower() or stop().match(low, comma.end()):
            return None
        at = field.end()
        joined = _AND_A_WORD.match(text, at)
        last = fields_at().match(low, joined.end()) if joined else None
        if last and not opening().match(low, last.start()):
            return last.end()
    return None


def _and_within(text: str, low: str, at: int, head: str) -> re.Match[str] | None:
    """An "và" that goes on with a name: a field that the table knows would be another body's ("Sở Tài chính và …")."""
    link = _AND_A_WORD.match(text, at)
    return None if link and head in nouns("side-by-side") and fields_at().match(low, link.end()) else link


def _purpose(low: str, at: int, head: str) -> int | None:
    """Past what a committee is for ("Ban Chỉ đạo | phát triển kinh tế tập thể")."""
    found = purposes().match(low, at) if with_purpose().search(head) else None
    return found.end() if found else None


def _proper_name(text: str, low: str, at: int, head: str) -> int:
    """Past the name of a place or a firm right behind ("Liên minh HTX | Sơn Thịnh", "Công ty | Hoa Sen")."""
    if level_noun().fullmatch(head) or head in nouns("no-proper-name"):
        return at
    word = _IN_PLACE.match(text, at)
    if word is None or not word["word"][0].isupper() or stop_phrase().match(low, word.start("word")):
        return at
    end = place_end(text, low, at)
    if head not in heads_of_row("named-at-length"):
        return end
    if end == at:  # "Công ty | Điện lực Sơn Thịnh"
        inner = read_name(text, low, word.start("word"))
        return inner.end if inner and not inner.is_plural else end
    while True:  # "Trường Cao đẳng | Kỹ thuật và Công nghệ"
        end = _small_words(text, low, end, 3)
        joined = _AND_A_WORD.match(text, end) or _DASH.match(text, end)
        if joined is None or not text[joined.end()].isupper() or opening().match(low, joined.end()):
            return end
        word = _WORD.match(text, joined.end())
        assert word is not None
        end = word.end()


def _of_greater(text: str, low: str, at: int, head: str) -> int:
    """Past the body that an office belongs to: "Phòng Kế hoạch | Liên minh Hợp tác xã tỉnh"."""
    gap = (of_body() if head in heads_of_row("within-bodies") else _OF_PLAINLY).match(low, at)
    if gap is None or not text[gap.end() : gap.end() + 1].isupper():
        return at
    greater = read_name(text, low, gap.end())
    return greater.end if greater and not greater.is_plural else at


def _unknown(text: str, low: str, at: int, head: str) -> int:
    """Past the words of a name that no table knows: words with a capital and what stands between, up to a verb."""
    if head in proper() and head not in nouns("offices-alone"):
        return place_end(text, low, at) if level_noun().fullmatch(head) else at
    end, unknown, at_front = at, 0, True
    place = at
    while unknown <= _MOST_UNKNOWN:
        gap = _LINK.match(text, place) or _GAP.match(text, place)
        if gap is None or numbered_by().match(text, place):
            break
        joined = _AND_A_WORD.match(text, place)
        joins = joined is not None and text[joined.end()].isupper() and not opening().match(low, joined.end())
        word = _WORD.match(text, joined.end() if joins and joined else gap.end())
        if word is None or word[0] in nouns("joins"):
            break
        capital = word[0][0].isupper()
        if (
            not capital
            and not (at_front and head in nouns("offices"))
            and (stop().match(low, word.start()) or tail_word().match(low, place))
        ):
            break
        ends = never_fields() if head in nouns("offices") else stop()
        if at_front and not capital and ends.match(low, word.start()):
            break
        opened = opening().match(low, word.start()) if capital and not at_front else None
        if opened is not None and opened.end() > word.end():
            break
        unknown = 0 if capital else unknown + 1
        place = end = word.end()
        at_front = False
    return at if unknown > _MOST_UNKNOWN else end


def _part_of_body(text: str, low: str, at: int, head: str) -> Name | None:
    """The body whose office this is: "Văn phòng | Liên minh Hợp tác xã tỉnh"."""
    if head not in heads_of_row("offices-of-bodies"):
        return None
    gap = _GAP.match(low, at)
    inner = read_name(text, low, gap.end()) if gap else None
    return None if inner is None or (text[inner.start].islower() and not inner.is_plural) else inner
