"""The organizations of the demonstration: invented, marked as such, entered as anyone would enter them."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hoptac.base.audit import System
from hoptac.registry.models import Business, Governance, OperatingStatus, Organization, Size
from hoptac.registry.services.entering import enter_organization
from hoptac.registry.services.statements import state
from hoptac.registry.synthetic import marked
from hoptac.units.models import Unit

FILE = "organizations.toml"
SOURCE = "Dữ liệu giả lập của bản trình diễn"


def enter_demo_organizations(folder: Path, *, at: datetime, today: date) -> int:
    """Enter those of the file whose unit is loaded, and return how many."""
    file = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    rows = file["organization"]
    units = {unit.key: unit for unit in Unit.objects.filter(key__in={row["unit"] for row in rows})}
    known = [row for row in rows if row["unit"] in units]
    for row in known:
        _enter(row, units[row["unit"]], since=file["since"], at=at, today=today)
    return len(known)


def _enter(row: dict[str, Any], unit: Unit, *, since: date, at: datetime, today: date) -> None:
    said: dict[str, Any] = {"since": since, "source": SOURCE, "actor": System(), "at": at, "today": today}
    made: Organization = enter_organization(
        row["kind"], identity={"name": marked(row["name"])}, seat={"unit": unit}, is_synthetic=True, **said
    )
    state(Business, made, {"sector": row["sector"]}, **said)
    state(Size, made, {"members": row["members"]}, **said)
    if "charter_state" in row:
        state(Governance, made, {"charter_state": row["charter_state"]}, **said)
    state(OperatingStatus, made, {"status": row.get("operating", "operating")}, **said)
