"""Organizations for tests: what a test is about is named, the rest is fixed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from hoptac.base.audit import System
from hoptac.registry.contents import Entry
from hoptac.registry.models import Identity, LegalStatus, OperatingStatus, Organization, Seat
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.registry.services.entering import enter_organization
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit

ENTERED = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)


def enter(
    name: str = "HTX Nông nghiệp Sơn Hà",
    *,
    unit_key: str = "21289@2025",
    kind: str = "cooperative",
    since: date = date(2025, 7, 1),
    **identity: Any,
) -> Organization:
    """A cooperative of today's xã Sơn Hà that somebody saw at work, unless the test says otherwise."""
    made = enter_organization(
        kind,
        identity={"name": name, **identity},
        seat={"unit": Unit.objects.get(key=unit_key)},
        since=since,
        source="Sổ đăng ký HTX",
        actor=System(),
        at=ENTERED,
        today=DAY,
    )
    said: dict[str, Any] = {"source": "Sổ đăng ký HTX", "actor": System(), "at": ENTERED, "today": DAY}
    state(OperatingStatus, made, {"status": "operating"}, since=since, **said)
    return made


def enter_many(
    names: Iterable[str], *, unit_key: str = "21289@2025", since: date = date(2025, 7, 1)
) -> list[Organization]:
    """Many cooperatives of one place at once, in the order of their names: for tests of what many cost."""
    seat = Unit.objects.get(key=unit_key)
    told = [
        {Identity: [{"name": name}], Seat: [{"unit": seat}], LegalStatus: [{"status": "active"}],
         OperatingStatus: [{"status": "operating"}]}
        for name in names
    ]  # fmt: skip
    entries = [Entry("cooperative", facets) for facets in told]
    batch = store_batch(entries, BatchSource("workbook", "Sổ", since), actor=System(), at=ENTERED, today=DAY)
    return list(Organization.objects.filter(batch=batch).order_by("pk"))
