"""Pictures of figures by place: provinces in shades with their numbers, communes as circles. Figures in, shapes out.

Both archipelagos are in every picture, in the shade of the province that they belong to on its day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoptac.units.country_map import Archipelago, Box, CountryMap, place_of
from hoptac.units.models import Unit

SHADES = 5
_MARGIN = 6
_NARROW = 26
_LABELLED = 30
_NAME_WIDTH = 144


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at a place, in words, and where it leads; ``number`` None: outside what the reader may see."""

    unit: Unit
    number: int | None
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """One province as drawn. ``shade`` 0: none; 1 to 5: from few to many; -1: not shown."""

    figure: Figure
    path: str
    islands: str
    shade: int
    x: int
    y: int
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around an archipelago with its name and that of its province."""

    name: str
    owner: str
    path: str
    shade: int
    x: int
    y: int
    width: int
    height: int

    @property
    def short(self) -> str:
        """The name on a small map: Hoàng Sa (Đà Nẵng)."""
        islands, owner = self.name.removeprefix("Quần đảo "), self.owner
        for word in ("Thành phố ", "Tỉnh "):
            owner = owner.removeprefix(word)
        return f"{islands} ({owner})"

    @property
    def below(self) -> int:
        """Where the second line of its name stands."""
        return self.y + 28


@dataclass(frozen=True, slots=True)
class Step:
    """One shade of the legend with its range."""

    shade: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class CountryPicture:
    """The whole country."""

    width: int
    height: int
    regions: tuple[Region, ...]
    frames: tuple[Frame, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A commune: the larger the circle, the larger the figure; only the largest carry their number inside."""

    figure: Figure
    x: float
    y: float
    radius: float
    is_labelled: bool

    @property
    def letters(self) -> float:
        """The height of the number inside."""
        return round(self.radius * 0.9, 1)


@dataclass(frozen=True, slots=True)
class ProvincePicture:
    """One province with its communes; ``country`` is the small map beside it, and has the archipelagos."""

    view_box: str
    path: str
    line: float
    neighbours: tuple[str, ...]
    circles: tuple[Circle, ...]
    country: CountryPicture


def country_picture(country: CountryMap, figures: Sequence[Figure]) -> CountryPicture:
    """Every province among ``figures`` that has an outline, shaded by its number."""
    steps = legend(figure.number for figure in figures if figure.number)
    shades = {figure.unit.key: _shade(figure.number, steps) for figure in figures}
    islands = {key: one.path for one in country.archipelagos for key in one.units}
    regions = []
    for figure in figures:
        outline = country.provinces.get(figure.unit.key)
        if outline is not None:
            left, _, right, _ = outline.box
            shade = shades[figure.unit.key]
            own = islands.get(figure.unit.key, "")
            regions.append(Region(figure, outline.path, own, shade, *outline.at, right - left < _NARROW))
    names = {figure.unit.key: figure.unit.name for figure in figures}
    frames = tuple(_frame(one, names, shades) for one in country.archipelagos)
    return CountryPicture(country.width, country.height, tuple(regions), frames, steps)


def _frame(one: Archipelago, names: Mapping[str, str], shades: Mapping[str, int]) -> Frame:
    left, top, right, bottom = one.box
    owner = next((key for key in sorted(one.units) if key in names), "")
    x, y = left - _MARGIN, top - _LABELLED - _MARGIN
    size = max(right - left + 2 * _MARGIN, _NAME_WIDTH), bottom - top + _LABELLED + 2 * _MARGIN
    return Frame(one.name, names.get(owner, ""), one.path, shades.get(owner, -1), x, y, *size)


def legend(numbers: Iterable[int]) -> tuple[Step, ...]:
    """Up to five ranges with about as many places in each.

    >>> [(step.low, step.high) for step in legend([1, 2, 2, 3, 10, 40])]
    [(1, 1), (2, 2), (3, 3), (10, 10), (40, 40)]
    >>> legend([])
    ()
    """
    ordered = sorted(numbers)
    if not ordered:
        return ()
    ends = sorted(
        {ordered[(len(ordered) * part) // SHADES - 1] for part in range(1, SHADES + 1) if len(ordered) * part >= SHADES}
    )
    lows = [ordered[0], *(next(number for number in ordered if number > end) for end in ends[:-1])]
    first = SHADES - len(ends) + 1
    return tuple(Step(first + at, low, high) for at, (low, high) in enumerate(zip(lows, ends, strict=True)))


def _shade(number: int | None, steps: Sequence[Step]) -> int:
    if number is None:
        return -1
    return next((step.shade for step in steps if number <= step.high), 0) if number else 0


def province_picture(
    country: CountryMap, province: Unit, figures: Sequence[Figure], provinces: Sequence[Figure]
) -> ProvincePicture | None:
    """A province with a circle for each figure whose place is known; ``provinces`` are those of the small map."""
    outline = country.provinces.get(province.key)
    if outline is None:
        return None
    left, top, right, bottom = outline.box
    span = max(right - left, bottom - top)
    edge = span * 0.08
    box = (left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge)
    near = (
        other.path for key, other in country.provinces.items()
        if key != province.key and key in {one.unit.key for one in provinces} and _touch(other.box, outline.box)
    )  # fmt: skip
    return ProvincePicture(
        " ".join(f"{number:.1f}" for number in box),
        outline.path,
        round(span / 250, 2),
        tuple(near),
        tuple(_circles(figures, span)),
        country_picture(country, provinces),
    )


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _circles(figures: Sequence[Figure], span: float) -> Iterable[Circle]:
    """The largest first, so that the small lie above them and can be pressed."""
    shown = sorted((one for one in figures if one.number), key=lambda one: -(one.number or 0))
    if not shown:
        return
    largest = shown[0].number or 1
    for figure in shown:
        if figure.unit.latitude is None or figure.unit.longitude is None:
            continue
        x, y = place_of(figure.unit.latitude, figure.unit.longitude)
        radius = span * (0.008 + 0.027 * ((figure.number or 0) / largest) ** 0.5)
        yield Circle(figure, x, y, round(radius, 2), is_labelled=radius > span * 0.018)
