"""Names of bodies: where one begins and ends, and how a list of them comes apart."""

import re
from dataclasses import dataclass
from functools import cache

from vanban.tables import load
from vanban.wording import any_of, wording

_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|\s(?:và|cùng với|cùng|hoặc|&)\s+)")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_LINK = re.compile(r"\s*[-–&/]\s*(?=\w)")
_OFFICES = frozenset(("sở", "phòng", "ban", "bộ", "hội", "chi cục", "cục", "trung tâm", "vụ"))
_ALSO_VERBS = ("tổ chức", "thanh tra", "thống kê", "báo", "cấp")
_LEVELS = r"(?:tỉnh|quận|huyện|thị xã|xã|phường|thị trấn|thành phố|tp|đặc khu)"
_ENDS_WITH_LEVEL = re.compile(rf"[\s/]{_LEVELS}$")
_MOST_UNKNOWN = 6
_FRONT = re.compile(r"(?:ủy ban |ub ?)?(?:mặt trận tổ quốc|mttq|mặt trận)(?: việt nam)?$")
_MASSES = re.compile(r"(?:các )?(?:tổ chức|đoàn thể)(?: chính trị| ct)")
_NOTE = re.compile(r"\s*\([^()]{1,60}\)")
_GAP = re.compile(r"\s+")
_WORD_AFTER = re.compile(r"\s+(?=\w)")
_AND = re.compile(r"\s+và\s+")
_AND_A_WORD = re.compile(r"\s+và\s+(?=[^\W\d_])")
_DASH = re.compile(r"\s*[-–]\s*")
_COLON = re.compile(r"\s*:\s*")
_END = re.compile(r"\s*(?:$|[,;.:)])|\s+(?:và|cùng)\s")
_IN_PLACE = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_PREPOSITIONS = re.compile(r"(?:\s+(?:của|thuộc|trong|tại|trên địa bàn|được giao|trực thuộc))+$")
_OWNER = re.compile(
    r"\s+(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|(?:thành|huyện|tỉnh|thị|quận|đảng|xã) ủy|chính phủ"
    r"|đảng bộ)(?!\w)"
)
_VERB = re.compile(rf"{any_of(_ALSO_VERBS)}(?=\s)")


@dataclass(frozen=True, slots=True)
class Body:
    """A named body and its place. ``name`` may hold a word that the list shares: "các phòng: A, B" names "Phòng B"."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A name being read. ``head``: its opening noun; ``is_plural``: "các …"; ``is_common``: nouns without a name."""

    start: int
    end: int
    head: str
    is_plural: bool
    is_common: bool
    has_level: bool


def read_bodies(text: str, start: int = 0) -> tuple[Body, ...]:
    """The list of bodies that begins at a place of the text; empty where none begins there.

    >>> [body.name for body in read_bodies("Sở Tài chính, Sở Công Thương và UBND các xã, phường rà soát")]
    ['Sở Tài chính', 'Sở Công Thương', 'UBND các xã, phường']
    >>> [body.name for body in read_bodies("Các phòng: Tài chính - Kế hoạch, Kinh tế và Hạ tầng")]
    ['Phòng Tài chính - Kế hoạch', 'Phòng Kinh tế và Hạ tầng']
    """
    low = wording(text)
    name = _read_name(text, low, start)
    if name is None:
        return ()
    bodies: list[Body] = []
    while name is not None:
        name = _with_masses(text, low, _whole(text, low, name))
        listed = _listed_after_colon(text, low, name)
        if listed:
            bodies += listed
            end = listed[-1].end
        else:
            bodies.append(Body(text[name.start : name.end].strip(" ,;"), name.start, name.end))
            end = name.end
        name = _next_name(text, low, end, name, bodies)
    return tuple(body for body in bodies if body.name)


def split_bodies(text: str) -> tuple[str, ...]:
    """All bodies of a list such as stands behind "Cơ quan thực hiện:" or in the cell of a table, known or not."""
    names: list[str] = []
    low = wording(text)
    at = _skip(low, 0)
    while at < len(text):
        bodies = read_bodies(text, at)
        if bodies:
            names += [body.name for body in bodies]
            end = bodies[-1].end
        else:
            end = at
        stop = re.compile(r"[,;]|$").search(text, end)
        assert stop is not None
        rest = text[end : stop.start()].strip(" .:-–")
        if not bodies and rest:
            names.append(rest)
        at = _skip(low, max(stop.end(), at + 1))
    return tuple(dict.fromkeys(name for name in names if name))


def _skip(low: str, at: int) -> int:
    found = re.compile(r"[\s,;.:\-+]*(?:và\s+)?").match(low, at)
    return found.end() if found else at


# --- one name ---------------------------------------------------------------------------------------------------------


def _read_name(text: str, low: str, start: int) -> _Name | None:
    """The name that begins at ``start``, up to the first word that does not belong to it."""
    found = _opening().match(low, start)
    if found is None:
        return None
    head = " ".join((found["head"] or found["of"] or found["person"]).split())
    at = found.end()
    is_plural = bool(found["plural"] or found["of_many"]) or found[0].startswith("các ")
    if found["person"] and not found["of"]:  # "trưởng thôn", "Giám đốc": a person with or without a place
        at = _tail(text, low, at)
        return _Name(start, at, head, is_plural, True, False)
    field = _field(text, low, at, head)
    if (
        head in _ALSO_VERBS
        and not is_plural
        and not _office_of_level().match(low, at)
        and not _is_newspaper(text, head, at)
    ):
        return None
    inner = _part_of_body(text, low, at, head) if field is None else None
    if inner is not None:
        return _Name(start, inner, head, is_plural, False, True)
    if field is not None:
        at, is_common = _second_field(text, low, field, head), False
    else:
        after = _unknown(text, low, at, head)
        is_common = after == at
        at = after
    end = _tail(text, low, at)
    if is_common and not is_plural and not found["person"] and head not in _proper() and end == found.end():
        return None  # "tổ chức", "ban" alone: a verb or no name
    return _Name(start, end, head, is_plural, is_common, end > at)


def _second_field(text: str, low: str, at: int, head: str) -> int:
    """Past a second field behind a dash that the table does not know together: "Ban Kinh tế - Ngân sách"."""
    dash = _DASH.match(text, at)
    if dash is None or not text[dash.end() : dash.end() + 1].isupper():
        return at
    return max(at, _unknown(text, low, at, head))


def _is_newspaper(text: str, head: str, at: int) -> bool:
    """ "Báo Quê Hương", not "báo cho biết"."""
    return head == "báo" and text[at : at + 1] == " " and text[at + 1 : at + 2].isupper()


def _field(text: str, low: str, at: int, head: str) -> int | None:
    """Past a field that the table knows ("Sở | Kế hoạch và Đầu tư"), None where none follows."""
    found = _fields().match(low, at)
    if found is None or head in ("ubnd", "hđnd", "ủy ban nhân dân") or _level_noun().fullmatch(head):
        return None
    # "các thôn kiểm tra": in small letters the field may be what they do.
    is_verb = text[found.start("field")].islower() and head not in _OFFICES and _stop().match(low, found.start("field"))
    return None if is_verb else found.end()


def _unknown(text: str, low: str, at: int, head: str) -> int:
    """Past the words of a name that no table knows: words with a capital and what stands between, up to a verb."""
    if head in _proper() and head not in ("sở", "phòng", "ban"):
        return _place(text, low, at) if _level_noun().fullmatch(head) else at
    end, unknown, at_front = at, 0, True
    place = at
    while unknown <= _MOST_UNKNOWN:
        gap = _LINK.match(text, place) or _GAP.match(text, place)
        if gap is None:
            break
        joined = _AND_A_WORD.match(text, place)
        joins = joined is not None and text[joined.end()].isupper() and not _opening().match(low, joined.end())
        word = _WORD.match(text, joined.end() if joins and joined else gap.end())
        if word is None or word[0] in ("và", "cùng", "hoặc", "các", "với"):
            break
        capital = word[0][0].isupper()
        if (
            not capital
            and not (at_front and head in _OFFICES)
            and (_stop().match(low, word.start()) or _tail_word().match(low, place))
        ):
            break
        if at_front and not capital and head not in _OFFICES and _stop().match(low, word.start()):
            break
        opening = _opening().match(low, word.start()) if capital and not at_front else None
        if opening is not None and opening.end() > word.end():
            break
        unknown = 0 if capital else unknown + 1
        place = end = word.end()
        at_front = False
    return at if unknown > _MOST_UNKNOWN else end


def _tail(text: str, low: str, at: int) -> int:
    """Past levels, places and words such as "có liên quan", "thuộc huyện"."""
    end = _of_body(low, at)
    while True:
        found = _tail_word().match(low, end)
        stop = _stop_phrase().match(low, found.start("word")) if found else None
        if found and (stop is None or stop.end() < found.end()):
            end = _place(text, low, found.end())
            continue
        note = _NOTE.match(text, end)
        if note and wording(note[0]).strip(" ()") in ("nếu có", "có liên quan", "xã, phường", "bà"):
            end = note.end()
            continue
        return _trimmed(low, at, end)


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
        if _opening().match(low, word.start("word")) or _tail_word().match(low, end):
            break
        end = word.end()
    return end


def _of_body(low: str, at: int) -> int:
    """Past the body that a name belongs to ("Ban Thường vụ | Thành ủy", "đơn vị thuộc | UBND")."""
    found = _OWNER.match(low, at)
    return found.end() if found else at


def _part_of_body(text: str, low: str, at: int, head: str) -> int | None:
    """Past the body whose office this is: "Văn phòng | Liên minh Hợp tác xã tỉnh"."""
    if head not in (
        "văn phòng",
        "thường trực",
        "cơ quan thường trực",
        "ban chấp hành",
        "ủy ban kiểm tra",
        "đảng đoàn",
        "đại biểu",
    ):
        return None
    gap = _GAP.match(low, at)
    whole = _read_name(text, low, gap.end()) if gap else None
    return whole.end if whole and text[whole.start].isupper() else None


def _whole(text: str, low: str, name: _Name) -> _Name:
    """The name with the common nouns of its list: "các phòng, ban, đơn vị thuộc huyện", "UBND các xã, thị trấn"."""
    end, has_level = name.end, name.has_level
    is_list = name.is_plural or (name.is_common and _plain_noun().fullmatch(name.head) is not None)
    while True:
        # "UBND các xã, thị trấn", "Công an xã, phường": after a level, levels go on with the name.
        of_levels = _ENDS_WITH_LEVEL.search(low, max(name.start, end - 16), end) is not None
        if not is_list and not of_levels:
            break
        separator = _SEPARATOR.match(low, end)
        if separator is None:
            break
        noun = (_plain_noun() if is_list else _level_noun()).match(low, separator.end())
        if noun is None or (text[noun.start()].isupper() and not text[name.start].isupper() and len(noun[0]) > 5):
            break
        after = _tail(text, low, noun.end())
        following = _after_word(low, after)
        if following and not _stop().match(low, following) and not _is_end(low, after):
            break
        if ";" in separator[0]:
            break
        end, has_level = after, has_level or after > noun.end()
    return _Name(name.start, end, name.head, name.is_plural, name.is_common, has_level)


def _after_word(low: str, at: int) -> int | None:
    found = _WORD_AFTER.match(low, at)
    return found.end() if found else None


def _is_end(low: str, at: int) -> bool:
    return _END.match(low, at) is not None


def _with_masses(text: str, low: str, name: _Name) -> _Name:
    """The Front without a level of its own goes with the mass organizations after it: they share the last level."""
    joined = _AND.match(low, name.end)
    if joined is None:
        return name
    second = _read_name(text, low, joined.end())
    if second is None:
        return name
    second = _whole(text, low, second)
    masses = _FRONT.search(low[name.start : name.end]) and _MASSES.match(low, joined.end())
    # "các cơ quan, đơn vị và các doanh nghiệp có liên quan": what they share stands at the end.
    plain = name.is_plural and not name.has_level and name.head in ("cơ quan", "đơn vị") and second.is_plural
    if not masses and not (plain and low[: second.end].endswith("liên quan")):
        return name
    return _Name(name.start, second.end, name.head, False, False, True)


# --- lists ------------------------------------------------------------------------------------------------------------


def _next_name(text: str, low: str, end: int, name: _Name, bodies: list[Body]) -> _Name | None:
    """The name after a separator; "Phòng A, B": a second field under the same noun is added to ``bodies`` here."""
    while True:
        separator = _SEPARATOR.match(low, end)
        if separator is None:
            return None
        following = _read_name(text, low, separator.end())
        if following is not None:
            return None if _is_clause(low, following) else following
        field = _fields().match(low, separator.end())
        if field is None or name.head not in _OFFICES or not text[field.start("field")].isupper():
            return None
        after = _tail(text, low, field.end())
        bodies.append(Body(f"{_titled(name.head)} {text[field.start('field') : after]}", field.start("field"), after))
        end = after


def _is_clause(low: str, name: _Name) -> bool:
    """Whether the "name" is a verb that goes on with the sentence ("và tổ chức thực hiện")."""
    return name.is_common and not name.is_plural and _VERB.match(low, name.start) is not None


def _listed_after_colon(text: str, low: str, name: _Name) -> list[Body]:
    """The bodies of "các phòng, đơn vị: A, B, Trung tâm C": each under the first noun unless it has its own."""
    colon = _COLON.match(low, name.end) if name.is_plural and name.is_common else None
    if colon is None:
        return []
    end = re.compile(r"[;.]|$").search(low, colon.end())
    assert end is not None
    bodies: list[Body] = []
    at = colon.end()
    while at < end.start():
        body = _listed(text, low, at, end.start(), name.head)
        if body is None:
            break
        bodies.append(body)
        separator = _SEPARATOR.match(low, body.end)
        if separator is None or separator.end() > end.start():
            break
        at = separator.end()
    return bodies if len(bodies) > 1 or (bodies and _is_end(low, bodies[0].end)) else []


def _listed(text: str, low: str, at: int, end: int, head: str) -> Body | None:
    own = _read_name(text, low, at)
    field = _fields_at().match(low, at)
    if own is not None and not (field and field.end() > own.end):
        return Body(text[own.start : own.end], own.start, own.end)
    if field is None:
        if not text[at : at + 1].isupper():
            return None
        stop = re.compile(r"[,;.]|$").search(low, at)
        assert stop is not None
        after = min(stop.start(), end)
    else:
        after = _tail(text, low, field.end())
    prefix = f"{_titled(head)} " if head in _OFFICES else ""
    return Body(prefix + text[at:after].strip(), at, after)


def _titled(head: str) -> str:
    return head[:1].upper() + head[1:]


# --- patterns ---------------------------------------------------------------------------------------------------------


def _words(row_id: str) -> tuple[str, ...]:
    return next(row for row in load("agencies") if row.id == row_id).texts("words")


@cache
def _opening() -> re.Pattern[str]:
    """How a name begins: "các", a person of the body, the noun of the body."""
    plural, person, head = any_of(_words("plurals")), any_of(_words("persons")), any_of(_words("heads"))
    of = any_of([word for word in _words("heads") if word not in _ALSO_VERBS])
    return re.compile(
        rf"(?:(?P<plural>{plural})\s*:?\s+)?"
        rf"(?!{any_of(_words('not-names'))}(?!\w))(?:(?P<person>{person})(?!\w)(?:\s+(?P<of_many>các\s+)?(?P<of>{of})(?!\w))?|(?:các\s+)?(?!{any_of(_words('not-names'))}(?!\w))(?P<head>{head})(?!\w))"
    )


@cache
def _proper() -> frozenset[str]:
    return frozenset(_words("proper"))


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<field>{any_of(_words('fields'))})(?!\w)")


@cache
def _fields_at() -> re.Pattern[str]:
    return re.compile(rf"(?P<field>{any_of(_words('fields'))})(?!\w)")


@cache
def _office_of_level() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(_words('levels'))}(?!\w)")


@cache
def _tail_word() -> re.Pattern[str]:
    words = (*_words("levels"), *_words("modifiers"))
    return re.compile(rf"(?:\s+|\s?/\s?)(?P<word>(?:các\s+|toàn\s+)?{any_of(words)})(?!\w)")


@cache
def _plain_noun() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_words('listed'))}(?!\w)")


@cache
def _level_noun() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{_LEVELS}(?!\w)")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_words('verbs'))}(?!\w)")


@cache
def _stop_phrase() -> re.Pattern[str]:
    phrases = [word for word in _words("verbs") if " " in word]
    return re.compile(rf"{any_of(phrases)}(?!\w)")
