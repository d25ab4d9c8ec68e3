"""Storing a made country: for trying out, teaching and measuring, never where real people work."""

from datetime import date, datetime

from hoptac.base.audit import System
from hoptac.registry.contents import Entry
from hoptac.registry.country import SIZES, Drawn, Place, draw_country
from hoptac.registry.errors import NoPlaceError, RealRegisterError
from hoptac.registry.models import (
    Batch,
    Business,
    Governance,
    Identity,
    LegalStatus,
    OperatingStatus,
    Organization,
    Seat,
    Size,
    YearFigures,
)
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.units.models import Unit


def make_country(size: str, *, seed: int, at: datetime, today: date) -> Batch:
    """Draw organizations of ``size`` (S a province, M seven, L the nation) and store them as one batch.

    Refused where a real organization is in the register, or the units of the size are not loaded.
    """
    if Organization.objects.filter(is_synthetic=False).exists():
        raise RealRegisterError()
    places = places_of(size, today)
    source = BatchSource(
        Batch.Origin.SYNTHETIC, f"Giả lập cỡ {size}, hạt giống {seed}", date(today.year, 1, 1), is_synthetic=True
    )
    entries = (_entry(one) for one in draw_country(size, places, seed=seed, day=source.since))
    return store_batch(entries, source, actor=System(), at=at, today=today)


def places_of(size: str, today: date) -> list[Place]:
    """The communes of today's provinces, as many provinces as the size has, Quảng Ngãi's first."""
    provinces = Unit.objects.at(today).filter(level=Unit.Level.PROVINCE)
    wanted = sorted(provinces, key=lambda unit: (unit.code != "51", unit.code))[: SIZES[size][2]]
    rows = Unit.objects.at(today).filter(level=Unit.Level.COMMUNE, parent__in=wanted).order_by("pk")
    places = [Place(unit.pk, unit.name.split(" ", 1)[1].removeprefix("khu ")) for unit in rows]
    if len(wanted) < SIZES[size][2] or not places:
        raise NoPlaceError(size=size, wanted=SIZES[size][2], known=len(wanted))
    return places


def _entry(drawn: Drawn) -> Entry:
    facets = {
        Identity: [drawn.identity],
        Seat: [drawn.seat],
        LegalStatus: [drawn.legal_status],
        OperatingStatus: [drawn.operating_status],
        Business: [drawn.business],
        Governance: [drawn.governance] if drawn.governance else [],
        Size: [drawn.size],
        YearFigures: list(drawn.years),
    }
    return Entry(drawn.kind, facets)
