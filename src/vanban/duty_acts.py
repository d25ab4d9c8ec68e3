"""The acts of reporting in a sentence: what is reported, sent or put, and to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanban.agencies import Body, read_bodies
from vanban.due_days import find_due
from vanban.subjects import Subject
from vanban.wording import any_of, one_of, pattern_of, texts_of, whole, wording

NEAR, FAR = 240, 500  # letters looked through before and after a verb, so that long sentences stay linear
DAY = re.compile(r"ngày\s*[\dlo]|\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)|\d{1,2}\s+tháng")
_LONGEST_THING = 60
_SOON_AFTER = 50
_PERIOD_BEFORE = re.compile(r"(?<!định )(?<!\w)kỳ\s+$")  # "Kỳ báo cáo 6 tháng" is a period
_ASIDE = re.compile(r"\(\s*$|(?<!\w)đồng\s+$")  # "(báo cáo năm)", "đồng gửi": no act of its own


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
    regular = _regular_reports().search(clause.low, clause.start, clause.end)
    if regular and read_bodies(clause.text, regular.end()):
        yield Act(regular.start(), "báo cáo", regular.end(), None)
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
        if verb[0] == "trình" and i + 1 < len(verbs) and _is_its_object(clause, receiver, verbs[i + 1]):
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
    is_again = verb[0] == "gửi" and before.rstrip().endswith((*texts_of("duties", "again"), ","))
    if is_again and _copy().match(clause.low, verb.end()):
        return False
    if _PERIOD_BEFORE.search(before) or _ASIDE.search(before):
        return False
    if _noun_before().search(before) and not (_sent().search(before + verb[0]) or _is_of_things(clause, verb)):
        return False
    if verb[0] == "trình" and _word_before().search(before):
        return False
    if verb[0].startswith("báo ") and _word_before_telling().search(before):
        return False
    after = clause.low[verb.end() : verb.end() + 24]
    if _thing_after().match(after) and not _is_report_of_period(clause, verb):
        return False
    if verb[0] == "đề xuất" and re.search(r"tham mưu,?\s+$", before):
        return _suggested_to().match(after) is not None
    return verb[0] not in texts_of("duties", "everyday") or _towards_office(clause, verb)


def _is_of_things(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether what stands before is what is sent: "; dự thảo gửi Sở Nội vụ", "tổng hợp kết quả báo cáo UBND"."""
    if _objects().search(clause.low, max(0, verb.start() - 14), verb.start()):
        gap = _to().match(clause.low, verb.end())
        return gap is not None and bool(read_bodies(clause.text, gap.end()))
    if verb[0] == "báo cáo":
        return False
    front = clause.low[clause.start : verb.start()].strip(" ,-")
    return len(front) < _LONGEST_THING and _sent_things().match(front) is not None


def _is_report_of_period(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the clause begins with a report of a period, its day behind it: "…; báo cáo năm trước ngày …"."""
    if verb[0] != "báo cáo" or clause.low[clause.start : verb.start()].strip(" ,-"):
        return False
    return find_due(clause.text, year=2000, start=verb.end(), end=min(clause.end, verb.end() + _SOON_AFTER)) is not None


def _towards_office(clause: Clause, verb: re.Match[str]) -> bool:
    """For verbs of everyday work: only where something goes "về", "cho", "đến" an office."""
    receiver = _receiver(clause, verb, min(clause.end, verb.end() + 160))
    return receiver is not None and _offices().match(wording(receiver.name)) is not None


def _receiver(clause: Clause, verb: re.Match[str], stop: int) -> Body | None:
    """The body that an act goes to: right after the verb, or behind "cho", "về", "gửi" …"""
    direct = _right_behind().match(clause.low, verb.end())
    places = [direct.end()] if direct else []
    if verb[0] != "trình" or _sent_things().match(clause.low, verb.end() + 1):
        places += [found.end() for found in _towards().finditer(clause.low, verb.end(), stop)]
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
    if _themes().match(name):
        return True
    is_told_of = clause.low[:place].rstrip().endswith(" về") and clause.text[bodies[0].start].islower()
    return is_told_of and _offices().match(name) is None


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
    found = _soon().match(clause.low, verb.end(), stop) if verb[0] in texts_of("duties", "hands-over") else None
    return found.end("day") if found else None


def _is_its_object(clause: Clause, receiver: Body, verb: re.Match[str]) -> bool:
    """Whether what looks like the next act is what is submitted: "trình Thường trực báo cáo 6 tháng"."""
    return verb[0] == "báo cáo" and clause.low[receiver.end : verb.start()].strip() == ""


def _is_purpose(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the words before say what something is sent for: "để tổng hợp, báo cáo UBND tỉnh"."""
    return _purpose().search(clause.low, max(clause.start, verb.start() - NEAR), verb.start()) is not None


def _is_served(receiver: Body) -> bool:
    name = wording(receiver.name)
    found = _no_receivers().search(name)
    # "các thành viên Ban Chỉ đạo" are an office
    return found is not None and _offices().match(name, found.end() + 1) is None


def _is_timed(clause: Clause, verb: re.Match[str]) -> bool:
    """Without a named receiver, a report is a duty where it is due by a day, or comes again."""
    if verb[0] not in texts_of("duties", "timed"):
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


@cache
def reporting_verbs() -> re.Pattern[str]:
    return re.compile(whole(texts_of("duties", "verbs")))


@cache
def _regular_reports() -> re.Pattern[str]:
    """ "thực hiện báo cáo định kỳ theo yêu cầu của …": all reports that a body asks for."""
    makes, sorts, orders = (one_of("duties", row) for row in ("makes-reports", "sorts-of-reports", "orders"))
    reports = rf"{makes}\s+(?:[^\W\d_]+\s){{0,3}}?(?:các\s+)?báo cáo {sorts}"
    return re.compile(rf"{reports}[^.;]*?{orders}[^.;]*?\scủa\s+")


@cache
def _purpose() -> re.Pattern[str]:
    for_what = rf"{one_of('duties', 'for')}\s+(?:kịp thời\s+)?{one_of('duties', 'purposes')}"
    return re.compile(rf"(?<!\w){for_what}[^.;]{{0,80}}$")


@cache
def _soon() -> re.Pattern[str]:
    """A day right behind the verb, and another report: "gửi báo cáo 6 tháng trước 15/6, báo cáo năm …"."""
    day = r"[^,.;]{0,24}?\d{1,2}\s?[/-]\s?\d{1,2}[^,.;]{0,8}"
    return re.compile(rf"(?P<day>\s+{one_of('duties', 'day-marks')}{day}),\s+báo cáo")


@cache
def _copy() -> re.Pattern[str]:
    """ "…, gửi bản mềm qua …": the same again."""
    return re.compile(rf"\s+(?:kèm\s+)?{one_of('duties', 'copies')}(?!\w)")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of('duties', 'straight-to')}\s+)?")


@cache
def _right_behind() -> re.Pattern[str]:
    """Between a verb and its receiver."""
    words = any_of((*texts_of("duties", "how-soon"), *texts_of("duties", "straight-to"), "với"))
    return re.compile(rf"\s+(?:{words}\s+)?")


@cache
def _suggested_to() -> re.Pattern[str]:
    return re.compile(rf"\s+{one_of('duties', 'suggested-to')}\s")


@cache
def _sent() -> re.Pattern[str]:
    """Words before a verb and the verb itself that are something done all the same: "có văn bản báo cáo"."""
    written = one_of("duties", "done-in-writing")
    return re.compile(rf"văn bản {one_of('duties', 'hands-over')}$|có văn bản {written}$")


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'noun-before')}\s+$")


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'word-before')}\s+$")


@cache
def _word_before_telling() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'word-before-telling')}\s+$")


@cache
def _towards() -> re.Pattern[str]:
    return re.compile(rf"{whole(texts_of('duties', 'towards'))}\s+")


@cache
def _themes() -> re.Pattern[str]:
    return re.compile(rf"{one_of('duties', 'themes')}$|{one_of('duties', 'theme-openings')}")


@cache
def _thing_after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:số:?\s*\d|{one_of('duties', 'thing-after')}(?!\w))")


@cache
def _objects() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'objects')}\s+$")


@cache
def _sent_things() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{one_of('duties', 'sent-things')}(?!\w)")


@cache
def _no_receivers() -> re.Pattern[str]:
    all_of_them = rf"\s+{one_of('duties', 'of-a-level')}"
    return re.compile(rf"^(?:các\s+)?{one_of('duties', 'no-receivers')}(?!\w)(?!{all_of_them})")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{one_of('duties', 'offices')}(?!\w)")
