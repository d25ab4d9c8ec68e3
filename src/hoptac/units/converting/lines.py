"""Lines that a person pastes from a table: a unit and its figure in each. Text in, names with figures out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_CELLS = re.compile(r"[\t;|]")
# In a line without cells the figure is what stands last.
_FIGURE_LAST = re.compile(r"(?P<name>.*[^\s:])[\s:]+(?P<figure>\d[\d.,]*)")
_WHOLE = re.compile(r"\d+|\d{1,3}(\.\d{3})+")
_DECIMAL = re.compile(r"(?P<whole>\d+|\d{1,3}(?:\.\d{3})+),(?P<rest>\d+)")
_POINT = re.compile(r"\d+\.(\d{1,2}|\d{4,})")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")
_CODE = re.compile(r"\d{5}")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """What one line says: its number among the lines, the unit in words (or its code), the figure; or what is wrong."""

    number: int
    words: str
    code: str = ""
    value: Decimal | None = None
    fault: str = ""


def read_lines(text: str) -> Iterator[FigureLine]:
    """The lines that say something. The heads of a table, a first line without a figure, are left out."""
    is_first = True
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell for cell in map(_tidy, _CELLS.split(line)) if cell]
        if len(cells) == 1 and (found := _FIGURE_LAST.fullmatch(cells[0])):
            cells = [found["name"], found["figure"]]
        if not cells:
            continue
        is_head = is_first and not any(character.isdecimal() for character in cells[-1])
        is_first = False
        if not is_head:
            yield _read(number, cells)


def figure_of(words: str) -> tuple[Decimal | None, str]:
    """The figure that a cell writes, dots between thousands and a comma before decimals; or None and why.

    >>> figure_of("1.234,5")[0], figure_of("12.000")[0], figure_of("0.5")[0]
    (Decimal('1234.5'), Decimal('12000'), Decimal('0.5'))
    """
    plain = words.replace("\u00a0", "").replace(" ", "")
    if _EITHER.fullmatch(plain):
        either = plain.replace(",", ".")
        return None, f"“{words}” có thể là {either} hoặc {plain} (phần thập phân): hãy bỏ dấu phẩy, hoặc viết {plain}0."
    if _WHOLE.fullmatch(plain):
        return Decimal(plain.replace(".", "")), ""
    if found := _DECIMAL.fullmatch(plain):
        return Decimal(f"{found['whole'].replace('.', '')}.{found['rest']}"), ""
    if _POINT.fullmatch(plain):
        return Decimal(plain), ""
    return None, f"“{words}” không phải là một số: hãy viết như 1.234 hoặc 1.234,5."


def _read(number: int, cells: list[str]) -> FigureLine:
    *before, last = cells
    names = [cell for cell in before if _LETTER.search(cell)]
    codes = [cell for cell in before if _CODE.fullmatch(cell)]
    words, code = ", ".join(names), codes[0] if codes else ""
    if not words and not code:
        return FigureLine(number, words or last, fault="Dòng này không có tên đơn vị, hoặc không có số.")
    value, fault = figure_of(last)
    return FigureLine(number, words or code, code, value, fault)


def _tidy(cell: str) -> str:
    return " ".join(cell.split())
