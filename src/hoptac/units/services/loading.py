"""Units, agencies and their successions from the CSV files of ``data/``; safe to run again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models

from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.folding import exact, fold
from hoptac.base.services.loads import loading, read_rows
from hoptac.units.models import Agency, AgencyName, AgencySuccession, Succession, Unit

FILES = ("units.csv", "succession.csv", "agencies.csv", "agency_succession.csv")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class UnitsLoaded:
    """How many rows of each table the files hold."""

    units: int
    successions: int
    agencies: int


def load_units(folder: Path, *, at: datetime) -> UnitsLoaded | None:
    """Bring the tables to what the files say; None where they were loaded before.

    Rows are found by ``key`` and never deleted.
    """
    with loading("units", *(folder / name for name in FILES), at=at) as is_new:
        if not is_new:
            return None
        _load_keyed(Unit, read_rows(folder / "units.csv"), _unit)
        units = _ids(Unit)
        rows = read_rows(folder / "succession.csv")
        _load_successions(Succession, rows, units, lambda row: {"kind": row["kind"], "share": _share(row["share"])})
        _load_agencies(read_rows(folder / "agencies.csv"), units)
        agencies = _ids(Agency)
        _load_successions(AgencySuccession, read_rows(folder / "agency_succession.csv"), agencies, lambda row: {})
        loaded = UnitsLoaded(len(units), len(rows), len(agencies))
        audit.record(System(), "units.loaded", "data/units.csv", at=at, units=loaded.units, agencies=loaded.agencies)
        return loaded


def _load_keyed(model: type[models.Model], rows: list[Row], fields: Any) -> None:
    """Insert or update by ``key``, then tie each row to its parent, which may stand after it in the file."""
    made = [model(key=row["key"], **fields(row)) for row in rows]
    names = list(fields(rows[0])) if rows else []
    model._default_manager.bulk_create(
        made, update_conflicts=True, unique_fields=["key"], update_fields=names, batch_size=500
    )
    ids = _ids(model)
    children = [(ids[row["key"]], ids[row["parent"]]) for row in rows if row["parent"]]
    kept = model._default_manager.in_bulk([child for child, _ in children])
    for child, parent in children:
        kept[child].parent_id = parent  # type: ignore[attr-defined]
    model._default_manager.bulk_update(kept.values(), ["parent"], batch_size=500)


def _unit(row: Row) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["name"],
        "folded": fold(row["name"]),
        "kind": row["kind"],
        "level": row["level"],
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
    }


def _load_agencies(rows: list[Row], units: dict[str, int]) -> None:
    def fields(row: Row) -> dict[str, Any]:
        return {
            "unit_id": units[row["unit_key"]] if row["unit_key"] else None,
            "name": row["name"],
            "kind": row["kind"],
            "asked": row["asked"] == "1",
            "source": row["source"],
            "valid_from": _day(row["valid_from"]),
            "valid_to": _day(row["valid_to"]),
        }

    _load_keyed(Agency, rows, fields)
    ids = _ids(Agency)
    AgencyName.objects.all().delete()
    names = (
        AgencyName(agency_id=ids[row["key"]], name=name, exact=exact(name), folded=fold(name))
        for row in rows
        for name in _names(row)
    )
    AgencyName.objects.bulk_create(names, batch_size=500)


def _names(row: Row) -> Iterable[str]:
    """The full name and the short ones, each once where marks agree."""
    written = [row["name"], *filter(None, row["short_names"].split("|"))]
    return {exact(name): name for name in reversed(written)}.values()


def _load_successions(model: type[models.Model], rows: list[Row], ids: dict[str, int], more: Any) -> None:
    model._default_manager.all().delete()
    model._default_manager.bulk_create(
        [
            model(
                old_id=ids[row["old"]], new_id=ids[row["new"]], day=_day(row["day"]), source=row["source"], **more(row)
            )
            for row in rows
        ],
        batch_size=500,
    )


def _ids(model: type[models.Model]) -> dict[str, int]:
    return dict(model._default_manager.values_list("key", "pk"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _share(text: str) -> Decimal | None:
    return Decimal(text) if text else None
