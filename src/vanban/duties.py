"""The duties of a document: who reports, sends or puts what to whom, through whom and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanban.agencies import Body, read_bodies
from vanban.blocks import Block
from vanban.model import DueKind, Duty, Task
from vanban.parts import Outline, Part
from vanban.periods import Due, find_due, find_recurrence
from vanban.segments import sentence_ends
from vanban.subjects import Subject, find_subject
from vanban.tables import load
from vanban.wording import any_of, whole, wording

_WITHOUT: frozenset[Part] = frozenset(("situation", "aims", "requests"))
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out", "plan"))
_LONG_LEAD = 140
_LONGEST = 1400
_NEAR, _FAR = 240, 500  # letters looked through before and after a verb, so that long sentences stay linear
_PURPOSE = re.compile(
    r"(?<!\w)(?:để|nhằm)\s+(?:kịp thời\s+)?(?:tổng hợp|xem xét|theo dõi|hướng dẫn|phối hợp|có cơ sở"
    r"|làm cơ sở)[^.;]{0,80}$"
)
_NEXT_ACTS = re.compile(r"\s*,?\s*(?:để\s+)?tổng hợp\s*,(?![^.;]{0,12}(?:hướng dẫn|theo dõi))")
_PERIODIC = re.compile(
    r"(?<!\w)(?:định kỳ|định kì|hằng|hàng|đột xuất|khi phát sinh|nếu phát sinh|khi có yêu cầu)(?!\w)"
)
_REGULAR_REPORTS = re.compile(
    r"(?:thực hiện|lập|gửi|chấp hành)\s+(?:[^\W\d_]+\s){0,3}?(?:các\s+)?báo cáo (?:định kỳ"
    r"|đột xuất)[^.;]*?(?:yêu cầu|chỉ đạo)[^.;]*?\scủa\s+"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence of a block, with who acts in it."""

    text: str
    low: str
    start: int
    end: int
    subject: Subject | None


@dataclass(frozen=True, slots=True)
class _Act:
    """One act of reporting found in a clause: from ``start`` on, to ``receiver``."""

    start: int
    verb: str
    verb_end: int
    receiver: Body | None


def find_duties(
    blocks: Sequence[Block],
    outline: Outline,
    tasks: Sequence[Task],
    *,
    issuer: str | None,
    doc_type: str,
    year: int | None,
) -> tuple[Duty, ...]:
    """The duties in the order of the text. ``tasks`` say whose an item is that names nobody itself."""
    duties: list[Duty] = []
    owners = {task.start: task.lead or task.agencies for task in tasks}
    for block in blocks:
        if block.zone != "body" or block.kind in ("heading", "row") or not block.text:
            continue
        part = outline[block].part
        if part in _WITHOUT or (doc_type == "bao_cao" and part not in _DOING):
            continue
        if not _verbs().search(wording(block.text)) or _is_preamble(block):
            continue
        owner = owners.get(block.span().start) or owners.get(_label_end(block), ())
        duties += _block_duties(block, owner, issuer, doc_type, year)
    return tuple(duties)


def _is_preamble(block: Block) -> bool:
    low = wording(block.text[:400])
    return (
        block.path == ""
        and block.kind == "paragraph"
        and (low.startswith(("căn cứ", "thực hiện", "xét", "theo")) or low.endswith(":"))
    )


def _label_end(block: Block) -> int:
    """Where the content of "Nhiệm vụ: …" begins, which is where its task begins."""
    found = re.compile(r"[^:]{0,40}:\s*(?=\S)").match(block.text)
    return block.span(found.end()).start if found and block.kind == "label" else block.span().start


def _block_duties(
    block: Block, owner: tuple[str, ...], issuer: str | None, doc_type: str, year: int | None
) -> Iterator[Duty]:
    text, low = block.text, wording(block.text)
    first = find_subject(text)
    start = 0
    for left, right in [*sentence_ends(text), (len(text), len(text))]:
        if not _verbs().search(low, start, left):
            start = right
            continue
        own = _shifted(find_subject(text[start:left]), start) if start else first
        clause = _Clause(text, low, start, left, own or first)
        for act in _acts(clause):
            # An article tells of many reports; one with a body that must make it and a day is a duty.
            if doc_type == "tin_tuc" and (clause.subject is None or not _is_due(clause, act)):
                continue
            yield _duty(block, clause, act, owner, year)
        if doc_type == "cong_van":
            yield from _registrations(block, clause, issuer, owner, year)
        start = right


def _is_due(clause: _Clause, act: _Act) -> bool:
    return find_due(clause.text, year=2000, start=act.verb_end, end=min(clause.end, act.verb_end + _FAR)) is not None


def _shifted(subject: Subject | None, by: int) -> Subject | None:
    if subject is None:
        return None
    bodies = tuple(Body(body.name, body.start + by, body.end + by) for body in subject.bodies)
    return Subject(bodies, subject.end + by, subject.is_assigned)


# --- acts in a clause -------------------------------------------------------------------------------------------------


def _acts(clause: _Clause) -> Iterator[_Act]:
    """The acts of reporting in a clause; verbs that share one receiver ("báo cáo, đề xuất UBND huyện") are one."""
    regular = _REGULAR_REPORTS.search(clause.low, clause.start, clause.end)
    if regular and read_bodies(clause.text, regular.end()):
        yield _Act(regular.start(), "báo cáo", regular.end(), None)
        return
    verbs = [found for found in _verbs().finditer(clause.low, _from(clause), clause.end) if _is_done(clause, found)]
    opened: re.Match[str] | None = None
    for i, verb in enumerate(verbs):
        stop = verbs[i + 1].start() if i + 1 < len(verbs) else clause.end
        opened = opened or verb
        receiver = _receiver(clause, verb, stop)
        if receiver is None:
            if i + 1 == len(verbs) and _is_timed(clause, opened):
                yield _Act(opened.start(), verb[0], verb.end(), None)
            continue
        if _is_served(receiver) or _PURPOSE.search(
            clause.low, max(clause.start, opened.start() - _NEAR), opened.start()
        ):
            opened = None
            continue
        yield _Act(opened.start(), opened[0], verb.end(), receiver)
        opened = None


def _from(clause: _Clause) -> int:
    """Past the subject: a name may hold a verb ("Phòng Thông tin")."""
    if clause.subject and clause.start <= clause.subject.bodies[0].start and clause.subject.end <= clause.end:
        return clause.subject.end
    return clause.start


def _is_done(clause: _Clause, verb: re.Match[str]) -> bool:
    """Whether the word is something done here, not a thing: "báo cáo UBND", not "chế độ báo cáo"."""
    before = clause.low[max(0, verb.start() - 14) : verb.start()]
    if _noun_before().search(before):
        return False
    after = clause.low[verb.end() : verb.end() + 12]
    if re.match(r"\s+(?:số:?\s*\d|này|trên|năm\s|tháng|độ|tự)", after):
        return False
    if verb[0] == "đề xuất" and re.search(r"tham mưu,?\s+$", before):
        return re.match(r"\s+(?:với|cho)\s", after) is not None
    return verb[0] not in ("thông tin", "đăng ký", "chuyển", "cung cấp", "thông báo", "xin ý kiến") or _towards_office(
        clause, verb
    )


def _towards_office(clause: _Clause, verb: re.Match[str]) -> bool:
    """For verbs of everyday work: only where something goes "về", "cho", "đến" an office."""
    receiver = _receiver(clause, verb, min(clause.end, verb.end() + 160))
    return (
        receiver is not None
        and re.match(r"(?:sở|phòng|ubnd|ủy ban|bộ\s|cục|chi cục|liên minh|ban\s)", wording(receiver.name)) is not None
    )


def _receiver(clause: _Clause, verb: re.Match[str], stop: int) -> Body | None:
    """The body that an act goes to: right after the verb, or behind "cho", "về", "gửi" …"""
    direct = re.compile(
        r"\s+(?:kịp thời\s+|ngay\s+|nhanh\s+|định kỳ\s+|lên\s+|cho\s+|về\s+|với\s+|đến\s+|tới\s+)?"
    ).match(clause.low, verb.end())
    places = [direct.end()] if direct else []
    if verb[0] != "trình":
        places += [found.end() for found in _towards().finditer(clause.low, verb.end(), stop)]
    for place in places:
        bodies = read_bodies(clause.text, place)
        if bodies and place < stop and not _is_about(clause, bodies):
            return Body(
                clause.text[bodies[0].start : _list_end(clause, bodies)], bodies[0].start, _list_end(clause, bodies)
            )
    return None


def _is_about(clause: _Clause, bodies: Sequence[Body]) -> bool:
    """Common nouns behind "về" are what is told, not who is told ("báo cáo về tổ chức bộ máy")."""
    name = wording(bodies[0].name)
    return name in (
        "tổ chức",
        "đơn vị",
        "cơ quan",
        "cơ sở",
        "cấp",
        "hội",
        "ban",
        "thành viên",
        "cá nhân",
    ) or name.startswith(("cán bộ", "công chức"))


def _list_end(clause: _Clause, bodies: Sequence[Body]) -> int:
    """The end of the receivers; "(qua …)" and what comes after are no receivers."""
    end = bodies[0].end
    for body in bodies[1:]:
        if re.fullmatch(r"\s*(?:,|và|và cho)\s*", clause.low[end : body.start]) is None:
            break
        end = body.end
    return end


def _is_served(receiver: Body) -> bool:
    return _no_receivers().search(wording(receiver.name)) is not None


def _is_timed(clause: _Clause, verb: re.Match[str]) -> bool:
    """Without a named receiver, a report is a duty where it is due by a day, or comes again."""
    if verb[0] not in ("báo cáo", "gửi", "nộp"):
        return False
    due = find_due(clause.text, year=2000, start=verb.end(), end=clause.end)
    if due is not None:
        return True
    return (
        _PERIODIC.search(clause.low, max(clause.start, verb.start() - 40), min(clause.end, verb.end() + 40)) is not None
    )


# --- the row ----------------------------------------------------------------------------------------------------------


def _duty(block: Block, clause: _Clause, act: _Act, owner: tuple[str, ...], year: int | None) -> Duty:
    start = _quote_start(clause, act)
    end = min(_quote_end(clause, act), start + _LONGEST)
    due = _due(clause, act, start, year)
    kind: DueKind | None = due.kind if due else None
    recurrence = clause.text[due.start : due.end] if due and due.repeats else find_recurrence(clause.text, start, end)
    span = block.span(start, end)
    return Duty(
        quote=block.text[start:end],
        start=span.start,
        end=span.end,
        who=_who(clause, act, owner),
        to=act.receiver.name if act.receiver else None,
        via=_via(clause, act.verb_end, min(clause.end, act.verb_end + _FAR)),
        due=due.day if due else None,
        due_kind=kind,
        recurrence=recurrence
        or find_recurrence(clause.text, max(clause.start, start - _FAR), min(clause.end, end + _FAR)),
    )


def _quote_start(clause: _Clause, act: _Act) -> int:
    """The front of the clause; of a long one, the last words that open a duty or the comma before the verb."""
    start = clause.start + len(clause.low[clause.start :]) - len(clause.low[clause.start :].lstrip())
    if act.start - start <= _LONG_LEAD:
        return start
    near = clause.low[act.start - 60 : act.start]
    opening = _openings().search(near)
    if opening:
        return act.start - 60 + opening.start()
    comma = near.rfind(", ")
    return act.start - 60 + comma + 2 if comma >= 0 else act.start


def _quote_end(clause: _Clause, act: _Act) -> int:
    end = clause.end
    following = _NEXT_ACTS.match(clause.low, act.receiver.end) if act.receiver else None
    if following:
        end = following.end() - 1
    while end > act.verb_end and clause.text[end - 1] in " ./;,":
        end -= 1
    return end


def _due(clause: _Clause, act: _Act, start: int, year: int | None) -> Due | None:
    """The day after the verb; else one right before it, or one that opens the sentence."""
    after = find_due(clause.text, year=year, start=act.verb_end, end=min(clause.end, act.verb_end + _FAR))
    if after is not None:
        return after
    before = find_due(clause.text, year=year, start=max(clause.start, act.start - _NEAR), end=act.start)
    if before is None or (before.day is None and not before.repeats):
        return None
    gap = clause.low[before.end : act.start].strip(" ,")
    lead = clause.low[clause.start : before.start].strip(" ,-")
    is_own = re.search(r"hoàn thành|xong|thực hiện", lead[-30:]) is None
    is_near = len(gap) < 25 or before.repeats or lead in ("", "định kỳ", "và")
    return before if is_own and is_near else None


def _who(clause: _Clause, act: _Act, owner: tuple[str, ...]) -> str | None:
    """Who acts: in "gửi A tổng hợp, báo cáo B" it is A who reports to B; else the sentence's or the item's bodies."""
    passed = re.compile(r"(?:gửi|về|cho)\s+(?=\S)")
    for found in passed.finditer(clause.low, max(clause.start, act.start - _NEAR), act.start):
        bodies = read_bodies(clause.text, found.end())
        if bodies and bodies[0].end < act.start and _NEXT_ACTS.match(clause.low, bodies[0].end):
            return bodies[0].name
    if clause.subject:
        first, last = clause.subject.bodies[0], clause.subject.bodies[-1]
        shared = any(body.name not in clause.text for body in clause.subject.bodies)
        return ", ".join(clause.subject.names) if shared else clause.text[first.start : last.end]
    return ", ".join(owner) or None


def _via(clause: _Clause, start: int, end: int) -> str | None:
    found = re.compile(r"(?<!\w)(?:thông qua|qua|lên)\s+(?=\S)").search(clause.low, start, end)
    while found:
        bodies = read_bodies(clause.text, found.end())
        if bodies:
            return bodies[0].name
        means = re.compile(
            r"(?:thư điện tử|email|hộp thư|phần mềm|hệ thống|trục liên thông|địa chỉ|cổng|trang|đường bưu điện"
            r"|zalo)[^;,()]*?(?=\s*(?:[;,()]|$|\strước|\sđể|\.\s|\.$))"
        ).match(clause.low, found.end(), end)
        if means:
            return clause.text[means.start() : means.end()].strip()
        found = re.compile(r"(?<!\w)(?:thông qua|qua|lên)\s+(?=\S)").search(clause.low, found.end(), end)
    return None


def _registrations(
    block: Block, clause: _Clause, issuer: str | None, owner: tuple[str, ...], year: int | None
) -> Iterator[Duty]:
    """In a letter, what is to be registered goes to its sender."""
    if clause.subject is None or not clause.start <= clause.subject.end < clause.end:
        return
    found = re.compile(r"\s+(?P<verb>đăng ký)\s+(?:nhu cầu|danh sách|tham gia|chỉ tiêu)").match(
        clause.low, clause.subject.end
    )
    if found:
        yield _duty(
            block,
            clause,
            _Act(found.start("verb"), "đăng ký", found.end(), Body(issuer, 0, 0) if issuer else None),
            owner,
            year,
        )


# --- patterns ---------------------------------------------------------------------------------------------------------


def _words(row_id: str) -> tuple[str, ...]:
    return next(row for row in load("duties") if row.id == row_id).texts("words")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(whole(_words("verbs")))


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_words('noun-before'))}\s+$")


@cache
def _towards() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_words('towards'))}\s+")


@cache
def _no_receivers() -> re.Pattern[str]:
    return re.compile(rf"^(?:các\s+)?{any_of(_words('no-receivers'))}(?!\w)(?!\s+(?:tỉnh|việt nam|huyện))")


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_words('opening'))}(?!\w)")
