"""Acts named by a number: with its code ("12-NQ/TW"), or behind the name of their kind ("Nghị quyết số 20")."""

import re
from collections.abc import Iterator
from functools import cache

from vanban.act_issuers import date_and_issuer, day_at, day_of, issued_before
from vanban.letters import bare
from vanban.mentions import Mention
from vanban.tables import load
from vanban.wording import one_of, texts_of

_SERIAL = re.compile(r"(?P<serial>\d\d{0,3}[a-zA-Z]?)(?![\w%/])(?!\s?[-–.,]\s?\d)")
_CARRIED = re.compile(r"^\s?(?:[,;]|và|hoặc|,\s?và)\s?(?:số\s?)?$")
_WINDOW = 100  # letters before a number in which its kind is looked for
_LONGEST_KIND = 48  # letters of its name, blanks and marks behind it among them
_MARK = re.compile(r"(?<!\w)s[o0]\s?[:.]?\s?$")
_LONGEST_MARK = 6  # letters of the word for a number, before it


def has_number(text: str) -> bool:
    """Whether a number with a code, or a kind before a number, stands in a text."""
    return _number().search(text) is not None or any(_ends_in_kind(text, found) for found in _SERIAL.finditer(text))


def _ends_in_kind(text: str, serial: re.Match[str]) -> bool:
    """Whether what stands before a serial number may name a kind of act."""
    if not _serial_end().match(text, serial.end()):
        return False
    return bare(text[max(0, serial.start() - _LONGEST_KIND) : serial.start()]).rstrip(" :.").endswith(_kind_ends())


def numbered(text: str, folded: str, lowered: str) -> Iterator[Mention]:
    """ "Quyết định số 12/QĐ-UBND ngày …": a number with a code, and what stands around it."""
    last: Mention | None = None
    for found in _number().finditer(text):
        is_carried = last is not None and _CARRIED.match(lowered[last.end : found.start()]) is not None
        read = _kind_and_start(folded, found, last.kind if is_carried and last else None)
        if read is None:
            continue
        kind, start = read
        day, issuer, end = date_and_issuer(text, folded, lowered, found.end())
        if issuer is None:
            told, issuer = issued_before(text, folded, lowered, start)
            day = day or told
        last = Mention(start, end, kind, re.sub(r"\s", "", found[0]), day, issuer)
        yield last


def _kind_and_start(folded: str, found: re.Match[str], carried: str | None) -> tuple[str, int] | None:
    """The kind of an act with a number, and where its naming begins; None where the number is that of no act.

    ``carried``: the kind of the act before it, where "và" or a comma alone parts them.
    """
    first = re.split(r"[\s/-]", found["code"], maxsplit=1)[0]
    known = _codes().get(first)
    if found["gap"] not in ("-", "/") and found["gap"].strip() == "-" and len(found["gap"]) == 3 and not known:
        return None
    before = _kind_before(folded, found.start())
    if before:
        return before
    window = max(0, found.start() - _LONGEST_MARK)
    mark = _MARK.search(folded[window : found.start()])
    start = window + mark.start() if mark else found.start()
    if known:
        return known, start
    if first.startswith(texts_of("act_letters", "codes-of-laws")):
        return "luat", start
    if carried:
        return carried, start
    return ("cong_van", start) if _is_letter_code(found["code"], mark is not None) else None


def short(text: str, folded: str) -> Iterator[Mention]:
    """ "Nghị quyết số 20", "Đề án 06": a kind with a capital and a serial number alone."""
    for found in _SERIAL.finditer(text):
        before = _kind_before(folded, found.start()) if _serial_end().match(text, found.end()) else None
        if before is None or not text[before[1]].isupper():
            continue
        has_number_word = re.search(r"s[o0]\s?$", folded[: found.start()][-4:]) is not None
        if not has_number_word and (len(found["serial"]) == 4 or before[0] in ("luat", "ke_hoach", "cong_van")):
            continue
        dated = day_at(folded, found.end())
        day = day_of(dated)
        end = dated.end() if dated and day else found.end()
        yield Mention(before[1], end, before[0], found["serial"], day, None, is_short=True)


@cache
def _number() -> re.Pattern[str]:
    """A number with its code. The digit stands before the look at what precedes it: a search runs from digit to digit.

    Codes with small letters are known ones; else a word that is glued to the number would be taken in.
    """
    mixed, top, of_term = (one_of("act_letters", f"codes-{which}") for which in ("mixed", "after-dash", "of-a-term"))
    code = rf"(?:{mixed}[A-ZĐ]{{0,10}}|[A-ZĐ&]{{1,14}}(?:\.[A-ZĐ&]{{1,10}}){{0,3}})\d{{0,2}}"
    after_dash = rf"(?:{top}|{of_term}\d{{1,2}})"  # between blanks too ("NĐ - CP")
    return re.compile(
        rf"(?P<serial>\d(?<![\w/.,-].)\d{{0,5}}[a-zA-Z]?)(?P<year>\s?/\s?(?:19|20)\d\d)?"
        rf"(?P<gap>\s?[-/]\s?)(?P<code>{code}(?:(?:\s?[-/]|[-/]\s?|\s/\s|\s-\s(?={after_dash}\b)){code}){{0,5}})"
    )


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the kind that stands right before a number, and the class of each name."""
    names = {bare(row.text("name")): row.text("citation") for row in load("kinds")}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?P<kind>{'|'.join(ordered)})\s?(?:cua\s[^,;.():\d]{{2,60}}?\s(?=s[o0]\s))?(?:s[o0]\s?)?[:.]?\s?$"
    ), names


@cache
def _kind_ends() -> tuple[str, ...]:
    """How what stands before a number ends where it names a kind."""
    return ("so", "s0", *_kinds()[1])


@cache
def _codes() -> dict[str, str]:
    codes = {code: row.text("citation") for row in load("kinds") for code in row.texts("codes")}
    return codes | {code.upper(): kind for code, kind in codes.items()}


def _kind_before(folded: str, start: int) -> tuple[str, int] | None:
    """The kind written before a number and where its name begins."""
    pattern, names = _kinds()
    if not folded[max(0, start - _WINDOW) : start].rstrip(" :.\xa0").endswith(_kind_ends()):
        return None
    found = pattern.search(folded, max(0, start - _WINDOW), start)
    while found:  # of "Chương trình của Chính phủ thực hiện Nghị quyết số …" the kind that stands last
        later = pattern.search(folded, found.end("kind"), start)
        if later is None:
            return names[found["kind"]], found.start("kind")
        found = later
    return None


def _is_letter_code(code: str, has_number_word: bool) -> bool:
    """Whether a code of no known kind is that of a letter: two parts, each of at least two capitals ("UBND-KT")."""
    parts = re.split(r"\s?[-/]\s?", code)
    return len(parts) >= 2 and all(len(part) >= 2 for part in parts) and (has_number_word or len(code) > 6)


@cache
def _serial_end() -> re.Pattern[str]:
    """What may follow a serial number alone: "Nghị quyết số 20 và …", not "Chương trình 30 lớp"."""
    return re.compile(rf"\s?(?:[.,;:)\]…”\"/]|$|\((?!\d)|{one_of('act_words', 'after_serial')}(?!\w))")
