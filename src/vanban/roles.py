"""Who leads and who helps where a sentence names several bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vanban.agencies import Body, read_bodies
from vanban.agency_words import opening
from vanban.subjects import Subject
from vanban.wording import any_of, one_of, texts_of, wording

_TOGETHER = re.compile(r"(?<!\w)cùng(?!\w)")
# A pattern that begins with a letter or a set of them is found several times faster than one that looks back first.
_BY = re.compile(r"do(?<!\w..)\s+(?=\w)")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\]]|$)")
_NAMED_AT_END = re.compile(r"[\s(\[](?:(?<=\s)-\s+|(?<!\s)\s*)(?=[^\W\d_])")
_END = re.compile(r"[\s)\].;]*$")
_GOES_ON = re.compile(r"\s*[,;.(]|\s[^\W\d_]")  # behind the bodies: a mark, or what they do
_BODY_BEFORE = 60  # letters before a bracket in which a body may stand that the bracket only explains
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 1400  # letters of a task that are looked through


@dataclass(frozen=True, slots=True)
class Roles:
    """The bodies that lead and those that help."""

    lead: tuple[str, ...]
    partners: tuple[str, ...]


def roles_of(text: str, subject: Subject) -> Roles:
    """The bodies of a subject apart: who stands behind "cùng" helps those before it.

    >>> from vanban.subjects import find_subject
    >>> text = "Sở Tài chính cùng Sở Công Thương kiểm tra."
    >>> subject = find_subject(text)
    >>> assert subject is not None
    >>> roles_of(text, subject)
    Roles(lead=('Sở Tài chính',), partners=('Sở Công Thương',))
    """
    low = wording(text)
    noted = [body for body in subject.bodies if _noted().match(low, body.end)]
    if noted and len(noted) < len(subject.bodies):  # "A (chủ trì), B (phối hợp)"
        return Roles(_names(noted), _names([body for body in subject.bodies if body not in noted]))
    for i in range(1, len(subject.bodies)):
        before, body = subject.bodies[i - 1], subject.bodies[i]
        if _TOGETHER.search(low, before.end, body.start) and not _joint().match(low, body.start):
            return Roles(_names(subject.bodies[:i]), _names(subject.bodies[i:]))
    return Roles(subject.names, ())


def roles_told(text: str, start: int = 0) -> Roles:
    """The bodies of clauses that say of them only that they lead, or that they help.

    >>> roles_told("Mở 08 lớp tập huấn; Phòng Kinh tế chủ trì, các thôn phối hợp.")
    Roles(lead=('Phòng Kinh tế',), partners=('các thôn',))
    """
    low = wording(text)[:_LONGEST]
    lead: list[Body] = []
    partners: list[Body] = []
    led = _leads_work().match(low) if not start else None
    if led:  # "Chủ trì rà soát quỹ đất: Phòng Kinh tế; …"
        bodies = read_bodies(text, led.end())
        lead += bodies if bodies and _CLAUSE_END.match(low, bodies[-1].end) else ()
    if _role().search(low, start):
        for opening, bodies in _opening_clauses(text, low, start):
            end = bodies[-1].end
            noted = [body for body in bodies if _noted().match(low, body.end)]
            if noted:  # "Phòng A (chủ trì), Phòng B (phối hợp)"
                lead += noted
                partners += [body for body in bodies if body not in noted]
            elif _leading().match(low, end) or (opening["given"] and _CLAUSE_END.match(low, end)):
                lead += bodies
            elif helps(low, end) or _helping_later().match(low, end):
                partners += bodies
    lead += [body for bodies in doing_at_end(text, low, start) for body in bodies if body not in lead]
    return Roles(_names(lead), _names(partners))


def owners_noted(text: str) -> tuple[str, ...]:
    """The offices that an entry names behind a dash, or in brackets at its end, as its owners.

    >>> owners_noted("Dựng mô hình trồng nấm – Phòng Kinh tế.")
    ('Phòng Kinh tế',)
    >>> owners_noted("Nộp hồ sơ cho cơ quan đăng ký kinh doanh (Phòng Kinh tế).")
    ()
    """
    low = wording(text)
    if len(low) > _LONGEST:
        return ()
    for found in _NAMED_AT_END.finditer(low):
        bodies = read_bodies(text, found.end())
        if not bodies or not _office().match(wording(bodies[0].name)):
            continue
        end = bodies[-1].end
        is_whole = _END.match(low, end) or (found[0][0] == " " and _GOES_ON.match(low, end))
        if is_whole and not _ends_with_office(text, low, found.start()):
            return _names(bodies)
    return ()


def _ends_with_office(text: str, low: str, end: int) -> bool:
    """Whether an office stands right before a place."""
    end = len(low[:end].rstrip())
    for word in _WORD.finditer(low, max(0, end - _BODY_BEFORE), end):
        bodies = read_bodies(text[:end], word.start()) if _office().match(low, word.start()) else ()
        if bodies and bodies[-1].end == end:
            return True
    return False


def helps(low: str, at: int) -> bool:
    """Whether what stands behind a list of bodies has them help another: "B phối hợp thực hiện", not "… với C"."""
    return _helping().match(low, at) is not None


def _opening_clauses(text: str, low: str, start: int) -> Iterator[tuple[re.Match[str], tuple[Body, ...]]]:
    """The lists of bodies with which clauses begin, and how each begins."""
    at = start
    for clause in _clause().finditer(low, start):
        if clause.end() < at or not opening().match(low, clause.end()):
            continue
        bodies = read_bodies(text, clause.end())
        if bodies and bodies[-1].end <= len(low):
            at = bodies[-1].end
            yield clause, bodies


def doing_at_end(text: str, low: str, start: int) -> Iterator[tuple[Body, ...]]:
    """The bodies of "…, do Sở Khoa học và Công nghệ thực hiện." at the end of a clause."""
    for found in _BY.finditer(low, start):
        bodies = read_bodies(text, found.end())
        if bodies and _has_work().match(low, bodies[-1].end):
            yield bodies


def _names(bodies: list[Body] | tuple[Body, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body.name for body in bodies))


@cache
def _clause() -> re.Pattern[str]:
    """How a clause begins, with what may stand there before a body: "do A", "giao A", "có A cùng vào cuộc"."""
    given, beside = (any_of(texts_of("subjects", row)) for row in ("role-given", "role-beside"))
    return re.compile(rf"(?:^[\s\-+*(]*|[;,.:(\[]\s*|\s-\s)(?:(?P<given>{given})\s*:?\s+|{beside}\s+)?")


@cache
def _role() -> re.Pattern[str]:
    ways = ("helping", "helping-alone", "helping-later", "leading", "leading-alone", "given", "notes")
    rows = [f"role-{way}" for way in ways]
    return re.compile(any_of([word for row in rows for word in texts_of("subjects", row)]))


@cache
def _leads_work() -> re.Pattern[str]:
    words = [*texts_of("subjects", "role-leading"), *texts_of("subjects", "role-leading-alone")]
    return re.compile(rf"[\s\-+*]*{any_of(words)}\s[^.:;]{{4,120}}?(?::\s*|\slà\s)(?=\w)")


@cache
def _has_work() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(texts_of('subjects', 'role-doing'))}\s*(?:[.;,:)]|$)")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{any_of(texts_of('subjects', 'owners'))}(?!\w)")


@cache
def _leading() -> re.Pattern[str]:
    alone, more = (any_of(texts_of("subjects", row)) for row in ("role-leading-alone", "role-leading"))
    return re.compile(rf"\s*,?\s*(?:{more}(?!\w)|{alone}{_CLAUSE_END.pattern})")


@cache
def _joint() -> re.Pattern[str]:
    """ "… cùng các tổ chức, cá nhân có liên quan": a list goes on."""
    return re.compile(one_of("subjects", "joint"))


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(rf"\s*\(\s*{one_of('subjects', 'role-notes')}\s*\)")


@cache
def _helping_later() -> re.Pattern[str]:
    """What bodies do to help, told at the end of their clause: "Tỉnh đoàn huy động thanh niên giúp"."""
    return re.compile(rf"[^.,;:()]{{1,40}}?\s{one_of('subjects', 'role-helping-later')}{_CLAUSE_END.pattern}")


@cache
def _helping() -> re.Pattern[str]:
    alone, more = (any_of(texts_of("subjects", row)) for row in ("role-helping-alone", "role-helping"))
    how, closely = one_of("subjects", "role-helping-how"), one_of("subjects", "role-closely")
    return re.compile(
        rf"\s*,?\s*(?:{how}\s+)?(?:{alone}{_CLAUSE_END.pattern}"
        rf"|{more}(?!\w)(?!\s+(?:{closely}\s+)?(?:với|cùng)(?!\w)))"
    )
