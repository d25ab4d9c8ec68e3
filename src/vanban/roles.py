"""Who leads and who helps where a sentence names several bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vanban.agencies import Body, read_bodies
from vanban.subjects import Subject
from vanban.wording import any_of, texts_of, wording

_TOGETHER = re.compile(r"(?<!\w)cùng(?!\w)")
_JOINT = re.compile(r"các (?:tổ chức|cá nhân)")  # "… cùng các tổ chức, cá nhân có liên quan": a list goes on
_NOTED = re.compile(r"\s*\(\s*(?:cơ quan |đơn vị )?chủ trì\s*\)")
_CLAUSE = re.compile(r"^[\s\-+*(]*|[;,.:(\[]\s*(?:do\s+|giao\s+)?|\s-\s(?:do\s+|giao\s+)?")
_BY = re.compile(r"(?<!\w)do\s+(?=\w)")
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
    noted = [body for body in subject.bodies if _NOTED.match(low, body.end)]
    if noted and len(noted) < len(subject.bodies):  # "A (chủ trì), B (phối hợp)"
        return Roles(_names(noted), _names([body for body in subject.bodies if body not in noted]))
    for i in range(1, len(subject.bodies)):
        before, body = subject.bodies[i - 1], subject.bodies[i]
        if _TOGETHER.search(low, before.end, body.start) and not _JOINT.match(low, body.start):
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
    if _role().search(low, start):
        for bodies in _opening_clauses(text, low, start):
            if _leading().match(low, bodies[-1].end):
                lead += bodies
            elif helps(low, bodies[-1].end):
                partners += bodies
    lead += [body for bodies in _doing_at_end(text, low, start) for body in bodies if body not in lead]
    return Roles(_names(lead), _names(partners))


def helps(low: str, at: int) -> bool:
    """Whether what stands behind a list of bodies has them help another: "B phối hợp thực hiện", not "… với C"."""
    return _helping().match(low, at) is not None


def _opening_clauses(text: str, low: str, start: int) -> Iterator[tuple[Body, ...]]:
    """The lists of bodies with which clauses begin."""
    at = start
    for clause in _CLAUSE.finditer(low, start):
        if clause.end() < at:
            continue
        bodies = read_bodies(text, clause.end())
        if bodies and bodies[-1].end <= len(low):
            at = bodies[-1].end
            yield bodies


def _doing_at_end(text: str, low: str, start: int) -> Iterator[tuple[Body, ...]]:
    """The bodies of "…, do Sở Khoa học và Công nghệ thực hiện." at the end of a clause."""
    for found in _BY.finditer(low, start):
        bodies = read_bodies(text, found.end())
        if bodies and _has_work().match(low, bodies[-1].end):
            yield bodies


def _names(bodies: list[Body] | tuple[Body, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body.name for body in bodies))


@cache
def _role() -> re.Pattern[str]:
    return re.compile(any_of((*texts_of("subjects", "role-leading"), *texts_of("subjects", "role-helping"))))


@cache
def _has_work() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(texts_of('subjects', 'role-doing'))}\s*(?:[.;]|$)")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{any_of(texts_of('subjects', 'role-leading'))}(?!\w)")


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(
        rf"\s*,?\s*(?:cùng\s+|tích cực\s+|có trách nhiệm\s+|chủ động\s+)?{any_of(texts_of('subjects', 'role-helping'))}"
        r"(?!\w)(?!\s+(?:chặt chẽ\s+)?(?:với|cùng)(?!\w))"
    )
