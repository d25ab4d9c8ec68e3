"""Lists of bodies: where they begin and end, and how they come apart into names."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vanban.agency_names import Name, read_name
from vanban.agency_words import fields_at, front, masses, nouns, places_of, separators, stop
from vanban.name_tails import is_end, tail
from vanban.whole_names import whole
from vanban.wording import one_of, texts_of, wording

_AND = re.compile(r"\s+và\s+")
_COLON = re.compile(r"\s*:\s*")
_NOTE = re.compile(r"\s*\([^()]{1,80}\)(?=\s*(?:[,;]|và\s|cùng\s))")
_STOP = re.compile(r"[,;]|$")
_ENTRY_STOP = re.compile(r"[,;.]|$")
_LIST_STOP = re.compile(r"[;.]|$")
_PLACE = re.compile(r"[A-ZÀ-ỸĐ][^\W\d_]*(?:['’\- ]+[A-ZÀ-ỸĐ][^\W\d_]*){0,4}(?!\w)")
_MOST_WORDS = 9
_GAPS = re.compile(r"[\s,;.:\-+]*(?:và\s+)?")


@dataclass(frozen=True, slots=True)
class Body:
    """A named body and its place. ``name`` may hold a word that the list shares: "các phòng: A, B" names "Phòng B"."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=256)  # every step asks for the bodies at the same place again
def read_bodies(text: str, start: int = 0) -> tuple[Body, ...]:
    """The list of bodies that begins at a place of the text; empty where none begins there.

    >>> [body.name for body in read_bodies("Sở Tài chính, Sở Công Thương và UBND các xã, phường rà soát")]
    ['Sở Tài chính', 'Sở Công Thương', 'UBND các xã, phường']
    >>> [body.name for body in read_bodies("Các phòng: Tài chính - Kế hoạch, Kinh tế và Hạ tầng")]
    ['Phòng Tài chính - Kế hoạch', 'Phòng Kinh tế và Hạ tầng']
    """
    low = wording(text)
    name = read_name(text, low, start)
    bodies: list[Body] = []
    while name is not None:
        name = _with_masses(text, low, whole(text, low, name))
        listed = _listed_after_colon(text, low, name) or _places_after_colon(text, low, name)
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
        names += [body.name for body in bodies]
        end = bodies[-1].end if bodies else at
        stop = _STOP.search(text, end)
        assert stop is not None
        rest = text[end : stop.start()].strip(" .:-–")
        if not bodies and rest:
            names.append(rest)
        at = _skip(low, max(stop.end(), at + 1))
    return tuple(dict.fromkeys(name for name in names if name))


def _skip(low: str, at: int) -> int:
    found = _GAPS.match(low, at)
    return found.end() if found else at


def _with_masses(text: str, low: str, name: Name) -> Name:
    """The Front's committee without a level of its own goes with the mass organizations after it: theirs is its own."""
    joined = _AND.match(low, name.end)
    if joined is None:
        return name
    second = read_name(text, low, joined.end())
    if second is None:
        return name
    second = whole(text, low, second)
    of_front = front().search(low[name.start : name.end]) and masses().match(low, joined.end())
    # "các cơ quan, đơn vị và các doanh nghiệp có liên quan": what they share stands at the end.
    plain = name.is_plural and not name.has_level and name.head in nouns("plain-heads") and second.is_plural
    if not of_front and not (plain and low[: second.end].endswith(texts_of("agency_nouns", "shared-ends"))):
        return name
    return Name(name.start, second.end, name.head, False, False, True)


def _next_name(text: str, low: str, end: int, name: Name, bodies: list[Body]) -> Name | None:
    """The name after a separator; "Phòng A, B": a second field under the same noun is added to ``bodies`` here."""
    while True:
        note = _NOTE.match(low, end)  # "Phòng Kinh tế (đối với xã), Phòng …"
        separator = separators().match(low, note.end() if note else end)
        if separator is None:
            return None
        following = read_name(text, low, separator.end())
        if following is not None:
            return None if _is_clause(low, following) else following
        field = fields_at().match(low, separator.end())
        if field is None or name.head not in _with_fields() or not text[field.start("field")].isupper():
            return None
        after = tail(text, low, field.end())
        bodies.append(Body(f"{_titled(name.head)} {text[field.start('field') : after]}", field.start("field"), after))
        end = after


def _is_clause(low: str, name: Name) -> bool:
    """Whether the "name" is a verb that goes on with the sentence ("và tổ chức thực hiện")."""
    return name.is_common and not name.is_plural and not name.has_level and _verb().match(low, name.start) is not None


# --- lists behind a colon ---------------------------------------------------------------------------------------------


def _listed_after_colon(text: str, low: str, name: Name) -> list[Body]:
    """The bodies of "các phòng, đơn vị: A, B, Trung tâm C": each under the first noun unless it has its own."""
    colon = _COLON.match(low, name.end) if name.is_plural and name.is_common else None
    if colon is None:
        return []
    end = _LIST_STOP.search(low, colon.end())
    assert end is not None
    bodies: list[Body] = []
    at = colon.end()
    while at < end.start():
        body = _listed(text, low, at, end.start(), name.head)
        if body is None:
            break
        bodies.append(body)
        separator = separators().match(low, body.end)
        if separator is None or separator.end() > end.start():
            break
        at = separator.end()
    return bodies if len(bodies) > 1 or (bodies and is_end(low, bodies[0].end)) else []


def _listed(text: str, low: str, at: int, end: int, head: str) -> Body | None:
    own = read_name(text, low, at)
    field = fields_at().match(low, at)
    if own is not None and not (field and field.end() > own.end):
        return Body(text[own.start : own.end], own.start, own.end)
    if field is None:
        found = _ENTRY_STOP.search(low, at)
        assert found is not None
        after = min(found.start(), end)
        # "Các hợp tác xã: Chủ động xây dựng phương án …" says what they do, not who they are.
        if not text[at : at + 1].isupper() or stop().match(low, at) or len(text[at:after].split()) > _MOST_WORDS:
            return None
    else:
        after = tail(text, low, field.end())
    prefix = f"{_titled(head)} " if head in nouns("offices") else ""
    return Body(prefix + text[at:after].strip(), at, after)


def _places_after_colon(text: str, low: str, name: Name) -> list[Body]:
    """The bodies of "UBND các huyện: Sơn Hà, Ba Tơ": the same body of each place."""
    colon = _COLON.match(low, name.end)
    shared = places_of().fullmatch(low[name.start : name.end]) if colon else None
    if colon is None or shared is None:
        return []
    front = text[name.start : name.start + len(shared["front"])]
    bodies: list[Body] = []
    at = colon.end()
    while True:
        own = read_name(text, low, at)
        found = _PLACE.match(text, at)
        if own is not None:
            bodies.append(Body(f"{front}{text[own.start : own.end]}".strip(), own.start, own.end))
        elif found:
            bodies.append(Body(_titled(f"{front}{shared['level']} {found[0]}"), found.start(), found.end()))
        else:
            break
        separator = separators().match(low, bodies[-1].end)
        if separator is None or ";" in separator[0]:
            break
        at = separator.end()
    return bodies if len(bodies) > 1 else []


def _titled(head: str) -> str:
    return head[:1].upper() + head[1:]


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"{one_of('agency_nouns', 'also-verbs')}(?=\s)")


@cache
def _with_fields() -> frozenset[str]:
    """Heads behind whose list fields follow: "Các phòng: Tài chính, Kinh tế"."""
    return nouns("offices") | nouns("officials-with-fields")
