"""A unit as a person types it: “xã Sơn Hà”, “sơn hà”, “Xã Sơn Hà, Tỉnh Quảng Ngãi”."""

from collections.abc import Callable

from django.db.models import QuerySet

from hoptac.base.folding import exact, fold
from hoptac.units.models import Unit


def units_named(words: str, *, among: QuerySet[Unit]) -> list[Unit]:
    """The units meant by the words: those whose marks agree where there are any, else those without marks.

    The parts after commas are names above; the kind before a name may be left out.
    """
    name, *above = [part.strip() for part in words.split(",") if part.strip()] or [""]
    if not name:
        return []
    near = list(among.filter(folded__endswith=fold(name))[:500])
    for form in (exact, fold):
        found = [unit for unit in near if _bears(unit, form(name), form) and _lies_in(unit, above, form)]
        if found:
            # “Xã Sơn Hà” written in full is that one, though another's name may end in the same words.
            return [unit for unit in found if form(unit.name) == form(name)] or found
    return []


def _bears(unit: Unit, wanted: str, form: Callable[[str], str]) -> bool:
    name = form(unit.name)
    return bool(name == wanted or name.endswith(f" {wanted}"))


def _lies_in(unit: Unit, above: list[str], form: Callable[[str], str]) -> bool:
    names = [form(part) for part in unit.full_name.split(", ")[1:]]
    return all(any(name == form(part) or name.endswith(f" {form(part)}") for name in names) for part in above)
