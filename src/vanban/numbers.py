"""Quantities: a number with its unit of measure and how it is meant (about, at least, a range)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from vanban.model import Comparator
from vanban.number_words import find_all_of, find_worded, is_count, is_loose
from vanban.numerals import NUMERAL, SECOND, value_of, without_names
from vanban.tables import load
from vanban.units import Unit, money_rows, read_unit
from vanban.wording import any_of, one_of, texts_of, wording

_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
# "15 lớp/600 học viên": one numeral behind the unit of another.
_BEHIND_A_SLASH = re.compile(r"(?<=/)(?!0?1\s)(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?=\s[^\W\d])")
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_FRACTION = re.compile(r"(?:1\s?/\s?[2-5]|2\s?/\s?[35]|3\s?/\s?[45])(?!\d)")
_TAKEN_IN_PARTS = ("members", "people", "households")
_LOOK_BACK = 32


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``start`` and ``end`` take in comparator and unit, ``at`` is where the numeral begins.

    ``kind`` is that of the row of ``measures.toml``: "count", "share", "money", …; "other" for a unit that no row
    knows, "none" without one. ``is_base``: the first of "từ 10% lên 15%". ``is_bare``: no word says how it is meant.
    ``is_loose``: in words, and a figure only where it is to be reached ("có ba thương hiệu").
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
    is_loose: bool = False


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a clean text in their order; dates, years, numbers of acts and of clauses are none."""
    low = wording(text)
    found = tuple(_quantities(text, low, without_names(low))) if _DIGIT.search(low) else ()
    told = (
        *_in_words(text, low, found),
        *(_multiples(low) if any(sign in low for sign in texts_of("numbers", "multiple-signs")) else ()),
    )
    told += tuple(_all_of(low, (*found, *told)))
    return tuple(sorted((*found, *told), key=lambda quantity: quantity.at)) if told else found


def _in_words(text: str, low: str, written: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities whose numbers stand in words, beside those with numerals."""
    ends = [quantity.end for quantity in written if quantity.kind == "count"]
    for number in find_worded(low):
        unit = read_unit(text, low, number.end)
        start, comparator, says = _before(low, number.start)
        if any(q.start < unit.end and start < q.end for q in written):
            continue
        is_listed = unit.kind == "count" and any(_listed().fullmatch(low, end, start) for end in ends)
        if not is_count(low, number, unit, is_bare=not says, is_listed=is_listed):
            continue
        ends.append(unit.end)
        after, tail = _after(low, unit.end)
        yield Quantity(
            start=start,
            at=number.start,
            end=tail,
            value=number.value * unit.times,
            value_max=None if number.upper is None else number.upper * unit.times,
            comparator="range" if number.upper is not None else after or comparator,
            unit=unit.text,
            kind=unit.kind,
            measure=unit.measure,
            is_base=False,
            is_bare=not says and after is None,
            is_loose=not is_listed and is_loose(low, number, unit),
        )


@cache
def _listed() -> re.Pattern[str]:
    """All that stands between two counts of one list: "hai HTX và bảy tổ hợp tác"."""
    return re.compile(rf"(?:\s?,|\s{one_of('clauses', 'of-a-list')})\s")


def _all_of(low: str, counted: Sequence[Quantity]) -> Iterator[Quantity]:
    """ "phải xong cả bảy": all of so many things that were counted before."""
    for number in find_all_of(low):
        before = (q for q in reversed(counted) if q.end <= number.start and q.kind == "count")
        told = next((q for q in before if q.value == number.value), None)
        if told is not None:
            same = replace(told, start=number.start, at=number.start, end=number.end)
            yield replace(same, comparator="eq", value_max=None, is_base=False, is_bare=True)


def _multiples(low: str) -> Iterator[Quantity]:
    """ "gấp đôi năm 2025": how many times as much, in words."""
    unit = texts_of("numbers", "times")[0]
    times = {word: Decimal(row.text("times")) for row in load("multiples") for word in row.texts("words")}
    for found in _multiple().finditer(low):
        start, comparator, says = _before(low, found.start())
        if found["bound"]:  # "gấp gần hai lần"
            _, comparator, says = _before(low, found.start("times"))
        words = re.sub(r"\s+", " ", found["times"])
        value = times[f"{found['by']} {words}"]
        yield Quantity(
            start, found.start(), found.end(), value, None, comparator, unit, "amount", "multiples", False, not says
        )


@cache
def _multiple() -> re.Pattern[str]:
    words = {word.partition(" ") for row in load("multiples") for word in row.texts("words")}
    by, many = any_of({first for first, _, _ in words}), any_of({rest for _, _, rest in words})
    bounds = any_of(word for row in load("comparators") for word in row.texts("before") if row.id != "eq")
    against, passing = one_of("numbers", "times-held-against"), one_of("numbers", "passing-years")
    times, compared = one_of("numbers", "times"), one_of("numbers", "compared-with")
    behind = rf"(?=\s(?:{times}\s)?(?:{compared}\s)?{against}\s(?!{passing}))"
    return re.compile(rf"(?<!\w)(?P<by>{by})\s(?:(?P<bound>{bounds})\s)?(?P<times>{many}){behind}")


def _quantities(text: str, low: str, masked: str) -> Iterator[Quantity]:
    done = 0
    for found in NUMERAL.finditer(masked):
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
    first = value_of(found[0])
    second, after_numeral = _second(masked, found.end(), first)
    unit = read_unit(text, low, after_numeral)
    if not unit.text and unit.times == 1:
        unit = Unit(after_numeral, "", unit.kind, unit.measure, unit.times)
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


def _with_millions(low: str, first: Decimal, unit: Unit) -> tuple[Decimal, Unit]:
    """The sum of "2 tỷ 735 triệu đồng", in the smaller of its units."""
    billion, million = money_rows()["billion"], money_rows()["million"].text("unit")
    is_whole = first == first.to_integral_value()  # "12,5 tỷ 900 triệu" are two
    is_billions = is_whole and unit.text.startswith((*billion.texts("words"), *billion.texts("spellings")))
    found = _millions().match(low, unit.end) if is_billions else None
    if found is None:
        return first, unit
    shown = f"{million} {money_rows()['currency'].text('unit')}"
    return first * 1000 + int(found["millions"]), replace(unit, end=found.end(), text=shown)


@cache
def _millions() -> re.Pattern[str]:
    million, currency = money_rows()["million"], money_rows()["currency"]
    own = any_of([currency.text("unit"), *currency.texts("short")])
    return re.compile(rf",?\s(?P<millions>\d{{1,3}})\s{million.text('unit')}(?:\s{own})?(?!\w)")


def _second(masked: str, end: int, first: Decimal) -> tuple[Decimal | None, int]:
    """The upper end of a range, and where the numerals end; also behind "24/25" (24 of 25) and "05 (năm)"."""
    found = _range().match(masked, end)
    if found:
        upper = value_of(found["upper"])
        if upper > first:
            return upper, found.end()
    of = _of_so_many().match(masked, end)
    return None, of.end() if of else end


@cache
def _range() -> re.Pattern[str]:
    unit = any_of(tuple(word for row in load("measures") if row.text("kind") != "none" for word in row.texts("words")))
    to, about = one_of("numbers", "up-to"), one_of("numbers", "about")
    return re.compile(rf"\s?(?:{unit}(?:\s?/\s?[^\W\d]+)*\s?)?(?:-|{to})\s?(?:{about}\s)?(?P<upper>{SECOND})")


@cache
def _of_so_many() -> re.Pattern[str]:
    of_all = rf"(?:\s?/\s?|\s{one_of('numerals', 'of-all')}\s(?:{one_of('numbers', 'totals')}\s)?số\s)"
    return re.compile(rf"{of_all}{SECOND}(?=\s?[^\W\d])|\s?\([^\W\d]+(?:\s[^\W\d]+){{0,2}}\)(?=\s[^\W\d])")


@cache
def _rises() -> re.Pattern[str]:
    """What follows the first of "từ 30 triệu năm 2025 lên 45 triệu"."""
    not_behind = "".join(f"(?<!{word} )" for word in texts_of("numbers", "no-move"))
    moves = one_of("numbers", "moves-to")
    return re.compile(rf"[^\d.;]{{0,40}}?(?<!\w){not_behind}{moves}(?!\w)[^.;]{{0,40}}?\d")


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


def _is_name(low: str, at: int, unit: Unit) -> bool:
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


def _is_year(numeral: str, unit: Unit) -> bool:
    return _YEAR.fullmatch(numeral) is not None and unit.kind in ("none", "other", "time", "rank")
