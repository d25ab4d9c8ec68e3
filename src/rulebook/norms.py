"""Numbers of the law that change on a day, each with its unit, its paper and how sure it is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from rulebook.basis import Status
from rulebook.errors import (
    DatesFallBackError,
    MissingFieldError,
    MissingUnitError,
    UndecidedError,
    UnknownReferenceError,
)
from rulebook.measures import Measures
from rulebook.rows import Row, read, refuse_repeated


@dataclass(frozen=True, slots=True)
class Value:
    """What a norm says from a day on; ``number`` None: from that day it says nothing more."""

    since: date
    number: Decimal | None
    unit: str
    source: str
    clause: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Norm:
    """One number of the law with its whole history, oldest value first."""

    id: str
    title: str
    values: tuple[Value, ...]

    def on(self, day: date) -> Value:
        """The value in force on ``day``. Refused before the first value and after the norm has ended."""
        known = [value for value in self.values if value.since <= day]
        if not known:
            first = self.values[0].since
            raise UndecidedError(
                subject=f"“{self.title}” ngày {day:%d/%m/%Y}",
                reason=f"giá trị đầu tiên đã biết bắt đầu từ ngày {first:%d/%m/%Y}",
            )
        if known[-1].number is None:
            raise UndecidedError(
                subject=f"“{self.title}” ngày {day:%d/%m/%Y}",
                reason=f"quy định đã hết giá trị từ ngày {known[-1].since:%d/%m/%Y} ({known[-1].source})",
            )
        return known[-1]


def load_norm(path: Path, *, measures: Measures) -> Norm:
    """The norm of a file. Refused where a value lacks unit or source, or the dates do not rise."""
    file = read(path)
    norm = Norm(file.text("id"), file.text("title_vi"), tuple(_value(row) for row in file.tables("values")))
    file.done()
    if not norm.values:
        raise MissingFieldError(path=path.name, row=norm.id, field="values")
    for before, after in pairwise(norm.values):
        if after.since <= before.since:
            raise DatesFallBackError(path=path.name, row=norm.id, earlier=before.since, later=after.since)
    units = {measure.code for measure in measures.measures}
    for value in norm.values:
        if value.unit not in units:
            raise UnknownReferenceError(path=path.name, row=norm.id, field="unit", value=value.unit)
    return norm


def load_norms(folder: Path, *, measures: Measures) -> dict[str, Norm]:
    """All norms of a folder by id."""
    norms = [load_norm(path, measures=measures) for path in sorted(folder.glob("*.toml"))]
    refuse_repeated(folder, ((norm.id, norm.id) for norm in norms))
    return {norm.id: norm for norm in norms}


def _value(row: Row) -> Value:
    unit = row.text_or_none("unit")
    if unit is None:
        raise MissingUnitError(path=row.path, row=row.name)
    value = Value(
        since=row.day("from"),
        number=row.number_or_none("value"),
        unit=unit,
        source=row.source(),
        clause=row.text_or_none("clause"),
        status=row.status(),
    )
    row.done()
    return value
