"""One commune's proof for the criterion on production organisation: figures from the registry, each with its origin.

It shows what is known on a day and decides nothing: whether the commune meets the criterion is for those who appraise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hoptac.registry.access import Personal
from hoptac.registry.codes import has_ended, name_of, traits_of
from hoptac.registry.contents import rows_of
from hoptac.registry.labels import source_told
from hoptac.registry.models import (
    Business,
    Contract,
    Credential,
    Facet,
    Governance,
    Identity,
    LegalStatus,
    OperatingStatus,
    Organization,
    Seat,
)
from hoptac.registry.new_rural.criteria import Edition, Indicator, edition_of
from hoptac.units.models import Succession, Unit
from hoptac.units.queries import predecessor_ids
from rulebook import UndecidedError

NOT_RATED = "chưa có kết quả đánh giá, xếp loại của từng hợp tác xã trong hệ thống"
_COOPERATIVES = frozenset({Organization.Kind.COOPERATIVE, Organization.Kind.UNION})
_FACETS: tuple[type[Facet], ...] = (Identity, LegalStatus, OperatingStatus, Business, Governance)


@dataclass(frozen=True, slots=True)
class Proof:
    """One figure. ``number`` None: cannot be decided, ``unknown`` says why.

    It was counted from ``lines``, or from ``papers``.
    """

    code: str
    label: str
    number: int | None
    lines: tuple["OrganizationLine", ...] = ()
    papers: tuple[str, ...] = ()
    unknown: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it was counted from, in words."""
        return tuple(line.name for line in self.lines) or self.papers


@dataclass(frozen=True, slots=True)
class Held:
    """A contract or certificate that still held on the day."""

    words: str
    since: date
    ends_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """One organization with what the page counts it by, and the papers behind.

    ``is_active``: by law and in fact; of what works now and then only, ``is_irregular`` instead.
    """

    organization: Organization
    name: str
    legal: str
    operating: str
    sector: str
    charter: str
    has_ended: bool
    is_active: bool
    is_irregular: bool
    is_agricultural: bool
    has_charter: bool
    contracts: tuple[Held, ...]
    credentials: tuple[Held, ...]
    sources: tuple[str, ...]

    @property
    def is_cooperative(self) -> bool:
        """Whether it is a cooperative or a union of them."""
        return self.organization.kind in _COOPERATIVES


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator of the criteria with its figures."""

    indicator: Indicator
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class NewRuralPage:
    """All that the page shows. ``edition`` None: no set of criteria is known for the day, ``undecided`` says so.

    ``ended`` are those that were no more on the day: named, and counted nowhere.
    """

    unit: Unit
    day: date
    edition: Edition | None
    undecided: str
    indicators: tuple[ShownIndicator, ...]
    proofs: tuple[Proof, ...]
    lines: tuple[OrganizationLine, ...]
    ended: tuple[OrganizationLine, ...]
    unplaced: int
    misread: tuple[str, ...] = ()

    @property
    def synthetic(self) -> int:
        """How many of the organizations are made up."""
        return sum(line.organization.is_synthetic for line in self.lines)


def new_rural_page(unit: Unit, *, day: date, personal: Personal) -> NewRuralPage:
    """The proof of a commune as of a day; who told something is named where ``personal`` holds."""
    ids, unplaced = _seated(unit, day)
    seated = tuple(_lines(ids, day, personal.among(ids)))
    lines, ended = (tuple(one for one in seated if one.has_ended is gone) for gone in (False, True))
    proofs = {proof.code: proof for proof in _proofs(lines)}
    try:
        edition, undecided = edition_of(day), ""
    except UndecidedError as refusal:
        edition, undecided = None, str(refusal)
    shown = tuple(
        ShownIndicator(indicator, tuple(proofs[code] for code in indicator.proof))
        for indicator in (edition.indicators if edition else ())
    )
    return NewRuralPage(unit, day, edition, undecided, shown, tuple(proofs.values()), lines, ended, unplaced)


def _lines(ids: Sequence[int], day: date, open_to: frozenset[int]) -> Iterator[OrganizationLine]:
    stated = {facet: _in_force(facet, ids, day) for facet in _FACETS}
    contracts, credentials = (_held(facet, ids, day, open_to) for facet in (Contract, Credential))
    for organization in Organization.objects.present().filter(pk__in=ids).order_by("kind", "pk"):
        found = {facet: rows.get(organization.pk) for facet, rows in stated.items()}
        held = contracts.get(organization.pk, ()), credentials.get(organization.pk, ())
        yield _line(organization, found, *held, sees_personal=organization.pk in open_to)


def _seated(unit: Unit, day: date) -> tuple[list[int], int]:
    """The organizations whose head office stood on the unit's ground on the day, and how many stood in an old commune
    of which only a part came here: in which part, nobody has said.
    """
    olds = predecessor_ids([unit.pk])
    elsewhere = Succession.objects.filter(old__in=olds).exclude(new=unit)
    split = set(elsewhere.values_list("old_id", flat=True))
    ever = rows_of(Seat).filter(unit__in={unit.pk, *olds}).values("organization")
    seats = rows_of(Seat).filter(organization__in=Organization.objects.present().filter(pk__in=ever)).as_of(day)
    whole = {unit.pk, *olds} - split
    return (
        [seat.organization_id for seat in seats if seat.unit_id in whole],
        sum(seat.unit_id in split for seat in seats),
    )


def _in_force(facet: type[Facet], ids: Sequence[int], day: date) -> dict[int, Any]:
    return {row.organization_id: row for row in rows_of(facet).filter(organization__in=ids).as_of(day)}


def _held(
    facet: type[Contract | Credential], ids: Sequence[int], day: date, open_to: frozenset[int]
) -> dict[int, tuple[Held, ...]]:
    found: dict[int, list[Held]] = {}
    rows: QuerySet[Any] = rows_of(facet).filter(organization__in=ids).as_of(day)
    for row in rows:
        if row.ends_on is None or row.ends_on >= day:
            source = source_told(row.source, sees_personal=row.organization_id in open_to)
            found.setdefault(row.organization_id, []).append(Held(_words(row), row.valid_from, row.ends_on, source))
    return {pk: tuple(held) for pk, held in found.items()}


def _words(row: Contract | Credential) -> str:
    if isinstance(row, Contract):
        return f"{row.goods} với {row.partner}"
    stars = f" {row.stars} sao" if row.stars else ""
    return f"{name_of('credential', row.kind)}{stars}{f': {row.product}' if row.product else ''}"


def _line(
    organization: Organization,
    found: Mapping[type[Facet], Any],
    contracts: tuple[Held, ...],
    credentials: tuple[Held, ...],
    *,
    sees_personal: bool,
) -> OrganizationLine:
    legal, operating = _said(found[LegalStatus], "status"), _said(found[OperatingStatus], "status")
    sector, charter = _said(found[Business], "sector"), _said(found[Governance], "charter_state")
    is_legal, seen = "active" in traits_of("legal_status", legal), traits_of("operating_status", operating)
    sources = [source_told(row.source, sees_personal=sees_personal) for row in found.values() if row is not None]
    return OrganizationLine(
        organization=organization,
        name=_said(found[Identity], "name") or str(organization),
        legal=name_of("legal_status", legal),
        operating=name_of("operating_status", operating),
        sector=name_of("sector", sector),
        charter=name_of("charter_state", charter),
        has_ended=has_ended(legal),
        is_active=is_legal and "steady" in seen,
        is_irregular=is_legal and "operating" in seen and "steady" not in seen,
        is_agricultural="agriculture" in traits_of("sector", sector),
        has_charter="done" in traits_of("charter_state", charter),
        contracts=contracts,
        credentials=credentials,
        sources=tuple(dict.fromkeys(sources)),
    )


def _said(row: Any, field: str) -> str:
    """What a statement says; nothing where there is none."""
    return str(getattr(row, field, "") or "")


def _proofs(lines: Sequence[OrganizationLine]) -> Iterator[Proof]:
    active = [line for line in lines if line.is_cooperative and line.is_active]
    irregular = [line for line in lines if line.is_cooperative and line.is_irregular]
    chartered = [line for line in active if line.has_charter]
    agricultural = [line for line in active if line.is_agricultural]
    contracts = [held for line in lines for held in line.contracts]
    credentials = [held for line in lines for held in line.credentials]
    yield _counted("seated", "Tổ chức còn tồn tại có trụ sở ở xã (HTX, THT, LHHTX, quỹ tín dụng)", lines)
    yield _counted("active_cooperatives", "HTX, LHHTX đang hoạt động theo cả pháp lý và thực tế", active)
    yield _counted("irregular_cooperatives", "HTX, LHHTX hoạt động cầm chừng: không tính là đang hoạt động", irregular)
    yield Proof("effective_cooperatives", "HTX, LHHTX hoạt động có hiệu quả", None, unknown=NOT_RATED)
    yield _counted("charter_done", "Trong số đang hoạt động: đã sửa hoặc không phải sửa điều lệ", chartered)
    yield _counted("agriculture", "Trong số đang hoạt động: nông, lâm, ngư, diêm nghiệp", agricultural)
    yield _counted(
        "with_contract", "Tổ chức có hợp đồng liên kết còn hiệu lực", [one for one in lines if one.contracts]
    )
    yield _listed("contracts", "Hợp đồng liên kết còn hiệu lực", contracts)
    yield _listed("credentials", "Chứng nhận, nhãn hiệu còn hiệu lực", credentials)


def _counted(code: str, label: str, lines: Sequence[OrganizationLine]) -> Proof:
    return Proof(code, label, len(lines), tuple(lines))


def _listed(code: str, label: str, held: Iterable[Held]) -> Proof:
    words = tuple(one.words for one in held)
    return Proof(code, label, len(words), papers=words)


def table_rows(page: NewRuralPage) -> Iterator[tuple[object, ...]]:
    """The figures as a table, its heads first."""
    yield ("Đơn vị", "Tính đến ngày", "Số liệu", "Giá trị", "Gồm", "Vì sao chưa xác định")
    for proof in page.proofs:
        value = "chưa xác định" if proof.number is None else proof.number
        yield (page.unit.full_name, page.day, proof.label, value, "; ".join(proof.names), proof.unknown)
