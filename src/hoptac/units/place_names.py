"""A unit as a person types it: “xã Sơn Hà”, “sơn hà”, “Xã Sơn Hà, Tỉnh Quảng Ngãi”."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from hoptac.base.folding import exact, fold
from hoptac.units.models import Unit

# More that end in the same words are not told apart by reading on.
MOST_ALIKE = 500


def units_named(words: str, *, among: QuerySet[Unit]) -> list[Unit]:
    """The units of the database that the words mean; none for words without a name."""
    name, _ = _parts(words)
    return meant(words, among.filter(folded__endswith=fold(name))[:MOST_ALIKE]) if name else []


def meant(words: str, near: Iterable[Unit]) -> list[Unit]:
    """Those of some units that the words mean: those whose marks agree where there are any, else those without marks.

    The parts after commas are names above; the kind before a name may be left out.
    """
    name, above = _parts(words)
    units = list(near)
    for form in (exact, fold):
        found = [unit for unit in units if _bears(unit, form(name), form) and _lies_in(unit, above, form)]
        if found:
            # “Xã Sơn Hà” written in full is that one, though another's name may end in the same words.
            return [unit for unit in found if form(unit.name) == form(name)] or found
    return []


class Gazetteer:
    """Many names among the units of one map: these are read once, whatever number of names is asked for."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_last_word: dict[str, list[Unit]] = defaultdict(list)
        self._by_code: dict[str, Unit] = {}
        for unit in units:
            self._by_last_word[_last_word(unit.folded)].append(unit)
            self._by_code[unit.code] = unit

    def named(self, words: str) -> list[Unit]:
        """The units that the words mean."""
        name, _ = _parts(words)
        return meant(words, self._by_last_word.get(_last_word(fold(name)), ())) if name else []

    def coded(self, code: str) -> Unit | None:
        """The unit with this code."""
        return self._by_code.get(code)


def _parts(words: str) -> tuple[str, list[str]]:
    name, *above = [part.strip() for part in words.split(",") if part.strip()] or [""]
    return name, above


def _last_word(folded: str) -> str:
    return folded.rpartition(" ")[2]


def _bears(unit: Unit, wanted: str, form: Callable[[str], str]) -> bool:
    name = form(unit.name)
    return bool(name == wanted or name.endswith(f" {wanted}"))


def _lies_in(unit: Unit, above: list[str], form: Callable[[str], str]) -> bool:
    names = [form(part) for part in unit.full_name.split(", ")[1:]]
    return all(any(name == form(part) or name.endswith(f" {form(part)}") for name in names) for part in above)
