"""The days of a duty: by when it is due, and the second day of one that is due on two."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from vanban.blocks import Block
from vanban.due_days import Due, find_due
from vanban.duty_acts import FAR, NEAR, Act, Clause
from vanban.model import Duty
from vanban.recurring_days import whole_days
from vanban.wording import one_of, texts_of

_NOTE = re.compile(r"\s*\([^()]{0,60}\)")


def due_of(clause: Clause, act: Act, year: int | None) -> Due | None:
    """The day after the verb; else one right before it, or one that opens the sentence."""
    after = find_due(clause.text, year=year, start=act.verb_end, end=min(clause.end, act.verb_end + FAR))
    if after is not None:
        return after
    within = find_due(clause.text, year=year, start=act.start, end=act.verb_end) or _plain_day(clause, act, year)
    if within is not None:
        return within
    before = find_due(clause.text, year=year, start=max(clause.start, act.start - NEAR), end=act.start)
    if before is None or (before.day is None and not before.repeats):
        return None
    gap = clause.low[before.end : act.start].strip(" ,")
    lead = clause.low[clause.start : before.start].strip(" ,-")
    is_front = lead in ("", "và") or lead.startswith(texts_of("recurrences", "periodically"))
    is_near = len(gap) < 25 or before.repeats or is_front
    return before if is_near and _of_work().search(lead[-30:]) is None else None


def _plain_day(clause: Clause, act: Act, year: int | None) -> Due | None:
    """A day without a word before it, right behind the receiver: "báo cáo Sở Tài chính ngày 30/11/2026"."""
    end = act.receiver.end if act.receiver else act.verb_end
    found = _plain_day_after().match(clause.low, end)
    due = find_due(f"{texts_of('duties', 'as-on')[0]} {found['day']}", year=year) if found else None
    return replace(due, start=found.start("day"), end=found.end("day")) if found and due else None


def with_second_day(duty: Duty, block: Block, clause: Clause, act: Act, year: int | None) -> Iterator[Duty]:
    """A duty due on two days is two; where the two come again every year it is one that comes again."""
    first = due_of(clause, act, year)
    end = act.stop or clause.end
    second = _second_day().match(clause.low, first.end, end) if first and first.day and duty.due else None
    if first is None or second is None:
        yield duty
        return
    if second["again"]:
        words = whole_days(clause.text, first.start, second.end(), front=clause.start, stop=end)
        yield replace(duty, due=None, due_kind=None, recurrence=words)
        return
    due = find_due(clause.text, year=year, start=second.start("mark"), end=second.end()) or find_due(
        f"{texts_of('duties', 'as-before')[0]} {clause.text[second.start('day') : second.end()]}", year=year
    )
    yield duty
    if due is not None and due.day is not None:
        start, kind = second.start("what"), due.kind if _day_mark().match(second["mark"]) else duty.due_kind
        note = _NOTE.match(clause.low, second.end())
        end = note.end() if note else second.end()
        span = block.span(start, end)
        yield replace(
            duty,
            quote=block.text[start : second.end()],
            start=span.start,
            end=span.end,
            due=due.day,
            due_kind=kind,
        )


@cache
def _second_day() -> re.Pattern[str]:
    """Another day behind the first: "…, năm trước ngày 05/12", "; đợt 2 ngày 20/9/2026"."""
    times = one_of("recurrences", "second-times")
    again = rf"{one_of('due_days', 'every')}\s+{one_of('recurrences', 'yearly-periods')}"
    return re.compile(
        r"\s*(?:\([^()]{0,60}\)\s*)?(?:[,;]\s*(?:và\s+)?|và\s+)"
        rf"(?P<what>(?:{times}(?:\s*:\s*|\s)(?:[^,.;()]{{0,30}}?\s)?)?"
        rf"(?P<mark>{one_of('duties', 'day-marks')}?(?:\s*là)?(?:\s*vào)?(?:\s*ngày)?)\s*"
        r"(?P<day>\d{1,2}(?:\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?))(?!\d))"
        rf"(?P<again>\s*,?\s*{again})?"
    )


@cache
def _day_mark() -> re.Pattern[str]:
    """What says of a second day itself how it is meant; a bare "ngày" goes on with the first."""
    return re.compile(rf"{one_of('duties', 'day-marks')}(?!\w)")


@cache
def _plain_day_after() -> re.Pattern[str]:
    """A day without a word before it: "báo cáo Sở Tài chính | ngày 30/11/2026", "danh sách (lần đầu ngày 10/4/2026"."""
    times = one_of("recurrences", "first-times")
    day = r"(?P<day>ngày\s+\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4})(?!\d)"
    return re.compile(rf"(?:\s*(?:\([^()]{{0,60}}\)\s*)?,?\s*|[^.;()]{{0,90}}?[(,:]\s*{times}\s*:?\s*){day}")


@cache
def _of_work() -> re.Pattern[str]:
    """Before a day by which something else is to be done."""
    not_plan = "".join(f"(?<!{word} )" for word in texts_of("duties", "plans"))
    return re.compile(rf"{one_of('duties', 'finishes')}|{not_plan}{one_of('duties', 'carries-out')}")
