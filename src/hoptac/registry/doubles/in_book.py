"""The book as it is searched for doubles: around one newcomer, or within one province. Never the nation at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hoptac.registry.calc import is_personal, tax_code
from hoptac.registry.doubles.alike import Compared, Pair, Reason, pairs_among, reasons_of
from hoptac.registry.models import Standing, ToldApart
from hoptac.units.models import Unit
from hoptac.units.queries import predecessor_ids, successor_ids_at

_COMPARED = ("pk", "kind", "name", "tax_code", "certificate_number", "unit")
_NEWCOMER = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry of the book that may be the newcomer."""

    standing: Standing
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """The reasons in one line."""
        return "; ".join(reason.value for reason in self.reasons)


def alike(kind: str, identity: Mapping[str, Any], unit: Unit, *, today: date) -> list[Alike]:
    """The entries that a newcomer may be: on its ground, and anywhere by its numbers.

    A person's number is looked for on its ground alone: elsewhere nobody is told that it is in the book.
    """
    ground = successor_ids_at([unit], today)[unit.pk]
    newcomer = Compared(
        _NEWCOMER,
        kind,
        identity["name"],
        tax_code(identity.get("tax_code", "")),
        identity.get("certificate_number", ""),
        ground,
    )
    near = Q(kind=kind, unit__in=ground | predecessor_ids(ground))
    if newcomer.tax_code and not is_personal(newcomer.tax_code):
        near |= Q(tax_code=newcomer.tax_code)
    if newcomer.certificate_number:
        near |= Q(certificate_number=newcomer.certificate_number)
    rows = Standing.objects.filter(near).select_related("unit__parent__parent", "province").order_by("pk")
    standings = {row.pk: row for row in rows}
    found = [(standings[one.pk], reasons_of(newcomer, one)) for one in compared(rows, today=today)]
    return [Alike(standing, reasons) for standing, reasons in found if reasons]


def pairs_in(rows: QuerySet[Standing], *, today: date) -> list[Pair]:
    """The pairs among these rows that nobody has told apart."""
    told = set(ToldApart.objects.filter(first__in=rows.values("pk")).values_list("first_id", "second_id"))
    pairs = pairs_among(compared(rows, today=today))
    return [pair for pair in pairs if (pair.first, pair.second) not in told]


def compared(rows: QuerySet[Standing], *, today: date) -> list[Compared]:
    """The rows as they are compared, in two questions and one for each change of their grounds."""
    values = list(rows.order_by("pk").values_list(*_COMPARED))
    grounds = _grounds({unit for *_, unit in values if unit is not None}, today)
    nowhere: frozenset[int] = frozenset()
    return [
        Compared(pk, kind, name, tax, certificate, grounds.get(unit, nowhere))
        for pk, kind, name, tax, certificate, unit in values
    ]


def _grounds(unit_ids: Iterable[int], today: date) -> dict[int, frozenset[int]]:
    ids = set(unit_ids)
    ended = Unit.objects.filter(pk__in=ids, valid_to__lte=today)
    return {pk: frozenset({pk}) for pk in ids} | successor_ids_at(ended, today)
