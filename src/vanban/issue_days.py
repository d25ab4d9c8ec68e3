"""Where and when a document was issued, and the year that it is about."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from vanban.acts import find_mentions
from vanban.clean import Clean
from vanban.head_lines import STAMP
from vanban.letterhead import is_stamp
from vanban.letters import bare, plain
from vanban.lines import Line
from vanban.wording import one_of
from vanban.zones import Segment

_DAY = re.compile(
    r"ngay\s?(?P<day>[\dlio]{1,2})?[\s.…]*thang\s?(?P<month>[\dlio]{1,2})?[\s.…]*nam\s?(?P<year>[\dlo]{4})?"
    r"|ngay\s?(?P<day2>\d{1,2})\s?[/.-]\s?(?P<month2>\d{1,2})\s?[/.-]\s?(?P<year2>\d{4})"
)
_LONGEST_HOUR = 24  # letters behind the day of an article: "lúc 8 giờ 15 phút"
_TOP = 4  # lines of an article in which its day may stand, where what it is about stands between it and the title
_YEAR = re.compile(r"(?<!đến )năm\s(?P<year>(?:19|20)\d\d)(?!\d)(?!\s?[-–]\s?\d)")
_PERIOD = re.compile(r"(?:(?<!\d)(?:19|20)\d\d\s?[-–]\s?|đến năm\s)(?P<year>(?:19|20)\d\d)(?!\d)")


def place_of_issue(day: Clean | None) -> str | None:
    """The place before the day of issue."""
    if day is None:
        return None
    found = re.match(r"(?P<place>.*?)\s?[,.]?\s?ngay(?!\w)", bare(day.text))
    place = day.text[: found.end("place")] if found else day.text
    return place.strip(" ,*_(") or None


def stamp_below(lines: Sequence[Line], first: Segment | None) -> str | None:
    """The day of an article that stands below what it is about."""
    texts = [line.text for line in lines[first.last if first else 0 :][: 2 * _TOP] if line.kind == "text"]
    return next((text for text in texts[:_TOP] if is_stamp(text) and _is_whole(text)), None)


def _is_whole(stamp: str) -> bool:
    """Whether a line is a day with its hour, and no broken line of a sentence: "ngày 18/7/2024 của Chính phủ"."""
    found = STAMP.search(stamp)
    if found is None or stamp[:1].islower():
        return False
    rest = stamp[found.end() :].lstrip(" ,.;)")
    return len(rest) < _LONGEST_HOUR or not rest[:1].islower()


def day_of_issue(day: Clean | None, stamp: str | None) -> date | None:
    """The day of issue; of an article that of its stamp."""
    if day is not None and (found := _DAY.search(bare(day.text))):
        parts = [found["day"] or found["day2"], found["month"] or found["month2"], found["year"] or found["year2"]]
        return _date(parts)
    if stamp is not None and (found := STAMP.search(stamp)):
        return _date([found["day"], found["month"], found["year"]])
    return None


def _date(parts: list[str | None]) -> date | None:
    if any(part is None for part in parts):
        return None
    day, month, year = (int(re.sub("[li]", "1", (part or "").replace("o", "0"))) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(title: str | None, day: Clean | None, issued: date | None, doc_type: str) -> int | None:
    """The year that the title names; a period or a horizon names none, so the year of issue stands for it."""
    text = _no_year().sub(" ", _without_acts(plain(title or ""), title or ""))
    stated = sorted((found.start(), int(found["year"])) for found in _YEAR.finditer(text))
    part = _part_of_year().search(text)
    if part and issued:
        stated = sorted([*stated, (part.start(), issued.year)])
    if stated:
        # A report or a letter that looks back on one year and forward to the next is about the first.
        return stated[0][1] if doc_type in ("bao_cao", "cong_van") else stated[-1][1]
    if issued:
        return issued.year
    found = re.search(r"nam\s?(?P<year>(?:19|20)\d\d)", bare(day.text)) if day else None
    if found:
        return int(found["year"])
    ends = [int(found["year"]) for found in _PERIOD.finditer(text)]
    return ends[-1] if ends else None


@cache
def _part_of_year() -> re.Pattern[str]:
    """ "6 tháng đầu năm": of the year in which the document was issued, where none is named."""
    ends = one_of("years", "ends-of-year")
    return re.compile(rf"(?<!\w)(?:\d{{1,2}} tháng|quý \w+)(?: {ends})? năm(?! \d)")


@cache
def _no_year() -> re.Pattern[str]:
    """Days, and horizons that a plan only looks towards: their years are not the document's."""
    vision = one_of("years", "vision")
    return re.compile(
        r"ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4}"
        rf"|{vision}\s(?:đến\s)?(?:năm\s)?\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    )


def _without_acts(text: str, title: str) -> str:
    """The title with blanks for the acts that it names, whose years are not its own."""
    for mention in find_mentions(title):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text
