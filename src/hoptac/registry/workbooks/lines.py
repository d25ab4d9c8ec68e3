"""Which lines of a sheet speak of an organization, and which are numbering, totals, heads of groups or notes."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hoptac.registry.workbooks.cells import is_empty, text_of
from hoptac.registry.workbooks.columns import Columns
from hoptac.registry.workbooks.opening import Value

# "I", "II.", "A", "b)": how groups are numbered, and organizations are not.
_GROUP_MARK = re.compile(r"(?:[IVX]{1,6}|[A-Za-z])[.)/]?")
_SIGNED_ON = re.compile(r"ngày\s*\d*\s*tháng\s*\d*\s*năm\s*\d*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MOST_CELLS_OF_A_NOTE = 2


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A line that says something and is no organization: ``row`` as the sheet counts it."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class LineShape:
    """Where a line says what: ``name_at`` and ``place_at`` are offsets in it, ``wanted`` those that are read.

    ``has_kind``: a person said of which kind all are, so that a name alone may be an organization.
    """

    wanted: Sequence[int]
    name_at: int
    place_at: int | None
    has_kind: bool

    def why_not(self, line: Sequence[Value], columns: Columns) -> str | None:
        """None for an organization; else the words of the line, "" where nothing is said."""
        name = self._at(line, self.name_at)
        if not is_empty(name) and not is_empty(self._at(line, self.place_at)):  # nearly all: no need to see the rest
            return text_of(name) if isinstance(name, str) and columns.line_words.is_total(name) else None
        filled = [value for value in line if not is_empty(value)]
        if not filled or all(offset >= len(line) or is_empty(line[offset]) for offset in self.wanted):
            return ""
        said = name if not is_empty(name) else filled[0]
        if isinstance(said, str) and columns.line_words.is_total(said):
            return text_of(said)
        return text_of(said) if self._is_beside(line, filled, columns) else None

    def _is_beside(self, line: Sequence[Value], filled: Sequence[Value], columns: Columns) -> bool:
        """Whether it is the head of a group, a note or a signature."""
        name = self._at(line, self.name_at)
        has_place = not is_empty(self._at(line, self.place_at))
        if not has_place and columns.line_words.is_signature(text_of(filled[0] if is_empty(name) else name)):
            return True
        if is_empty(name):
            words_only = all(isinstance(value, str) and _says_no_figure(value) for value in filled)
            return words_only and len(filled) <= _MOST_CELLS_OF_A_NOTE
        if has_place or columns.kind_of_name(text_of(name)):
            return False
        mark = text_of(filled[0])
        is_group = filled[0] is not name and _GROUP_MARK.fullmatch(mark) is not None
        return is_group or (len(filled) == 1 and not self.has_kind)

    def _at(self, line: Sequence[Value], offset: int | None) -> Value:
        return line[offset] if offset is not None and offset < len(line) else ""


def _says_no_figure(words: str) -> bool:
    """Whether there is no digit but in the day of a signature: "Sơn Hà, ngày 15 tháng 12 năm 2025"."""
    return not _DIGIT.search(_SIGNED_ON.sub("", words))


def is_numbering(line: Sequence[Value]) -> bool:
    """The row below the heads that counts the columns: (1) (2) (3) or A B 1 2."""
    said = [text_of(value).strip("() ") for value in line if value != ""]
    numbers = [int(one) for one in said if one.isdecimal()]
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    letters_only = all(one.isdecimal() or len(one) == 1 for one in said)
    return letters_only and len(numbers) > 1 and all(step == 1 for step in steps)


def samples_below(lines: Sequence[Sequence[Value]], offset: int, most: int) -> Iterator[str]:
    """The first values of a column, those of the row of numbering left out."""
    below = lines[1:] if lines and is_numbering(lines[0]) else lines
    values = (line[offset] for line in below if offset < len(line))
    return itertools.islice((text_of(value) for value in values if not is_empty(value)), most)
