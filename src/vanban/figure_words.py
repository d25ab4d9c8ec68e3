"""What the words of a figure's clause say it counts, in which unit, and how it is measured."""

import re

from vanban.model import Measure
from vanban.numbers import Quantity
from vanban.segments import Segment
from vanban.units import first_thing_counted
from vanban.wording import pattern_of, wording
from vanban.years import find_years

_LONGEST_FRONT, _LONGEST_SUBJECT, _LONGEST_HEAD = 120, 200, 80
_BLANKS = re.compile(r"\s+")
_BEFORE_A_YEAR = re.compile(r"(?:(?:tính|đến|tới|trong|vào|cuối|hết|giai đoạn|năm)\s+)*$")
# "Tính đến ngày 30/6/2026, toàn xã hiện có": when it is so, and that it is so, are no part of what is counted.
_OPENING = re.compile(
    r"^(?:(?:tính\s+)?(?:đến|tới)\s+(?:hết\s+|cuối\s+|thời điểm\s+)?(?:nay|(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}|tháng\s+\d{1,2}(?:/\d{4})?|ngày)|hiện nay|hiện|cụ thể"
    r"|phấn đấu|mục tiêu|đặt mục tiêu|dự kiến|trong đó|là|có|đã có|còn|đạt|đồng thời|tiếp tục|và|với|gồm|ước|như|đó"
    r"|(?=[\s,:;–+\-]))(?:\s+|[\s,:;–+\-]+|$)"
)
_PLACE = re.compile(
    r"(?P<place>(?:toàn|cả|trên địa bàn|địa bàn)?\s*"
    r"(?:tỉnh|huyện|thành phố|thị xã|xã|phường|nước|quốc|vùng|ngành|địa phương)"
    r"(?:\s(?!có|còn|đạt|hiện|đã|sẽ)[^\W\d]+){0,4}?)(?:\s+(?:hiện|đã|sẽ))?\s*(?:có|còn|đạt)?\s*$"
)
_SHARED_HEAD = re.compile(r"\s(?:đạt|tốt nghiệp|có trình độ|trình độ|được|chiếm|từ)\s|,")
_TOLD = re.compile(r"(?:là|:|đạt|có|còn)\s*$")
_TOTAL = re.compile(r".*(?<!\w)(?:tổng số|số lượng|số)\s")
_MULTIPLIED = re.compile(  # "gấp 1,5 lần năm 2020": a change on the figure of an earlier time
    r"(?<!\w)(?:gấp|tăng|giảm)\s[^.;]{0,24}?(?:lần|đôi|hai|rưỡi|ba|mười)\s(?:so với\s)?(?:cùng kỳ|năm|giai đoạn)(?!\w)"
)
_ENDS_AT = re.compile(r"(?<!\w)(?:xuống|còn|lên)(?!\w)")
_NO_CHANGE = re.compile(r"tăng cường|giảm nghèo")


def subject_of(text: str, low: str, segment: Segment) -> tuple[str, str]:
    """The words before the number, and what the figure counts in the words of its clause."""
    quantity = segment.quantity
    before, told = _without_time(text, low, segment)
    while opening := _OPENING.match(told):
        if not opening.end():
            break
        before, told = before[opening.end() :], told[opening.end() :]
    noun = quantity.unit.split("/")[0] if quantity.kind in ("count", "other") else ""
    noun = "" if noun and noun in before else noun
    after = text[quantity.end : segment.end].strip(" ,:;")
    front = _tidy(before)
    place = _PLACE.fullmatch(wording(front)) if noun else None
    # "toàn huyện có 20 HTX nông nghiệp": HTX nông nghiệp toàn huyện
    words = f"{noun} {after} {front[: place.end('place')]}" if place else f"{front} {noun} {after}"
    return front[:_LONGEST_FRONT], _BLANKS.sub(" ", words).strip()[:_LONGEST_SUBJECT]


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ,:;-–")


def _without_time(text: str, low: str, segment: Segment) -> tuple[str, str]:
    """The words before the number without the years in them, as written and as worded."""
    start, end = segment.start, segment.quantity.start
    before, told = text[start:end], low[start:end]
    for mention in reversed(find_years(text)):
        if start <= mention.start and mention.end <= end:
            left, right = mention.start - start, mention.end - start
            begin = _BEFORE_A_YEAR.search(told, 0, left)
            left = begin.start() if begin else left
            before, told = f"{before[:left]} {before[right:]}", f"{told[:left]} {told[right:]}"
    return before, told


def shared_head(subject: str) -> str:
    """The front of a subject that the next one in the list shares."""
    return _SHARED_HEAD.split(subject, maxsplit=1)[0][:_LONGEST_HEAD]


def unit_of_subject(text: str, low: str, segment: Segment) -> tuple[str, str] | None:
    """The unit of "Tổng số lao động … là 440", of "dân số 17.850": the first thing counted before the number."""
    start, end = segment.start, segment.quantity.at
    if pattern_of("figures", "population").search(low, start, end):
        return "người", "people"
    if segment.quantity.start == end and not _TOLD.search(low, start, end):
        return None
    total = _TOTAL.match(low, start, end)
    return first_thing_counted(text[total.end() if total else start : end])


def measure_of(low: str, quantity: Quantity, subject: str) -> Measure:
    """How a target is measured, told by its clause and its subject."""
    words = _NO_CHANGE.sub("", f"{low} {subject}")
    if quantity.kind == "share" and "tỷ lệ" in words and _ENDS_AT.search(low):
        return "share"  # "giảm tỷ lệ hộ nghèo xuống 3%"
    if quantity.kind == "share":
        return "growth" if pattern_of("figures", "growth").search(words) else "share"
    if quantity.unit == "lần" and _MULTIPLIED.search(low):
        return "growth"
    if quantity.kind != "count":
        return "level"
    if pattern_of("figures", "yearly").search(words):
        return "per_year"
    return "cumulative" if "/" not in quantity.unit and pattern_of("figures", "new").search(words) else "level"
