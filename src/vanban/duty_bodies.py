"""The bodies of a duty beside its receiver: who acts, and through whom or by which way."""

import re
from functools import cache

from vanban.agencies import read_bodies
from vanban.duty_acts import FAR, NEAR, Act, Clause
from vanban.wording import one_of, texts_of


def who_acts(clause: Clause, act: Act, owner: tuple[str, ...]) -> str | None:
    """Who acts: in "gửi A tổng hợp, báo cáo B" it is A who reports to B; else the sentence's or the item's bodies."""
    of_whom = _of_whom().search(clause.low, clause.start, act.verb_end)
    named = read_bodies(clause.text, of_whom.end()) if of_whom else ()
    if named and clause.low[named[-1].end :].lstrip(" ,").startswith(texts_of("duties", "hands-over")):
        return clause.text[named[0].start : named[-1].end]
    for found in _passed().finditer(clause.low, max(clause.start, act.start - NEAR), act.start):
        bodies = read_bodies(clause.text, found.end())
        if bodies and bodies[0].end < act.start and receivers_acts().match(clause.low, bodies[0].end):
            return bodies[0].name
    if clause.subject:
        first, last = clause.subject.bodies[0], clause.subject.bodies[-1]
        shared = any(body.name not in clause.text for body in clause.subject.bodies)
        return ", ".join(clause.subject.names) if shared else clause.text[first.start : last.end]
    return ", ".join(owner) or None


def through_whom(clause: Clause, act: Act) -> str | None:
    """The body or the way through which something goes to its receiver."""
    start, end = act.verb_end, min(clause.end, act.verb_end + FAR)
    asides = [clause.low.find(word, start, end) for word in texts_of("duties", "beside")]
    end = min((aside for aside in asides if aside >= 0), default=end)
    found = _through().search(clause.low, start, end)
    while found:
        bodies = read_bodies(clause.text, found.end())
        if bodies and (act.receiver is None or bodies[0].start != act.receiver.start):  # "trình báo cáo lên UBND tỉnh"
            return bodies[0].name
        means = _means().match(clause.low, found.end(), end)
        if means:
            return clause.text[means.start() : means.end()].strip()
        found = _through().search(clause.low, found.end(), end)
    return None


@cache
def receivers_acts() -> re.Pattern[str]:
    """What the receiver does with it: "gửi A tổng hợp, báo cáo B"."""
    gathers, own, onwards = (one_of("duties", row) for row in ("gathers", "receivers-work", "passes-on"))
    return re.compile(rf"\s*,?\s*(?:để\s+)?{gathers}(?:\s*,(?![^.;]{{0,12}}{own})|(?=\s+{onwards}\s))")


@cache
def _of_whom() -> re.Pattern[str]:
    """Before the body whose paper is sent: "báo cáo của UBND xã gửi …"."""
    return re.compile(rf"{one_of('duties', 'papers-of')} của\s+(?=\S)")


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(rf"{one_of('duties', 'passed-to')}\s+(?=\S)")


@cache
def _through() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'through')}\s+(?=\S)")


@cache
def _means() -> re.Pattern[str]:
    """The way by which a report goes, up to what else is said of it."""
    until = rf"(?=\s*(?:[;,()]|$|\s{one_of('duties', 'ends-means')}\s|\.\s|\.$))"
    return re.compile(rf"{one_of('duties', 'means')}[^;,()]*?{until}")
