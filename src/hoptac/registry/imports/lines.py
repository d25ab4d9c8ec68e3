"""Rows of a workbook on their way into the book: held small, for there are many, and spread by facet when asked."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.registry.imports.matching import Asked, people_in
from hoptac.registry.models import FACETS, Facet, Seat, YearFigures, YearlyUpdate
from hoptac.registry.workbooks.cells import EMPTY, CellFault, letters
from hoptac.registry.workbooks.reading import FOUNDED_ON, NAME, SPREAD, Layout, ReadRow

Content = dict[str, Any]
_MODELS: dict[str, type[Facet]] = {facet._meta.model_name or "": facet for facet in FACETS}
_NO_FIELDS = frozenset({"seat.commune", "seat.province"})
_UPDATED = "yearlyupdate.updated_on"


@dataclass(frozen=True, slots=True)
class Shape:
    """What all rows of a sheet share: their columns, and the year of their flows."""

    ids: tuple[str, ...]
    year: int

    @classmethod
    def of(cls, chosen: Iterable[str], year: int) -> "Shape":
        """That of the columns that were chosen; some of them speak of several fields."""
        return cls(tuple(field for column_id in chosen for field in SPREAD.get(column_id, (column_id,))), year)


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says, in the order of the columns: a tenth of what its mappings would take."""

    shape: Shape
    values: tuple[object, ...]
    unit_id: int | None

    def by_facet(self) -> dict[type[Facet], Content]:
        """The values by facet; the commune is the head office's unit. No day of update, where one is told: never."""
        said: dict[type[Facet], Content] = {}
        for column_id, value in zip(self.shape.ids, self.values, strict=True):
            if value is EMPTY or column_id in _NO_FIELDS:
                continue
            model, _, name = column_id.partition(".")
            if model in _MODELS:
                said.setdefault(_MODELS[model], {})[name] = value
        if self.unit_id is not None:
            said.setdefault(Seat, {})["unit_id"] = self.unit_id
        if YearFigures in said:
            said[YearFigures]["year"] = self.shape.year
        if YearlyUpdate not in said and _UPDATED in self.shape.ids:
            said[YearlyUpdate] = {"updated_on": None}
        return said


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is matched and stored."""

    number: int
    kind: str
    asked: Asked
    said: Said
    faults: tuple[CellFault, ...]

    def unread(self, layout: Layout) -> frozenset[str]:
        """The columns whose cells could not be read, with those that they speak of too."""
        by_letter = {letters(index): chosen.id for index, chosen in layout.chosen.items()}
        ids = {by_letter[fault.column] for fault in self.faults if fault.column in by_letter}
        return frozenset(ids.union(*(SPREAD.get(column_id, ()) for column_id in ids)))


class Contents(Mapping[type[Facet], Sequence[Mapping[str, Any]]]):
    """What a new organization's row says, made when it is written and not before."""

    __slots__ = ("_said",)

    def __init__(self, said: Said) -> None:
        self._said = said

    def __getitem__(self, facet: type[Facet]) -> Sequence[Mapping[str, Any]]:
        return self._all()[facet]

    def __iter__(self) -> Iterator[type[Facet]]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> ItemsView[type[Facet], Sequence[Mapping[str, Any]]]:
        """All at once, so that the row is spread once."""
        return self._all().items()

    def _all(self) -> dict[type[Facet], Sequence[Mapping[str, Any]]]:
        return {facet: (content,) for facet, content in self._said.by_facet().items()}


def line_of(row: ReadRow, shape: Shape) -> Line:
    """A row as it is kept."""
    said: Mapping[str, Any] = row.values
    asked = Asked(
        name=said.get(NAME, ""),
        tax_code=said.get("identity.tax_code", ""),
        certificate_number=said.get("identity.certificate_number", ""),
        founded_on=said.get(FOUNDED_ON),
        unit_id=row.unit_id,
        people=people_in(said.get("identity.representative") or "", said.get("seat.phone") or ""),
    )
    values = tuple(said.get(column_id, EMPTY) for column_id in shape.ids)
    return Line(row.number, row.kind, asked, Said(shape, values, row.unit_id), row.faults)
