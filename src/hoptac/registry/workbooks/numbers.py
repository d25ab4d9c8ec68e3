"""Numbers in cells: counts and money, written with Vietnamese or English separators where they leave no doubt."""

import re
from collections.abc import Callable, Collection
from decimal import Decimal

from hoptac.base.folding import fold
from hoptac.registry.workbooks.cells import CellRefusal, Parser
from hoptac.registry.workbooks.opening import Value

_SPACES = re.compile(r"[\s\u00a0\u202f']+")
# The first that fits the whole counts; "1,234" may be two numbers, so it comes before both ways of writing.
_NUMBER = re.compile(
    r"(?P<plain>-?\d+)"
    r"|(?P<doubtful>-?[1-9]\d{0,2},\d{3})"
    r"|(?P<vietnamese>-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+)"
    r"|(?P<english>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+)"
)
# Accountants write losses in brackets.
_BELOW_ZERO = re.compile(r"\s*\((\s*[\d.,][\d.,\s]*)\)\s*")
_COUNTED = re.compile(r"([\d.,\s]*\d)\s*([^\d.,\s][^\d]*)")
_LOSS = re.compile(r"\s*(?:[-−](.+)|\((.+)\))\s*")
_AMOUNT = re.compile(r"\s*\d.*")
_PART = re.compile(r"(\d[\d.,\s]*)(\D*)")
_LETTER = re.compile(r"[^\W\d_]")
_AS_MONEY = (
    "Hãy ghi một số theo đơn vị tiền của cột, hoặc ghi đơn vị sau mỗi số, ví dụ 1 tỷ 200 triệu, 250 triệu; "
    "để trống nếu chưa có."
)
# Below this a product of floats that is whole is the whole number that its decimals give.
_EXACT = 2.0**40
_MOST_COUNT, _MOST_DONG = 2**31 - 1, 10**16


def number_of(value: Value) -> Decimal:
    """The number in a cell, written with Vietnamese or English separators where they leave no doubt.

    >>> number_of("1.250,5"), number_of("1,234,567.5"), number_of("12.000")
    (Decimal('1250.5'), Decimal('1234567.5'), Decimal('12000'))
    """
    if isinstance(value, bool):
        raise CellRefusal("Ô ghi đúng/sai chứ không phải số.", "Hãy ghi số.")
    if isinstance(value, int | float):
        return Decimal(repr(value))
    if not isinstance(value, str):
        raise CellRefusal("Ô ghi ngày chứ không phải số.", "Hãy ghi số và đổi định dạng của ô.")
    value = value.replace("−", "-")
    if "(" in value and (below := _BELOW_ZERO.fullmatch(value)) is not None:
        return -number_of(below[1])
    found = _NUMBER.fullmatch(value) or _NUMBER.fullmatch(_SPACES.sub("", value))
    if found is None:
        raise CellRefusal("Không phải là số.", "Hãy ghi số, ví dụ 1.250 hoặc 1.250,5; để trống nếu chưa có.")
    if found.lastgroup == "doubtful":
        raise CellRefusal(
            "Đọc được hai cách: dấu phẩy ngăn hàng nghìn hay ngăn phần lẻ.",
            "Hãy ghi 1.234 (hàng nghìn) hoặc 1,2340 (phần lẻ).",
        )
    if found.lastgroup == "vietnamese":
        return Decimal(found[0].replace(".", "").replace(",", "."))
    return Decimal(found[0].replace(",", ""))


def count(value: Value) -> object:
    """A whole number from 0 on."""
    if type(value) is float and value.is_integer() and 0 <= value <= _MOST_COUNT:
        return int(value)
    number = number_of(value)
    if number != number.to_integral_value():
        raise CellRefusal("Có phần lẻ, trong khi đây là số đếm.", "Hãy ghi số nguyên.")
    if not 0 <= number <= _MOST_COUNT:
        raise CellRefusal("Số đếm không thể âm hoặc lớn như vậy.", "Hãy kiểm tra lại số.")
    return int(number)


def counted(words: Collection[str]) -> Parser:
    """A count, with or without one of the ``words`` (without marks) after it: "32 TV"."""

    def parse(value: Value) -> object:
        found = _COUNTED.fullmatch(value.strip()) if isinstance(value, str) else None
        return count(found[1] if found and fold(found[2]) in words else value)

    return parse


def money(factor: int, *, signed: bool, unit_of: Callable[[str], int | None] = lambda unit: None) -> Parser:
    """An amount in đồng, of a cell that counts in units of ``factor`` đồng; parts of a đồng are rounded away.

    A cell may say its own units ("1 tỷ 200 triệu"): ``unit_of`` tells how many đồng the words mean.
    """

    def parse(value: Value) -> object:
        if type(value) is float and 0 <= (quick := value * factor) < _EXACT and quick.is_integer():
            return int(quick)
        number = dong_of(value, factor, unit_of)
        amount = int(number)
        if amount != number:
            amount = int(number.to_integral_value())
        if amount < 0 and not signed:
            raise CellRefusal("Số tiền này không thể âm.", "Hãy kiểm tra lại dấu.")
        if abs(amount) > _MOST_DONG:
            raise CellRefusal("Số tiền lớn quá mức có thể.", "Hãy kiểm tra lại đơn vị tiền của cột.")
        return amount

    return parse


def dong_of(value: Value, factor: int, unit_of: Callable[[str], int | None]) -> Decimal:
    """The đồng of a cell: its number in units of ``factor``, or the numbers with the units that it says itself.

    Refused where a number beside others has no unit: "1 tỷ 2" is 1,2 tỷ to one and 1 tỷ 2 triệu to another.
    """
    if not isinstance(value, str) or not _LETTER.search(value):
        return number_of(value) * factor
    if (loss := _LOSS.fullmatch(value)) is not None:
        return -dong_of(loss[1] or loss[2], factor, unit_of)
    if not _AMOUNT.fullmatch(value):
        raise CellRefusal("Không phải là số tiền.", _AS_MONEY)
    total, above = Decimal(0), Decimal("Infinity")
    for figure, words in _PART.findall(value):
        if not words.strip():
            raise CellRefusal("Có số không kèm đơn vị tiền, nên đọc được nhiều cách.", _AS_MONEY)
        unit = unit_of(words)
        if unit is None:
            raise CellRefusal("Không phải là số tiền.", _AS_MONEY)
        part = number_of(figure.strip()) * unit
        # "200 triệu 1 tỷ", "1 tỷ 1.200 triệu": nobody counts so, and a slip is likelier than the sum.
        if part >= above:
            raise CellRefusal("Các đơn vị tiền không nối nhau từ lớn đến nhỏ.", _AS_MONEY)
        total, above = total + part, Decimal(unit)
    return total
