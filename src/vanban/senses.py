"""Whether a figure is to be reached, is or was, or is neither."""

import re
from dataclasses import dataclass
from typing import Literal

from vanban.parts import Part
from vanban.segments import Segment
from vanban.wording import pattern_of

Sense = Literal["target", "actual", "both", ""]

_REGULATING = frozenset(("luat", "nghi_dinh", "thong_tu"))
_AIMING: frozenset[Part] = frozenset(("aims", "plan"))
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out"))
_NO_FIGURES: frozenset[Part] = frozenset(("funding", "scope", "requests"))
_AFTER = 40
_NEAR = 600  # letters of a sentence looked through before a figure, so that long sentences stay linear
_KEPT = re.compile(r"(?<!\w)(?:duy trì|giữ vững|giữ ổn định)(?!\w)")
_DONE = re.compile(r"(?<!\w)đã(?!\w)(?!\s+(?:ngừng|dừng|giải thể|được phê duyệt|đề ra|ban hành))")
_IN_TIME = re.compile(r"(?<!\w)(?:đến|tới|vào|trong)\s+(?:cuối\s+|hết\s+)?(?:năm\s+)?(?:19|20)\d\d")
_PLACE_HAS = re.compile(
    r"(?<!\w)(?:toàn (?:tỉnh|huyện|thành phố|xã|ngành|quốc|vùng)|cả nước|địa phương|trên địa bàn)[^.;]{0,80}?(?:có"
    r"|đạt|còn)(?!\w)"
)
_COST = re.compile(r"\s*(?:tổng\s+|mức\s+)?(?:kinh phí|chi phí|học phí|giá|lãi|vốn|phí|đơn giá)(?!\w)")
_PLANNED = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|nâng|duy trì)(?!\w)")
_STATES = re.compile(r"(?<!\w)(?:có|còn|đạt|tăng|giảm|mới|chưa|chỉ|với|gồm|là)(?!\w)")
_WAGE = re.compile(r"\s*(?:mức\s+)?(?:lương|tiền lương|mức lương)(?!\w)")
_REACHES = re.compile(r"(?<!\w)(?:hoàn thành|phấn đấu|đạt|mục tiêu|chỉ tiêu|giải quyết|thành lập)(?!\w)")


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


def sense_of(low: str, segment: Segment, setting: Setting, *, before: Sense, own_year: int | None) -> Sense:
    """The sense of a segment's figure. ``before``: that of the figure before; ``own_year``: a year the clause names."""
    if setting.doc_type in _REGULATING or setting.part in _NO_FIGURES:
        return ""
    if _is_neither(low, segment):
        return ""
    if segment.quantity.is_base:
        return "actual"
    told = _told(low, segment, setting, before, own_year)
    if told in ("target", "both") and _is_no_target(low, segment):
        return "actual" if told == "both" else ""
    return told


def _told(low: str, segment: Segment, setting: Setting, before: Sense, own_year: int | None) -> Sense:
    if segment.quantity.measure == "share-of-plan" and setting.part not in _AIMING:
        return "actual"
    if _has_after(low, segment):
        kept = setting.part in _AIMING and _KEPT.search(low, segment.start, segment.quantity.start)
        return "both" if kept else "actual"
    if segment.follows and before in ("target", "actual"):
        return before
    if _is_past(setting, own_year) and not _PLANNED.search(low, segment.start, segment.quantity.start):
        return "actual"
    if setting.doc_type == "nghi_quyet" and setting.part not in _AIMING and setting.part != "situation":
        return "target" if _PLANNED.search(low, _sentence_start(segment), segment.quantity.start) else ""
    if setting.part in _AIMING or setting.introduced == "target":
        ahead = own_year is not None and setting.first_year is not None and own_year >= setting.first_year
        return "actual" if _last_word(low, segment, segment.start) == "found" and not ahead else "target"
    if setting.part == "situation" or setting.introduced == "actual":
        return _in_situation(low, segment, setting, own_year)
    last = _last_word(low, segment, _sentence_start(segment))
    if last == "aimed" or (last != "found" and _is_ahead(low, segment, setting, own_year)):
        return "target"
    if last == "found":
        return "actual"
    return _by_place(low, segment, setting, before)


def _is_past(setting: Setting, own_year: int | None) -> bool:
    return own_year is not None and setting.first_year is not None and own_year < setting.first_year


def _in_situation(low: str, segment: Segment, setting: Setting, own_year: int | None) -> Sense:
    is_aim = re.search(r"(?<!\w)(?:phấn đấu|đặt mục tiêu|mục tiêu)(?!\w)", low[segment.start : segment.end])
    ahead = own_year is not None and setting.year is not None and own_year > setting.year
    return "target" if is_aim and ahead else "actual"


def _by_place(low: str, segment: Segment, setting: Setting, before: Sense) -> Sense:
    if setting.part in _DOING and (setting.doc_type != "bao_cao" or setting.is_ahead):
        return "target"
    if setting.is_opening and _STATES.search(low, _sentence_start(segment), segment.quantity.start):
        return "actual"
    if setting.part == "requirements":
        return "target" if _REACHES.search(low, segment.start, segment.end) else ""
    if setting.doc_type == "bao_cao":
        return "actual"
    if (
        setting.doc_type == "tin_tuc"
        and not before
        and _PLACE_HAS.search(low, _sentence_start(segment), segment.quantity.end)
    ):
        return "actual"
    return "" if before == "both" else before


def _last_word(low: str, segment: Segment, start: int) -> str:
    """Which was said last before the figure ends: that it is aimed at, or that it is so; "" where neither was."""
    end = max(segment.quantity.end, start)
    aimed = max((found.start() for found in pattern_of("figures", "aimed").finditer(low, start, end)), default=-1)
    found = max((found.start() for found in pattern_of("figures", "found").finditer(low, start, end)), default=-1)
    done = max((found.start() for found in _DONE.finditer(low, segment.start, segment.quantity.start)), default=-1)
    if aimed < 0 and found < 0 and done < 0:
        return ""
    return "aimed" if aimed > max(found, done) else "found"


def _sentence_start(segment: Segment) -> int:
    return max(segment.sentence[0], segment.quantity.start - _NEAR)


def _has_after(low: str, segment: Segment) -> bool:
    end = min(segment.end, segment.quantity.end + _AFTER)
    return bool(pattern_of("figures", "found-after").search(low, segment.quantity.end, end))


def _is_ahead(low: str, segment: Segment, setting: Setting, own_year: int | None) -> bool:
    end = min(segment.sentence[1], segment.quantity.end + _NEAR)
    if own_year is None or not _IN_TIME.search(low, _sentence_start(segment), end):
        return False
    return setting.year is None or own_year >= setting.year


def _is_neither(low: str, segment: Segment) -> bool:
    if segment.quantity.kind in ("time", "rank"):
        return True
    return bool(pattern_of("figures", "neither").search(low, segment.start, segment.quantity.end + 1))


def _is_no_target(low: str, segment: Segment) -> bool:
    quantity = segment.quantity
    if (
        quantity.measure == "people"
        and quantity.value <= 2
        and pattern_of("figures", "in-charge").search(low, segment.start, segment.end)
    ):
        return True
    granted = re.search(r"(?<!\w)(?:hỗ trợ|mức hỗ trợ|trợ cấp)(?!\w)", low[_sentence_start(segment) : quantity.start])
    if _WAGE.match(low, quantity.end) or (granted and quantity.kind == "money" and quantity.comparator == "lte"):
        return True
    if granted and quantity.measure == "people" and quantity.value == 1:
        return True
    supports = re.search(r"(?<!\w)hỗ trợ(?!\w)", low[segment.start : quantity.start]) is not None
    if quantity.kind == "share" and supports:
        return _COST.match(low, quantity.end) is not None
    if quantity.kind == "money":
        if pattern_of("figures", "budget").search(low, segment.start, segment.end):
            return True
        return (
            "/" in quantity.unit and re.search(r"(?<!\w)hỗ trợ(?!\w)", low[segment.start : quantity.start]) is not None
        )
    return False
