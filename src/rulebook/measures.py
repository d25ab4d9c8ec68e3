"""Units of measure: what a document writes, how much it is in the smallest unit, and what it is counted per."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rulebook.errors import NotWholeError, UnknownCodeError, UnknownReferenceError
from rulebook.rows import Row, read, refuse_repeated
from rulebook.wording import same

_NUMBER_BEFORE = re.compile(r"^[\d.,\s~≥≤><%-]*\d\s*")


@dataclass(frozen=True, slots=True)
class Dimension:
    """What is measured (money, people, area …) and the unit that its whole numbers count."""

    code: str
    name: str
    smallest: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One unit. ``factor`` smallest units make one of it; ``per`` holds codes of what it is counted for."""

    code: str
    name: str
    names: tuple[str, ...]
    dimension: Dimension
    factor: int
    per: tuple[str, ...]
    examples: tuple[str, ...]

    def to_smallest(self, value: Decimal) -> int:
        """The whole number of smallest units in ``value``. Refused where a part of one would be lost."""
        smallest = value * self.factor
        if smallest != smallest.to_integral_value():
            raise NotWholeError(value=value, unit=self.name, smallest=self.dimension.smallest)
        return int(smallest)

    def from_smallest(self, smallest: int) -> Decimal:
        """The value in this unit of a number of smallest units."""
        return Decimal(smallest) / self.factor


@dataclass(frozen=True, slots=True)
class Measures:
    """All units of a file, in its order."""

    version: str
    measures: tuple[Measure, ...]

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.measures)

    def get(self, code: str) -> Measure:
        """The unit of a code. Refused where there is none."""
        for measure in self.measures:
            if measure.code == code:
                return measure
        raise UnknownCodeError(subject="đơn vị tính", code=code, path="rules/measures.toml")

    def find(self, written: str) -> Measure | None:
        """The unit that a document writes so, with or without the number before it."""
        for wanted in (same(written), same(_NUMBER_BEFORE.sub("", written.strip()))):
            for measure in self.measures:
                if wanted in {same(measure.name), *map(same, measure.names)}:
                    return measure
        return None


def load_measures(path: Path) -> Measures:
    """The units of measure of a file. Refused where a name is there twice or a row is not whole."""
    file = read(path)
    version = file.text("version")
    dimensions = _dimensions(file)
    measures = tuple(_measure(path, row, dimensions) for row in file.tables("measure"))
    file.done()
    refuse_repeated(path, ((measure.code, measure.code) for measure in measures))
    refuse_repeated(path, ((same(name), m.code) for m in measures for name in (m.name, *m.names)))
    codes = {measure.code for measure in measures}
    for measure in measures:
        for code in measure.per:
            if code not in codes:
                raise UnknownReferenceError(path=path.name, row=measure.code, field="per", value=code)
    return Measures(version, measures)


def _dimensions(file: Row) -> dict[str, Dimension]:
    tables = file.table("dimension")
    if tables is None:
        return {}
    dimensions = {}
    for code in tables.field_names():
        row = tables.table(code)
        assert row is not None
        dimensions[code] = Dimension(code, row.text("name"), row.text("smallest"))
        row.done()
    return dimensions


def _measure(path: Path, row: Row, dimensions: dict[str, Dimension]) -> Measure:
    code = row.text("code")
    dimension = row.text("dimension")
    if dimension not in dimensions:
        raise UnknownReferenceError(path=path.name, row=code, field="dimension", value=dimension)
    measure = Measure(
        code=code,
        name=row.text("name"),
        names=row.texts("names"),
        dimension=dimensions[dimension],
        factor=row.whole("factor"),
        per=row.texts("per"),
        examples=row.texts("examples"),
    )
    row.done()
    return measure
