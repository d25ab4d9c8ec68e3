"""Pairs that may be one organization, found when entries are written: what the page of doubles reads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import transaction

from hoptac.base.inserting import insert_rows
from hoptac.registry.doubles.alike import Pair
from hoptac.registry.doubles.in_book import grounds_of, pairs_about
from hoptac.registry.models import AlikePair, Standing
from hoptac.units.models import Unit

# As many entries at a time as keep both databases far from their limits.
LOT = 2000
# Whoever writes about so few at a time waits for others who write on the same ground; a batch waits for nobody.
_FEW = 20
_COLUMNS = ("first_id", "second_id", "reasons", "rank")
_Told = tuple[str, int]


@transaction.atomic
def find_doubles(ids: Iterable[int], *, today: date) -> None:
    """Compare these entries with all that may be one with them, and keep the pairs; those that are none any more go."""
    for lot in _lots(sorted(set(ids))):
        _find(lot, today)


def find_all_doubles(*, today: date) -> int:
    """The same for the whole book, some at a time and each lot by itself; how many pairs there are then.

    Entries of one place stand in one lot, so that few are read beside those that it is about.
    """
    ids = list(Standing.objects.order_by("province_id", "unit_id", "pk").values_list("pk", flat=True))
    for lot in _lots(ids):
        find_doubles(lot, today=today)
    return AlikePair.objects.count()


def _lots(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + LOT] for start in range(0, len(ids), LOT))


def _find(ids: Sequence[int], today: date) -> None:
    if len(ids) <= _FEW:
        _wait_for_others(ids, today)
    wanted = {(pair.first, pair.second): _told(pair) for pair in pairs_about(ids, today=today)}
    kept: dict[tuple[int, int], _Told] = {}
    for side in ("first__in", "second__in"):
        for first, second, reasons, rank in AlikePair.objects.filter(**{side: ids}).values_list(*_COLUMNS):
            kept[first, second] = reasons, rank
    gone = {pair for pair, told in kept.items() if wanted.get(pair) != told}
    firsts = AlikePair.objects.filter(first__in={first for first, _ in gone})
    lost = [pk for pk, *pair in firsts.values_list("pk", "first_id", "second_id") if tuple(pair) in gone]
    AlikePair.objects.filter(pk__in=lost).delete()
    new = sorted(wanted.items() - kept.items())
    insert_rows(AlikePair, _COLUMNS, [(*pair, *told) for pair, told in new])


def _wait_for_others(ids: Sequence[int], today: date) -> None:
    """Lock the ground: of two who write the same name there at once, the second sees what the first wrote."""
    ground = Unit.objects.select_for_update(no_key=True).filter(pk__in=grounds_of(ids, today=today))
    list(ground.order_by("pk").values_list("pk"))


def _told(pair: Pair) -> _Told:
    return f" {' '.join(reason.name.lower() for reason in pair.reasons)} ", pair.rank
