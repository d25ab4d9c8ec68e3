"""Units, agencies and their successions from the CSV files of ``data/``; safe to run again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models

from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.folding import exact, fold
from hoptac.base.services.loads import loading, read_rows
from hoptac.units.agency_patterns import agencies_of, successions_of
from hoptac.units.models import Agency, AgencyName, AgencySuccession, Succession, Unit

FILES = ("units.csv", "succession.csv", "agency_patterns.csv", "agency_succession.csv")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class UnitsLoaded:
    """How many rows of each table the files hold."""

    units: int
    successions: int
    agencies: int


def load_units(folder: Path, *, at: datetime, provinces: frozenset[str] = frozenset()) -> UnitsLoaded | None:
    """Bring the tables to what the files say; None where they were loaded before.

    Rows are found by ``key`` and never deleted. ``provinces`` (codes) keeps to a part of the country.
    """
    with loading("units", *(folder / name for name in FILES), at=at) as is_new:
        if not is_new:
            return None
        units = _within(read_rows(folder / "units.csv"), provinces)
        keys = {row["key"] for row in units}
        ground = [row for row in read_rows(folder / "succession.csv") if {row["old"], row["new"]} <= keys]
        agencies = list(agencies_of(read_rows(folder / "agency_patterns.csv"), units))
        rules = read_rows(folder / "agency_succession.csv")
        followed = list(successions_of(rules, (row["key"] for row in agencies), ground))
        unit_ids = _load_keyed(Unit, units, _unit)
        _load_successions(
            Succession, ground, unit_ids, lambda row: {"kind": row["kind"], "share": _share(row["share"])}
        )
        agency_ids = _load_agencies(agencies, unit_ids)
        _load_successions(AgencySuccession, followed, agency_ids, lambda row: {})
        loaded = UnitsLoaded(len(unit_ids), len(ground), len(agency_ids))
        audit.record(System(), "units.loaded", "data/units.csv", at=at, units=loaded.units, agencies=loaded.agencies)
        return loaded


def _within(rows: list[Row], provinces: frozenset[str]) -> list[Row]:
    """The units of these provinces with all that stood and stands in them; parents come first in the file."""
    if not provinces:
        return rows
    kept: dict[str, Row] = {}
    for row in rows:
        if row["parent"] in kept or (row["level"] == "province" and row["code"] in provinces):
            kept[row["key"]] = row
    return list(kept.values())


def _load_keyed(model: type[models.Model], rows: list[Row], fields: Any) -> dict[str, int]:
    """Insert or update by ``key`` and return the keys' rows: first those without a parent, then their children …"""
    ids: dict[str, int] = {}
    placed, waiting = {""}, rows
    while waiting:
        ready = [row for row in waiting if row["parent"] in placed]
        if not ready:
            raise KeyError(waiting[0]["parent"])
        made = [model(key=row["key"], parent_id=ids.get(row["parent"]), **fields(row)) for row in ready]
        model._default_manager.bulk_create(
            made,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=[*fields(ready[0]), "parent"],
            batch_size=500,
        )
        ids = _ids(model)
        waiting = [row for row in waiting if row["parent"] not in placed]
        placed |= {row["key"] for row in ready}
    return ids


def _unit(row: Row) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["name"],
        "folded": fold(row["name"]),
        "kind": row["kind"],
        "level": row["level"],
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
        "latitude": _degrees(row["latitude"]),
        "longitude": _degrees(row["longitude"]),
    }


def _load_agencies(rows: list[Row], units: dict[str, int]) -> dict[str, int]:
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

    ids = _load_keyed(Agency, rows, fields)
    # A few thousand ways of writing make up all names, so each is folded once.
    exact_once, fold_once = cache(exact), cache(fold)
    AgencyName.objects.all().delete()
    names = (
        AgencyName(agency_id=ids[row["key"]], name=name, exact=exact_once(name), folded=fold_once(name))
        for row in rows
        for name in _names(row)
    )
    AgencyName.objects.bulk_create(names, batch_size=2000)
    return ids


def _names(row: Row) -> Iterable[str]:
    """The full name and the short ones, each once where marks agree."""
    written = [row["name"], *filter(None, row["short_names"].split("|"))]
    return {name.casefold(): name for name in reversed(written)}.values()


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


def _degrees(text: str) -> float | None:
    return float(text) if text else None
