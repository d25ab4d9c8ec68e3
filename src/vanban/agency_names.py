"""One name of a body: where it begins, and how far it goes before what the body does."""

import re
from dataclasses import dataclass

from vanban.agency_words import (
    ALSO_VERBS,
    LEVELS,
    field_word,
    fields,
    fields_at,
    heads_of_row,
    level_noun,
    never_fields,
    numbered,
    office_of_level,
    opening,
    openings,
    place_noun,
    plain_noun,
    proper,
    purposes,
    stop,
    stop_phrase,
    tail_word,
)
from vanban.wording import texts_of, wording

OFFICES = frozenset(("sở", "phòng", "ban", "bộ", "hội", "chi cục", "cục", "trung tâm", "vụ"))
# After the field of one of these, "và" and a capital begin another body ("Sở Tài chính và Công Thương").
_SIDE_BY_SIDE = frozenset(("sở", "phòng", "bộ"))
_WITHOUT_FIELD = ("ubnd", "hđnd", "ủy ban nhân dân")
_WITH_PURPOSE = re.compile(
    r"(?:ban chỉ đạo|bcđ|tổ công tác|tổ giúp việc|tiểu ban|ban điều hành|ban chủ nhiệm|hội đồng)$"
)
_ONLY_OF_BODY = frozenset(("lãnh đạo",))  # else a verb
_NO_PROPER = ("cấp", "cơ quan", "đơn vị", "địa phương", "ngành")
_SMALL_FIELDS = OFFICES | {"quỹ", "trạm", "ngân hàng", "hạt", "kho bạc"}
_ENDS_WITH_LEVEL = re.compile(rf"[\s/]{LEVELS}$")
_MORE_LEVELS = re.compile(rf"\s*[-/]\s*(?:các\s+)?{LEVELS}(?!\w)")
_MOST_UNKNOWN = 6
_LONGEST_NUMBERED = 24
_JOINS = ("và", "cùng", "hoặc", "các", "với")
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_COMMA = re.compile(r",\s+(?=\w)")
_LINK = re.compile(r"\s*[-–&/]\s*(?=\w)")
_DASH = re.compile(r"\s*[-–]\s*")
_AND_A_WORD = re.compile(r"\s+và\s+(?=[^\W\d_])")
_WORD_AFTER = re.compile(r"\s+(?=\w)")
_END = re.compile(r"\s*(?:$|[,;.:)])|\s+(?:và|cùng)\s")
_IN_PLACE = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_NUMBER = re.compile(
    r"\s+(?P<said>số\s+)?(?:\d{1,2}|[IVX]{1,4})(?:,\s\d{1,2})*(?:\s+và\s+\d{1,2})?(?![\w/.,]*\d)(?!\w)"
)
_PLACES_BEGUN = re.compile(
    r"(?<!\w)[Cc]ác (?:huyện|xã|phường|thị trấn|thị xã|thành phố|quận|tỉnh|thôn|đặc khu)"
    r"(?:,? ?(?:và )?[A-ZÀ-ỸĐ][\w’'-]*)+$"
)
_PLACE_BESIDE = re.compile(r"(?:,\s+(?:và\s+)?|\s+và\s+)(?=[A-ZÀ-ỸĐ][^\W\d_]*[a-zà-ỹ])")
_TWIN = re.compile(r"\s-\s(?=[A-ZÀ-ỸĐ])")
_BRANCH = re.compile(r"\s*[-–,]?\s*(?=(?:chi nhánh|phòng giao dịch)(?!\w))")
_NOTE = re.compile(r"\s*\([^()]{1,60}\)")
_PREPOSITIONS = re.compile(r"(?:\s+(?:của|(?<!trực )thuộc|trong|tại|trên địa bàn|được giao))+$")
_OWNER = re.compile(
    r"\s+(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|(?:thành|huyện|tỉnh|thị|quận|đảng|xã) ủy|chính phủ"
    r"|đảng bộ)(?!\w)"
)
_HUMAN = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c|ông|bà)(?!\w)\s*:?\s+")
_HUMAN_WORDS = 6
_OFFICE_BESIDE = re.compile(r"\s*[-–,(]\s*(?=\w)")
_OF_PLAINLY = re.compile(r"\s+của\s+")
_OF = re.compile(r"\s+(?:(?:của|thuộc)\s+)?")
SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|\s(?:và|cùng với|cùng|hoặc|&)\s+)")


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
    if head in ALSO_VERBS and not is_plural and not _is_office_all_the_same(text, low, at, head):
        return None
    inner = _part_of_body(text, low, at, head) if field is None or head == "chi nhánh" else None
    if inner is not None:
        return Name(start, inner.end, head, is_plural or inner.is_plural, False, True)
    if head in _ONLY_OF_BODY:
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
    return head == "báo" and text[at : at + 1] == " " and text[at + 1 : at + 2].isupper() and not text.isupper()


# --- persons ----------------------------------------------------------------------------------------------------------


def _human(text: str, low: str, start: int) -> Name | None:
    """ "Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND huyện": the person by name, and the office beside it."""
    found = _HUMAN.match(low, start)
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
            or word[0] in _JOINS
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
    if found is None or head in _WITHOUT_FIELD or level_noun().fullmatch(head):
        return None
    # "các thôn kiểm tra": in small letters the field may be what they do.
    is_verb = (
        text[found.start("field")].islower() and head not in _SMALL_FIELDS and stop().match(low, found.start("field"))
    )
    return None if is_verb else found.end()


def _more_of_field(text: str, low: str, at: int, head: str) -> int:
    """Past what goes on with a field: a second one behind a dash or "và", words that only fields are made of."""
    while True:
        listed = _listed_fields(text, low, at) if head in OFFICES else None
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
    return None if link and head in _SIDE_BY_SIDE and fields_at().match(low, link.end()) else link


def _purpose(low: str, at: int, head: str) -> int | None:
    """Past what a committee is for ("Ban Chỉ đạo | phát triển kinh tế tập thể")."""
    found = purposes().match(low, at) if _WITH_PURPOSE.search(head) else None
    return found.end() if found else None


def _proper_name(text: str, low: str, at: int, head: str) -> int:
    """Past the name of a place or a firm right behind ("Liên minh HTX | Sơn Thịnh", "Công ty | Hoa Sen")."""
    if level_noun().fullmatch(head) or head in _NO_PROPER:
        return at
    word = _IN_PLACE.match(text, at)
    if word is None or not word["word"][0].isupper() or stop_phrase().match(low, word.start("word")):
        return at
    end = _place(text, low, at)
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
    gap = (_OF if head in heads_of_row("within-bodies") else _OF_PLAINLY).match(low, at)
    if gap is None or not text[gap.end() : gap.end() + 1].isupper():
        return at
    greater = read_name(text, low, gap.end())
    return greater.end if greater and not greater.is_plural else at


def _unknown(text: str, low: str, at: int, head: str) -> int:
    """Past the words of a name that no table knows: words with a capital and what stands between, up to a verb."""
    if head in proper() and head not in ("sở", "phòng", "ban"):
        return _place(text, low, at) if level_noun().fullmatch(head) else at
    end, unknown, at_front = at, 0, True
    place = at
    while unknown <= _MOST_UNKNOWN:
        gap = _LINK.match(text, place) or _GAP.match(text, place)
        if gap is None or _NUMBER.match(text, place):
            break
        joined = _AND_A_WORD.match(text, place)
        joins = joined is not None and text[joined.end()].isupper() and not opening().match(low, joined.end())
        word = _WORD.match(text, joined.end() if joins and joined else gap.end())
        if word is None or word[0] in _JOINS:
            break
        capital = word[0][0].isupper()
        if (
            not capital
            and not (at_front and head in OFFICES)
            and (stop().match(low, word.start()) or tail_word().match(low, place))
        ):
            break
        ends = never_fields() if head in OFFICES else stop()
        if at_front and not capital and ends.match(low, word.start()):
            break
        opened = opening().match(low, word.start()) if capital and not at_front else None
        if opened is not None and opened.end() > word.end():
            break
        unknown = 0 if capital else unknown + 1
        place = end = word.end()
        at_front = False
    return at if unknown > _MOST_UNKNOWN else end


# --- what follows a name ----------------------------------------------------------------------------------------------


def tail(text: str, low: str, at: int) -> int:
    """Past levels, places and words such as "có liên quan", "thuộc huyện"."""
    end = _of_body(low, at)
    while True:
        branch = _BRANCH.match(low, end)
        found = tail_word().match(low, end) or (branch and tail_word().match(low, max(end, branch.end() - 1)))
        stopped = stop_phrase().match(low, found.start("word")) if found else None
        if found and (stopped is None or stopped.end() < found.end()):
            end = _place(text, low, found.end())
            end = _twin(text, low, end) if found["word"] in texts_of("agencies", "of-several") else end
            continue
        numbered = _numbered(text, low, end)
        if numbered > end:
            end = numbered
            continue
        note = _NOTE.match(text, end)
        if note and wording(note[0]).strip(" ()") in ("nếu có", "có liên quan", "xã, phường", "bà"):
            end = note.end()
            continue
        return _trimmed(low, at, end)


def _numbered(text: str, low: str, at: int) -> int:
    """Past the number that tells one body of a kind from the others ("Thuế cơ sở | 4", "Đội Thủy nông | số 2")."""
    found = _NUMBER.match(text, at)
    if found is None or not (found["said"] or numbered().search(low, max(0, at - _LONGEST_NUMBERED), at)):
        return at
    end = found.end()
    if found["said"]:
        return end
    following = _after_word(low, end)
    acts = following is not None and stop().match(low, following) is not None
    return end if acts or is_end(low, end) or low.startswith(" (", end) or tail_word().match(low, end) else at


def _trimmed(low: str, at: int, end: int) -> int:
    """Back before a preposition that nothing followed ("các cơ quan của", "thuộc")."""
    found = _PREPOSITIONS.search(low, at, end)
    return found.start() if found else end


def _place(text: str, low: str, at: int) -> int:
    """Past the words with capitals that name a place ("tỉnh Sơn Thịnh"), or a body that a name belongs to."""
    end = _of_body(low, at)
    while True:
        word = _IN_PLACE.match(text, end)
        if word is None or not word["word"][0].isupper() or (word["word"].isupper() and len(word["word"]) > 2):
            break
        if tail_word().match(low, end):
            break
        if opening().match(low, word.start("word")) and not _opens_place(text, low, end):
            break
        end = word.end()
    return end


def _opens_place(text: str, low: str, at: int) -> bool:
    """Whether the noun of a body is the first word of a place with such a name: "thôn | Bản Mới", "xã | Buôn Đôn"."""
    found = place_noun().match(low, at)
    return found is not None and text[found.end() : found.end() + 1].isupper()


def _twin(text: str, low: str, at: int) -> int:
    """Past the second of two places ("khu vực Tân Phú | - Định Quán")."""
    link = _TWIN.match(text, at)
    return at if link is None or opening().match(low, link.end()) else _place(text, low, link.end() - 1)


def _of_body(low: str, at: int) -> int:
    """Past the body that a name belongs to ("Ban Thường vụ | Thành ủy", "đơn vị thuộc | UBND")."""
    found = _OWNER.match(low, at)
    return found.end() if found else at


def _part_of_body(text: str, low: str, at: int, head: str) -> Name | None:
    """The body whose office this is: "Văn phòng | Liên minh Hợp tác xã tỉnh"."""
    if head not in heads_of_row("offices-of-bodies"):
        return None
    gap = _GAP.match(low, at)
    inner = read_name(text, low, gap.end()) if gap else None
    return None if inner is None or (text[inner.start].islower() and not inner.is_plural) else inner


def whole(text: str, low: str, name: Name) -> Name:
    """The name with the common nouns of its list: "các phòng, ban, đơn vị thuộc huyện", "UBND các xã, thị trấn"."""
    end, has_level = name.end, name.has_level
    is_list = name.is_plural or (name.is_common and plain_noun().fullmatch(name.head) is not None)
    while True:
        # "UBND các xã, thị trấn", "Công an xã, phường": after a level, levels go on with the name.
        of_levels = _ENDS_WITH_LEVEL.search(low, max(name.start, end - 16), end) is not None
        if not is_list and not of_levels:
            break
        more = _MORE_LEVELS.match(low, end) if of_levels else None
        if more:
            end = tail(text, low, more.end())
            continue
        separator = SEPARATOR.match(low, end)
        if separator is None:
            break
        noun = (plain_noun() if is_list else level_noun()).match(low, separator.end())
        if noun is None or (text[noun.start()].isupper() and not text[name.start].isupper() and len(noun[0]) > 5):
            break
        after = tail(text, low, _place(text, low, noun.end()))
        following = _after_word(low, after)
        if following and not stop().match(low, following) and not is_end(low, after):
            break
        if ";" in separator[0]:
            break
        end, has_level = after, has_level or after > noun.end()
    end = _more_places(text, low, name.start, end)
    return Name(name.start, end, name.head, name.is_plural, name.is_common, has_level)


def _more_places(text: str, low: str, start: int, at: int) -> int:
    """Past the other places of "UBND các huyện Sơn Tây | , Trà Bồng", which share the noun before the first."""
    end = at
    while _PLACES_BEGUN.search(text, start, end):
        separator = _PLACE_BESIDE.match(text, end)
        if separator is None or opening().match(low, separator.end()) or fields_at().match(low, separator.end()):
            break
        after = _place(text, low, separator.end() - 1)
        following = _after_word(low, after)
        if after < separator.end() or not (is_end(low, after) or (following and stop().match(low, following))):
            break
        end = after
    return end


def _after_word(low: str, at: int) -> int | None:
    found = _WORD_AFTER.match(low, at)
    return found.end() if found else None


def is_end(low: str, at: int) -> bool:
    """Whether nothing of a name can follow: the end, a mark, "và"."""
    return _END.match(low, at) is not None
