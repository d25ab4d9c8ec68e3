"""The duties of a document: who reports, sends or puts what to whom, through whom and by when."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from vanban.agencies import Body
from vanban.blocks import Block
from vanban.due_days import find_due
from vanban.duty_acts import DAY, FAR, NEAR, Act, Clause, acts_of
from vanban.duty_bodies import receivers_acts, through_whom, who_acts
from vanban.duty_days import due_of, with_second_day
from vanban.duty_tables import table_duties
from vanban.duty_words import reporting_verbs
from vanban.model import DueKind, Duty, Task
from vanban.parts import Outline, Part
from vanban.recurrences import find_recurrence
from vanban.recurring_days import whole_days
from vanban.segments import sentence_ends
from vanban.subjects import Subject, find_subject
from vanban.superiors import is_wish
from vanban.wording import one_of, pattern_of, texts_of, wording

_WITHOUT: frozenset[Part] = frozenset(("situation", "aims", "requests"))
_REGULATING = frozenset(("luat", "nghi_dinh", "thong_tu"))
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out", "plan"))
_LONG_LEAD = 140
_LONGEST = 1400


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
    year = None if doc_type in _REGULATING else year  # what an act of law sets without a year holds in every year
    owners = _Owners(tasks)
    asked: tuple[str, ...] = ()  # whom a letter asks: what it says after that of no one else is theirs
    for block in blocks:
        if block.zone != "body" or block.kind in ("heading", "row") or not block.text:
            continue
        if doc_type == "cong_van" and block.kind == "paragraph":
            asked = _asked(block) or asked
        part = outline[block].part
        is_order = part == "situation" and bool(owners.of(block.span().start))
        is_order |= part == "aims" and doc_type == "tin_tuc"  # an article tells orders right behind the aims
        if (part in _WITHOUT and not is_order) or (doc_type == "bao_cao" and part not in _DOING):
            continue
        if not reporting_verbs().search(wording(block.text)) or _is_preamble(block):
            continue
        if is_wish(block, outline, issuer, doc_type):
            continue
        owner = owners.of(block.span().start) or owners.of(_label_end(block)) or asked
        duties += _block_duties(block, owner, issuer, doc_type, year)
    return tuple(sorted([*duties, *table_duties(blocks, year=year)], key=lambda duty: (duty.start, duty.end)))


class _Owners:
    """Whose the tasks are: the bodies of the task that a place stands in."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = sorted(tasks, key=lambda task: task.start)
        self._starts = [task.start for task in self._tasks]

    def of(self, place: int) -> tuple[str, ...]:
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self._tasks[at].end:
            return ()
        return self._tasks[at].lead or self._tasks[at].agencies


def _asked(block: Block) -> tuple[str, ...]:
    subject = find_subject(block.text)
    return subject.names if subject and subject.is_assigned else ()


def _is_preamble(block: Block) -> bool:
    low = wording(block.text[:400])
    return (
        block.path == ""
        and block.kind == "paragraph"
        and (low.endswith(":") or low.startswith(texts_of("duties", "preambles")) or _recital().match(low) is not None)
    )


@cache
def _recital() -> re.Pattern[str]:
    return re.compile(rf"theo {one_of('duties', 'proposals')} ")


def _label_end(block: Block) -> int:
    """Where the content of "Nhiệm vụ: …" begins, which is where its task begins."""
    found = re.compile(r"[^:]{0,40}:\s*(?=\S)").match(block.text)
    return block.span(found.end()).start if found and block.kind == "label" else block.span().start


def _block_duties(
    block: Block, owner: tuple[str, ...], issuer: str | None, doc_type: str, year: int | None
) -> Iterator[Duty]:
    text, low = block.text, wording(block.text)
    first = find_subject(text)
    before: Duty | None = None
    start = 0
    for left, right in _sentences(text):
        if not reporting_verbs().search(low, start, left):
            start = right
            continue
        own = _shifted(find_subject(text[start:left]), start) if start else first
        clause = Clause(text, low, start, left, own or first)
        for act in _apart(acts_of(clause)):
            # An article tells of many reports; one with a body that must make it and a day is a duty.
            if doc_type == "tin_tuc" and (clause.subject is None or not _is_bound(clause, act)):
                continue
            duty = _duty(block, clause, act, owner, year)
            if before is not None and duty.to is None and own is None:
                duty = replace(duty, to=before.to, via=duty.via or before.via)  # "…; báo cáo năm trước ngày 05/12"
            before = duty if duty.to is not None else before
            yield from with_second_day(duty, block, clause, act, year)
        if doc_type == "cong_van":
            yield from _registrations(block, clause, issuer, owner, year)
        start = right


def _apart(acts: Iterable[Act]) -> Iterator[Act]:
    """The acts of a clause; one without a receiver of its own, "…, báo cáo năm trước ngày …", ends the one before."""
    before: Act | None = None
    for act in acts:
        if before is not None:
            is_own = act.receiver is None and before.stop is None
            yield replace(before, stop=act.start) if is_own else before
            act = replace(act, after=max(act.after, act.start)) if is_own else act
        before = act
    if before is not None:
        yield before


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences end and the next begin; a full stop inside brackets ends none."""
    for left, right in sentence_ends(text):
        opened = text.rfind("(", 0, left)
        closes = text.find(")", opened, left + FAR) if opened >= 0 else -1
        if closes < left:
            yield left, right
    yield len(text), len(text)


def _is_bound(clause: Clause, act: Act) -> bool:
    """Whether a day is set, or that it comes again or when something happens."""
    start, end = max(clause.start, act.start - NEAR), min(clause.end, act.verb_end + FAR)
    if find_due(clause.text, year=2000, start=act.verb_end, end=end) or find_recurrence(clause.text, start, end):
        return True
    if pattern_of("recurrences", "terms").search(clause.low, start, end):
        return True
    return find_due(clause.text, year=2000, start=start, end=act.start) is not None


def _shifted(subject: Subject | None, by: int) -> Subject | None:
    if subject is None:
        return None
    bodies = tuple(Body(body.name, body.start + by, body.end + by) for body in subject.bodies)
    return Subject(bodies, subject.end + by, subject.is_assigned)


# --- the row ----------------------------------------------------------------------------------------------------------


def _duty(block: Block, clause: Clause, act: Act, owner: tuple[str, ...], year: int | None) -> Duty:
    start = _quote_start(clause, act)
    end = min(_quote_end(clause, act), start + _LONGEST)
    due = due_of(clause, act, year)
    if due is not None and not due.repeats and not DAY.search(clause.low, due.start, due.end):
        due = None  # "trong quý IV": by when, but no day
    kind: DueKind | None = due.kind if due and due.day else None
    recurrence = (
        whole_days(clause.text, due.start, due.end, front=clause.start, stop=clause.end)
        if due and due.repeats
        else find_recurrence(clause.text, start, end)
    )
    span = block.span(start, end)
    return Duty(
        quote=block.text[start:end],
        start=span.start,
        end=span.end,
        who=who_acts(clause, act, owner),
        to=act.receiver.name if act.receiver else None,
        via=through_whom(clause, act),
        due=due.day if due else None,
        due_kind=kind,
        recurrence=recurrence
        or find_recurrence(clause.text, max(clause.start, start - FAR), min(clause.end, end + FAR)),
    )


def _quote_start(clause: Clause, act: Act) -> int:
    """The front of the clause; of a long one, the last words that open a duty or the comma before the verb."""
    front = max(clause.start, act.after)
    start = front + len(clause.low[front:]) - len(clause.low[front:].lstrip(" ,"))
    if act.start - start <= _LONG_LEAD:
        return start
    near = clause.low[act.start - 60 : act.start]
    opening = _openings().search(near)
    if opening:
        return act.start - 60 + opening.start()
    comma = near.rfind(", ")
    return act.start - 60 + comma + 2 if comma >= 0 else act.start


def _quote_end(clause: Clause, act: Act) -> int:
    end = act.stop or clause.end
    following = receivers_acts().match(clause.low, act.receiver.end) if act.receiver else None
    if following:
        end = following.end()
    while end > act.verb_end and clause.text[end - 1] in " ./;,":
        end -= 1
    return end


def _registrations(
    block: Block, clause: Clause, issuer: str | None, owner: tuple[str, ...], year: int | None
) -> Iterator[Duty]:
    """In a letter, what is to be registered goes to its sender."""
    if clause.subject is None or not clause.start <= clause.subject.end < clause.end:
        return
    found = _registering().match(clause.low, clause.subject.end)
    if found:
        yield _duty(
            block,
            clause,
            Act(found.start("verb"), found["verb"], found.end(), Body(issuer, 0, 0) if issuer else None),
            owner,
            year,
        )


@cache
def _registering() -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<verb>{one_of('duties', 'registers')})\s+{one_of('duties', 'registered')}")


def _openings() -> re.Pattern[str]:
    return pattern_of("duties", "opening")
