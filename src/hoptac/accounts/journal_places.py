"""The places by which the journal is filtered: provinces and communes of today, each with what its ground was."""

from datetime import date

from hoptac.units.lists import communes_at, provinces_at
from hoptac.units.models import Unit
from hoptac.units.queries import predecessor_ids


def ground_ids(key: str) -> frozenset[int]:
    """A unit with all below it, those whose ground it took and all that was below these; nothing for a wrong key."""
    unit = Unit.objects.filter(key=key).first()
    if unit is None:
        return frozenset()
    own = frozenset(Unit.objects.within([unit.pk]).values_list("pk", flat=True))
    old = predecessor_ids(own)
    return own | frozenset(Unit.objects.within(old).values_list("pk", flat=True)) if old else own


def provinces_to_choose(today: date) -> list[tuple[str, str]]:
    """Key and name of the provinces of today."""
    return list(provinces_at(today).values_list("key", "name"))


def communes_to_choose(province_key: str, today: date) -> list[tuple[str, str]]:
    """Those of one province; none where none is chosen."""
    if not province_key:
        return []
    return list(communes_at(today).filter(parent__key=province_key).values_list("key", "name"))
