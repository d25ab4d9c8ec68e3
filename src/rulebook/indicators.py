"""The catalogue of indicators: the things that plans aim at and reports count."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from rulebook.errors import UnknownCodeError, UnknownReferenceError
from rulebook.measures import Measures, load_measures
from rulebook.rows import Row, read, refuse_repeated
from rulebook.wording import same

Kind = Literal["stock", "flow", "ratio"]
Aggregation = Literal["sum", "ratio_of_sums", "last", "none"]
Obtained = Literal["derived", "reported"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured. ``measure`` is a code of the units; ``growth_of`` names what a growth is the growth of."""

    code: str
    name: str
    kind: Kind
    measure: str
    aggregation: Aggregation
    numerator: str | None
    denominator: str | None
    growth_of: str | None
    obtained: Obtained
    official: str | None
    wording: tuple[str, ...]
    definition: str
    source: str

    @property
    def is_derived(self) -> bool:
        """Whether the system computes it; otherwise it is reported."""
        return self.obtained == "derived"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators of a file, in its order."""

    version: str
    indicators: tuple[Indicator, ...]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def get(self, code: str) -> Indicator:
        """The indicator of a code. Refused where there is none."""
        for indicator in self.indicators:
            if indicator.code == code:
                return indicator
        raise UnknownCodeError(subject="chỉ tiêu", code=code, path="rules/indicators.toml")

    def find(self, written: str) -> Indicator | None:
        """The indicator whose name, or one of its other wordings, is ``written``."""
        wanted = same(written)
        for indicator in self.indicators:
            if wanted in {same(indicator.name), *map(same, indicator.wording)}:
                return indicator
        return None


def load_indicators(path: Path, *, measures: Measures | None = None) -> Catalogue:
    """The catalogue of a file. Refused where a code or wording is there twice, or a row points nowhere.

    Without ``measures``, the units are those of the ``measures.toml`` beside the file.
    """
    file = read(path)
    version = file.text("version")
    indicators = tuple(_indicator(row) for row in file.tables("indicator"))
    file.done()
    refuse_repeated(path, ((indicator.code, indicator.code) for indicator in indicators))
    refuse_repeated(path, ((same(text), i.code) for i in indicators for text in (i.name, *i.wording)))
    _refuse_loose_ends(path, indicators, measures or load_measures(path.with_name("measures.toml")))
    return Catalogue(version, indicators)


def _indicator(row: Row) -> Indicator:
    aggregation = row.choice("aggregation", get_args(Aggregation))
    numerator = row.text("numerator") if aggregation == "ratio_of_sums" else None
    denominator = row.text("denominator") if aggregation == "ratio_of_sums" else None
    indicator = Indicator(
        code=row.text("code"),
        name=row.text("name"),
        kind=cast("Kind", row.choice("kind", get_args(Kind))),
        measure=row.text("measure"),
        aggregation=cast("Aggregation", aggregation),
        numerator=numerator,
        denominator=denominator,
        growth_of=row.text_or_none("growth_of"),
        obtained=cast("Obtained", row.choice("obtained", get_args(Obtained))),
        official=row.text_or_none("official"),
        wording=row.texts("wording"),
        definition=row.text("definition"),
        source=row.source(),
    )
    row.done()
    return indicator


def _refuse_loose_ends(path: Path, indicators: tuple[Indicator, ...], measures: Measures) -> None:
    codes = {indicator.code for indicator in indicators}
    units = {measure.code for measure in measures.measures}
    for indicator in indicators:
        pointers = {
            "numerator": indicator.numerator,
            "denominator": indicator.denominator,
            "growth_of": indicator.growth_of,
        }
        for field, code in pointers.items():
            if code is not None and code not in codes:
                raise UnknownReferenceError(path=path.name, row=indicator.code, field=field, value=code)
        if indicator.measure not in units:
            raise UnknownReferenceError(path=path.name, row=indicator.code, field="measure", value=indicator.measure)
