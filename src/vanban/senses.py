"""Whether a figure is to be reached, is or was, or is neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vanban.parts import Part
from vanban.segments import Segment
from vanban.sense_words import (
    AFTER,
    NEAR,
    beside,
    by_a_year,
    done,
    done_after,
    ends_with_aim,
    goes_on_by_years,
    has_after,
    in_period,
    in_time,
    is_coming,
    is_neither,
    is_no_target,
    is_now,
    is_plan_of_account,
    is_rule,
    is_wished,
    missed_aim,
    names_one_in_charge,
    reached,
    says,
    sentence_start,
    tells_of_place,
    year_before_brackets,
    year_of_clause,
)
from vanban.wording import pattern_of, texts_of

Sense = Literal["target", "actual", "both", ""]

_REGULATING = frozenset(("luat", "nghi_dinh", "thong_tu"))
_AIMING: frozenset[Part] = frozenset(("aims", "plan"))
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out"))
_NO_FIGURES: frozenset[Part] = frozenset(("funding", "scope", "schedule", "requests"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known before the figure's own words: the part it stands in, the kind of document, its year."""

    part: Part
    doc_type: str
    year: int | None
    introduced: Sense = ""  # what the paragraph that introduces a list says
    is_ahead: bool = False  # no heading above opens an account of how things are
    first_year: int | None = None  # the first year that the plan is for; figures of earlier years are what was
    is_opening: bool = False  # a paragraph before the first heading or item
    is_ordered: bool = False  # the paragraph above it orders what is to be done
    plans: bool = False  # a plan, or an entry of a list in a text of no known kind
    is_story: bool = False  # an article, or a paragraph of a text of no known kind
    now: int | None = None  # the year that a story was written in
    aimed_year: int | None = None  # that of the last target before


def sense_of(low: str, segment: Segment, setting: Setting, *, before: Sense, own_year: int | None) -> Sense:
    """The sense of a segment's figure. ``before``: that of the figure before; ``own_year``: a year the clause names."""
    if (setting.doc_type in _REGULATING or setting.part in _NO_FIGURES) and not _is_set_all_the_same(
        low, segment, setting, own_year
    ):
        return ""
    if is_neither(low, segment):
        return ""
    if segment.quantity.is_base:
        return "actual"
    if names_one_in_charge(low, segment):
        return ""
    told = _told(low, segment, setting, before, own_year)
    if told in ("target", "both") and is_no_target(low, segment):
        return "actual" if told == "both" else ""
    return told


def _is_set_all_the_same(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    """Whether a number of things is hoped for where figures else set no aim.

    An act of law says it by a year ("bảo đảm đến hết năm 2026 có 100% Sở …"), a list of criteria by a word of an aim.
    """
    if segment.quantity.kind not in ("count", "share"):
        return False
    if setting.doc_type in _REGULATING:
        return own_year is not None and says("hoped", low, sentence_start(segment), segment.quantity.start)
    return setting.part == "scope" and says("hoped-for", low, sentence_start(segment), segment.quantity.start)


def _told(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None) -> Sense:
    if segment.quantity.measure == "share-of-plan" and setting.part not in _AIMING:
        is_account = setting.part == "situation" or before == "actual"
        return "target" if not is_account and _is_to_come(low, segment, setting, own_year) else "actual"
    if has_after(low, segment) and not _is_share_aimed_at(low, segment, setting):
        kept = setting.part in _AIMING and says("kept", low, segment.start, segment.quantity.start)
        return "both" if kept else "actual"
    # In an account an aim is named beside its result ("mục tiêu là 20 HTX, vượt 15%") and says nothing of the next.
    if segment.follows and (before == "actual" or (before == "target" and setting.part != "situation")):
        return before
    if _is_named_aim(low, segment, setting):
        return "target"
    if _is_base_in_brackets(low, segment, setting, own_year):
        return "actual"
    if setting.is_story:
        last = _last_word(low, segment, setting, sentence_start(segment))
        return _in_story(low, segment, setting, before, own_year, last)
    if _is_past(setting, own_year) and not says("planned", low, segment.start, segment.quantity.start):
        return "actual"
    if setting.doc_type == "nghi_quyet" and setting.part not in _AIMING and setting.part != "situation":
        planned = says("planned", low, sentence_start(segment), segment.quantity.start)
        return "target" if planned or (setting.part in _DOING and _is_to_be_done(low, segment)) else ""
    if setting.part in _AIMING or setting.introduced == "target":
        ahead = own_year is not None and setting.first_year is not None and own_year >= setting.first_year
        return "actual" if _last_word(low, segment, setting, segment.start) == "found" and not ahead else "target"
    if setting.part == "situation" or setting.introduced == "actual":
        return _in_situation(low, segment, setting, own_year)
    last = _last_word(low, segment, setting, sentence_start(segment))
    if last == "aimed" or (last != "found" and _is_ahead(low, segment, setting, own_year)):
        return "target"
    if last == "found":
        return "actual"
    return _by_place(low, segment, setting, before, own_year)


def _is_to_come(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    """Whether so much of a plan is to be reached: it is hoped for, ordered, or dated in a year to come."""
    if says("hoped", low, sentence_start(segment), segment.quantity.start):
        return True
    is_later = own_year is not None and setting.year is not None and own_year > setting.year
    is_said = _last_word(low, segment, setting, sentence_start(segment)) != "found"
    return is_said and (is_later or setting.is_ordered or (setting.part in _DOING and setting.is_ahead))


def _in_story(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None, last: str) -> Sense:
    """A story tells what is and was, but for what it says to be aimed at or sets in a year to come."""
    years = (own_year, setting.now) if own_year is not None and setting.now is not None else (0, 0)
    start, end = sentence_start(segment), segment.quantity.end
    is_planned = says("planned", low, start, max(end, segment.end))
    if last != "found" and not is_planned and is_rule(low, segment):
        return ""
    if years[0] < years[1] and not is_planned:
        return "actual"
    if last != "found" and is_wished(low, segment):
        return ""
    if last == "found" and (years[0] <= years[1] or says("estimated", low, start, end)):
        return "actual"
    if (last == "aimed" and not _only_bounds(low, segment, before)) or years[0] > years[1] or is_coming(low, segment):
        return "target"
    if before in ("target", "actual"):
        return before
    if setting.introduced == "target":
        return "target"
    if own_year is not None and setting.aimed_year is not None and own_year < setting.aimed_year:
        return "actual"
    if setting.part in _AIMING:
        return "target"
    is_set = by_a_year().search(low, start, segment.quantity.start) is not None and years[0] >= years[1]
    return "target" if is_set and says("sets", low, start, segment.quantity.start) else "actual"


def _only_bounds(low: str, segment: Segment, before: Sense) -> bool:
    """Whether a story that tells what is goes on with a bound: "có 74 hộ, mỗi hộ góp ít nhất 5 triệu đồng"."""
    start, end = sentence_start(segment), segment.quantity.end
    words = [found[0] for found in pattern_of("figures", "aimed").finditer(low, start, end)]
    return before == "actual" and bool(words) and all(word in texts_of("figures", "bounds") for word in words)


def _is_to_be_done(low: str, segment: Segment) -> bool:
    """Whether a task of a resolution sets how many; sums, shares and what support allows are its policies."""
    quantity = segment.quantity
    if quantity.comparator in ("gte", "gt", "range"):
        return quantity.kind in ("count", "share")
    return quantity.kind in ("count", "amount") and not says("supported", low, sentence_start(segment), segment.end)


def _is_named_aim(low: str, segment: Segment, setting: Setting) -> bool:
    """Whether a clause is nothing but the plan that a result is held against: "(KH 80 HTX)", "(mục tiêu 50%)"."""
    if missed_aim().search(low, max(0, segment.quantity.at - NEAR), segment.quantity.at):
        return True
    if setting.part == "situation" and is_plan_of_account(low, segment):
        return True
    opening = segment.start + low.startswith("(", segment.start)  # a short clause takes its bracket in
    if low.endswith("(", 0, opening) and ends_with_aim().search(low, max(0, opening - AFTER), opening):
        return True
    named = pattern_of("figures", "named-aim").match(low, segment.start)
    if named is None:
        return False
    between = low[named.end() : segment.quantity.start].strip(" :")
    is_whole = low[named.end() : segment.quantity.at].endswith(" là ") and not pattern_of(
        "figures", "held-against"
    ).search(between)
    return (
        not between or between in texts_of("figures", "aim-ties") or is_whole
    )  # "mục tiêu Nghị quyết đến năm 2020 là 20 HTX"


def _is_base_in_brackets(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    """Whether a clause in brackets tells what an aim starts from: "180 triệu đồng (năm 2025: 120 triệu đồng)"."""
    if setting.year is None or low[segment.start - 1 : segment.start] != "(":
        return False
    before = year_before_brackets().search(low, max(0, segment.start - AFTER), segment.start)
    if before is not None:  # "gấp đôi năm 2025 (1,8 tỷ đồng)"
        return int(before["year"]) < setting.year
    is_earlier = own_year is not None and own_year <= setting.year
    if is_earlier and goes_on_by_years(low, segment, setting.year):
        return False  # "05 lớp (năm 2026: 03 lớp; năm 2027: 02 lớp)" parts the aim among its years
    return is_earlier and year_of_clause().match(low, segment.start, segment.quantity.start) is not None


def _is_past(setting: Setting, own_year: int | None) -> bool:
    return own_year is not None and setting.first_year is not None and own_year < setting.first_year


def _in_situation(low: str, segment: Segment, setting: Setting, own_year: int | None) -> Sense:
    is_aim = says("hoped-for", low, segment.start, segment.end)
    ahead = own_year is not None and setting.year is not None and own_year > setting.year
    return "target" if is_aim and ahead else "actual"


def _by_place(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None) -> Sense:
    if setting.part not in _DOING and own_year is not None and setting.year is not None and own_year < setting.year:
        return "actual"
    if setting.is_ordered and before:
        return "" if before == "both" else before
    if setting.is_ordered and not before and tells_of_place(low, segment):
        return "actual"
    if setting.part in _DOING or setting.is_ordered:
        return "target" if setting.is_ahead else "actual"
    if tells_of_place(low, segment) and before != "target":
        return "actual"
    if setting.is_opening and says("states", low, sentence_start(segment), segment.quantity.at):
        return "actual"
    if setting.part == "requirements":
        return "target" if says("reaches", low, segment.start, segment.end) else ""
    if setting.doc_type == "bao_cao":
        return "actual"
    if not before and setting.plans and says("acts", low, segment.start, segment.quantity.start):
        return "target"
    return "" if before == "both" else before


def _found(low: str, start: int, end: int, setting: Setting) -> Iterator[re.Match[str]]:
    """The words of a stretch by which something is so; what others are held against ("so với hiện nay") is not told."""
    rows = ("found",) if setting.part in _AIMING | _DOING and setting.is_ahead else ("found", "found-in-accounts")
    for row in rows:
        for found in pattern_of("figures", row).finditer(low, start, end):
            if not low.endswith(beside(), 0, found.start()):
                yield found


def _last_word(low: str, segment: Segment, setting: Setting, start: int) -> str:
    """Which was said last before the figure ends: that it is aimed at, or that it is so; "" where neither was."""
    end = max(segment.quantity.end, start)
    aims = pattern_of("figures", "aimed").finditer(low, start, end)
    # "vượt 17% kế hoạch năm" holds a result against its plan.
    aimed = max((found.end() for found in aims if not low.startswith("% ", found.start() - 2)), default=-1)
    found = max((found.end() for found in _found(low, start, end, setting)), default=-1)
    matches = (*done().finditer(low, segment.start, segment.quantity.start), *reached(low, start, end))
    found = max(found, *(match.end() for match in matches), segment.quantity.at if is_now(low, segment) else -1)
    if aimed < 0 and found < 0:
        is_done = setting.part not in _AIMING and done_after().match(low, segment.quantity.end)
        return "found" if is_done else ""
    return "aimed" if aimed > found else "found"


def _is_share_aimed_at(low: str, segment: Segment, setting: Setting) -> bool:
    """Whether "đang hoạt động" only says of which things a share is hoped for: "phấn đấu 100% HTX đang hoạt động …"."""
    quantity = segment.quantity
    if quantity.kind != "share" or pattern_of("figures", "found-after").match(low, quantity.end + 1):
        return False
    return setting.part in _AIMING or says("hoped", low, segment.start, quantity.end)


def _is_ahead(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    end = min(segment.sentence[1], segment.quantity.end + NEAR)
    if own_year is None:
        return False
    if not in_time().search(low, sentence_start(segment), end):
        is_later = setting.year is not None and own_year > setting.year
        return is_later and in_period().search(low, sentence_start(segment), end) is not None
    if setting.year is None:  # a directive without a day opens with how things are
        return not (setting.is_opening and says("states", low, sentence_start(segment), segment.quantity.at))
    return own_year >= setting.year
