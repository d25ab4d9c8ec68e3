"""The unit behind a number: what is counted or measured, money in its sizes, what it is taken per."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from vanban.letters import same_tone, small
from vanban.tables import Row, load
from vanban.wording import any_of, one_of, wording

_WORD = re.compile(r"[^\W\d_]{2,12}(?!\w)")
_BLANKS = re.compile(r"\s+")
_COUNTED_TOGETHER = ("cooperatives", "groups", "unions")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is shown, with the kind and the id of its row; ``times``: how much larger a word makes it."""

    end: int
    text: str
    kind: str
    measure: str
    times: Decimal


def read_unit(text: str, low: str, at: int) -> Unit:
    at = _past_blank(low, at)
    money = _money().match(low, at)
    if money and not (money["size"] or money["currency"]):
        money = None  # letters right behind a numeral, but no money: "10.200CV"
    if money and _is_longer_word(low, at, money):
        money = None
    if money and (money["currency"] or not _unit_after(low, money.end())):
        return _money_unit(text, low, money)
    times = Decimal(1)
    if money:  # "8 triệu thành viên"
        times, at = _times(money["size"]), _past_blank(low, money.end())
    found = _units().match(low, at)
    if found is None:
        return _other(low, at, times)
    row = _unit_rows()[_BLANKS.sub(" ", found["word"])]
    if row.text("kind") == "none":
        return Unit(at, "", "none", "", times)
    name = row.text("unit") or _as_written(text, low, found.start("word"), found.end("word"))
    together = _together().match(low, found.end()) if row.id in _COUNTED_TOGETHER else None
    if (
        together and _thing_after(together["last"]) != row.id
    ):  # "37 THT, HTX": kinds of organization counted in one number
        return Unit(together.end(), text[found.start() : together.end()], "count", "organizations", times)
    end, per = _per(low, found.end(), spoken=row.text("kind") == "share")
    listed = _listed().match(low, end) if row.text("kind") == "count" and not per and not row.text("unit") else None
    if listed:  # "05 dự án, chương trình": one number for both
        return Unit(listed.end(), _as_written(text, low, found.start("word"), listed.end()), "count", row.id, times)
    return Unit(end, name + per, row.text("kind"), row.id, times)


def _is_longer_word(low: str, at: int, money: re.Match[str]) -> bool:
    """Whether the letters of a currency only begin another thing: "01 đồng chí"."""
    found = None if money["size"] else _units().match(low, at)
    return found is not None and found.end() > money.end()


def _money_unit(text: str, low: str, money: re.Match[str]) -> Unit:
    size, times, currency = money["size"] or "", Decimal(1), money["currency"]
    if " " in size:  # "nghìn tỷ" is a thousand of "tỷ"
        times, size = _times(size.split()[0]), size.split()[-1]
    own = money_rows()["currency"].text("unit")
    written = text[money.start("currency") : money.end("currency")] if currency else own
    written = own if wording(written) in money_rows()["currency"].texts("short") else written
    end, per = _per(low, money.end(), spoken=True)
    as_written = text[money.start("size") : money.end("size")].lower()
    return Unit(end, f"{_shown(size, as_written)} {written}".strip() + per, "money", "money", times)


def _shown(size: str, as_written: str) -> str:
    """A word for the size of a sum as it is shown: short forms in full, other right spellings as they are."""
    row = next((row for row in load("money") if size in row.texts("words")), None)
    if row is None:
        return size
    return as_written if as_written in row.texts("spellings") else row.text("unit") or size


@cache
def money_rows() -> dict[str, Row]:
    """The rows of ``money.toml`` by their id."""
    return {row.id: row for row in load("money")}


def _as_written(text: str, low: str, start: int, end: int) -> str:
    """The words of the text, without the slips of a scan."""
    return text[start:end] if small(same_tone(text[start:end])) == low[start:end] else low[start:end]


def _other(low: str, at: int, times: Decimal) -> Unit:
    word = _WORD.match(low, at)
    if word is None or times > 1:
        return Unit(at, "", "none", "", times)
    end, per = _per(low, word.end())
    return Unit(end, word[0] + per, "other", "", times)


def _per(low: str, end: int, *, spoken: bool = False) -> tuple[int, str]:
    """What the measure is taken per ("/HTX/năm", of money and shares "mỗi năm" too), as it is shown."""
    parts: list[str] = []
    while found := _per_pattern().match(low, end) or (_spoken_per().match(low, end) if spoken else None):
        row = _unit_rows().get(found["word"])
        parts.append((row.text("unit") if row else "") or found["word"])
        end = found.end()
    return end, "".join("/" + part for part in parts)


@cache
def _per_pattern() -> re.Pattern[str]:
    words = [
        word
        for row in load("measures")
        if row.text("kind") in ("count", "time", "amount")
        for word in row.texts("words")
    ]
    return re.compile(rf"\s?/\s?(?:0?1\s)?(?P<word>{any_of(words)})(?!\w)")


@cache
def _spoken_per() -> re.Pattern[str]:
    per, spans, passing = (one_of("numbers", row) for row in ("per", "spans-of-time", "passing-years"))
    return re.compile(rf"\s{per}\s(?P<word>{spans})(?!\w)(?!\s(?:\d|{passing}(?!\w)))")


@cache
def _unit_rows() -> dict[str, Row]:
    return {word: row for row in load("measures") for word in row.texts("words")}


@cache
def _units() -> re.Pattern[str]:
    plain = any_of([word for word in _unit_rows() if not word.startswith("%")])
    percent = any_of([word for word in _unit_rows() if word.startswith("%")])
    return re.compile(rf"(?P<word>{percent}(?:(?<=%)|(?!\w))|{plain}(?!\w))(?:\s\([a-z]{{2,6}}\))?")


@cache
def _together() -> re.Pattern[str]:
    words = any_of([word for row in load("measures") if row.id in _COUNTED_TOGETHER for word in row.texts("words")])
    return re.compile(rf"(?:(?:,|\svà)\s(?P<last>{words})(?!\w))+(?![^,.;]{{0,40}}\d)")


@cache
def _listed() -> re.Pattern[str]:
    """One more thing that the same number counts, with no figure of its own behind it."""
    words = [word for row in load("measures") if row.text("kind") == "count" for word in row.texts("words")]
    clause = one_of("numbers", "not-listed")
    return re.compile(rf",\s{any_of(words)}(?!\w)(?![^.;]{{0,60}}\d)(?!\s{clause}(?!\w))")


def _thing_after(word: str) -> str:
    return _unit_rows()[_BLANKS.sub(" ", word)].id


def is_thing(text: str) -> bool:
    """Whether words are the name of what can be counted, and nothing more.

    >>> is_thing("tổ hợp tác"), is_thing("tổ hợp tác chè")
    (True, False)
    """
    found = _units().fullmatch(wording(text.strip()))
    return found is not None and _unit_rows()[_BLANKS.sub(" ", found["word"])].text("kind") == "count"


def first_thing_counted(text: str) -> tuple[str, str] | None:
    """The first thing that can be counted in these words: its unit and the id of its row.

    >>> first_thing_counted("Tổng số lao động của các tổ hợp tác là")
    ('lao động', 'people')
    """
    low = wording(text)
    for found in _units().finditer(low):
        row = _unit_rows()[_BLANKS.sub(" ", found["word"])]
        is_whole = found.start() == 0 or not low[found.start() - 1].isalnum()
        if row.text("kind") == "count" and is_whole:
            return row.text("unit") or _as_written(text, low, found.start("word"), found.end("word")), row.id
    return None


@cache
def _money() -> re.Pattern[str]:
    sizes = any_of([word for row in load("money") if row.id != "currency" for word in row.texts("words")])
    large = rf"{one_of('money', 'thousand')}\s+{one_of('money', 'billion')}"
    currency = one_of("money", "currency")
    return re.compile(rf"(?=\w)(?P<size>{large}|{sizes}(?![^\W\dđ]))?\.?\s?(?P<currency>{currency}(?!\w))?(?<=\w)")


def _unit_after(low: str, at: int) -> bool:
    found = _units().match(low, _past_blank(low, at))
    return found is not None and _unit_rows()[_BLANKS.sub(" ", found["word"])].text("kind") in ("count", "amount")


def _times(size: str | None) -> Decimal:
    for row in load("money"):
        if size in row.texts("words"):
            return Decimal(row.text("times"))
    return Decimal(1)


def _past_blank(low: str, at: int) -> int:
    """The place behind one blank, where there is one."""
    return at + 1 if low[at : at + 1] == " " else at
