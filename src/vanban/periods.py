"""Years, horizons and due days, as an official text says them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from vanban.model import DueKind
from vanban.tables import load
from vanban.wording import any_of, pattern_of, texts_of, whole, wording

Role = Literal["horizon", "vision", "base", "named", "term"]  # term: "nhiệm kỳ 2025-2030"

_YEAR = r"(?:19|20)\d\d(?!\d)"
_MAY_BE_YEAR = re.compile(r"[12][90]\d\d")
_YEARS = re.compile(  # one look at a letter tells that nothing of it begins there
    rf"(?=[\dcđklmnqstư]|^\s)(?:(?P<vision>tầm nhìn\s+(?:đến\s+|tới\s+)?(?:năm\s+)?)(?P<v>{_YEAR})"
    rf"|(?P<base>(?:(?:so với|so)\s+(?:[^\W\d_]+\s+){{0,4}}?|từ\s+|lần\s+(?:so với\s+)?)(?:cùng kỳ\s+"
    rf"|kỳ gốc\s+)?(?:của\s+)?năm\s+)(?P<b>{_YEAR})(?!\s*(?:-|đến|tới))"
    rf"|(?P<from>{_YEAR})\s?(?:-|đến năm|đến|tới năm)\s?(?P<to>{_YEAR})"
    rf"|năm\s+{_YEAR}(?:(?:,\s?|\s+và\s+){_YEAR})*(?:,\s?|\s+và\s+)(?P<last>{_YEAR})(?!\s?-)"
    rf"|(?<![\d/.-])(?:năm\s+|đến\s+|tới\s+|(?:\d{{1,2}}\s?[/.-]\s?)?\d{{1,2}}\s?[/.-]\s?|quý\s(?:[ivx]{{1,3}}"
    rf"|\d)\s?/\s?|(?:thực hiện|kế hoạch|ước|th|kh|mục tiêu|chỉ tiêu)\s+|^\s*)(?P<y>{_YEAR})"
    rf"(?!\s?(?:-|đến năm|đến|tới năm)\s?{_YEAR}))"
)
# "Luật Hợp tác xã năm 2012", "Chương trình hỗ trợ … giai đoạn 2021-2025": the year belongs to the name of an act.
_ACT = re.compile(
    r"(?<!\w)(?:bộ luật|luật|nghị quyết|nghị định|thông tư|quyết định|chỉ thị|kết luận|kế hoạch|chương trình|đề án"
    r"|chiến lược|công văn|quy hoạch)"
    r"\s[^.;:()]{0,180}$"
)
_WITHIN = ("vào năm ", "trong năm ")
_MADE_IN = re.compile(r"^(?:bộ )?luật\s|(?<!\w)(?:ban hành|phê duyệt|thông qua|ký)(?!\w)[^,;]*$")
_BESIDE_PERIOD = re.compile(r"(?<!\w)(?:so với|so|lần|gấp đôi)\s+(?:cả\s+)?(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+$")
_NAME_ENDED = re.compile(r"[“\"«][^“”\"«»]+[”\"»][^“”\"«»]*$")
_NUMBERED = re.compile(r"\s+\d{4}")  # "6 tháng cuối năm 2024"
_SEVERAL = re.compile(r"(?:\d|các|những|vài|mấy|nhiều|hai|ba|năm)\s$")  # "những năm tới"
_RISES = re.compile(r"\s?\)?,?\s?(?:tăng\s|giảm\s)?(?:lên|xuống|còn)(?!\w)")  # "từ 30 triệu năm 2025 lên 45 triệu"
_MADE_ON = re.compile(r"ngày\s+\d{1,2}\s?(?:[/.-]\s?\d{1,2}\s?[/.-]|tháng\s+\d{1,2}\s+năm\s)\s?\d{4}")
_DEADLINE = re.compile(r"(?:trước|chậm nhất|muộn nhất|đến hết|hết|tính đến|đến)\s+(?:là\s+|vào\s+|trong\s+)?$")
_DAY = (
    r"(?:(?:ngày\s+)?(?:mồng\s+"
    r"|mùng\s+)?(?P<d>\d{1,2})(?:\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?(?P<y>\d{4}))?(?![\d/])"
    r"|\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{4})|\s?[/-]\s?(?P<y4>\d{4}))?|(?=\s*,?\s*(?:của\s+)?(?:hằng"
    r"|hàng|mỗi|từng|tháng))))"
)
_SPAN = (
    r"(?:tháng\s+(?P<mm>\d{1,2})(?:\s?[/-]\s?(?P<my>\d{4})|\s+năm\s+(?P<my2>\d{4}))?"
    r"|quý\s+(?P<q>i{1,3}|iv|[1-4])(?!\w)(?:\s?[/-]\s?(?P<qy>\d{4})|,?\s+năm\s+(?P<qy2>\d{4}))?"
    r"|(?:năm\s+)(?P<yy>(?:19|20)\d\d)(?!\s?-))"
)
_BY = (
    r"chậm nhất(?:\s+(?:là|vào|đến|trong))?(?:\s+(?:hết|đến))?|muộn nhất(?:\s+là)?|trước hoặc trong"
    r"|không quá|không muộn hơn|hạn cuối(?:\s+là)?|hạn chót(?:\s+là)?|hạn gửi|hạn nộp"
    r"|thời hạn(?:\s+(?:là|đến|trước))?|(?:đến|đến hết|hết|xong trong|hoàn thành trong|hoàn thành)"
)
_HOUR = r"\s+\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\s?(?:phút|p))?,?"
# One look tells that no due day begins at most words.
_DUE = re.compile(
    r"(?=[cđhkmntvx])(?<!\w)(?=chậm|đến|đúng|hạn|hết|hoàn|không|muộn|ngày|thời|trong|trước|vào|xong)(?:"
    rf"(?:(?P<before>(?:xong\s+|chậm nhất\s+(?:là\s+|vào\s+)?)?trước(?:{_HOUR})?)|(?P<by>{_BY})(?:{_HOUR})?"
    rf"|(?P<on>vào|trong|đúng)(?:{_HOUR})?)\s+(?:{_DAY}|{_SPAN})"
    r"|(?:trước|vào|chậm nhất)\s+(?:là\s+)?(?P<last>ngày\s+(?:làm việc\s+)?(?:cuối cùng|cuối"
    r"|đầu tiên)\s+(?:của\s+)?(?:mỗi|hằng|hàng|từng)\s+(?:tháng|quý|năm))"
    r"|(?P<alone>(?:trước|chậm nhất(?:\s+(?:là|vào))?)\s+ngày\s+\d{1,2})"
    r"(?!\s*[/.\-\d]|\s+tháng|\s*,?\s*(?:của\s+)?(?:hằng|hàng|mỗi|từng))"
    r"|(?P<bare>ngày\s+)(?P<bd>\d{1,2})(?=\s+(?:của\s+)?(?:tháng\s+cuối\s+)?(?:hằng|hàng|mỗi|từng)\s))"
)
_LONGEST_SINCE = 40  # letters of "từ ngày 15 tháng 12 năm 2025"
_SINCE = re.compile(r"(?<!\w)từ\s+(?:ngày\s+)?\d{1,2}(?:\s?[/.-]\s?\d{1,2})?(?:\s?[/.-]\s?\d{4})?\s+$")
_COMES_AGAIN = re.compile(
    r"(?<!\w)(?:hằng|hàng|mỗi) (?:năm|quý|tháng)(?!\w)[^.;]{0,140}$"
    r"|(?<!\w)định kỳ (?:0?6 tháng|sáu tháng|hằng|hàng)[^.;]{0,60}$"
)
_AND_ANOTHER = re.compile(
    r"\s*(?:\)\s*)?(?:,|và|\))\s*(?:0?[1369]\s)?(?:[^\W\d_]+\s){0,3}?\(?(?:trước\s+ngày|trước|ngày)\s+\d{1,2}"
    r"(?:\s+tháng\s+\d{1,2}|/\d{1,2})(?!\s*(?:/|năm|\d))"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year or a span of years. ``year`` is the last one; ``period`` the span as "2021-2025", else None."""

    start: int
    end: int
    year: int
    period: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is due. ``day`` is None for one that comes back ("ngày 15 hằng tháng")."""

    start: int
    end: int
    day: date | None
    kind: DueKind
    repeats: bool


@lru_cache(maxsize=64)
def find_years(text: str) -> tuple[YearMention, ...]:
    """The years that a clean text speaks of; those in the day of an act are left out.

    >>> [(y.year, y.period, y.role) for y in find_years("Giai đoạn 2021-2025, tầm nhìn đến năm 2045")]
    [(2025, '2021-2025', 'horizon'), (2045, None, 'vision')]
    """
    low = wording(text)
    if not _MAY_BE_YEAR.search(low):
        return ()
    made = {
        place
        for found in _MADE_ON.finditer(low)
        if not _DEADLINE.search(low, max(0, found.start() - 40), found.start())
        for place in range(found.start(), found.end())
    }
    mentions: list[YearMention] = []
    for found in _YEARS.finditer(low):
        if found.start() in made:
            continue
        if found["to"] and int(found["from"]) > int(found["to"]):
            continue
        year = int(found["v"] or found["b"] or found["to"] or found["last"] or found["y"])
        period = f"{found['from']}-{found['to']}" if found["to"] else None
        mentions.append(YearMention(found.start(), found.end(), year, period, _role(found, low, text)))
    return tuple(mentions)


def find_relative_years(text: str, now: int) -> tuple[YearMention, ...]:
    """The years that a text names by its own: "năm tới", "năm nay"; not those of "những năm tới".

    >>> [(y.year, y.role) for y in find_relative_years("Năm tới mở 5 lớp", 2024)]
    [(2025, 'horizon')]
    """
    low = wording(text)
    mentions = [
        YearMention(found.start(), found.end(), now + ahead, None, "horizon")
        for row, ahead in (("this-year", 0), ("next-year", 1))
        for found in pattern_of("figures", row).finditer(low)
        if not _SEVERAL.search(low, max(0, found.start() - 12), found.start()) and not _NUMBERED.match(low, found.end())
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _role(found: re.Match[str], low: str, text: str) -> Role:
    if found["v"]:
        return "vision"
    if (
        found["b"]
        or _RISES.match(low, found.end())
        or _times_of().search(low, max(0, found.start() - 40), found.start())
    ):
        return "base"
    if _BESIDE_PERIOD.search(low, max(0, found.start() - 30), found.start()):
        return "base"  # "tăng 10% so với giai đoạn 2021-2025"
    if low.endswith("nhiệm kỳ ", 0, found.start()):
        return "term"
    act = _ACT.search(low, max(0, found.start() - 200), found.start())
    if act and low.endswith(_WITHIN, 0, found.start("y") if found["y"] else 0) and not _MADE_IN.search(act[0]):
        return "horizon"  # "tham gia Đề án chuyên canh lúa vào năm 2025": when, no part of the name
    if act and pattern_of("figures", "hoped").search(low, act.start(), found.start()):
        return "horizon"  # "thực hiện Nghị quyết số 20, tỉnh đặt mục tiêu đến năm 2025"
    if act and _NAME_ENDED.search(act[0]):
        return "horizon"  # 'Đề án "Hỗ trợ … đến năm 2030" năm 2024'
    # A text that opens with the name in small letters speaks of the plan itself ("mục tiêu kế hoạch năm 2025").
    if act and act[0].startswith(("luật", "bộ luật")):
        return "named"
    return "named" if act and text[act.start() : act.start() + 1].isupper() and act.start() > 0 else "horizon"


@cache
def _times_of() -> re.Pattern[str]:
    """ "gấp đôi giai đoạn …": the time that a multiple is held against."""
    multiples = any_of(word for row in load("multiples") for word in row.texts("words"))
    return re.compile(rf"(?<!\w){multiples}\s(?:so với\s)?(?:cùng kỳ\s)?(?:của\s)?(?:năm\s|giai đoạn\s|nhiệm kỳ\s)?$")


def horizon_of(text: str) -> YearMention | None:
    """The year that a heading or title sets: the first that is no far vision; of years joined by "và" the last."""
    found = find_years(text)
    mentions = [mention for mention in found if mention.role in ("horizon", "term")]
    if not mentions:
        return next((mention for mention in found if mention.role == "vision"), None)
    chosen = mentions[0]
    for following in mentions[1:]:
        between = wording(text[chosen.end : following.start]).strip(" ,")
        if between in ("và", "", "đến", "các"):
            chosen = following
    return chosen


def find_due(text: str, *, year: int | None, start: int = 0, end: int | None = None) -> Due | None:
    """The first due day in ``text[start:end]``; a day without a year is in ``year``."""
    low = wording(text)
    span: Due | None = None
    for found in _DUE.finditer(low, start, len(low) if end is None else end):
        due = _due(found, low, year)
        if due is None or _counted_to().search(low, max(start, found.start() - _LONGEST_SINCE), found.start()):
            continue
        if span is None and _SINCE.search(low, max(start, found.start() - _LONGEST_SINCE), found.start()):
            span = due  # "từ ngày 15/12 đến ngày 14/6": of a day named behind it that one is due
            continue
        return due
    return span


@cache
def _counted_to() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(texts_of('recurrences', 'counted-to'))}\s+$")


def _due(found: re.Match[str], low: str, year: int | None) -> Due | None:
    kind: DueKind = "before" if found["before"] else "by" if found["by"] else "on"
    if found["before"] and re.search(r"\d", found["before"]):
        kind = "by"  # before an hour of that day
    if found["last"]:
        said = low[found.start() : found.start() + 5]
        kind = "before" if said == "trước" else "on" if said.startswith("vào") else "by"
        return Due(found.start(), found.end(), None, kind, True)
    if found["alone"]:
        again = re.search(
            r"(?<!\w)(?:hằng|hàng|mỗi) (?:tháng|quý|năm)(?!\w)[^.;]{0,60}$",
            low[max(0, found.start() - 90) : found.start()],
        )
        return Due(found.start(), found.end(), None, "before", True) if again else None
    tail = _repeating().match(low, found.end())
    if tail:
        return Due(found.start(), tail.end(), None, kind, True)
    if found["bd"]:
        return Due(found.start(), found.end(), None, kind, True)
    if found["d"]:
        if not (found["y"] or found["y2"] or found["y4"]) and _comes_again(low, found):
            return Due(found.start(), found.end(), None, kind, True)
        day = _day(found["y"] or found["y2"] or found["y4"] or year, found["m"] or found["m2"], found["d"])
        return Due(found.start(), found.end(), day, kind, False) if day else None
    span = _span(found, year)
    if span is None:
        return None
    first, last = span
    if kind == "on" and found["yy"]:  # "trong năm 2025" says when, not by when
        return Due(found.start(), found.end(), None, kind, False)
    return Due(found.start(), found.end(), first if kind == "before" else last, "by" if kind == "on" else kind, False)


def _comes_again(low: str, found: re.Match[str]) -> bool:
    """Whether a day without a year is one of every year: "hằng năm … trước ngày 15/11", "ngày 20/6 và ngày 20/12"."""
    if _AND_ANOTHER.match(low, found.end()):
        return True
    return _COMES_AGAIN.search(low[max(0, found.start() - 160) : found.start()]) is not None


def _span(found: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """The first and the last day of a month, quarter or year."""
    if found["mm"]:
        first, months = _day(found["my"] or found["my2"] or year, found["mm"], 1), 1
    elif found["q"]:
        first, months = _day(found["qy"] or found["qy2"] or year, _QUARTERS[found["q"]] * 3 - 2, 1), 3
    elif found["yy"]:
        first, months = _day(found["yy"], 1, 1), 12
    else:
        return None
    if first is None:
        return None
    ahead = first.month - 1 + months
    return first, date(first.year + ahead // 12, ahead % 12 + 1, 1) - timedelta(days=1)


def _day(year: int | str | None, month: int | str | None, day: int | str) -> date | None:
    if year is None or month is None or not 1900 <= int(year) <= 2200:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@cache
def _repeating() -> re.Pattern[str]:
    return re.compile(
        r"\s*,?\s*(?:của\s+)?(?:tháng\s+(?:cuối|đầu|sau|kế tiếp|tiếp theo|liền kề)\s+(?:của\s+)?)?(?:(?:hằng|hàng"
        r"|mỗi|từng)\s+(?:tháng|quý|năm|kỳ)"
        r"|tháng\s+(?:sau|cuối|kế tiếp|tiếp theo|liền kề)(?:\s+quý)?|năm\s+(?:sau|kế tiếp|tiếp theo|liền kề|kế sau))"
    )


_NOT_AGAIN = re.compile(r"(?<!\w)(?:chi|lao động|giáo dục|trường trực)\s$")  # "chi thường xuyên" is a kind of budget


def find_recurrence(text: str, start: int = 0, end: int | None = None) -> str | None:
    """How often, or when what happens, as written: "định kỳ 6 tháng, năm", "hằng quý", "nếu phát sinh", "kịp thời"."""
    low = wording(text)
    stop = len(low) if end is None else end
    if not _any_recurrence().search(low, start, stop):
        return None
    for row in ("recurring", "conditional", "prompt"):
        matches = pattern_of("recurrences", row).finditer(low, start, stop)
        found = next((m for m in matches if not _NOT_AGAIN.search(low, max(0, m.start() - 12), m.start())), None)
        if found:
            tail = _spans().match(low, found.end(), stop) if found[0].startswith("định k") else None
            return text[found.start() : tail.end() if tail else found.end()]
    return None


@cache
def _any_recurrence() -> re.Pattern[str]:
    rows = (row for row in load("recurrences") if row.id in ("recurring", "conditional", "prompt"))
    return re.compile(whole([word for row in rows for word in row.texts("words")]))


@cache
def _spans() -> re.Pattern[str]:
    word = any_of(next(row for row in load("recurrences") if row.id == "spans").texts("words"))
    return re.compile(rf"\s+\(?{word}(?:(?:\s?,\s?|\s+và\s+|\s+hoặc\s+|\s?/\s?)(?:{word}))*(?!\w)")


def as_of(text: str, *, year: int | None) -> date | None:
    """The day that figures are counted to: "tính đến ngày 15/5/2026", "đến hết tháng 8/2026", "năm 2026"."""
    low = wording(text)
    found = _COUNTED.search(low)
    if found:
        if found["d"]:
            return _day(found["y"] or found["y2"] or found["y4"] or year, found["m"] or found["m2"], found["d"])
        span = _span(found, year)
        if span:
            return span[1]
    return None


_COUNTED = re.compile(
    rf"(?:tính đến|đến hết|hết|tại thời điểm|thời điểm|đến|tới|cuối)\s+(?:hết\s+|cuối\s+|nay\s+"
    rf"|thời điểm\s+)?(?:{_DAY}|{_SPAN})"
)
