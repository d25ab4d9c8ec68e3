"""Whether a line ends where no phrase can: what comes next goes on with it, however it begins."""

import re
from functools import cache

from vanban.letters import plain
from vanban.tables import load
from vanban.wording import any_of, one_of, texts_of, wording

# "40/KH-" / "UBND"; "Phòng Tài chính -" / "Kế hoạch"
_HYPHEN = re.compile(r"(?:\d/|[A-ZĐ]-)$")
_DASH = re.compile(r"\w\s[-–]$")
_SHORT_UNIT = re.compile(r"[A-ZĐ]{2,6}(?![\w-])")
_LONGEST_HEAD = 30  # letters


def goes_on(end: str, following: str) -> bool:
    """Whether the line that follows belongs to what ends so, no blank line being between them.

    >>> goes_on("1. Phòng", "Kinh tế chủ trì"), goes_on("- Không quá", "02 HTX yếu")
    (True, True)
    >>> goes_on("I. Mục tiêu năm 2026", "HTX là nòng cốt"), goes_on("2. Tồn tại", "Nhiều HTX yếu")
    (False, False)
    """
    first = following[:1]
    if _joining().search(end) or (_DASH.search(end) and first.isalpha()):
        return True
    if first.isdigit():
        return _counted().search(end) is not None or _compared().search(plain(end)) is not None
    if is_torn(end, following):
        return True
    if _figure().search(end) and not _order().search(end):
        return _SHORT_UNIT.match(following) is not None
    return first.isupper() and (_body().search(end[-_LONGEST_HEAD:]) is not None or _is_of_body(end, following))


def _is_of_body(end: str, following: str) -> bool:
    """Whether an office or a person stands at the end whose body follows: "Chủ tịch" / "UBND huyện"."""
    return (
        _of_bodies().search(wording(end[-_LONGEST_HEAD:])) is not None
        and _opening().match(wording(following[:_LONGEST_HEAD])) is not None
    )


def is_torn(end: str, following: str) -> bool:
    """Whether one word was broken at its stroke or dash, so that no blank stands between its parts."""
    return _HYPHEN.search(end) is not None and following[:1].isupper()


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('line_ends', 'joining')}$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('line_ends', 'before-numbers')}$")


@cache
def _figure() -> re.Pattern[str]:
    """A figure whose unit may stand in the next line."""
    return re.compile(rf"(?<![\w./-])\d[\d.,]*(?:\s{one_of('line_ends', 'scales')})?$")


@cache
def _order() -> re.Pattern[str]:
    """A number that needs no unit: a year, the order of a part or a term."""
    return re.compile(rf"(?:năm|[-–])\s\d{{4}}$|\b{one_of('line_ends', 'before-orders')}\s\d{{1,2}}$")


@cache
def _compared() -> re.Pattern[str]:
    """A word that says how the number after it is meant."""
    words = [word for row in load("comparators") for word in row.texts("before") if word[0].isalpha()]
    return re.compile(rf"(?<!\w){any_of(words)}$")


@cache
def _body() -> re.Pattern[str]:
    """The first word of the name of a body, with its capital letter and nothing of the name after it."""
    heads = [row.text("head") for row in load("bodies") if row.fields.get("named")]
    written = [head[0].upper() + head[1:] for head in heads]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})$")


@cache
def _of_bodies() -> re.Pattern[str]:
    words = [
        *texts_of("agencies", "persons"),
        *texts_of("agencies", "offices-of-bodies"),
        *texts_of("line_ends", "members"),
    ]
    return re.compile(rf"(?<!\w){any_of(words)}$")


@cache
def _opening() -> re.Pattern[str]:
    """How the name of a body begins, or the office of a person."""
    return re.compile(rf"{any_of([*texts_of('agencies', 'heads'), *texts_of('agencies', 'persons')])}(?!\w)")
