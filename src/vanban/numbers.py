"""Numbers as Vietnamese writes them: the value, how it is meant (about, at least, a range) and its unit of measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from vanban.letters import same_tone, small
from vanban.model import Comparator
from vanban.tables import Row, load
from vanban.wording import any_of, wording

# The digit stands before the look at what precedes it: the search runs from digit to digit.
_NUMERAL = re.compile(r"\d(?<![\w.,/\-].)(?:\d{0,2}(?:\.\d{3})+(?:,\d{1,4})?|\d{0,11}(?:[.,]\d{1,4})?)(?![\d])")
# "15 lớp/600 học viên": one numeral behind the unit of another.
_BEHIND_A_SLASH = re.compile(r"(?<=/)(?!0?1\s)(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?=\s[^\W\d])")
_SECOND = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,12}(?:[.,]\d{1,4})?)(?!\d)"
# Dates, years, numbers of acts, telephones, "4.0", "5G", "24/7", "(1)": numerals that count nothing.
_NO_FIGURE_AT_DIGIT = (
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
    r"|(?<![\d.,])\d{1,2}\s?/\s?(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)\d{1,5}\s?/\s?(?:\d{4}\s?/\s?)?[a-zđ][a-zđ&]{0,11}\s?-\s?[a-zđ][\wđ&-]{0,20}"
    r"|(?<!\d)\d{1,5}\s?-\s?[a-zđ]{1,5}\s?/\s?[a-zđ]{1,10}"
    r"|(?<![\d.,])[345]\.0(?!\d)|(?<!\w)\d{1,2}g(?!\w)|24\s?/\s?(?:7|24)(?!\d)"
    r"|\(\d{1,2}\)"
    r"|(?<![\d.,])0\d{2,3}[.\s-][\dx]{3,4}[.\s-]?[\dx]{3,4}|(?<!\d)\d{1,2}\s?(?:giờ|h)(?!\w)(?:\s?\d{1,2}(?!\d))?"
)
_NO_FIGURE_AT_WORD = (
    r"ngày\s+(?:mồng\s+|mùng\s+)?\d{1,2}(?!\.\d{3}(?!\d))(?:\s?[/-]\s?\d{1,2}(?!\d)|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?"
    r"|(?:trước|đến|hết|từ)\s+\d{1,2}/\d{1,2}(?![\d/])(?!\s*[^\W\d])"
    r"|tháng\s+\d{1,2}(?!\.\d{3}(?!\d)|,\d)(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?(?!\d)"
    r"|quý\s+(?:[ivx]{1,3}|\d)(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?"
    r"|(?:năm|giai đoạn|nhiệm kỳ|thời kỳ|niên vụ|khóa)\s+\(?(?:19|20)\d\d(?:\s?[-,;/]\s?(?:19"
    r"|20)\d\d(?!\d))*(?![\d.])"
    r"|số(?<!tổng số)(?<!trong số)(?<!dân số)(?<!con số):?\s+\d[\d./a-zđ-]{0,30}"
    r"|(?:điện thoại|đường dây nóng|hotline|số máy|fax|zalo|đt|sđt)(?:\s(?:liên hệ|di động|cơ quan|bàn|số))*\s*"
    r"(?:\([^()\d]{0,30}\)\s*)?[:.]?\s*[\d(+](?:[\s.()-]{0,3}[\dx]){6,14}(?!\d)"
    r"|bình quân\s+(?:(?:trên|của|cho|mỗi)\s+)?0?1\s(?!(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|tấn|%))"
    r"|(?:trên|cho|mỗi|tính trên)\s+0?1\s+(?=htx|hợp tác|ha"
    r"|người|hộ|tổ|lao động|thành viên)"
    r"(?=[^.;]{0,60}\d)"
)
_ADDRESS, _MAIL = r"(?:https?://|www\.)\S{1,300}", r"\S{1,60}@\S{1,60}"
# One look at a letter tells that nothing of it begins there; only an address of mail may begin anywhere.
_NO_FIGURES = rf"(?=[\d(])(?:{_NO_FIGURE_AT_DIGIT})|(?=[bcđfghkmnqstz])(?<!\w)(?:{_NO_FIGURE_AT_WORD})"
_NO_FIGURE = re.compile(rf"{_NO_FIGURES}|{_ADDRESS}")
_NO_FIGURE_OR_MAIL = re.compile(rf"{_NO_FIGURES}|{_MAIL}|{_ADDRESS}")
_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4})")
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,12}(?!\w)")
_OF_SO_MANY = re.compile(
    rf"(?:\s?/\s?|\s(?:trong|trên)\s(?:tổng\s)?số\s){_SECOND}(?=\s?[^\W\d])|\s?\([^\W\d]+(?:\s[^\W\d]+){{0,2}}\)(?=\s[^\W\d])"
)
_MILLIONS = re.compile(r",?\s(?P<millions>\d{1,3})\striệu(?:\sđồng|\sđ)?(?!\w)")
_DIGIT = re.compile(r"\d")
_FRACTION = re.compile(r"(?:1\s?/\s?[2-5]|2\s?/\s?[35]|3\s?/\s?[45])(?!\d)")
_TAKEN_IN_PARTS = ("members", "people", "households")
_COUNTED_TOGETHER = ("cooperatives", "groups", "unions")
_LOOK_BACK = 32


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``start`` and ``end`` take in comparator and unit, ``at`` is where the numeral begins.

    ``kind`` is that of the row of ``measures.toml``: "count", "share", "money", …; "other" for a unit that no row
    knows, "none" without one. ``is_base``: the first of "từ 10% lên 15%". ``is_bare``: no word says how it is meant.
    """

    start: int
    at: int
    end: int
    value: Decimal
    value_max: Decimal | None
    comparator: Comparator
    unit: str
    kind: str
    measure: str
    is_base: bool
    is_bare: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    text: str
    kind: str
    measure: str
    times: Decimal


def read_number(text: str) -> Decimal | None:
    """The value of a numeral, None where the text is none.

    >>> read_number("1.420,5"), read_number("05"), read_number("27,4"), read_number("2.5")
    (Decimal('1420.5'), Decimal('5'), Decimal('27.4'), Decimal('2.5'))
    """
    text = wording(text).strip()
    return _value(text) if _NUMERAL.fullmatch(text) else None


def _value(numeral: str) -> Decimal:
    if _POINT.fullmatch(numeral):  # a point where a comma belongs: "2.5"
        return Decimal(numeral)
    return Decimal(numeral.replace(".", "").replace(",", "."))


def write_number(value: Decimal) -> str:
    """The number as an official text writes it.

    >>> write_number(Decimal("21500")), write_number(Decimal("1420.5"))
    ('21.500', '1.420,5')
    """
    whole, _, part = f"{value:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + ("," + part if part else "")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a clean text in their order; dates, years, numbers of acts and of clauses are none."""
    low = wording(text)
    if not _DIGIT.search(low):
        return ()
    no_figure = _NO_FIGURE_OR_MAIL if "@" in low else _NO_FIGURE
    masked = no_figure.sub(lambda found: "\x00" * len(found[0]), low)
    found = tuple(_quantities(text, low, masked))
    told = tuple(_multiples(low)) if "gấp" in low else ()
    return tuple(sorted((*found, *told), key=lambda quantity: quantity.at)) if told else found


def _multiples(low: str) -> Iterator[Quantity]:
    """ "gấp đôi năm 2025": how many times as much, in words."""
    times = {word: Decimal(row.text("times")) for row in load("multiples") for word in row.texts("words")}
    for found in _multiple().finditer(low):
        start, comparator, says = _before(low, found.start())
        value = times[re.sub(r"\s+", " ", found[0])]
        yield Quantity(
            start, found.start(), found.end(), value, None, comparator, "lần", "amount", "multiples", False, not says
        )


@cache
def _multiple() -> re.Pattern[str]:
    words = any_of(word for row in load("multiples") for word in row.texts("words"))
    return re.compile(
        rf"(?<!\w){words}(?=\s(?:lần\s)?(?:so với\s)?(?:cùng kỳ|năm|giai đoạn|nhiệm kỳ)\s(?!nay|qua|tới))"
    )


def _quantities(text: str, low: str, masked: str) -> Iterator[Quantity]:
    done = 0
    for found in _NUMERAL.finditer(masked):
        if found.start() < done:
            continue
        following: re.Match[str] | None = found
        while following is not None:
            quantity = _quantity(text, low, masked, following)
            if quantity is None:
                break
            done = quantity.end
            yield quantity
            following = _BEHIND_A_SLASH.match(masked, done + 1) if quantity.kind == "count" else None


def _quantity(text: str, low: str, masked: str, found: re.Match[str]) -> Quantity | None:
    first = _value(found[0])
    second, after_numeral = _second(masked, found.end(), first)
    unit = _read_unit(text, low, after_numeral)
    if not unit.text and unit.times == 1:
        unit = _Unit(after_numeral, "", unit.kind, unit.measure, unit.times)
    if _is_name(low, found.start(), unit) or _is_year(found[0], unit):
        return None
    if unit.kind == "none" and found.end() < len(low) and low[found.end()].isalnum():
        return None
    if (unit.kind == "none" or unit.measure in _TAKEN_IN_PARTS) and _FRACTION.match(low, found.start()):
        return None  # "ít nhất bằng 1/2 số xã", "2/3 thành viên"
    if unit.kind in ("count", "other") and _THOUSANDS.fullmatch(found[0]) and unit.times == 1:
        first *= 1000  # half a cooperative there is none: an English comma
    if unit.kind == "money" and second is None:
        first, unit = _with_millions(low, first, unit)
    start, comparator, says = _before(low, found.start())
    after, tail = _after(low, unit.end)
    is_base = says[-1:] == ["từ"] and second is None and after is None and bool(_rises().match(masked, unit.end))
    comparator = "range" if second is not None else "eq" if is_base else after or comparator
    return Quantity(
        start=start,
        at=found.start(),
        end=tail,
        value=first * unit.times,
        value_max=None if second is None else second * unit.times,
        comparator=comparator,
        unit=unit.text,
        kind=unit.kind,
        measure=unit.measure,
        is_base=is_base,
        is_bare=not says and after is None,
    )


def _with_millions(low: str, first: Decimal, unit: _Unit) -> tuple[Decimal, _Unit]:
    """The sum of "2 tỷ 735 triệu đồng", in the smaller of its units."""
    is_whole = first == first.to_integral_value()  # "12,5 tỷ 900 triệu" are two
    found = _MILLIONS.match(low, unit.end) if is_whole and unit.text.startswith(("tỷ", "tỉ")) else None
    if found is None:
        return first, unit
    return first * 1000 + int(found["millions"]), replace(unit, end=found.end(), text="triệu đồng")


def _second(masked: str, end: int, first: Decimal) -> tuple[Decimal | None, int]:
    """The upper end of a range, and where the numerals end; also behind "24/25" (24 of 25) and "05 (năm)"."""
    found = _range().match(masked, end)
    if found:
        upper = _value(found["upper"])
        if upper > first:
            return upper, found.end()
    of = _OF_SO_MANY.match(masked, end)
    return None, of.end() if of else end


@cache
def _range() -> re.Pattern[str]:
    unit = any_of(tuple(word for row in load("measures") if row.text("kind") != "none" for word in row.texts("words")))
    return re.compile(rf"\s?(?:{unit}(?:\s?/\s?[^\W\d]+)*\s?)?(?:-|đến|tới)\s?(?:khoảng\s)?(?P<upper>{_SECOND})")


@cache
def _rises() -> re.Pattern[str]:
    """What follows the first of "từ 30 triệu năm 2025 lên 45 triệu"."""
    return re.compile(r"[^\d.;]{0,40}?(?<!\w)(?<!trở )(?:lên|xuống|tăng lên|giảm còn|giảm xuống)(?!\w)[^.;]{0,40}?\d")


# --- the unit ---------------------------------------------------------------------------------------------------------


def _read_unit(text: str, low: str, at: int) -> _Unit:
    at = _blank(low, at)
    money = _money().match(low, at)
    if money and not (money["size"] or money["currency"]):
        money = None  # letters right behind a numeral, but no money: "10.200CV"
    if money and _is_longer_word(low, at, money):
        money = None
    if money and (money["currency"] or not _unit_after(low, money.end())):
        return _money_unit(text, low, money)
    times = Decimal(1)
    if money:  # "8 triệu thành viên"
        times, at = _times(money["size"]), _blank(low, money.end())
    found = _units().match(low, at)
    if found is None:
        return _other(low, at, times)
    row = _unit_rows()[re.sub(r"\s+", " ", found["word"])]
    if row.text("kind") == "none":
        return _Unit(at, "", "none", "", times)
    name = row.text("unit") or _as_written(text, low, found.start("word"), found.end("word"))
    together = _together().match(low, found.end()) if row.id in _COUNTED_TOGETHER else None
    if (
        together and _thing_after(together["last"]) != row.id
    ):  # "37 THT, HTX": kinds of organization counted in one number
        return _Unit(together.end(), text[found.start() : together.end()], "count", "organizations", times)
    end, per = _per(low, found.end(), row.text("kind"))
    listed = _listed().match(low, end) if row.text("kind") == "count" and not per and not row.text("unit") else None
    if listed:  # "05 dự án, chương trình": one number for both
        return _Unit(listed.end(), _as_written(text, low, found.start("word"), listed.end()), "count", row.id, times)
    return _Unit(end, name + per, row.text("kind"), row.id, times)


def _is_longer_word(low: str, at: int, money: re.Match[str]) -> bool:
    """Whether the letters of a currency only begin another thing: "01 đồng chí"."""
    found = None if money["size"] else _units().match(low, at)
    return found is not None and found.end() > money.end()


def _money_unit(text: str, low: str, money: re.Match[str]) -> _Unit:
    size, times, currency = money["size"] or "", Decimal(1), money["currency"]
    if " " in size:  # "nghìn tỷ" is a thousand of "tỷ"
        times, size = _times(size.split()[0]), size.split()[-1]
    if size == "tỷ" and not times > 1:
        as_written = text[money.start("size") : money.end("size")].lower()
        size = as_written if as_written == "tỉ" else size  # either spelling is right
    written = text[money.start("currency") : money.end("currency")] if currency else "đồng"
    written = "đồng" if wording(written) in ("đ", "vnđ", "vnd") else written
    size = "triệu" if size == "tr" else size
    end, per = _per(low, money.end(), "money")
    return _Unit(end, f"{size} {written}".strip() + per, "money", "money", times)


def _as_written(text: str, low: str, start: int, end: int) -> str:
    """The words of the text, without the slips of a scan."""
    return text[start:end] if small(same_tone(text[start:end])) == low[start:end] else low[start:end]


def _other(low: str, at: int, times: Decimal) -> _Unit:
    word = _WORD.match(low, at)
    if word is None or times > 1:
        return _Unit(at, "", "none", "", times)
    end, per = _per(low, word.end(), "other")
    return _Unit(end, word[0] + per, "other", "", times)


def _per(low: str, end: int, kind: str) -> tuple[int, str]:
    """What the measure is taken per ("/HTX/năm"), as it is shown."""
    parts: list[str] = []
    while found := _per_pattern().match(low, end):
        if kind in ("units",) and found["word"] not in ("năm", "tháng"):
            break
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
    return re.compile(
        rf",\s{any_of(words)}(?!\w)(?![^.;]{{0,60}}\d)(?!\s(?:có|đạt|là|được|đã|còn|tổ chức|tham gia)(?!\w))"
    )


def _thing_after(word: str) -> str:
    return _unit_rows()[re.sub(r"\s+", " ", word)].id


def first_thing_counted(text: str) -> tuple[str, str] | None:
    """The first thing that can be counted in these words: its unit and the id of its row.

    >>> first_thing_counted("Tổng số lao động của các tổ hợp tác là")
    ('lao động', 'people')
    """
    low = wording(text)
    for found in _units().finditer(low):
        row = _unit_rows()[re.sub(r"\s+", " ", found["word"])]
        is_whole = found.start() == 0 or not low[found.start() - 1].isalnum()
        if row.text("kind") == "count" and is_whole:
            return row.text("unit") or _as_written(text, low, found.start("word"), found.end("word")), row.id
    return None


@cache
def _money() -> re.Pattern[str]:
    sizes = any_of([word for row in load("money") if row.id != "currency" for word in row.texts("words")])
    currency = any_of([word for row in load("money") if row.id == "currency" for word in row.texts("words")])
    return re.compile(
        rf"(?=\w)(?P<size>(?:nghìn|ngàn)\s+tỷ|{sizes}(?![^\W\dđ]))?\.?\s?(?P<currency>{currency}(?!\w))?(?<=\w)"
    )


def _unit_after(low: str, at: int) -> bool:
    found = _units().match(low, _blank(low, at))
    return found is not None and _unit_rows()[re.sub(r"\s+", " ", found["word"])].text("kind") in ("count", "amount")


def _times(size: str | None) -> Decimal:
    for row in load("money"):
        if size in row.texts("words"):
            return Decimal(row.text("times"))
    return Decimal(1)


# --- the words around it ----------------------------------------------------------------------------------------------


def _before(low: str, at: int) -> tuple[int, Comparator, list[str]]:
    """Where the words before the numeral begin, what they make of it, and the words themselves from left to right."""
    says: list[str] = []
    start = at
    while found := _word_before().search(low, max(0, start - _LOOK_BACK), start):
        says.insert(0, re.sub(r"\s+", " ", found["word"]))
        start = found.start("word")
    meant = [_comparators()[word] for word in reversed(says)]
    strong = [word for word in meant if word not in ("eq", "approx")]
    comparator: Comparator = strong[0] if strong else "approx" if "approx" in meant else "eq"
    if comparator == "gt" and _forbidding().search(low, max(0, start - 2 * _LOOK_BACK), start):
        comparator = "lte"  # "không để nợ quá hạn vượt 0,3%"
    return start, comparator, says


@cache
def _forbidding() -> re.Pattern[str]:
    words = [word for row in load("comparators") for word in row.texts("forbids")]
    return re.compile(rf"(?<!\w){any_of(words)}\s[^,.;:\d]*$")


def _after(low: str, end: int) -> tuple[Comparator | None, int]:
    found = _word_after().match(low, end)
    return (_comparators()[re.sub(r"\s+", " ", found["word"])], found.end()) if found else (None, end)


@cache
def _comparators() -> dict[str, Comparator]:
    return {word: row.id for row in load("comparators") for word in (*row.texts("before"), *row.texts("after"))}  # type: ignore[misc]


@cache
def _word_before() -> re.Pattern[str]:
    words = [word for row in load("comparators") for word in row.texts("before")]
    return re.compile(rf"(?<!\w)(?P<word>{any_of(words)})(?:\s|(?<=[<>=≤≥~≈]))\s?$")


@cache
def _word_after() -> re.Pattern[str]:
    words = [word for row in load("comparators") for word in row.texts("after")]
    return re.compile(rf"\s(?P<word>{any_of(words)})(?!\w)")


def _is_name(low: str, at: int, unit: _Unit) -> bool:
    """Whether the number only names something ("Đề án 06", "Điều 5", "thôn 3")."""
    found = _naming_word().search(low, max(0, at - _LOOK_BACK), at)
    if found is None:
        return False
    always = next(row.fields.get("always", False) for row in load("numbered") if found["word"] in row.texts("words"))
    return bool(always) or unit.kind not in ("count", "share", "money", "amount")


@cache
def _naming_word() -> re.Pattern[str]:
    words = [word for row in load("numbered") for word in row.texts("words")]
    return re.compile(rf"(?<!\w)(?P<word>{any_of(words)})\s$")


def _is_year(numeral: str, unit: _Unit) -> bool:
    return _YEAR.fullmatch(numeral) is not None and unit.kind in ("none", "other", "time", "rank")


def _blank(low: str, at: int) -> int:
    return at + 1 if low[at : at + 1] == " " else at
