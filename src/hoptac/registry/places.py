"""Places to choose from, and the ground that a place stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from hoptac.accounts.access import Scope
from hoptac.units.lists import communes_at, provinces_at
from hoptac.units.models import Unit
from hoptac.units.queries import ids_within, predecessor_ids


@dataclass(frozen=True, slots=True)
class Ground:
    """A place with all that is below it and all that its ground was: what a filter by place means."""

    unit: Unit
    ids: frozenset[int]
    is_province: bool

    def condition(self) -> Q:
        """Organizations whose head office stands, or stood before the reform, on this ground."""
        return Q(province_id__in=self.ids) if self.is_province else Q(unit_id__in=self.ids)


def ground_of(key: str) -> Ground | None:
    """The ground of a unit by its key; None for a key that is none."""
    unit = Unit.objects.select_related("parent__parent").filter(key=key).first() if key else None
    if unit is None:
        return None
    ids = {unit.pk, *predecessor_ids([unit.pk])}
    if unit.level == Unit.Level.PROVINCE:
        return Ground(unit, frozenset(ids), is_province=True)
    return Ground(unit, ids_within(ids), is_province=False)


def places_to_choose(scope: Scope, province_key: str, *, today: date) -> dict[str, Any]:
    """What the two filters by place of a list offer: ``provinces`` and ``communes``, as its template names them."""
    provinces = provinces_to_choose(scope, today=today)
    communes = communes_to_choose(scope, province_key, today=today, provinces=provinces)
    return {"provinces": provinces, "communes": communes}


def provinces_to_choose(scope: Scope, *, today: date) -> list[tuple[str, str]]:
    """Today's provinces in reach: key and name."""
    rows = provinces_at(today).filter(scope.rows("pk"))
    return list(rows.values_list("key", "name"))


def communes_to_choose(
    scope: Scope, province_key: str, *, today: date, provinces: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Today's communes of the chosen province, or of the only one in reach; else those in reach by themselves."""
    only = province_key or (provinces[0][0] if len(provinces) == 1 else "")
    if not only and provinces:
        return []
    rows = communes_at(today).filter(scope.rows("pk"))
    return list((rows.filter(parent__key=only) if only else rows).values_list("key", "name"))
