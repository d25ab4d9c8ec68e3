"""The years that a text names: the end of an aim, a far vision, a year held against, one in the name of an act."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from vanban.tables import load
from vanban.wording import any_of, first_letters, one_of, pattern_of, texts_of, wording

Role = Literal["horizon", "vision", "base", "named", "term"]  # term: "nhiệm kỳ 2025-2030"

_YEAR = r"(?:19|20)\d\d(?!\d)"
_MAY_BE_YEAR = re.compile(r"[12][90]\d\d")
_NAME_ENDED = re.compile(r"[“\"«][^“”\"«»]+[”\"»][^“”\"«»]*$")
_NUMBERED = re.compile(r"\s+\d{4}")  # "6 tháng cuối năm 2024"
_FIRST_OF_YEAR, _LAST_MONTH = 2, 12  # the first two months to come may be the next year's
_MADE_ON = re.compile(r"ngày\s+\d{1,2}\s?(?:[/.-]\s?\d{1,2}\s?[/.-]|tháng\s+\d{1,2}\s+năm\s)\s?\d{4}")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year or a span of years. ``year`` is the last one; ``period`` the span as "2021-2025", else None."""

    start: int
    end: int
    year: int
    period: str | None
    role: Role


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
        if not _deadline().search(low, max(0, found.start() - 40), found.start())
        for place in range(found.start(), found.end())
    }
    mentions: list[YearMention] = []
    for found in _years().finditer(low):
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
        if not _several().search(low, max(0, found.start() - 12), found.start())
        and not _NUMBERED.match(low, found.end())
    ]
    mentions += [
        YearMention(found.start(), found.end(), now, None, "horizon")
        for found in coming_month().finditer(low)
        if _FIRST_OF_YEAR < int(found["month"]) <= _LAST_MONTH
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def horizon_of(text: str) -> YearMention | None:
    """The year that a heading or title sets: the first that is no far vision; of years joined by "và" the last."""
    found = find_years(text)
    mentions = [mention for mention in found if mention.role in ("horizon", "term")]
    if not mentions:
        return next((mention for mention in found if mention.role == "vision"), None)
    chosen = mentions[0]
    for following in mentions[1:]:
        between = wording(text[chosen.end : following.start]).strip(" ,")
        if not between or between in texts_of("years", "joined"):
            chosen = following
    return chosen


def _role(found: re.Match[str], low: str, text: str) -> Role:
    if found["v"]:
        return "vision"
    is_until = _until().search(low, max(0, found.start() - 16), found.start())
    if (
        found["b"]
        or (_rises().match(low, found.end()) and not is_until)
        or _times_of().search(low, max(0, found.start() - 40), found.start())
    ):
        return "base"
    if _beside_period().search(low, max(0, found.start() - 30), found.start()):
        return "base"  # "tăng 10% so với giai đoạn 2021-2025"
    if any(low.endswith(f"{word} ", 0, found.start()) for word in texts_of("years", "terms")):
        return "term"
    act = _act().search(low, max(0, found.start() - 200), found.start())
    if act is None:
        return "horizon"
    if low.endswith(_within(), 0, found.start("y") if found["y"] else 0) and not _made_in().search(act[0]):
        return "horizon"  # "tham gia Đề án chuyên canh lúa vào năm 2025": when, no part of the name
    if pattern_of("figures", "hoped").search(low, act.start(), found.start()):
        return "horizon"  # "thực hiện Nghị quyết số 20, tỉnh đặt mục tiêu đến năm 2025"
    if _told_by_act().search(low, act.start(), found.start()):
        return "horizon"  # "Nghị quyết nêu rõ đến năm 2028 xã có 16 HTX": what the act sets
    if _NAME_ENDED.search(act[0]):
        return "horizon"  # 'Đề án "Hỗ trợ … đến năm 2030" năm 2024'
    # A text that opens with the name in small letters speaks of the plan itself ("mục tiêu kế hoạch năm 2025").
    if act[0].startswith(texts_of("years", "laws")):
        return "named"
    return "named" if text[act.start() : act.start() + 1].isupper() and act.start() > 0 else "horizon"


# --- patterns ---------------------------------------------------------------------------------------------------------


def _one(row: str) -> str:
    return one_of("years", row)


@cache
def coming_month() -> re.Pattern[str]:
    """A month to come: "tháng 11 tới"."""
    return re.compile(rf"(?<!\w)tháng\s+(?P<month>\d{{1,2}})\s+{_one('coming')}(?!\w)")


@cache
def _years() -> re.Pattern[str]:
    """One look at a letter tells that nothing of it begins there."""
    rows = ("vision", "held-against-year", "before-a-year")
    begin = first_letters(
        ["từ", "quý", *texts_of("numbers", "times"), *(word for row in rows for word in texts_of("years", row))]
    )
    times, compared = one_of("numbers", "times"), one_of("numbers", "compared-with")
    against = rf"(?:{_one('held-against-year')}\s+(?:[^\W\d_]+\s+){{0,4}}?|từ\s+|{times}\s+(?:{compared}\s+)?)"
    to, till, also = _one("up-to"), one_of("numbers", "up-to"), r"(?:,\s?|\s+và\s+)"
    return re.compile(
        rf"(?=[\d{begin[1:-1]}]|^\s)(?:(?P<vision>{_one('vision')}\s+(?:{till}\s+)?(?:năm\s+)?)(?P<v>{_YEAR})"
        rf"|(?P<base>{against}(?:{_one('same-time')}\s+)?(?:của\s+)?năm\s+)(?P<b>{_YEAR})(?!\s*(?:-|{till}))"
        rf"|(?P<from>{_YEAR})\s?(?:-|{to})\s?(?P<to>{_YEAR})"
        rf"|năm\s+{_YEAR}(?:{also}{_YEAR})*{also}(?P<last>{_YEAR})(?!\s?-)"
        rf"|(?<![\d/.-])(?:{_one('before-a-year')}\s+|(?:\d{{1,2}}\s?[/.-]\s?)?\d{{1,2}}\s?[/.-]\s?"
        rf"|quý\s(?:[ivx]{{1,3}}|\d)\s?/\s?|^\s*)(?P<y>{_YEAR})(?!\s?(?:-|{to})\s?{_YEAR}))"
    )


@cache
def _act() -> re.Pattern[str]:
    """ "Luật Hợp tác xã năm 2012", "Chương trình hỗ trợ … giai đoạn 2021-2025": the year belongs to the name."""
    return re.compile(rf"(?<!\w){_one('acts')}\s[^.;:()]{{0,180}}$")


@cache
def _told_by_act() -> re.Pattern[str]:
    """What tells that an act says something of a year, and that the year is no part of its name."""
    return re.compile(rf"(?<!\w){_one('tells')}(?:\s*:|\s+(?:[^\W\d]+\s+){{0,2}}{_one('before-a-set-year')}\s+$)")


@cache
def _made_in() -> re.Pattern[str]:
    return re.compile(rf"^{_one('laws')}\s|(?<!\w){_one('made')}(?!\w)[^,;]*$")


@cache
def _within() -> tuple[str, ...]:
    return tuple(f"{word} năm " for word in texts_of("years", "within"))


@cache
def _beside_period() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_one('held-against')}\s+(?:{_one('spans-whole')}\s+)?{_one('spans')}\s+$")


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?:\d|{_one('several')})\s$")  # "những năm tới"


@cache
def _rises() -> re.Pattern[str]:
    """ "từ 30 triệu năm 2025 lên 45 triệu"."""
    return re.compile(rf"\s?\)?,?\s?(?:{_one('changes')}\s)?{_one('changes-to')}(?!\w)")


@cache
def _until() -> re.Pattern[str]:
    """What makes a year the one by which a change is done: "đến năm 2029 còn 4 HTX yếu"."""
    return re.compile(rf"(?<!\w){one_of('numbers', 'up-to')}\s+(?:{one_of('clauses', 'of-a-time-ties')}\s+)?$")


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(rf"{_one('deadlines')}\s+(?:{_one('deadline-ties')}\s+)?$")


@cache
def _times_of() -> re.Pattern[str]:
    """ "gấp đôi giai đoạn …": the time that a multiple is held against."""
    multiples = any_of(word for row in load("multiples") for word in row.texts("words"))
    compared, same = one_of("numbers", "compared-with"), _one("same-periods")
    return re.compile(rf"(?<!\w){multiples}\s(?:{compared}\s)?(?:{same}\s)?(?:của\s)?(?:{_one('times-spans')}\s)?$")
