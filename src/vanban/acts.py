"""Acts named in a stretch of text: by number, by the name of a law, by the meeting that passed them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from vanban.letters import bare, plain
from vanban.tables import load
from vanban.wording import any_of, one_of, texts_of

_MIXED = (
    r"(?:CTr|CTR|CTHĐ|TTr|TTR|TTg|Ttg|TTG|Tt|QyĐ|QĐi)"  # codes with small letters; else a glued word would be taken in
)
_CODE = rf"(?:{_MIXED}[A-ZĐ]{{0,10}}|[A-ZĐ&]{{1,14}}(?:\.[A-ZĐ&]{{1,10}}){{0,3}})\d{{0,2}}"
_TOP = r"(?:CP|TTg|TW|TU|UBND|HĐND|BCT|QH\d{1,2})"  # what may stand after a dash between blanks ("NĐ - CP")
_NUMBER = re.compile(  # the digit stands before the look at what precedes it: the search runs from digit to digit
    rf"(?P<serial>\d(?<![\w/.,-].)\d{{0,5}}[a-zA-Z]?)(?P<year>\s?/\s?(?:19|20)\d\d)?"
    rf"(?P<gap>\s?[-/]\s?)(?P<code>{_CODE}(?:(?:\s?[-/]|[-/]\s?|\s/\s|\s-\s(?={_TOP}\b)){_CODE}){{0,5}})"
)
_LAW_NUMBER = re.compile(r",?\s(?:số\s?:?\s?)?(?P<number>\d{1,3}/\d{4}/QH\d{1,2})")
_SERIAL = re.compile(r"(?P<serial>\d\d{0,3}[a-zA-Z]?)(?![\w%/])(?!\s?[-–.,]\s?\d)")
_STANDARD = re.compile(r"(?<!\w)(?:TCVN|QCVN|TCCS)\s?(?P<number>\d{1,5}(?:-\d{1,3})?(?:\s?:\s?\d{4})(?:/\s?[A-ZĐ]+)?)")
_PLENUM = re.compile(
    r",?\s(?:của\s)?(?P<issuer>hội nghị lần thứ \w+,?\sban chấp hành trung ương(?: đảng)?(?:,?\s?\(?khóa [ivxl]+\)?)?)"
)
_LAW_WORD = re.compile(
    r"(?<!\w)(?:Bộ luật|Bộ Luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp|luật(?=\s[A-ZĐÀ-Ỹ]))(?!\w)"
)
_LAW_YEAR = re.compile(r"(?:,?\s?\(?\s?năm|,?\s?\(?)\s?(?P<year>(?:19|20)\d\d)(?!\s?[-–]\s?\d|\d|/)\)?")
_OF_STATE = re.compile(r"\snước (?:chxhcn|cộng hòa xã hội chủ nghĩa) việt nam(?!\w)")
_AMENDED = re.compile(r"\s?\(sửa đổi(?:, bổ sung)?\)")
_AMENDING = re.compile(r"\s(?:[Ss]ửa đổi|SỬA ĐỔI)[^;.()]{5,260}?(?=,?\s(?:số|SỐ|ngày|NGÀY)\s\d)")
_LAW_NAME = re.compile(r"\s(?P<name>[A-ZĐÀ-Ỹ][^;.():\d]{2,90}?)(?=,?\s(?:số\s\d|năm\s(?:19|20)\d\d|ngày\s\d))")
_CARRIED = re.compile(r"^\s?(?:[,;]|và|hoặc|,\s?và)\s?(?:số\s?)?$")
_TERM = re.compile(r",?\s\(?kh(?:óa|oá)\s[ivxl]+\)?")
_TOLD_DAY = re.compile(r"(?P<dated>ngay\s[\d/.-]{6,10}|ngay\s\d{1,2}\sthang\s\d{1,2}\snam\s\d{4}),\s?$")
_DIGIT = re.compile(r"\d")
_LAW_PARTS = ("uật", "UẬT", "háp", "HÁP")  # one is in every word for a law: far quicker to look for
_WORD_PARTS = ("uật", "UẬT", "háp", "ghị quyết", "CVN", "TCCS")  # one, or a digit, is in every naming of an act
_NO_LAW_BEFORE = re.compile(r"(?:pháp|kỷ|quy)\s$")
_WINDOW = 100  # letters before a number in which its kind is looked for
_LONGEST_KIND = 48  # letters of its name, blanks and marks behind it among them
_WINDOW_OF_ISSUER = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an act. ``name`` makes acts without a number distinct; ``is_short``: only a serial number."""

    start: int
    end: int
    kind: str
    number: str | None
    date: date | None
    issuer: str | None
    name: str | None = None
    is_short: bool = False


@cache
def _date() -> re.Pattern[str]:
    """The day behind a number, in figures or in words."""
    issuing = rf"(?:{any_of(bare(word) for word in texts_of('act_words', 'issued_on'))}\s)?"
    return re.compile(
        rf"[,\s]{{0,2}}\(?{issuing}(?:ngay\s?)?"
        r"(?P<day>[\dlo]{1,2})\s?(?P<mark>[/.-])\s?(?P<month>[\dlo]{1,2})\s?(?P=mark)\s?(?P<year>[\dlo]{4})(?!\d)"
        rf"|[,\s]{{0,2}}\(?{issuing}ngay\s?(?P<day2>[\dlo]{{1,2}})\sthang\s?(?P<month2>[\dlo]{{1,2}})"
        r"[\s,]\s?nam\s?(?P<year2>[\dlo]{4})"
    )


@cache
def _proposer() -> re.Pattern[str]:
    """ "theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số …": whose the act that follows is."""
    papers, heads = one_of("act_words", "proposals"), one_of("act_words", "proposing_heads")
    return re.compile(rf"{papers} của (?:{heads} |trưởng (?=phòng))?(?P<issuer>[^,.;:()\d]{{2,80}}?) tại $")


@cache
def _issuer_after() -> re.Pattern[str]:
    """ "của Bộ Tài chính về …": the issuer up to a word that ends its name, or to the next act."""
    stops = one_of("act_words", "after_issuer")
    kinds = any_of([*(row.text("name") for row in load("kinds")), "các", "ubnd"])
    return re.compile(
        rf",?\s(?:của|do)\s(?P<issuer>[^,;.():\d]{{2,90}}?)(?=\s{stops}(?!\w)|\svà\s{kinds}(?!\w)|[,;.():\d]|$)"
    )


@cache
def _issued() -> re.Pattern[str]:
    """ "UBND tỉnh ban hành …": who issued the act that follows."""
    bodies = any_of([row.text("head") for row in load("bodies")])
    issues = one_of("act_words", "issues")
    return re.compile(rf"(?:^|[,.;]\s?)(?P<issuer>{bodies}(?!\w)[^,.;:\d]{{0,80}}?)\s(?:đã\s)?(?:ký\s)?{issues}\s$")


@cache
def _serial_end() -> re.Pattern[str]:
    """What may follow a serial number alone: "Nghị quyết số 20 và …", not "Chương trình 30 lớp"."""
    return re.compile(rf"\s?(?:[.,;:)\]…”\"/]|$|\((?!\d)|{one_of('act_words', 'after_serial')}(?!\w))")


def find_mentions(text: str) -> list[Mention]:
    """All mentions of acts in a clean text, in order.

    >>> [(m.kind, m.number) for m in find_mentions("theo Nghị quyết số 12-NQ/TW ngày 03/6/2017")]
    [('nghi_quyet', '12-NQ/TW')]
    """
    if not _may_name_act(text):
        return []
    folded, lowered = bare(text), plain(text)
    found = list(_laws(text, folded, lowered))
    # What is found first is the surer reading; a later finder adds only what stands clear of it.
    found = _with_clear(found, _named(folded))
    found = _with_clear(found, _numbered(text, folded, lowered))
    return _with_clear(found, (*_short(text, folded), *_standards(text)))


def _may_name_act(text: str) -> bool:
    """Whether a word for an act, a number with a code, or a kind before a number stands there: mostly none does."""
    if any(part in text for part in _WORD_PARTS):
        return True
    if not _DIGIT.search(text):
        return False
    return _NUMBER.search(text) is not None or any(_ends_in_kind(text, found) for found in _SERIAL.finditer(text))


def _ends_in_kind(text: str, serial: re.Match[str]) -> bool:
    """Whether what stands before a serial number may name a kind of act."""
    if not _serial_end().match(text, serial.end()):
        return False
    return bare(text[max(0, serial.start() - _LONGEST_KIND) : serial.start()]).rstrip(" :.").endswith(_kind_ends())


def _with_clear(found: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """The mentions, in order, and those of ``more`` that overlap none of them."""
    starts = [mention.start for mention in found]
    clear = [mention for mention in more if _is_clear(mention, found, starts)]
    return sorted([*found, *clear], key=lambda mention: mention.start) if clear else found


def _is_clear(mention: Mention, found: list[Mention], starts: list[int]) -> bool:
    at = bisect_left(starts, mention.end)
    return at == 0 or found[at - 1].end <= mention.start


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


def _numbered(text: str, folded: str, lowered: str) -> Iterator[Mention]:
    last: Mention | None = None
    for found in _NUMBER.finditer(text):
        code = found["code"]
        first = re.split(r"[\s/-]", code, maxsplit=1)[0]
        known = _codes().get(first)
        is_law = first.startswith(("QH", "UBTVQH"))
        before = _kind_before(folded, found.start())
        if found["gap"] not in ("-", "/") and found["gap"].strip() == "-" and len(found["gap"]) == 3 and not known:
            continue
        start, kind = found.start(), known
        carried = last is not None and _CARRIED.match(lowered[last.end : found.start()]) is not None
        has_number_word = re.search(r"(?<!\w)s[o0]\s?[:.]?\s?$", folded[max(0, start - 6) : start])
        if before:
            kind, start = before
        elif has_number_word:
            start = max(0, start - 6) + has_number_word.start()
        if kind is None:
            kind = "luat" if is_law else last.kind if carried and last else "cong_van"
        if not before and not known and not is_law and not carried and not _is_letter_code(code, bool(has_number_word)):
            continue
        number = re.sub(r"\s", "", found[0])
        day, issuer, end = _date_and_issuer(text, folded, lowered, found.end())
        if issuer is None:
            told, issuer = _issued_before(text, folded, lowered, start)
            day = day or told
        last = Mention(start, end, kind, number, day, issuer)
        yield last


def _is_letter_code(code: str, has_number_word: bool) -> bool:
    """Whether a code of no known kind is that of a letter: two parts, each of at least two capitals ("UBND-KT")."""
    parts = re.split(r"\s?[-/]\s?", code)
    return len(parts) >= 2 and all(len(part) >= 2 for part in parts) and (has_number_word or len(code) > 6)


def _date_and_issuer(text: str, folded: str, lowered: str, at: int) -> tuple[date | None, str | None, int]:
    """The day and the issuer after a number, in either order, and the end of the day (else of the number)."""
    issuer: str | None = None
    found = _date().match(folded, at)
    end = at
    day = _day(found)
    if found and day:
        end = found.end()
    by = _issuer_after().match(lowered, end) or _PLENUM.match(lowered, end)
    if by:
        issuer = text[by.start("issuer") : _term_end(lowered, by.end("issuer"))].strip()
        if day is None and (later := _date().match(folded, by.end())) and (day := _day(later)):
            end = later.end()
    return day, issuer, end


def _term_end(lowered: str, end: int) -> int:
    """The end of "Ban Chấp hành Trung ương Đảng khóa XIII", term included."""
    named = lowered[max(0, end - 20) : end].rstrip()
    start = end - 1 if lowered[end - 1 : end] == " " else end
    term = _TERM.match(lowered, start) if named.endswith(("trung ương", "trung ương đảng")) else None
    return term.end() if term else end


def _issued_before(text: str, folded: str, lowered: str, start: int) -> tuple[date | None, str | None]:
    """The day and the issuer told before the act: "Ngày 14/3/2021, UBND tỉnh ban hành Kế hoạch số …"."""
    window = max(0, start - _WINDOW_OF_ISSUER)
    found = _issued().search(lowered[window:start]) or _proposer().search(lowered[window:start])
    if found is None:
        return None, None
    issuer = text[window + found.start("issuer") : window + found.end("issuer")].strip()
    before = window + found.start("issuer")
    dated = _TOLD_DAY.search(folded[:before][-40:])
    return _day(_date().match(dated["dated"])) if dated else None, issuer


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    parts = [found["day"] or found["day2"], found["month"] or found["month2"], found["year"] or found["year2"]]
    day, month, year = (int(part.replace("l", "1").replace("o", "0")) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _short(text: str, folded: str) -> Iterator[Mention]:
    """ "Nghị quyết số 20", "Đề án 06": a kind with a capital and a serial number alone."""
    for found in _SERIAL.finditer(text):
        before = _kind_before(folded, found.start()) if _serial_end().match(text, found.end()) else None
        if before is None or not text[before[1]].isupper():
            continue
        has_number_word = re.search(r"s[o0]\s?$", folded[: found.start()][-4:]) is not None
        if not has_number_word and (len(found["serial"]) == 4 or before[0] in ("luat", "ke_hoach", "cong_van")):
            continue
        dated = _date().match(folded, found.end())
        day = _day(dated)
        end = dated.end() if dated and day else found.end()
        yield Mention(before[1], end, before[0], found["serial"], day, None, is_short=True)


def _standards(text: str) -> Iterator[Mention]:
    if "CVN" not in text and "TCCS" not in text:
        return
    for found in _STANDARD.finditer(text):
        yield Mention(found.start(), found.end(), "other", re.sub(r"\s", "", found["number"]), None, None)


@cache
def _named_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row.id, row.text("kind"), re.compile(r"(?<!\w)" + row.text("pattern"))) for row in load("named_acts"))


@cache
def _ordinals() -> dict[str, str]:
    return {word: str(row.fields["number"]) for row in load("ordinals") for word in row.texts("words")}


def _named(folded: str) -> list[Mention]:
    found: list[Mention] = []
    if "nghi quyet" in folded:
        for row_id, kind, pattern in _named_patterns():
            found = _with_clear(found, _of_meeting(folded, row_id, kind, pattern))
    return found


def _of_meeting(folded: str, row_id: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Mention]:
    for found in pattern.finditer(folded):
        groups = found.groupdict()
        session = groups.get("session")
        if session is not None and not session.isdigit() and session not in _ordinals():
            continue
        parts = [_ordinals().get(value, value) for value in groups.values() if value]
        family = "trung_uong" if session else row_id
        yield Mention(found.start(), found.end(), kind, None, None, None, name=" ".join([family, *parts]))


@cache
def _law_names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {plain(name): row.id for row in load("laws") for name in (row.text("name"), *row.texts("short"))}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(r"\s(?P<name>" + "|".join(re.escape(name) for name in ordered) + r")(?!\w)"), names


def _laws(text: str, folded: str, lowered: str) -> Iterator[Mention]:
    if not any(part in text for part in _LAW_PARTS):
        return
    pattern, names = _law_names()
    at = 0
    while found := _LAW_WORD.search(text, at):
        at = found.end()
        if (
            _NO_LAW_BEFORE.search(lowered[max(0, found.start() - 6) : found.start()])
            and not text[found.start()].isupper()
        ):
            continue
        mention = _law_at(text, folded, lowered, found, pattern, names)
        if mention:
            at = mention.end
            yield mention


def _law_at(
    text: str, folded: str, lowered: str, word: re.Match[str], pattern: re.Pattern[str], names: dict[str, str]
) -> Mention | None:
    amending = _AMENDING.match(text, word.end())
    listed = pattern.match(lowered, word.end())
    other = _LAW_NAME.match(text, word.end())
    if amending and not re.search(r"(?<!\w)số\s\d", lowered[word.end() : amending.end()]):
        end, name = amending.end(), plain(text[word.end() : amending.end()]).strip()
    elif listed:
        end, name = listed.end(), names[listed["name"]]
    elif other:
        end, name = other.end(), plain(other["name"])
    elif word[0] == "Hiến pháp":
        end, name = word.end(), "hiến pháp"
    else:
        number = re.match(r"\s(?:số\s)?\d{1,3}/\d{4}/QH\d{1,2}", text[word.end() : word.end() + 30])
        if number is None:
            return None
        end, name = word.end(), ""
    if word[0] == "Hiến pháp":
        state = _OF_STATE.match(lowered, end)
        end = state.end() if state else end
        if state is None and not _LAW_YEAR.match(lowered, end):
            return None
    return _law_details(text, folded, lowered, word.start(), end, name)


def _law_details(text: str, folded: str, lowered: str, start: int, end: int, name: str) -> Mention:
    """A law with the number, day and year that follow its name, in any order."""
    number: str | None = None
    day: date | None = None
    year: str | None = None
    end = _skip_amended(lowered, end)
    for _ in range(3):
        if number is None and (found := _LAW_NUMBER.match(text, end)):
            number, end = found["number"], found.end()
        elif day is None and (dated := _date().match(folded, end)) and (day := _day(dated)):
            end = dated.end()
        elif year is None and (of_year := _LAW_YEAR.match(lowered, end)):
            year, end = of_year["year"], _closed(text, end, of_year.end())
        else:
            break
    end = _skip_amended(lowered, end)
    known_year = number.split("/")[1] if number else str(day.year) if day else year
    kind = "other" if text.startswith("Hiến pháp", start) else "luat"  # a constitution stands over the laws
    return Mention(start, end, kind, number, day, None, name=f"{name} {known_year or ''}".strip())


def _skip_amended(lowered: str, end: int) -> int:
    found = _AMENDED.match(lowered, end)
    return found.end() if found else end


def _closed(text: str, start: int, end: int) -> int:
    """The end of a year, without a closing bracket that it did not open."""
    return end - 1 if text[end - 1] == ")" and "(" not in text[start:end] else end
