"""The acts of reporting in a sentence: what is reported, sent or put, and to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.agencies import Body, read_bodies
from vanban.due_days import find_due
from vanban.duty_words import (
    advising,
    aside,
    copy,
    no_receivers,
    noun_before,
    objects,
    offices,
    period_before,
    purpose,
    regular_reports,
    reporting_verbs,
    right_behind,
    sent,
    sent_things,
    soon,
    suggested_to,
    tells_itself,
    themes,
    thing_after,
    to,
    towards,
    word_before,
    word_before_telling,
)
from vanban.subjects import Subject
from vanban.wording import pattern_of, texts_of, wording

NEAR, FAR = 240, 500  # letters looked through before and after a verb, so that long sentences stay linear
DAY = re.compile(r"ngày\s*[\dlo]|\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)|\d{1,2}\s+tháng")
_LONGEST_THING = 60
_SOON_AFTER = 50


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a block, with who acts in it."""

    text: str
    low: str
    start: int
    end: int
    subject: Subject | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of reporting found in a clause: from ``start`` on, to ``receiver``.

    ``after`` and ``stop``: where the report before it ends and where it does, in a sentence of several.
    """

    start: int
    verb: str
    verb_end: int
    receiver: Body | None
    after: int = 0
    stop: int | None = None


def acts_of(clause: Clause) -> Iterator[Act]:
    """The acts of reporting in a clause; verbs that share one receiver ("báo cáo, đề xuất UBND huyện") are one."""
    regular = regular_reports().search(clause.low, clause.start, clause.end)
    if regular and read_bodies(clause.text, regular.end()):
        yield Act(regular.start(), texts_of("duties", "reports")[0], regular.end(), None)
        return
    verbs = [
        found for found in reporting_verbs().finditer(clause.low, _from(clause), clause.end) if _is_done(clause, found)
    ]
    opened: re.Match[str] | None = None
    after = 0
    told = False
    for i, verb in enumerate(verbs):
        stop = verbs[i + 1].start() if i + 1 < len(verbs) else clause.end
        opened = opened or verb
        receiver = _receiver(clause, verb, stop)
        own = _own_report(clause, verb, stop) if receiver is None and i + 1 < len(verbs) else None
        if own is not None:
            later = _receiver(clause, verbs[i + 1], verbs[i + 2].start() if i + 2 < len(verbs) else clause.end)
            yield Act(opened.start(), opened[0], verb.end(), later, after, own)
            opened, after = None, own
            continue
        if receiver is None:
            if i + 1 == len(verbs) and _is_timed(clause, opened):
                yield Act(opened.start(), verb[0], verb.end(), None, after)
            continue
        if _is_served(receiver) or _is_purpose(clause, opened) or _is_purpose(clause, verb):
            opened = None
            continue
        if told and clause.low[: opened.start()].endswith("để "):
            opened = None  # "trình A để báo cáo B": what the first report is for
            continue
        told = True
        yield Act(opened.start(), opened[0], verb.end(), receiver, after)
        if _is_of("puts", verb) and i + 1 < len(verbs) and _is_its_object(clause, receiver, verbs[i + 1]):
            return
        opened = None


def _from(clause: Clause) -> int:
    """Past the subject: a name may hold a verb ("Phòng Thông tin")."""
    if clause.subject and clause.start <= clause.subject.bodies[0].start and clause.subject.end <= clause.end:
        return clause.subject.end
    return clause.start


def _is_done(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the word is something done here, not a thing: "báo cáo UBND", not "chế độ báo cáo"."""
    before = clause.low[max(0, verb.start() - 16) : verb.start()]
    is_again = _is_of("sends", verb) and before.rstrip().endswith((*texts_of("duties", "again"), ","))
    if is_again and copy().match(clause.low, verb.end()):
        return False
    if period_before().search(before) or aside().search(before):
        return False
    if noun_before().search(before) and not (sent().search(before + verb[0]) or _is_of_things(clause, verb)):
        return False
    if _is_of("puts", verb) and word_before().search(before):
        return False
    if _begins_to_tell(verb) and word_before_telling().search(before):
        return False
    after = clause.low[verb.end() : verb.end() + 24]
    if tells_itself().match(after):
        return False
    if thing_after().match(after) and not _is_report_of_period(clause, verb):
        return False
    if _is_of("suggests", verb) and advising().search(before):
        return suggested_to().match(after) is not None
    return not _is_of("everyday", verb) or _towards_office(clause, verb)


def _is_of(row_id: str, verb: re.Match[str]) -> bool:
    return verb[0] in texts_of("duties", row_id)


def _begins_to_tell(verb: re.Match[str]) -> bool:
    return any(verb[0].startswith(f"{word} ") for word in texts_of("duties", "tells"))


def _is_of_things(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether what stands before is what is sent: "; dự thảo gửi Sở Nội vụ", "tổng hợp kết quả báo cáo UBND"."""
    if objects().search(clause.low, max(0, verb.start() - 14), verb.start()):
        gap = to().match(clause.low, verb.end())
        return gap is not None and bool(read_bodies(clause.text, gap.end()))
    if _is_of("reports", verb):
        return False
    front = clause.low[clause.start : verb.start()].strip(" ,-")
    return len(front) < _LONGEST_THING and sent_things().match(front) is not None


def _is_report_of_period(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the clause begins with a report of a period, its day behind it: "…; báo cáo năm trước ngày …"."""
    if not _is_of("reports", verb) or clause.low[clause.start : verb.start()].strip(" ,-"):
        return False
    return find_due(clause.text, year=2000, start=verb.end(), end=min(clause.end, verb.end() + _SOON_AFTER)) is not None


def _towards_office(clause: Clause, verb: re.Match[str]) -> bool:
    """For verbs of everyday work: only where something goes "về", "cho", "đến" an office."""
    receiver = _receiver(clause, verb, min(clause.end, verb.end() + 160))
    return receiver is not None and offices().match(wording(receiver.name)) is not None


def _receiver(clause: Clause, verb: re.Match[str], stop: int) -> Body | None:
    """The body that an act goes to: right after the verb, or behind "cho", "về", "gửi" …"""
    direct = right_behind().match(clause.low, verb.end())
    places = [direct.end()] if direct else []
    if not _is_of("puts", verb) or sent_things().match(clause.low, verb.end() + 1):
        places += [found.end() for found in towards().finditer(clause.low, verb.end(), stop)]
    for place in places:
        bodies = read_bodies(clause.text, place)
        if bodies and place < stop and not _is_about(clause, bodies, place):
            return Body(
                clause.text[bodies[0].start : _list_end(clause, bodies)], bodies[0].start, _list_end(clause, bodies)
            )
    return None


def _is_about(clause: Clause, bodies: Sequence[Body], place: int) -> bool:
    """Common nouns behind "về" are what is told, not who is told ("báo cáo về tổ chức bộ máy")."""
    name = wording(bodies[0].name)
    if themes().match(name):
        return True
    is_told_of = clause.low[:place].rstrip().endswith(" về") and clause.text[bodies[0].start].islower()
    return is_told_of and offices().match(name) is None


def _list_end(clause: Clause, bodies: Sequence[Body]) -> int:
    """The end of the receivers; "(qua …)" and what comes after are no receivers."""
    end = bodies[0].end
    for body in bodies[1:]:
        if re.fullmatch(r"\s*(?:,|và|và cho)\s*", clause.low[end : body.start]) is None:
            break
        end = body.end
    return end


def _own_report(clause: Clause, verb: re.Match[str], stop: int) -> int | None:
    """The end of one of several reports that go to the same body: a day stands right behind its verb."""
    found = soon().match(clause.low, verb.end(), stop) if _is_of("hands-over", verb) else None
    return found.end("day") if found else None


def _is_its_object(clause: Clause, receiver: Body, verb: re.Match[str]) -> bool:
    """Whether what looks like the next act is what is submitted: "trình Thường trực báo cáo 6 tháng"."""
    return _is_of("reports", verb) and clause.low[receiver.end : verb.start()].strip() == ""


def _is_purpose(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the words before say what something is sent for: "để tổng hợp, báo cáo UBND tỉnh"."""
    return purpose().search(clause.low, max(clause.start, verb.start() - NEAR), verb.start()) is not None


def _is_served(receiver: Body) -> bool:
    name = wording(receiver.name)
    found = no_receivers().search(name)
    # "các thành viên Ban Chỉ đạo" are an office
    return found is not None and offices().match(name, found.end() + 1) is None


def _is_timed(clause: Clause, verb: re.Match[str]) -> bool:
    """Without a named receiver, a report is a duty where it is due by a day, or comes again."""
    if not _is_of("timed", verb):
        return False
    due = find_due(clause.text, year=2000, start=verb.end(), end=clause.end)
    if due is not None:
        return True
    return (
        pattern_of("duties", "periodic").search(
            clause.low, max(clause.start, verb.start() - 40), min(clause.end, verb.end() + 40)
        )
        is not None
    )
