"""Numbers in words, where they count: "lập thêm hai HTX", "hai chục cán bộ", "một trăm hợp tác xã"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from vanban.units import Unit, money_rows
from vanban.wording import any_of, one_of, texts_of, whole

_TEN, _LOOK_BACK, _FRONT = 10, 120, 8
_AT_FRONT = re.compile(r"(?:^|[.!?:;…]\s|\n)[\s\-+*•“\"(]*$")
# Of places and agenda a small number in words tells which, and not how many: "hai tỉnh", "ba việc".
_NEVER = frozenset(("units", "agenda", "times-of"))
_NAMED_AT_FRONT = frozenset(("cooperatives", "groups", "unions", "members", "people", "households", "firms", "events"))
_ORGANIZED = frozenset(("cooperatives", "groups", "unions"))
_GATHERED = "events"  # "mở một lớp" is one that is held; "một mô hình" any


@dataclass(frozen=True, slots=True)
class WordedNumber:
    """A number in words: its place, its value and, of "hai đến ba", the upper one."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None


def find_worded(low: str) -> Iterator[WordedNumber]:
    """The numbers in words of a wording; those run together ("ba bốn hộ") are none."""
    for found in _worded().finditer(low):
        value = _value(found["first"])
        upper = _value(found["upper"]) if found["upper"] else value
        if upper > value:
            yield WordedNumber(found.start(), found.end(), value, upper)
        else:
            yield WordedNumber(found.start(), found.end("first"), value, None)


def find_all_of(low: str) -> Iterator[WordedNumber]:
    """The numbers in words behind "cả", with which a clause ends: "phải xong cả bảy"."""
    for found in _all_of().finditer(low):
        yield WordedNumber(found.start(), found.end(), _value(found["first"]), None)


def is_count(low: str, number: WordedNumber, unit: Unit, *, is_bare: bool, is_listed: bool) -> bool:
    """Whether a number in words counts what stands behind it.

    ``is_bare``: no word says how it is meant; ``is_listed``: it goes on with a list of counts.
    """
    clause = _clause(low, number.start)
    if not _may_count(low, number, clause, unit):
        return False
    if is_listed:
        return True
    size = number.value * unit.times
    if size == 1 and (unit.kind != "money" or " " not in unit.text):
        return _is_one(low, number, clause, unit)
    if is_bare and unit.kind == "money" and not low.endswith(money_rows()["currency"].texts("words"), 0, unit.end):
        return False  # "Đề án một triệu héc-ta lúa" is a name
    if unit.kind == "amount":
        return not is_bare or _asked().search(low, clause, number.start) is not None
    if size >= _TEN or unit.kind != "count":
        return not _several().search(low, clause, number.start)
    is_at_front = _AT_FRONT.search(low, max(0, number.start - _FRONT), number.start) is not None
    wanted = _bounded() if unit.measure == "people" else _asked()
    return (is_at_front and unit.measure in _NAMED_AT_FRONT) or bool(wanted.search(low, clause, number.start))


def is_loose(low: str, number: WordedNumber, unit: Unit) -> bool:
    """Whether only a word such as "có" asks for a small number: "có ba thương hiệu" may be an aim, or a story."""
    if unit.kind != "count" or number.value * unit.times >= _TEN or unit.measure in _ORGANIZED:
        return False
    clause = _clause(low, number.start)
    is_asked = _asked().search(low, clause, number.start) is not None
    return is_asked and not _asked_anywhere().search(low, clause, number.start)


def _may_count(low: str, number: WordedNumber, clause: int, unit: Unit) -> bool:
    """Whether a unit is one that numbers in words count, and the number says more than which ones are meant."""
    if unit.kind not in ("count", "share", "money", "amount") or unit.text.startswith(texts_of("numbers", "times")):
        return False
    is_told = _already_told().match(low, unit.end) or _for_so_many().search(low, clause, number.start)
    return unit.measure not in _NEVER and not is_told


def _is_one(low: str, number: WordedNumber, clause: int, unit: Unit) -> bool:
    """ "một" counts where each is to have so many at least, and of what is held."""
    if _bounded().search(low, clause, number.start):
        return _each().search(low, clause, number.start) is not None
    return unit.measure == _GATHERED and _asked().search(low, clause, number.start) is not None


def _clause(low: str, at: int) -> int:
    """Where the clause of a number begins, no further back than a look."""
    start = max(0, at - _LOOK_BACK)
    return max(low.rfind(mark, start, at) + 1 for mark in ".;:") or start


# --- patterns ---------------------------------------------------------------------------------------------------------


def _words(row: str) -> str:
    return one_of("number_words", row)


@cache
def _worded() -> re.Pattern[str]:
    """A number below a thousand, or two of them with "đến" between; not one beside another of its kind."""
    begin = whole({*texts_of("number_words", "ones"), *texts_of("number_words", "ten")})
    to = rf"\s*(?:-|{one_of('numbers', 'up-to')})\s*"
    beside = rf"\s+(?:{_words('ones')}|{_words('tens')})\s"
    return re.compile(
        rf"(?={begin})(?P<first>{_number()})(?!\w)(?:{to}(?P<upper>{_number()})(?!\w))?(?=\s)(?!{beside})"
    )


@cache
def _all_of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('whole')}\s+(?P<first>{_number()})(?=\s*[.,;)]|\s*$)")


@cache
def _number() -> str:
    one, behind = _words("ones"), _words("ones-behind-ten")
    tens = rf"{one}\s+{_words('tens')}(?:\s+{behind}(?!\w))?|{_words('ten')}(?:\s+(?:{one}|{behind})(?!\w))?"
    hundreds = rf"{one}\s+{_words('hundred')}(?:\s+(?:{_words('none-left')}\s+{one}|{tens})(?!\w))?"
    return rf"(?:{hundreds}|{tens}|{one})"


@cache
def _values() -> dict[str, int]:
    rows = ("ones", "ones-behind-ten")
    return {word: place for row in rows for place, word in enumerate(texts_of("number_words", row), start=1)}


def _value(words: str) -> Decimal:
    hundred, tens, ten = (texts_of("number_words", row) for row in ("hundred", "tens", "ten"))
    value = 0
    for word in words.split():
        if word in hundred:
            value *= 100
        elif word in tens:
            value += (value % 10) * 9
        elif word in ten:
            value += _TEN
        else:
            value += _values().get(word, 0)
    return Decimal(value)


@cache
def _asked() -> re.Pattern[str]:
    return _right_before("before", "before-aimed", "bounds")


@cache
def _asked_anywhere() -> re.Pattern[str]:
    return _right_before("before", "bounds")


def _right_before(*rows: str) -> re.Pattern[str]:
    words = any_of(word for row in rows for word in texts_of("number_words", row))
    return re.compile(rf"(?<!\w){words}\s+(?:{_words('from')}\s+)?$")


@cache
def _bounded() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('bounds')}\s+$")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('each')}(?!\w)")


@cache
def _for_so_many() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('for-so-many')}(?!\w)")


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('several')}\s+$")


@cache
def _already_told() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[^\W\d]+)?\s+{_words('already-told')}(?!\w)")
