"""Communes that are no more, with those that hold their ground: for sheets which still name them."""

from collections.abc import Iterator
from datetime import date

from hoptac.registry.workbooks.places import Former
from hoptac.units.models import Succession, Unit
from hoptac.units.queries import last_of


def former_communes(day: date) -> Iterator[Former]:
    """Every commune that ended by ``day``, in one query; what passed on twice is followed to its end."""
    rows = Succession.objects.filter(old__level=Unit.Level.COMMUNE, day__lte=day)
    onward: dict[int, set[int]] = {}
    names: dict[int, tuple[str, str]] = {}
    for old, name, parent, grand, new in rows.values_list(
        "old", "old__name", "old__parent__name", "old__parent__parent__name", "new"
    ):
        onward.setdefault(old, set()).add(new)
        names[old] = name, grand or parent or ""
    for old, (name, province) in names.items():
        yield Former(name, province, last_of(old, onward))
