"""The map of organizations as a page: what the address asks for, the picture, and the table with the same figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.address import Address
from hoptac.base.templatetags.vietnamese import count
from hoptac.registry.access import standings_in
from hoptac.registry.codes import code_lists, name_of
from hoptac.registry.listing.wishes import Wish, read
from hoptac.registry.map.counts import Counted, by_commune, by_province, standing_and_ended
from hoptac.registry.models import Organization
from hoptac.units.country_map import country_map
from hoptac.units.lists import is_before_data, provinces_at
from hoptac.units.map_picture import CountryPicture, Figure, ProvincePicture, country_picture, province_picture
from hoptac.units.models import Unit
from hoptac.units.reform import reform

NOUN = "tổ chức"
# What is counted where no legal status is asked for: an organization that has ended stands nowhere.
STILL = "chưa chấm dứt"
HEADS = ("Mã", "Đơn vị", "Số tổ chức", "Ranh giới ngày", "Tính đến ngày", "Điều kiện lọc")


@dataclass(frozen=True, slots=True)
class MapWish:
    """What the address asks for: the filters of the list, the day of the boundaries, a province by its key."""

    wish: Wish
    day: date
    misread: tuple[str, ...] = ()

    @property
    def filters(self) -> dict[str, str]:
        """The filters by the columns that they are about."""
        wish = self.wish
        found = {"kind": wish.kind, "sector": wish.sector}
        return found | {"legal_status": wish.legal, "operating_status": wish.operating}

    def address(self, **other: str) -> str:
        """The same view with something else chosen."""
        wish = self.wish
        said = {"ngay": self.day.isoformat(), "kind": wish.kind, "sector": wish.sector, "legal": wish.legal}
        said |= {"operating": wish.operating, "province": wish.province, **other}
        return "?" + urlencode({name: value for name, value in said.items() if value})

    @property
    def country_address(self) -> str:
        """The whole country instead of one province."""
        return self.address(province="")

    @property
    def old_address(self) -> str:
        """The country on the last day of the map before."""
        return self.address(province="", ngay=reform().eve.isoformat())

    @property
    def new_address(self) -> str:
        """The country on the first day of the map after, or today's."""
        return self.address(province="", ngay="" if self.day < reform().since else self.day.isoformat())

    @property
    def words(self) -> str:
        """The filters as a sentence lists them."""
        wish = self.wish
        said = [dict(Organization.Kind.choices).get(wish.kind, "")]
        said += [name_of("sector", wish.sector), name_of("legal_status", wish.legal)]
        said += [name_of("operating_status", wish.operating)]
        return "; ".join(filter(None, map(str, [*said, "" if wish.legal else STILL])))


@dataclass(frozen=True, slots=True)
class MapPage:
    """One view of the map. ``province`` None: the whole country; the pictures None: not built, or no such outline.

    ``ended`` are those that were left out because they have ended; none where a legal status was asked for.
    ``apart`` says of a province where those stand that could not be put into one of the day's communes.
    """

    wished: MapWish
    province: Unit | None
    figures: tuple[Figure, ...]
    counted: Counted
    country: CountryPicture | None
    of_province: ProvincePicture | None
    without_place: int
    ended: int
    apart: tuple[Figure, ...] = ()

    @property
    def rows(self) -> list[Figure]:
        """The figures that the table shows."""
        return [figure for figure in self.figures if figure.number is not None]

    @property
    def is_before_data(self) -> bool:
        """Whether the day is earlier than the first map that is known."""
        return is_before_data(self.wished.day)

    @property
    def is_old(self) -> bool:
        """Whether the boundaries are those before the reform."""
        return self.wished.day < reform().since


def map_wish(said: Mapping[str, str], *, today: date) -> MapWish:
    """The wish that an address says; what makes no sense there is left aside."""
    asked = Address(said)
    day = asked.day("ngay", default=today, label="Ranh giới ngày")
    wish = read(asked)
    asked.of_today_alone("biet")
    return MapWish(wish, day, tuple(asked.misread))


def map_page(user: User, wished: MapWish, *, today: date) -> MapPage:
    """The counts that the person may see, with their picture."""
    scope, outlines = scope_of(user, today=today), country_map()
    reached = standings_in(scope, user=user, today=today)
    gone = () if wished.wish.legal else code_lists()["legal_status"].with_trait("ended")
    rows, ended = standing_and_ended(reached, wished.filters, gone)
    provinces = list(provinces_at(wished.day))
    province = next((unit for unit in provinces if unit.key == wished.wish.province), None)
    counted = by_province(rows, wished.day)
    figures = tuple(_of_provinces(provinces, counted, wished, scope))
    if province is None:
        picture = country_picture(outlines, figures) if outlines else None
        return MapPage(wished, None, figures, counted, picture, None, 0, by_province(ended, wished.day).total)
    inside = by_commune(rows, province, wished.day)
    communes = tuple(_of_communes(province, inside, wished, today=today))
    drawn = province_picture(outlines, province, communes, figures) if outlines else None
    lost = sum(1 for one in communes if one.number and one.unit.latitude is None)
    left_out = by_commune(ended, province, wished.day).total
    apart = tuple(_apart(inside, wished))
    return MapPage(wished, province, communes, inside, None, drawn, lost, left_out, apart)


def _of_provinces(provinces: list[Unit], counted: Counted, wished: MapWish, scope: Scope) -> Iterator[Figure]:
    for unit in provinces:
        number = counted.numbers.get(unit.pk, 0)
        if number or scope.reads(unit.pk):
            url = wished.address(province=unit.key)
            yield Figure(unit, number, f"{unit.name}: {count(number, NOUN)}", url)
        else:
            yield Figure(unit, None, f"{unit.name}: ngoài phạm vi bạn được xem")


def _of_communes(province: Unit, counted: Counted, wished: MapWish, *, today: date) -> Iterator[Figure]:
    units = Unit.objects.filter(pk__in=counted.numbers).select_related("parent__parent").order_by("folded", "pk")
    for unit in units:
        number = counted.numbers[unit.pk]
        url = reverse("registry:organizations") + wished.address(province=province.key, commune=unit.key, ngay="")
        yield Figure(unit, number, f"{unit.name}: {count(number, NOUN)}", url if unit.holds_on(today) else "")


def _apart(counted: Counted, wished: MapWish) -> Iterator[Figure]:
    """The units where those stand that have no one place on the day's map, each with the list of its own."""
    for unit in Unit.objects.filter(pk__in=counted.apart).select_related("parent__parent").order_by("folded", "pk"):
        above = unit.parent.parent or unit.parent if unit.parent else unit
        url = reverse("registry:organizations") + wished.address(province=above.key, commune=unit.key, ngay="")
        yield Figure(unit, counted.apart[unit.pk], f"Chưa xếp được, đăng ký ở {unit.full_name}", url)


def table_rows(page: MapPage, *, today: date) -> Iterator[tuple[object, ...]]:
    """The figures as a table, its heads first."""
    yield HEADS
    said = (page.wished.day, today, page.wished.words)
    for figure in page.rows:
        yield (figure.unit.code, figure.unit.name, figure.number, *said)
    for figure in page.apart:
        yield (figure.unit.code, figure.words, figure.number, *said)
    if page.counted.unplaced and not page.apart:
        yield ("", "Chưa xếp được vào một đơn vị", page.counted.unplaced, *said)
