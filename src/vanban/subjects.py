"""Who is to act: the bodies that a sentence has as its subject, or that it gives a task to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from vanban.agencies import Body, read_bodies
from vanban.agency_words import opening, stop
from vanban.segments import sentence_ends
from vanban.tables import load
from vanban.wording import any_of, pattern_of, wording

_COMMA = re.compile(r",\s+|:\s+|\)\s+")
_ACTS = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*(?=[:,]))?(?:[:,]\s*)?(?:\([^()]{0,80}\)\s*)?(?:[-,]\s*(?:cơ quan|đơn vị|ủy viên"
    r"|thành viên|thư ký|thường trực|(?:phó )?trưởng|tổ trưởng|tổ phó)(?!\w)[^:.;]{0,80}:\s*)?"
    r"(?P<dash>-\s+)?(?P<verb>(?:0?[369]\s(?=tháng))?[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_LONGEST_INTRO = 420
_LONGEST_TOPIC = 120
_TOPIC_END = re.compile(r"[,\s](?:(?<=,)\s+|(?<!,)thì\s+)")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"[^:.;]{4,160}:\s+")
_OFFICE = re.compile(
    r"các\s|hai\s|trưởng các|thủ trưởng|chủ tịch|giám đốc|ubnd|ủy ban|sở\s|phòng\s|cơ quan\s|đơn vị\s|mặt trận"
    r"|hội\s|ban\s"
)
_PLURAL = re.compile(r"(?<!\w)các(?!\w)")
_LEADING = ("chủ trì", "có trách nhiệm", "chịu trách nhiệm", "phối hợp")
_LEADS = re.compile(rf"\s*[,:]?\s*(?:{'|'.join(_LEADING)})")
_WHICH = re.compile(
    r"(?P<which>\s+(?:được|có(?! trách nhiệm| nhiệm vụ)|đã|chưa|không|đang|thuộc|tham gia|trực thuộc)"
    r"\s[^.;:,]{2,80}?)\s*[:.]?"
)
_AS_TO = re.compile(r"(?:đối với|trách nhiệm của|nhiệm vụ của|về phía)\s+$")
_LEVEL_TITLE = re.compile(r"(?:ở\s+)?cấp\s(?:[^\W\d_]+\s?){1,5}:\s+")
_FRONT = re.compile(r"[\s\-+*.\"“]*(?:(?:đồng thời|riêng|và|các nội dung|nhiệm vụ:)\s*,?\s+)?")
_THANKING = "nhờ"
_GIVING = ("giao cho", "giao", "yêu cầu", "đề nghị", "phân công")
_GIVES = re.compile(rf"\s+(?:{'|'.join(_GIVING)})\s+(?!nhiệm vụ\s+(?:cụ thể|cho từng))")


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
        if i == 1 and not _gives_or_leads().search(low, start):
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
    at = _owner_prefix().match(low)
    start = at.end() if at else 0
    bodies = read_bodies(text, start)
    if not bodies:
        return None
    rest = low[bodies[-1].end :]
    if _owner_rest().fullmatch(rest):
        return Subject(bodies, bodies[-1].end, False)
    which = _WHICH.fullmatch(rest) if _AS_TO.search(low, 0, start) and len(bodies) == 1 else None
    if which is None:
        return None
    end = bodies[0].end + which.end("which")  # "Đối với đơn vị được kiểm tra": which of them
    return Subject((Body(text[bodies[0].start : end], bodies[0].start, end),), end, False)


def opens_with_some(title: str) -> Subject | None:
    """The many of whom a title names some ("3. HTX được hỗ trợ", "Các đơn vị thuộc Bộ"), with which of them."""
    low = wording(title)
    at = _owner_prefix().match(low)
    start = at.end() if at else 0
    first = read_bodies(title, start)[:1]
    one = None if first else _producer().match(low, start)
    end = first[0].end if first else one.end() if one else start
    which = _WHICH.fullmatch(low, end)
    if which is None or not (one or _PLURAL.match(low, start)):
        return None
    return Subject((Body(title[start : which.end("which")], start, which.end("which")),), which.end("which"), False)


def find_partners(text: str, start: int = 0) -> tuple[str, ...]:
    """The bodies named after "phối hợp (chặt chẽ) (với)", in the order of the text."""
    low = wording(text)
    if not any(
        word in low for word in ("phối", "cùng", "sự ", "với", "nhờ", "thêm", "ý kiến")
    ):  # one is in all that brings bodies together
        return ()
    names: list[str] = []
    for found in _together().finditer(low, start):
        names += [body.name for body in read_bodies(text, found.end())]
    return tuple(dict.fromkeys(names))


def partners_before(text: str, subject: Subject) -> tuple[str, ...]:
    """Those with whom a subject acts that are named before it: "Cùng với Hội Nông dân xã, Phòng Kinh tế rà soát"."""
    low = wording(text)
    opening = _beside_front().match(low)
    if opening is None or opening.end() >= subject.bodies[0].start:
        return ()
    bodies = read_bodies(text, opening.end())
    return tuple(body.name for body in bodies if body.end <= subject.bodies[0].start)


def _subject_of(text: str, low: str, start: int, end: int) -> Subject | None:
    """The subject of one sentence: at its front, or after an introduction and a comma."""
    at = _skip(low, start)
    found = _at(text, low, at, end)
    level = _LEVEL_TITLE.match(low, at)
    if level and found and not found.is_assigned:
        return _at(text, low, level.end(), end)  # "Cấp xã: Đảng ủy các xã tổng kết …"
    if found:
        return found
    return _after_intro(text, low, at, end) if _intro().match(low, at) else _after_topic(text, low, at, end)


def _after_intro(text: str, low: str, at: int, end: int) -> Subject | None:
    """The subject behind the comma of an introduction: "Căn cứ Kế hoạch này, Sở Tài chính …"."""
    for given in _assigning().finditer(low, at, min(end, at + _LONGEST_INTRO)):
        if low[max(0, given.start() - 4) : given.start()].endswith(("đã ", "được ")):
            continue
        found = _at(text, low, given.start(), end)
        if found:
            return found
    listed = (
        0  # the end of the last list of bodies that the introduction itself names: "hằng năm báo cáo Bộ, UBND tỉnh"
    )
    for comma in _COMMA.finditer(low, at, min(end, at + _LONGEST_INTRO)):
        for to in _towards().finditer(low, max(at, listed), comma.start()):
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
        bodies = read_bodies(text, mark.end()) if _state().match(low, mark.end()) else ()
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
        if body.start < end and (_office().match(name) or name.startswith("các ")):
            return True
        listed = listed or body.end > end
    return listed and not _office().match(wording(first.name))


def _acts_plainly(low: str, at: int) -> bool:
    """Whether a verb that bodies have stands right behind a name."""
    acts = _ACTS.match(low, at)
    return (
        acts is not None
        and stop().match(low, acts.start("verb")) is not None
        and _no_act().match(low, acts.start("verb")) is None
    )


def _bodies_within(text: str, low: str, start: int, end: int) -> Iterator[Body]:
    """The bodies whose names or lists begin in a stretch."""
    for word in _WORD.finditer(low, start, end):
        if opening().match(low, word.start()):
            yield from read_bodies(text, word.start())


def _is_plain_body(text: str, low: str, body: Body) -> bool:
    """After an introduction only a name that shows as one: with a capital, "các", or the noun of an office."""
    if _producer().match(low, body.start):
        return True
    return text[body.start].isupper() or _OFFICE.match(low, body.start) is not None


def _at(text: str, low: str, at: int, end: int) -> Subject | None:
    assigned = _assigning().match(low, at)
    start = assigned.end() if assigned else at
    bodies = _with_namely(text, low, read_bodies(text, start))
    if start >= end or (assigned and text.startswith("ban", start) and bodies and bodies[0].name == "ban"):
        return None  # "giao ban" is a meeting
    if not bodies:
        return None if assigned else _producers(text, low, start)
    after = bodies[-1].end
    if assigned and assigned[0].strip() == _THANKING and pattern_of("subjects", "thanked").search(low, after, end):
        return None
    gives = None if assigned or len(bodies) > 1 else _GIVES.match(low, after)
    if gives and not _PLURAL.search(low[bodies[0].start : after]):
        given = read_bodies(text, gives.end())
        if given and pattern_of("duties", "offices").search(wording(given[0].name)):  # "UBND tỉnh giao Sở Tài chính …"
            return Subject(given, given[-1].end, True)
    if assigned:
        return Subject(bodies, after, True)
    acts = _ACTS.match(low, after)
    if acts is None or (acts["dash"] and not stop().match(low, acts.start("verb"))):
        return None
    if _no_act().match(low, acts.start("verb")):
        # "UBND các xã chưa gửi báo cáo khẩn trương gửi …": which of them, and then what they do
        late = _late_act().match(low, after, end) if _PLURAL.search(low[bodies[-1].start : after]) else None
        return Subject(bodies, late.start("act"), False) if late else None
    return Subject(bodies, after, False)


def _with_namely(text: str, low: str, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """The bodies with the one that acts for them: "UBND tỉnh, trực tiếp là Sở Tài chính, bố trí"."""
    namely = _namely().match(low, bodies[-1].end) if bodies else None
    return (*bodies, *read_bodies(text, namely.end())) if namely else bodies


def _producers(text: str, low: str, at: int) -> Subject | None:
    """ "Hợp tác xã, liên hiệp hợp tác xã gửi …": those of the cooperative economy, without "các"."""
    found = _producers_act().match(low, at)
    if found is None:
        one = _producer().match(low, at)
        late = _late_act().match(low, one.end()) if one else None  # "Hợp tác xã được hỗ trợ có trách nhiệm …"
        return Subject((Body(text[at : one.end()], at, one.end()),), late.start("act"), False) if one and late else None
    bodies = tuple(
        Body(text[one.start() : one.end()], one.start(), one.end())
        for one in _producer().finditer(low, at, found.end("who"))
    )
    return Subject(bodies, found.end("who"), False)


def _leads(low: str, at: int) -> bool:
    return _LEADS.match(low, at) is not None


def _skip(low: str, at: int) -> int:
    found = _FRONT.match(low, at)
    return found.end() if found else at


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{_words('owners')}(?!\w)")


@cache
def _namely() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:mà\s+)?{_words('namely')}\s+(?=\w)")


@cache
def _state() -> re.Pattern[str]:
    """An office or an authority, one or many."""
    return re.compile(rf"(?:các\s+|trưởng các\s+)?(?:{_words('owners')}|{_words('state')})(?!\w)")


@cache
def _gives_or_leads() -> re.Pattern[str]:
    """The words without which a later sentence has no subject that plainly gives a task."""
    return re.compile(any_of((*_given(), *_GIVING, *_LEADING)))


@cache
def _intro() -> re.Pattern[str]:
    return re.compile(rf"{_words('intros')}(?!\w)")


@cache
def _towards() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('towards')}\s+(?:với\s+|cho\s+|về\s+)?(?=\w)")


@cache
def _no_act() -> re.Pattern[str]:
    """What tells of a body ("có 20 thành viên"), unless it says that it is to act ("có trách nhiệm")."""
    return re.compile(rf"{_words('no-act')}(?!\w)(?!\s+{_words('all-the-same')}(?!\w))")


@cache
def _late_act() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:chưa|đã|đang|còn|có|được|thuộc|nơi)\s[^,.;:]{{3,70}}?\s(?P<act>{_words('late-acts')})(?!\w)"
    )


@cache
def _producer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('producers')}(?!\w)")


@cache
def _producers_act() -> re.Pattern[str]:
    one = rf"{_words('producers')}(?!\w)"
    return re.compile(
        rf"(?P<who>{one}(?:\s*,\s*{one})*(?:\s+(?:và|hoặc)\s+{one})?),?\s+{_words('producers-act')}(?!\w)"
    )


def _words(row_id: str) -> str:
    return any_of(next(row for row in load("subjects") if row.id == row_id).texts("words"))


def _given() -> list[str]:
    words = next(row for row in load("agencies") if row.id == "assigning").texts("words")
    return [word for word in words if word not in ("chỉ đạo", "đôn đốc")]


@cache
def _assigning() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_given())}\s+(?:cho\s+)?")


@cache
def _together() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!\w)phối (?:kết )?hợp(?:\s+(?:chặt chẽ|tốt|cùng|thường xuyên|thực hiện|đồng bộ|hiệu quả))?,?"
        r"(?:\s+(?:cùng với|với|cùng))?(?:\s*:)?(?:\s+các ngành)?"
        r"|(?:(?<=chủ trì)|(?<=đầu mối)|(?<=chủ động)|(?<=tích cực)|(?<=trực tiếp))(?:\s+và|,)?\s+cùng(?:\s+với)?"
        rf"|(?<!\w){_words('together')}\s+(?:cùng với|với|cùng)|(?<!\w){_words('asking-help')}"
        r"|^\W*cùng(?:\s+với)?|(?<!\w)sự (?:tham gia|hỗ trợ|phối hợp|phối kết hợp|tham gia,? phối hợp) của)\s+(?=\w)"
    )


@cache
def _beside_front() -> re.Pattern[str]:
    return re.compile(r"\W*(?:cùng(?:\s+với)?|phối hợp(?:\s+(?:với|cùng))?)\s+(?=\w)")


@cache
def _owner_prefix() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:trách nhiệm của|nhiệm vụ của|đối với|giao cho|giao|đề nghị|phân công|yêu cầu|về phía)\s*:?\s+)?"
    )


@cache
def _owner_rest() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:\([^()]{0,120}\))?\s*(?:[-–,]\s*(?:cơ quan\s+)?(?:thường trực|đầu mối|(?:phó\s+)?trưởng|ủy viên"
        r"|thành viên|tổ trưởng|tổ phó)[^.;:]{0,60})?"
        r"(?:,?\s*(?:có trách nhiệm|chịu trách nhiệm|chủ trì|thực hiện|có nhiệm vụ|theo chức năng"
        r"|theo chức năng, nhiệm vụ được giao|phối hợp thực hiện|căn cứ chức năng, nhiệm vụ được giao))*"
        r"(?:,?\s*(?:theo|căn cứ|trong|tùy theo|trên cơ sở|với)\s[^.;:]{0,40}?(?:chức năng|nhiệm vụ|lĩnh vực|phạm vi"
        r"|thẩm quyền|địa bàn)[^.;:]{0,60}(?=:))?\s*[:.;]?\s*"
    )
