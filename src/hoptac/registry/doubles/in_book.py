"""The book as it is searched for doubles: around one newcomer, or around entries that were written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hoptac.base.phones import numbers_in
from hoptac.registry.calc import is_personal, tax_code
from hoptac.registry.doubles.alike import Compared, Pair, Reason, pairs_among, reasons_of
from hoptac.registry.models import PersonalWord, Standing
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
        return "; ".join(reason.words for reason in self.reasons)


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
    near = Q(kind=kind, unit__in=_all_that_was(ground))
    if newcomer.tax_code and not is_personal(newcomer.tax_code):
        near |= Q(tax_code=newcomer.tax_code)
    if newcomer.certificate_number:
        near |= Q(certificate_number=newcomer.certificate_number)
    rows = Standing.objects.filter(near).select_related("unit__parent__parent", "province").order_by("pk")
    standings = {row.pk: row for row in rows}
    found = [(standings[one.pk], reasons_of(newcomer, one)) for one in compared(rows, today=today)]
    return [Alike(standing, reasons) for standing, reasons in found if reasons]


def pairs_about(ids: Collection[int], *, today: date) -> list[Pair]:
    """The pairs of these entries with each other and with those on their grounds, or anywhere by their numbers."""
    about = Standing.objects.filter(pk__in=ids)
    values = list(about.values_list("pk", "unit", "tax_code", "certificate_number"))
    grounds = _grounds({unit for _, unit, *_ in values if unit is not None}, today)
    ground = _all_that_was(frozenset[int]().union(*grounds.values()))
    rows = Standing.objects.order_by().values_list("pk", flat=True)
    near = {pk for pk, *_ in values}.union(
        rows.filter(unit__in=ground),
        rows.filter(tax_code__in={tax for _, _, tax, _ in values if tax}),
        rows.filter(certificate_number__in={number for *_, number in values if number}),
    )
    return pairs_among(compared(Standing.objects.filter(pk__in=near), today=today), frozenset(ids))


def grounds_of(ids: Collection[int], *, today: date) -> frozenset[int]:
    """Today's communes on which these entries stand."""
    units = set(Standing.objects.filter(pk__in=ids, unit__isnull=False).order_by().values_list("unit", flat=True))
    return frozenset[int]().union(*_grounds(units, today).values())


def compared(rows: QuerySet[Standing], *, today: date) -> list[Compared]:
    """The rows as they are compared, in three questions and one for each change of their grounds."""
    values = list(rows.order_by("pk").values_list(*_COMPARED))
    grounds = _grounds({unit for *_, unit in values if unit is not None}, today)
    phones = _phones([pk for pk, *_ in values])
    nowhere: frozenset[int] = frozenset()
    return [
        Compared(pk, kind, name, tax, certificate, grounds.get(unit, nowhere), frozenset(phones.get(pk, ())))
        for pk, kind, name, tax, certificate, unit in values
    ]


def _phones(ids: Collection[int]) -> dict[int, set[str]]:
    """The telephones of each, told among its words of persons by how they look."""
    found: dict[int, set[str]] = {}
    rows = PersonalWord.objects.filter(Q(word__startswith="0") | Q(word__startswith="1"), standing__in=ids)
    for pk, word in rows.values_list("standing_id", "word"):
        if numbers_in(word) == (word,):
            found.setdefault(pk, set()).add(word)
    return found


def _grounds(unit_ids: Iterable[int], today: date) -> dict[int, frozenset[int]]:
    ids = set(unit_ids)
    ended = Unit.objects.filter(pk__in=ids, valid_to__lte=today)
    return {pk: frozenset({pk}) for pk in ids} | successor_ids_at(ended, today)


def _all_that_was(ground: frozenset[int]) -> frozenset[int]:
    """These units and all of which they hold ground, however many changes ago."""
    found, newest = ground, ground
    while newest := predecessor_ids(newest) - found:
        found |= newest
    return found
