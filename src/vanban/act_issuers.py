"""When an act was issued and by whom: told behind its number, or before the act."""

import re
from datetime import date
from functools import cache

from vanban.letters import bare
from vanban.tables import load
from vanban.wording import any_of, one_of, texts_of

_TOLD_DAY = re.compile(r"(?P<dated>ngay\s[\d/.-]{6,10}|ngay\s\d{1,2}\sthang\s\d{1,2}\snam\s\d{4}),\s?$")
_WINDOW = 160  # letters before an act in which its issuer is looked for
_LONGEST_DAY = 40  # letters before the issuer in which the day is looked for
_LONGEST_OF_PARTY = 20  # letters of a body whose term may follow


def date_and_issuer(text: str, folded: str, lowered: str, at: int) -> tuple[date | None, str | None, int]:
    """The day and the issuer after a number, in either order, and the end of the day (else of the number)."""
    issuer: str | None = None
    found = day_at(folded, at)
    end = at
    day = day_of(found)
    if found and day:
        end = found.end()
    by = _issuer_after().match(lowered, end) or _plenum().match(lowered, end)
    if by:
        issuer = text[by.start("issuer") : _term_end(lowered, by.end("issuer"))].strip()
        if day is None and (later := day_at(folded, by.end())) and (day := day_of(later)):
            end = later.end()
    return day, issuer, end


def _term_end(lowered: str, end: int) -> int:
    """The end of "Ban Chấp hành Trung ương Đảng khóa XIII", term included."""
    named = lowered[max(0, end - _LONGEST_OF_PARTY) : end].rstrip()
    start = end - 1 if lowered[end - 1 : end] == " " else end
    term = _term().match(lowered, start) if named.endswith(texts_of("act_words", "with_terms")) else None
    return term.end() if term else end


def issued_before(text: str, folded: str, lowered: str, start: int) -> tuple[date | None, str | None]:
    """The day and the issuer told before the act: "Ngày 14/3/2021, UBND tỉnh ban hành Kế hoạch số …"."""
    window = max(0, start - _WINDOW)
    found = _issued().search(lowered[window:start]) or _proposer().search(lowered[window:start])
    if found is None:
        return None, None
    issuer = text[window + found.start("issuer") : window + found.end("issuer")].strip()
    before = window + found.start("issuer")
    dated = _TOLD_DAY.search(folded[:before][-_LONGEST_DAY:])
    return day_of(day_at(dated["dated"])) if dated else None, issuer


def day_at(folded: str, at: int = 0) -> re.Match[str] | None:
    """A day that stands right at a place of a text without marks."""
    return _date().match(folded, at)


def day_of(found: re.Match[str] | None) -> date | None:
    """The day that was found, where there is such a day."""
    if found is None:
        return None
    parts = [found["day"] or found["day2"], found["month"] or found["month2"], found["year"] or found["year2"]]
    day, month, year = (int(part.replace("l", "1").replace("o", "0")) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
    chiefs, chiefs_of = one_of("act_words", "proposing_chiefs"), one_of("act_words", "proposing_chiefs_of")
    return re.compile(rf"{papers} của (?:{heads} |{chiefs} (?={chiefs_of}))?(?P<issuer>[^,.;:()\d]{{2,80}}?) tại $")


@cache
def _issuer_after() -> re.Pattern[str]:
    """ "của Bộ Tài chính về …": the issuer up to a word that ends its name, or to the next act."""
    stops = one_of("act_words", "after_issuer")
    kinds = any_of([*(row.text("name") for row in load("kinds")), *texts_of("act_words", "after_and")])
    return re.compile(
        rf",?\s(?:của|do)\s(?P<issuer>[^,;.():\d]{{2,90}}?)(?=\s{stops}(?!\w)|\svà\s{kinds}(?!\w)|[,;.():\d]|$)"
    )


@cache
def _issued() -> re.Pattern[str]:
    """ "UBND tỉnh ban hành …": who issued the act that follows."""
    bodies = any_of([row.text("head") for row in load("bodies")])
    how, issues = one_of("act_words", "issues_how"), one_of("act_words", "issues")
    return re.compile(rf"(?:^|[,.;]\s?)(?P<issuer>{bodies}(?!\w)[^,.;:\d]{{0,80}}?)\s(?:đã\s)?(?:{how}\s)?{issues}\s$")


@cache
def _plenum() -> re.Pattern[str]:
    """ "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII": the meeting that passed the act."""
    meeting, body, term = (one_of("act_words", row_id) for row_id in ("plenums", "with_plenums", "terms"))
    return re.compile(rf",?\s(?:của\s)?(?P<issuer>{meeting} \w+,?\s{body}(?:,?\s?\(?{term} [ivxl]+\)?)?)")


@cache
def _term() -> re.Pattern[str]:
    return re.compile(rf",?\s\(?{one_of('act_words', 'terms')}\s[ivxl]+\)?")
