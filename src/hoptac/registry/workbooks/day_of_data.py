"""For which day a workbook says that its data are true: over the table, in a column, in the names of file and sheet.

Days are found as they stand; which words make one the day of the data is told by rules/columns.toml. Two that differ
are both told, and none of them is chosen here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import PurePosixPath

from hoptac.base.folding import fold, nfc
from hoptac.registry.workbooks.cells import CellRefusal, is_empty, letters, text_of
from hoptac.registry.workbooks.columns import Columns, DayWords
from hoptac.registry.workbooks.days import day_of
from hoptac.registry.workbooks.heads import Heads
from hoptac.registry.workbooks.opening import Sheet, Value

# A sheet that names more places than these is told no more of them.
MOST_TOLD = 6
_EARLIEST = 1990
_LONGEST_SHOWN = 90
_DAY = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?:\s*[/.\-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.\-]\s*|,?\s+năm\s+)(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
# In the names of files: 15.12.2025, 15_12_2025, 2025-12-15, and eight digits by themselves.
_IN_NAME = re.compile(r"(?<!\d)(\d{1,2})([._\-/ ])(\d{1,2})\2(\d{4})(?!\d)")
_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4})([._\-/ ])(\d{1,2})\2(\d{1,2})(?!\d)")
_EIGHT_DIGITS = re.compile(r"(?<!\d)\d{8}(?!\d)")
_BETWEEN = " :;,.-–—(["


@dataclass(frozen=True, slots=True)
class DayTold:
    """One place that tells the day: ``where`` in words, ``said`` as it stands there."""

    day: date
    where: str
    said: str


def days_told(name: str, sheet: Sheet, heads: Heads, columns: Columns, *, today: date) -> tuple[DayTold, ...]:
    """Every place of the workbook that tells for which day its data are true; days that have not come are left out."""
    words = columns.day_words
    found = [
        *_above(sheet, heads.row, words),
        *_in_heads(heads, words),
        *_in_columns(sheet, heads, words),
        *_in_name(sheet.name, "tên trang tính"),
        *_in_name(PurePosixPath(name).stem, "tên tệp"),
    ]
    told = (one for one in found if one.day.year >= _EARLIEST and one.day <= today)
    return tuple(islice(dict.fromkeys(told), MOST_TOLD))


def agreed_day(told: Sequence[DayTold]) -> date | None:
    """The day where all places tell one; None where none does, or they differ."""
    days = {one.day for one in told}
    return next(iter(days)) if len(days) == 1 else None


def _above(sheet: Sheet, row: int, words: DayWords) -> Iterator[DayTold]:
    """The lines over the heads; a label and its day may stand in two cells."""
    for number, line in enumerate(islice(sheet.rows(), row)):
        text, starts = _joined(line)
        for found, day in _days_in(text):
            if _is_of_data(text[: found.start()], words):
                offset = max(offset for start, offset in starts if start <= found.start())
                cell = f"{letters(sheet.first_column + offset)}{number + 1}"
                yield DayTold(day, f"ô {cell}", _cut(text[: found.end()] + _closing(text[found.end() :])))


def _in_heads(heads: Heads, words: DayWords) -> Iterator[DayTold]:
    for head in heads.columns:
        for found, day in _days_in(head.text):
            if _is_of_data(head.text[: found.start()], words):
                yield DayTold(day, f"tên cột {letters(head.index)}", _cut(head.text))


def _in_columns(sheet: Sheet, heads: Heads, words: DayWords) -> Iterator[DayTold]:
    """A column that tells the day in every row; the sheet is read through only where it has one."""
    for head in heads.columns:
        if fold(head.text.rpartition("›")[2]).strip(" :.") not in words.heads:
            continue
        days = dict.fromkeys(_column_days(sheet, heads.row, head.index - sheet.first_column))
        for day in islice(days, MOST_TOLD):
            yield DayTold(day, f"cột {letters(head.index)}", head.text)


def _column_days(sheet: Sheet, head_row: int, offset: int) -> Iterator[date]:
    for line in islice(sheet.rows(), head_row + 1, None):
        if offset < len(line) and not is_empty(line[offset]):
            try:
                yield day_of(line[offset])
            except CellRefusal:
                continue


def _in_name(name: str, where: str) -> Iterator[DayTold]:
    """A day that stands in a name by itself; eight digits only where they can be read in one way."""
    plain = nfc(name)
    parts = [(one[4], one[3], one[1]) for one in _IN_NAME.finditer(plain)]
    parts += [(one[1], one[3], one[4]) for one in _ISO_IN_NAME.finditer(plain)]
    for digits in _EIGHT_DIGITS.findall(plain):
        both = [(digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])]
        readable = [one for one in both if (day := _day(*one)) is not None and day.year >= _EARLIEST]
        parts += readable if len(readable) == 1 else []
    for year, month, number in parts:
        day = _day(year, month, number)
        if day is not None:
            yield DayTold(day, where, _cut(name))


def _joined(line: Sequence[Value]) -> tuple[str, list[tuple[int, int]]]:
    """The words of a line one behind another, and where in them each cell begins."""
    text, starts = "", []
    for offset, value in enumerate(line):
        if not is_empty(value):
            starts.append((len(text), offset))
            text += f"{text_of(value)} "
    return text, starts


def _days_in(text: str) -> Iterator[tuple[re.Match[str], date]]:
    for found in _DAY.finditer(text):
        day = _day(found["year"], found["month"], found["day"])
        if day is not None:
            yield found, day


def _is_of_data(before: str, words: DayWords) -> bool:
    """Whether what stands before a day makes it that of the data."""
    said = fold(before).rstrip(_BETWEEN)
    # A filler may stand behind another one, but not for ever.
    for _ in range(3):
        filler = next((one for one in words.fillers if said == one or said.endswith(f" {one}")), None)
        if filler is None:
            break
        said = said.removesuffix(filler).rstrip(_BETWEEN)
    return any(re.search(rf"(?:^|\W){re.escape(told)}$", said) for told in words.told)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _closing(after: str) -> str:
    """The brackets that close right behind the day."""
    return after[: len(after) - len(after.lstrip(")]"))]


def _cut(said: str) -> str:
    """The end of what is said, where the day stands."""
    plain = nfc(said)
    return plain if len(plain) <= _LONGEST_SHOWN else f"…{plain[-_LONGEST_SHOWN:]}"
