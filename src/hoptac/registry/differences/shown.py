"""The list of differences: what is asked of it, found, and as a table to take away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from hoptac.base.address import Address
from hoptac.registry.calc import is_personal
from hoptac.registry.contents import rows_of
from hoptac.registry.listing.search import asked, with_terms
from hoptac.registry.models import Difference, Organization, Seat, Standing
from hoptac.registry.places import Ground

Kind = Difference.Kind
STATES = {"open": "Cần xử lý", "waiting": "Chờ người thứ hai", "settled": "Đã xong"}
SORTS = {"found": "found_at", "name": "organization__standing__folded", "kind": "kind"}
HEADS = (
    "Số trong sổ",
    "Loại",
    "Tên",
    "Mã số thuế",
    "Xã, phường",
    "Tỉnh, thành phố",
    "Điện thoại",
    "Khác biệt",
    "Sổ ghi",
    "Bản trích ghi",
    "Tệp",
    "Thấy lúc",
    "Trạng thái",
    "Ghi chú",
)
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class DifferenceWish:
    """What a person wants to see; blank where all is wanted."""

    q: str = ""
    kind: str = ""
    state: str = "open"
    province: str = ""
    commune: str = ""
    origin: int | None = None
    sort: str = "-found"
    misread: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The smallest place chosen."""
        return self.commune or self.province


def wish_of(said: Mapping[str, str]) -> DifferenceWish:
    """The wish that an address says; what makes no sense there is left aside and told."""
    asked = Address(said)
    wish = DifferenceWish(
        q=asked.words("q"),
        kind=asked.one_of("kind", Kind.values, label="Loại"),
        state=asked.one_of("state", STATES, label="Trạng thái", default="open"),
        province=asked.words("province"),
        commune=asked.words("commune"),
        origin=asked.key("nhap", label="Lần nhập"),
        sort=asked.sort(SORTS, default="-found"),
    )
    return replace(wish, misread=tuple(asked.misread))


def found(reached: "QuerySet[Difference]", wish: DifferenceWish, ground: Ground | None) -> "QuerySet[Difference]":
    """The differences that fit, in their order."""
    rows = reached.filter(**{name: value for name, value in _same(wish).items() if value not in ("", None)})
    rows = rows.filter(_in_state(wish.state))
    if ground is not None:
        name = "organization__standing__province__in" if ground.is_province else "organization__standing__unit__in"
        rows = rows.filter(**{name: ground.ids})
    wanted = asked(wish.q)
    if wanted:
        rows = rows.filter(organization__in=with_terms(Standing.objects.all(), wanted.loose).values("pk"))
    column = SORTS[wish.sort.removeprefix("-")]
    falling = "-" if wish.sort.startswith("-") else ""
    return rows.order_by(f"{falling}{column}", f"{falling}pk").select_related(
        "organization__standing__unit__parent__parent", "origin", "settled_by", "proposal__asked_by"
    )


def counts_by_kind(reached: "QuerySet[Difference]", wish: DifferenceWish) -> list[tuple[str, str, int]]:
    """For each kind how many are in the chosen state: code, words, number."""
    counted = reached.filter(_in_state(wish.state)).order_by().values("kind").annotate(number=Count("pk"))
    numbers = dict(counted.values_list("kind", "number"))
    return [(kind.value, str(kind.label), numbers.get(kind.value, 0)) for kind in Kind]


def state_words(row: Difference) -> str:
    """Where it stands."""
    if row.settled_at is not None:
        return row.get_outcome_display()
    return STATES["waiting" if row.proposal_id is not None else "open"]


def phones_of(rows: Iterable[Difference], *, today: date) -> dict[int, str]:
    """By organization the telephone to ring; the rows are of places where the person writes."""
    seats = rows_of(Seat).filter(organization__in={row.organization_id for row in rows}).as_of(today)
    return {seat.organization_id: seat.phone for seat in seats if seat.phone}


def table_rows(rows: "QuerySet[Difference]", *, today: date) -> Iterator[tuple[object, ...]]:
    """The rows with their heads first."""
    yield HEADS
    remaining = rows.select_related("organization__standing__province").iterator(chunk_size=_CHUNK)
    while chunk := list(islice(remaining, _CHUNK)):
        phones = phones_of(chunk, today=today)
        for row in chunk:
            yield _cells(row, phones.get(row.organization_id, ""))


def _cells(row: Difference, phone: str) -> tuple[object, ...]:
    standing = row.organization.standing
    return (
        row.organization_id,
        Organization.SHORT_KINDS[standing.kind],
        standing.name,
        "" if is_personal(standing.tax_code) else standing.tax_code,
        standing.unit.name if standing.unit else "",
        standing.province.name if standing.province else "",
        phone,
        row.get_kind_display(),
        row.ours,
        row.theirs,
        row.origin.name if row.origin else "",
        localtime(row.found_at).date(),
        state_words(row),
        row.note,
    )


def _same(wish: DifferenceWish) -> dict[str, object]:
    return {"kind": wish.kind, "origin": wish.origin}


def _in_state(state: str) -> Q:
    if state == "settled":
        return Q(settled_at__isnull=False)
    return Q(settled_at__isnull=True, proposal__isnull=state != "waiting")
