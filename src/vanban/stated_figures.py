"""A figure as its clause states it: what it counts, its unit and its bound, with what the figure before it lends."""

import re
from dataclasses import dataclass, replace
from functools import cache

from vanban.figure_words import now_before, shared_head, subject_of, unit_of_subject
from vanban.numbers import Quantity
from vanban.segments import Segment
from vanban.senses import Sense
from vanban.tables import load
from vanban.wording import any_of, one_of, pattern_of, texts_of, wording

_FULL_STOP = re.compile(r"\.\s")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure read, with what its neighbours need to know of it."""

    segment: Segment
    sense: Sense
    subject: str
    quantity: Quantity
    shares: bool  # its comparator holds for the bare numbers that follow: "ít nhất 9 trạm, 4 trạm"
    front: str  # the words before the number


def stated(text: str, low: str, segment: Segment, sense: Sense, previous: StatedFigure | None) -> StatedFigure | None:
    """The figure with its subject, unit and comparator; what it lacks comes from the figure before it."""
    quantity = segment.quantity
    front, subject = subject_of(text, low, segment)
    if not quantity.unit:
        unit = unit_of_subject(text, low, segment)
        if unit is not None:
            quantity = replace(quantity, unit=unit[0], kind="count", measure=unit[1])
        elif previous is not None and _goes_on_with(low, previous, segment, front):
            before = previous.quantity
            quantity, subject = (
                replace(quantity, unit=before.unit, kind="count", measure=before.measure),
                previous.subject,
            )
        else:
            return None
    if quantity.comparator == "eq" and _opens_with_bound(low, segment):
        quantity = replace(quantity, comparator="gte")  # "Tối thiểu mỗi xã có 01 HTX"
    shares = not segment.follows
    if previous is not None:
        together = not _FULL_STOP.search(text, previous.segment.end, segment.start)
        shared = previous.quantity.comparator
        # "khoảng 60 HTX và 900 THT"; a bound holds for more of the same: "ít nhất 9 trạm, 4 trạm".
        holds = shared == "approx" or (shared != "range" and previous.quantity.unit == quantity.unit)
        if segment.follows and quantity.is_bare and previous.shares and holds:
            quantity, shares = replace(quantity, comparator=previous.quantity.comparator), True
        if together and low.startswith("với", segment.start) and previous.quantity.kind == "count":
            subject = f"{subject} của {previous.quantity.unit}"
        elif together and _lacks_head().match(wording(subject)):
            subject = f"{shared_head(previous.subject)} {subject}".strip()
    if previous is not None and segment.follows and not front and previous.quantity.kind == quantity.kind:
        front = previous.front  # "Thành lập mới 20 HTX, 05 THT": the verb holds for both
        subject = f"{front} {subject}".strip()
    return StatedFigure(segment, sense, subject, quantity, shares, front)


def _goes_on_with(low: str, previous: StatedFigure, segment: Segment, front: str) -> bool:
    """Whether a clause names only another time of what the figure before it counts: "hiện 34, năm 2026 là 50"."""
    if previous.segment.sentence != segment.sentence or previous.quantity.kind != "count":
        return False
    if pattern_of("clauses", "sums-up").fullmatch(wording(front)):  # "thêm 200 hộ, nâng tổng số lên 1.400"
        return not segment.quantity.is_bare and segment.quantity.value > previous.quantity.value
    is_now = now_before().search(low, segment.start, segment.quantity.at) is not None
    return not front and (is_now or not segment.quantity.is_bare)


def _opens_with_bound(low: str, segment: Segment) -> bool:
    """Whether a clause opens with the bound of its number, before those of whom it holds: "Tối thiểu mỗi xã có …"."""
    front = low.rfind(", ", segment.start, segment.quantity.start)
    while front >= 0:
        if _bound_of_each().match(low, front + 2, segment.quantity.start):
            return True
        front = low.rfind(", ", segment.start, front)
    return _bound_of_each().match(low, segment.start, segment.quantity.start) is not None


@cache
def _bound_of_each() -> re.Pattern[str]:
    bounds = next(row for row in load("comparators") if row.id == "gte").texts("before")
    front, each = (
        any_of((*texts_of("figures", "has"), *texts_of("figures", "hoped"))),
        any_of(texts_of("figures", "each")),
    )
    return re.compile(rf"(?:{front}\s+)*{any_of(bounds)}\s+{each}\s")


@cache
def _lacks_head() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('clauses', 'no-head')}?(?:\s|$)")
