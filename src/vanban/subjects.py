"""Who is to act: the bodies that a sentence has as its subject, or that it gives a task to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vanban.agencies import Body, read_bodies
from vanban.agency_words import opening, stop
from vanban.segments import sentence_ends
from vanban.subject_words import (
    acts_after,
    as_to,
    assigning,
    beside_front,
    front_of_sentence,
    gives_or_leads,
    gives_to,
    intro,
    late_act,
    leads_on,
    level_title,
    namely,
    no_act,
    office,
    office_front,
    owner_prefix,
    owner_rest,
    producer,
    producers_act,
    state,
    together,
    told_as_done,
    towards,
    which_ones,
)
from vanban.wording import pattern_of, texts_of, wording

_COMMA = re.compile(r",\s+|:\s+|\)\s+")
_LONGEST_INTRO = 420
_LONGEST_TOPIC = 120
_TOPIC_END = re.compile(r"[,\s](?:(?<=,)\s+|(?<!,)thì\s+)")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"[^:.;]{4,160}:\s+")
_PLURAL = re.compile(r"(?<!\w)các(?!\w)")


@dataclass(frozen=True, slots=True)
class Subject:
    """The bodies that act. ``end``: where the text goes on with what they do; ``is_assigned``: "Giao …"."""

    bodies: tuple[Body, ...]
    end: int
    is_assigned: bool

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(body.name for body in self.bodies))


@lru_cache(maxsize=64)  # tasks and duties ask for it of the same block
def find_subject(text: str) -> Subject | None:
    """The acting bodies of a text: of its first sentence, else of the first later one that plainly gives a task.

    >>> find_subject("Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát.").names
    ('Phòng Kinh tế',)
    >>> find_subject("Đôn đốc UBND các xã rà soát.") is None
    True
    """
    low = wording(text)
    start = 0
    for i, (left, right) in enumerate([*sentence_ends(text), (len(text), len(text))]):
        if i == 1 and not gives_or_leads().search(low, start):
            break
        found = _subject_of(text, low, start, left)
        if found and (i == 0 or found.is_assigned or _leads(low, found.end)):
            return found
        start = right
    return _after_title(text, low)


def _after_title(text: str, low: str) -> Subject | None:
    """The subject behind a title that runs into its sentence: "Phát triển thành viên: Hội Nông dân xã vận động …"."""
    colon = _TITLE.match(low) if ":" in low else None
    found = _at(text, low, colon.end(), len(text)) if colon else None
    return found if found and _is_plain_body(text, low, found.bodies[0]) else None


@lru_cache(maxsize=64)
def opens_with_bodies(text: str) -> Subject | None:
    """The bodies of a heading that is nothing but their names ("1. Sở Tài chính, Sở Công Thương:")."""
    low = wording(text)
    at = owner_prefix().match(low)
    start = at.end() if at else 0
    bodies = read_bodies(text, start)
    if not bodies:
        return None
    rest = low[bodies[-1].end :]
    if owner_rest().fullmatch(rest):
        return Subject(bodies, bodies[-1].end, False)
    which = which_ones().fullmatch(rest) if as_to().search(low, 0, start) and len(bodies) == 1 else None
    if which is None:
        return None
    end = bodies[0].end + which.end("which")  # "Đối với đơn vị được kiểm tra": which of them
    return Subject((Body(text[bodies[0].start : end], bodies[0].start, end),), end, False)


def opens_with_some(title: str) -> Subject | None:
    """The many of whom a title names some ("3. HTX được hỗ trợ", "Các đơn vị thuộc Bộ"), with which of them."""
    low = wording(title)
    at = owner_prefix().match(low)
    start = at.end() if at else 0
    first = read_bodies(title, start)[:1]
    one = None if first else producer().match(low, start)
    end = first[0].end if first else one.end() if one else start
    which = which_ones().fullmatch(low, end)
    if which is None or not (one or _PLURAL.match(low, start)):
        return None
    return Subject((Body(title[start : which.end("which")], start, which.end("which")),), which.end("which"), False)


def find_partners(text: str, start: int = 0) -> tuple[str, ...]:
    """The bodies named after "phối hợp (chặt chẽ) (với)", in the order of the text."""
    low = wording(text)
    if not any(part in low for part in texts_of("subject_words", "parts-of-together")):
        return ()
    names: list[str] = []
    for found in together().finditer(low, start):
        names += [body.name for body in read_bodies(text, found.end())]
    return tuple(dict.fromkeys(names))


def partners_before(text: str, subject: Subject) -> tuple[str, ...]:
    """Those with whom a subject acts that are named before it: "Cùng với Hội Nông dân xã, Phòng Kinh tế rà soát"."""
    low = wording(text)
    opening = beside_front().match(low)
    if opening is None or opening.end() >= subject.bodies[0].start:
        return ()
    bodies = read_bodies(text, opening.end())
    return tuple(body.name for body in bodies if body.end <= subject.bodies[0].start)


def _subject_of(text: str, low: str, start: int, end: int) -> Subject | None:
    """The subject of one sentence: at its front, or after an introduction and a comma."""
    at = _skip(low, start)
    found = _at(text, low, at, end)
    level = level_title().match(low, at)
    if level and found and not found.is_assigned:
        return _at(text, low, level.end(), end)  # "Cấp xã: Đảng ủy các xã tổng kết …"
    if found:
        return found
    return _after_intro(text, low, at, end) if intro().match(low, at) else _after_topic(text, low, at, end)


def _after_intro(text: str, low: str, at: int, end: int) -> Subject | None:
    """The subject behind the comma of an introduction: "Căn cứ Kế hoạch này, Sở Tài chính …"."""
    for given in assigning().finditer(low, at, min(end, at + _LONGEST_INTRO)):
        if low[max(0, given.start() - 4) : given.start()].endswith(told_as_done()):
            continue
        found = _at(text, low, given.start(), end)
        if found:
            return found
    listed = (
        0  # the end of the last list of bodies that the introduction itself names: "hằng năm báo cáo Bộ, UBND tỉnh"
    )
    for comma in _COMMA.finditer(low, at, min(end, at + _LONGEST_INTRO)):
        for to in towards().finditer(low, max(at, listed), comma.start()):
            bodies = read_bodies(text, to.end())
            beside = to.start() == at and low.startswith("cùng", at)  # "Cùng với A, B rà soát": B does it
            listed = max(listed, 0 if not bodies else bodies[-1].start if beside else bodies[-1].end)
        if listed > comma.end():
            continue
        found = _at(text, low, _skip(low, comma.end()), end)
        if found and (found.is_assigned or _is_plain_body(text, low, found.bodies[0])):
            return found
    return None


def _after_topic(text: str, low: str, at: int, end: int) -> Subject | None:
    """The subject behind what a sentence is about: "Đất của hợp tác xã đã nghỉ, Phòng Kinh tế đo lại"."""
    for mark in _TOPIC_END.finditer(low, at, min(end, at + _LONGEST_TOPIC)):
        bodies = read_bodies(text, mark.end()) if state().match(low, mark.end()) else ()
        if not bodies or not _acts_plainly(low, bodies[-1].end):
            continue
        if not _names_others(text, low, at, mark.start(), bodies[0]):
            return Subject(bodies, bodies[-1].end, False)
    return None


def _names_others(text: str, low: str, start: int, end: int, first: Body) -> bool:
    """Whether what a sentence is about names an office itself, or begins a list in which the next body stands."""
    listed = False
    for body in _bodies_within(text, low, start, end):
        name = wording(body.name)
        if body.start < end and (office().match(name) or name.startswith("các ")):
            return True
        listed = listed or body.end > end
    return listed and not office().match(wording(first.name))


def _acts_plainly(low: str, at: int) -> bool:
    """Whether a verb that bodies have stands right behind a name."""
    acts = acts_after().match(low, at)
    return (
        acts is not None
        and stop().match(low, acts.start("verb")) is not None
        and no_act().match(low, acts.start("verb")) is None
    )


def _bodies_within(text: str, low: str, start: int, end: int) -> Iterator[Body]:
    """The bodies whose names or lists begin in a stretch."""
    for word in _WORD.finditer(low, start, end):
        if opening().match(low, word.start()):
            yield from read_bodies(text, word.start())


def _is_plain_body(text: str, low: str, body: Body) -> bool:
    """After an introduction only a name that shows as one: with a capital, "các", or the noun of an office."""
    if producer().match(low, body.start):
        return True
    return text[body.start].isupper() or office_front().match(low, body.start) is not None


def _is_meeting(body: Body) -> bool:
    """ "giao ban" gives nothing to anybody."""
    return body.name in texts_of("subjects", "meetings")


def _at(text: str, low: str, at: int, end: int) -> Subject | None:
    assigned = assigning().match(low, at)
    start = assigned.end() if assigned else at
    bodies = _with_namely(text, low, read_bodies(text, start))
    if start >= end or (assigned and bodies and text.startswith(bodies[0].name, start) and _is_meeting(bodies[0])):
        return None
    if not bodies:
        return None if assigned else _producers(text, low, start)
    after = bodies[-1].end
    if (
        assigned
        and assigned[0].strip() in texts_of("subjects", "thanking")
        and pattern_of("subjects", "thanked").search(low, after, end)
    ):
        return None
    gives = None if assigned or len(bodies) > 1 else gives_to().match(low, after)
    if gives and not _PLURAL.search(low[bodies[0].start : after]):
        given = read_bodies(text, gives.end())
        if given and pattern_of("duties", "offices").search(wording(given[0].name)):  # "UBND tỉnh giao Sở Tài chính …"
            return Subject(given, given[-1].end, True)
    if assigned:
        return Subject(bodies, after, True)
    acts = acts_after().match(low, after)
    if acts is None or (acts["dash"] and not stop().match(low, acts.start("verb"))):
        return None
    if no_act().match(low, acts.start("verb")):
        # "UBND các xã chưa gửi báo cáo khẩn trương gửi …": which of them, and then what they do
        late = late_act().match(low, after, end) if _PLURAL.search(low[bodies[-1].start : after]) else None
        return Subject(bodies, late.start("act"), False) if late else None
    return Subject(bodies, after, False)


def _with_namely(text: str, low: str, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """The bodies with the one that acts for them: "UBND tỉnh, trực tiếp là Sở Tài chính, bố trí"."""
    found = namely().match(low, bodies[-1].end) if bodies else None
    return (*bodies, *read_bodies(text, found.end())) if found else bodies


def _producers(text: str, low: str, at: int) -> Subject | None:
    """ "Hợp tác xã, liên hiệp hợp tác xã gửi …": those of the cooperative economy, without "các"."""
    found = producers_act().match(low, at)
    if found is None:
        one = producer().match(low, at)
        late = late_act().match(low, one.end()) if one else None  # "Hợp tác xã được hỗ trợ có trách nhiệm …"
        return Subject((Body(text[at : one.end()], at, one.end()),), late.start("act"), False) if one and late else None
    bodies = tuple(
        Body(text[one.start() : one.end()], one.start(), one.end())
        for one in producer().finditer(low, at, found.end("who"))
    )
    return Subject(bodies, found.end("who"), False)


def _leads(low: str, at: int) -> bool:
    return leads_on().match(low, at) is not None


def _skip(low: str, at: int) -> int:
    found = front_of_sentence().match(low, at)
    return found.end() if found else at
