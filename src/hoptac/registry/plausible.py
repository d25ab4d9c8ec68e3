"""Figures beyond what one organization most likely has (rules/plausible.toml): asked about, never forbidden.

The limits are our own, and no law's: a figure beyond them is mostly one counted in the wrong unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.amounts import in_words
from hoptac.registry.labels import label_of
from rulebook.rows import Row, read, refuse_repeated


@dataclass(frozen=True, slots=True)
class Limit:
    """Between which figures a field is not asked about; 0 says nothing, and ``least`` of 0 is no limit.

    ``beside`` is a field of the same statement that it hardly ever exceeds; "" where there is none.
    """

    field: str
    least: int
    most: int
    why: str
    beside: str = ""

    def is_beyond(self, value: object, beside: object = None) -> bool:
        """Whether a figure is so large or so small that a person has to say that it is so."""
        if type(value) is not int or value == 0:
            return False
        return not self.least <= abs(value) <= self.most or (type(beside) is int and value > beside)

    def words(self, value: int, beside: int | None = None) -> str:
        """The limit that a figure is beyond."""
        if abs(value) > self.most:
            return f"trên {self.figure(self.most)}"
        if abs(value) < self.least or beside is None:
            return f"dưới {self.figure(self.least)}"
        return f"nhiều hơn {label_of(self.beside.partition('.')[2]).lower()} cùng năm, {self.figure(beside)}"

    def figure(self, value: int) -> str:
        """A figure of the field as pages say it."""
        return in_words(value) if self.field.endswith("_dong") else number(value)


@cache
def limits() -> Mapping[str, Limit]:
    """By facet and field, as columns are called too."""
    return load_limits(settings.RULES_ROOT / "plausible.toml")


def load_limits(path: Path) -> Mapping[str, Limit]:
    """The limits of a file. Refused: one field twice, a limit without why and source, and one beside another facet."""
    file = read(path)
    file.text("version")
    listed = [_limit(row) for row in file.tables("limit")]
    file.done()
    refuse_repeated(path, [(one.field, one.field) for one in listed])
    return {one.field: one for one in listed}


def limit_of(facet: str, field: str) -> Limit | None:
    """The limit of a field; None where nothing is too much."""
    return limits().get(f"{facet}.{field}")


def _limit(row: Row) -> Limit:
    row.source()
    least = row.whole("least") if "least" in row.field_names() else 0
    found = Limit(row.text("field"), least, row.whole("most"), row.text("why"), row.text_or_none("beside") or "")
    if found.least >= found.most:
        raise row.bad("least", "số nhỏ hơn most")
    if found.beside and found.beside.partition(".")[0] != found.field.partition(".")[0]:
        raise row.bad("beside", "trường của cùng loại thông tin với field")
    row.done()
    return found
