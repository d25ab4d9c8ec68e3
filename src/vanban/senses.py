"""Whether a figure is to be reached, is or was, or is neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vanban.numbers import Quantity
from vanban.parts import Part
from vanban.segments import Segment
from vanban.wording import any_of, pattern_of, texts_of

Sense = Literal["target", "actual", "both", ""]

_REGULATING = frozenset(("luat", "nghi_dinh", "thong_tu"))
_AIMING: frozenset[Part] = frozenset(("aims", "plan"))
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out"))
_NO_FIGURES: frozenset[Part] = frozenset(("funding", "scope", "schedule", "requests"))
_AFTER = 40
_NOTHING_BETWEEN = ("", "là", "năm", "đạt")
_BESIDE = ("so với ", "như ", "lần ")
_AT_FRONT = 4  # letters of a mark before the first word of a sentence
_NEAR = 600  # letters of a sentence looked through before a figure, so that long sentences stay linear
_PLACE_HAS = re.compile(
    r"(?<!\w)(?:toàn (?:tỉnh|huyện|thành phố|xã|ngành|quốc|vùng|thị xã|phường)|cả nước|trên địa bàn)(?!\w)[^.;]{0,80}?"
    r"(?<!\w)(?:có|đạt|còn)\s(?:[^\W\d]+\s){0,2}$"
)
_AIM = re.compile(r"(?<!\w)(?:phấn đấu|đặt mục tiêu|mục tiêu)(?!\w)")
_GRANTED = re.compile(r"(?<!\w)(?:hỗ trợ|mức hỗ trợ|trợ cấp)(?!\w)")
_SUPPORT = re.compile(r"(?<!\w)hỗ trợ(?!\w)")
_BY_A_YEAR = re.compile(r"(?<!\w)(?:(?<!tính )đến năm|giai đoạn)\s+(?:19|20)\d\d")
_YEAR_OF_CLAUSE = re.compile(r"(?:năm\s+)?(?:19|20)\d\d\s*(?::|là|có|đạt|mới đạt|$)")
_TO_EACH = re.compile(r"/(?:HTX|LHHTX|THT|dự án|hộ|đơn vị|tổ chức KTTT)(?!\w)")  # what each may have of a support
_OUT_OF = re.compile(r"(?<!\w)trong (?:số|tổng số)\s+$")  # "mỗi xã trong số 09 xã điểm có 01 HTX"
_IN_TIME = re.compile(r"(?<!\w)(?:đến|tới|vào|trong)\s+(?:cuối\s+|hết\s+)?(?:năm\s+)?(?:19|20)\d\d")
_IN_PERIOD = re.compile(r"(?<!\w)giai đoạn\s+(?:19|20)\d\d")


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
    if setting.doc_type in _REGULATING or setting.part in _NO_FIGURES:
        return ""
    if _is_neither(low, segment):
        return ""
    if segment.quantity.is_base:
        return "actual"
    if _names_one_in_charge(low, segment):
        return ""
    told = _told(low, segment, setting, before, own_year)
    if told in ("target", "both") and _is_no_target(low, segment):
        return "actual" if told == "both" else ""
    return told


def _told(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None) -> Sense:
    if segment.quantity.measure == "share-of-plan" and setting.part not in _AIMING:
        is_account = setting.part == "situation" or before == "actual"
        return "target" if not is_account and _is_to_come(low, segment, setting, own_year) else "actual"
    if _has_after(low, segment) and not _is_share_aimed_at(low, segment, setting):
        kept = setting.part in _AIMING and _says("kept", low, segment.start, segment.quantity.start)
        return "both" if kept else "actual"
    # In an account an aim is named beside its result ("mục tiêu là 20 HTX, vượt 15%") and says nothing of the next.
    if segment.follows and (before == "actual" or (before == "target" and setting.part != "situation")):
        return before
    if _is_named_aim(low, segment, setting):
        return "target"
    if _is_base_in_brackets(low, segment, setting, own_year):
        return "actual"
    if setting.is_story:
        last = _last_word(low, segment, setting, _sentence_start(segment))
        return _in_story(low, segment, setting, before, own_year, last)
    if _is_past(setting, own_year) and not _says("planned", low, segment.start, segment.quantity.start):
        return "actual"
    if setting.doc_type == "nghi_quyet" and setting.part not in _AIMING and setting.part != "situation":
        planned = _says("planned", low, _sentence_start(segment), segment.quantity.start)
        return "target" if planned or (setting.part in _DOING and _is_to_be_done(low, segment)) else ""
    if setting.part in _AIMING or setting.introduced == "target":
        ahead = own_year is not None and setting.first_year is not None and own_year >= setting.first_year
        return "actual" if _last_word(low, segment, setting, segment.start) == "found" and not ahead else "target"
    if setting.part == "situation" or setting.introduced == "actual":
        return _in_situation(low, segment, setting, own_year)
    last = _last_word(low, segment, setting, _sentence_start(segment))
    if last == "aimed" or (last != "found" and _is_ahead(low, segment, setting, own_year)):
        return "target"
    if last == "found":
        return "actual"
    return _by_place(low, segment, setting, before, own_year)


def _is_to_come(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    """Whether so much of a plan is to be reached: it is hoped for, ordered, or dated in a year to come."""
    if _says("hoped", low, _sentence_start(segment), segment.quantity.start):
        return True
    is_later = own_year is not None and setting.year is not None and own_year > setting.year
    is_said = _last_word(low, segment, setting, _sentence_start(segment)) != "found"
    return is_said and (is_later or setting.is_ordered or (setting.part in _DOING and setting.is_ahead))


def _in_story(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None, last: str) -> Sense:
    """A story tells what is and was, but for what it says to be aimed at or sets in a year to come."""
    years = (own_year, setting.now) if own_year is not None and setting.now is not None else (0, 0)
    start, end = _sentence_start(segment), segment.quantity.end
    is_planned = _says("planned", low, start, max(end, segment.end))
    if last != "found" and not is_planned and _is_rule(low, segment):
        return ""
    if years[0] < years[1] and not is_planned:
        return "actual"
    if last != "found" and _is_wished(low, segment):
        return ""
    if last == "found" and (years[0] <= years[1] or _says("estimated", low, start, end)):
        return "actual"
    if last == "aimed" or years[0] > years[1]:
        return "target"
    if before in ("target", "actual"):
        return before
    if own_year is not None and setting.aimed_year is not None and own_year < setting.aimed_year:
        return "actual"
    if setting.part in _AIMING or setting.introduced == "target":
        return "target"
    is_set = _BY_A_YEAR.search(low, start, segment.quantity.start) is not None and years[0] >= years[1]
    return "target" if is_set and _says("sets", low, start, segment.quantity.start) else "actual"


def _is_wished(low: str, segment: Segment) -> bool:
    """Whether a story tells what somebody asks of others, with no word of an aim after it."""
    start, end = _sentence_start(segment), segment.quantity.start
    wishes = max((found.end() for found in pattern_of("figures", "wished").finditer(low, start, end)), default=-1)
    return wishes >= 0 and not _says("aimed", low, wishes, segment.quantity.end)


def _is_to_be_done(low: str, segment: Segment) -> bool:
    """Whether a task of a resolution sets how many; sums, shares and what support allows are its policies."""
    quantity = segment.quantity
    if quantity.comparator in ("gte", "gt", "range"):
        return quantity.kind in ("count", "share")
    return quantity.kind == "count" and not _says("supported", low, _sentence_start(segment), segment.end)


@cache
def _ends_with_aim() -> re.Pattern[str]:
    """What stands before brackets that tell the plan itself: "bằng 15% kế hoạch năm (40 HTX)"."""
    return re.compile(rf"(?<!\w){any_of(texts_of('figures', 'aims'))}(?:\s+năm)?\s*\($")


def _is_plan_of_account(low: str, segment: Segment) -> bool:
    """Whether a clause of an account opens with the plan that was given: "Kế hoạch giao thành lập 10 HTX"."""
    opens = pattern_of("figures", "given-plan").match(low, segment.start)
    return opens is not None and not pattern_of("figures", "held-against").search(low, opens.end(), segment.quantity.at)


def _is_named_aim(low: str, segment: Segment, setting: Setting) -> bool:
    """Whether a clause is nothing but the plan that a result is held against: "(KH 80 HTX)", "(mục tiêu 50%)"."""
    if low.endswith(tuple(f"{word} " for word in texts_of("figures", "missed-aim")), 0, segment.quantity.at):
        return True
    if setting.part == "situation" and _is_plan_of_account(low, segment):
        return True
    if low.endswith("(", 0, segment.start) and _ends_with_aim().search(
        low, max(0, segment.start - _AFTER), segment.start
    ):
        return True
    named = pattern_of("figures", "named-aim").match(low, segment.start)
    if named is None:
        return False
    between = low[named.end() : segment.quantity.start].strip(" :")
    is_whole = low[named.end() : segment.quantity.at].endswith(" là ") and not pattern_of(
        "figures", "held-against"
    ).search(between)
    return between in _NOTHING_BETWEEN or is_whole  # "mục tiêu Nghị quyết đến năm 2020 là 20 HTX"


def _is_base_in_brackets(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    """Whether a clause in brackets tells what an aim starts from: "180 triệu đồng (năm 2025: 120 triệu đồng)"."""
    if (
        own_year is None
        or setting.year is None
        or own_year > setting.year
        or low[segment.start - 1 : segment.start] != "("
    ):
        return False
    return _YEAR_OF_CLAUSE.match(low, segment.start, segment.quantity.start) is not None


def _is_rule(low: str, segment: Segment) -> bool:
    """Whether a sentence tells what the law sets: it opens with the law, or names it beside a bound."""
    start, quantity = _sentence_start(segment), segment.quantity
    law = pattern_of("figures", "law").search(low, start, quantity.end)
    opens = law is not None and law.start() - start < _AT_FRONT
    return (
        opens or (law is not None and quantity.comparator in ("gte", "lte")) or _says("rule", low, start, quantity.end)
    )


def _says(row: str, low: str, start: int, end: int) -> bool:
    """Whether words of a row of figures.toml stand in a stretch."""
    return pattern_of("figures", row).search(low, start, end) is not None


def _is_past(setting: Setting, own_year: int | None) -> bool:
    return own_year is not None and setting.first_year is not None and own_year < setting.first_year


def _in_situation(low: str, segment: Segment, setting: Setting, own_year: int | None) -> Sense:
    is_aim = _AIM.search(low, segment.start, segment.end)
    ahead = own_year is not None and setting.year is not None and own_year > setting.year
    return "target" if is_aim and ahead else "actual"


def _by_place(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None) -> Sense:
    if setting.part not in _DOING and own_year is not None and setting.year is not None and own_year < setting.year:
        return "actual"
    if setting.is_ordered and before:
        return "" if before == "both" else before
    if setting.is_ordered and not before and _tells_of_place(low, segment):
        return "actual"
    if setting.part in _DOING or setting.is_ordered:
        return "target" if setting.is_ahead else "actual"
    if _tells_of_place(low, segment) and before != "target":
        return "actual"
    if setting.is_opening and _says("states", low, _sentence_start(segment), segment.quantity.at):
        return "actual"
    if setting.part == "requirements":
        return "target" if _says("reaches", low, segment.start, segment.end) else ""
    if setting.doc_type == "bao_cao":
        return "actual"
    if not before and setting.plans and _says("acts", low, segment.start, segment.quantity.start):
        return "target"
    return "" if before == "both" else before


def _tells_of_place(low: str, segment: Segment) -> bool:
    """Whether a sentence tells how many there are in a place: "toàn huyện có 20 HTX"."""
    return _PLACE_HAS.search(low, _sentence_start(segment), segment.quantity.at) is not None


def _found(low: str, start: int, end: int, setting: Setting) -> Iterator[re.Match[str]]:
    """The words of a stretch by which something is so; what others are held against ("so với hiện nay") is not told."""
    rows = ("found",) if setting.part in _AIMING | _DOING and setting.is_ahead else ("found", "found-in-accounts")
    for row in rows:
        for found in pattern_of("figures", row).finditer(low, start, end):
            if not low.endswith(_BESIDE, 0, found.start()):
                yield found


def _last_word(low: str, segment: Segment, setting: Setting, start: int) -> str:
    """Which was said last before the figure ends: that it is aimed at, or that it is so; "" where neither was."""
    end = max(segment.quantity.end, start)
    aims = pattern_of("figures", "aimed").finditer(low, start, end)
    # "vượt 17% kế hoạch năm" holds a result against its plan.
    aimed = max((found.end() for found in aims if not low.startswith("% ", found.start() - 2)), default=-1)
    found = max((found.end() for found in _found(low, start, end, setting)), default=-1)
    done = max((found.end() for found in _done().finditer(low, segment.start, segment.quantity.start)), default=-1)
    reached = max((match.end() for match in _reached(low, start, end)), default=-1)
    found = max(found, reached)
    if aimed < 0 and found < 0 and done < 0:
        return ""
    return "aimed" if aimed > max(found, done) else "found"


def _reached(low: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a stretch says that an aim was reached ("đạt chỉ tiêu"), not that it is to be ("phấn đấu đạt chỉ tiêu")."""
    for found in _reaching().finditer(low, start, end):
        if not _intended().search(low, start, found.start()):
            yield found


@cache
def _done() -> re.Pattern[str]:
    """What says that something is done, but where it only tells which things are counted ("đã qua đào tạo")."""
    return re.compile(
        rf"(?<!\w){any_of(texts_of('figures', 'done'))}(?!\w)(?!\s+{any_of(texts_of('figures', 'done-which'))}(?!\w))"
    )


@cache
def _reaching() -> re.Pattern[str]:
    verbs, all_of, aims = (any_of(texts_of("figures", row)) for row in ("reached", "all-of", "aims"))
    return re.compile(rf"(?<!\w){verbs}\s(?:{all_of}\s)?{aims}(?!\w)(?!\s+{any_of(texts_of('figures', 'up-to'))}\s)")


@cache
def _intended() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(texts_of('figures', 'intended'))}\s+(?:[^\W\d]+\s){{0,2}}$")


def _sentence_start(segment: Segment) -> int:
    return max(segment.sentence[0], segment.quantity.start - _NEAR)


def _has_after(low: str, segment: Segment) -> bool:
    end = min(segment.end, segment.quantity.end + _AFTER)
    matches = pattern_of("figures", "found-after").finditer(low, segment.quantity.end, end)  # "gấp 2 lần hiện nay"
    return any(not low.endswith(_BESIDE, 0, found.start()) for found in matches)


def _is_share_aimed_at(low: str, segment: Segment, setting: Setting) -> bool:
    """Whether "đang hoạt động" only says of which things a share is hoped for: "phấn đấu 100% HTX đang hoạt động …"."""
    quantity = segment.quantity
    if quantity.kind != "share" or pattern_of("figures", "found-after").match(low, quantity.end + 1):
        return False
    return setting.part in _AIMING or _says("hoped", low, segment.start, quantity.end)


def _is_ahead(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    end = min(segment.sentence[1], segment.quantity.end + _NEAR)
    if own_year is None:
        return False
    if not _IN_TIME.search(low, _sentence_start(segment), end):
        is_later = setting.year is not None and own_year > setting.year
        return is_later and _IN_PERIOD.search(low, _sentence_start(segment), end) is not None
    if setting.year is None:  # a directive without a day opens with how things are
        return not (setting.is_opening and _says("states", low, _sentence_start(segment), segment.quantity.at))
    return own_year >= setting.year


def _follows(row: str, low: str, quantity: Quantity) -> bool:
    """Whether the words of a row stand right behind a figure."""
    return pattern_of("figures", row).match(low, min(quantity.end + 1, len(low))) is not None


def _is_neither(low: str, segment: Segment) -> bool:
    if segment.quantity.kind in ("time", "rank"):
        return True
    quantity = segment.quantity
    start = _sentence_start(segment) if quantity.kind == "money" and quantity.comparator == "lte" else segment.start
    return _says("neither", low, start, quantity.end + 1)


def _says_where(low: str, segment: Segment) -> bool:
    """Whether a clause only says in how many places something is done: "khảo sát tại 05 huyện"."""
    front = low[segment.start : segment.quantity.start].rstrip()
    return any(front == word or front.endswith(f" {word}") for word in texts_of("figures", "where"))


def _is_one_in_charge(low: str, segment: Segment) -> bool:
    """Whether a clause speaks of one official or two who are put in charge of something."""
    quantity = segment.quantity
    if quantity.measure not in ("people", "units") or quantity.value > 2:
        return False
    # "01 lãnh đạo và 01 chuyên viên làm đầu mối": what they are to do stands behind the last of them.
    return _says("in-charge", low, segment.start, min(segment.sentence[1], segment.end + _AFTER))


def _names_one_in_charge(low: str, segment: Segment) -> bool:
    """Whether a clause has somebody put in charge, rather than tells that somebody is."""
    return _is_one_in_charge(low, segment) and _says("appoints", low, segment.start, segment.quantity.start)


def _is_no_target(low: str, segment: Segment) -> bool:
    quantity = segment.quantity
    if _OUT_OF.search(low, segment.start, quantity.at):
        return True
    if quantity.measure == "units" and _says_where(low, segment):
        return True
    if (
        quantity.measure == "events"
        and quantity.unit.startswith("lần")
        and _says("meets", low, segment.start, quantity.at)
    ):
        return True
    if quantity.measure == "agenda":  # "đề ra 12 chỉ tiêu" counts what is set, and sets nothing
        return True
    if _is_one_in_charge(low, segment):
        return True
    granted = _GRANTED.search(low, _sentence_start(segment), quantity.start)
    is_limit = quantity.comparator == "lte" and (quantity.kind == "money" or _TO_EACH.search(quantity.unit))
    if _follows("wage", low, quantity) or (granted and is_limit):
        return True
    if granted and quantity.measure == "people" and quantity.value == 1:
        return True
    supports = _SUPPORT.search(low, segment.start, quantity.start) is not None
    if quantity.kind == "share" and (supports or granted) and _follows("cost", low, quantity):
        return True
    if quantity.kind == "share" and supports:
        return False
    if quantity.kind == "money":
        if _says("budget", low, segment.start, segment.end) and not _says("earned", low, segment.start, quantity.start):
            return True
        return "/" in quantity.unit and supports
    return False
