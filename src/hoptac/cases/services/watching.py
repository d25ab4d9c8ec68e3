"""Writing down from when each reason counts: with every statement, with every contact, and for all anew."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from hoptac.base.inserting import put_rows
from hoptac.cases.models import Watch
from hoptac.cases.strengthening.facts import Facts, facts_of
from hoptac.cases.strengthening.reasons import reasons
from hoptac.registry.models import Standing

BATCH = 1000
_STANDING = ("organization_id", "kind", "unit_id", "province_id")
_FACTS = ("contacted_on", "debt_dong", "debt_year")


def watch(ids: Sequence[int], today: date) -> None:
    """Write the rows of these organizations anew; those that are no more lose theirs."""
    for start in range(0, len(ids), BATCH):
        _watch(ids[start : start + BATCH], today)


def _watch(ids: Sequence[int], today: date) -> None:
    standings = {row[0]: row for row in Standing.objects.filter(pk__in=ids).values_list(*_STANDING)}
    facts = {pk: one for pk, one in facts_of(list(standings), day=today).items() if pk in standings}
    Watch.objects.filter(standing__in=standings.keys() - facts.keys()).delete()
    columns = [column for reason in reasons().values() for column in (reason.since, reason.unknown)]
    rows = [(*standings[pk], *_days(one), *(getattr(one, name) for name in _FACTS)) for pk, one in facts.items()]
    put_rows(Watch, ("standing_id", *_STANDING[1:], *columns, *_FACTS), rows)


def _days(facts: Facts) -> Iterator[date | None]:
    for reason in reasons():
        yield facts.since.get(reason)
        yield facts.unknown.get(reason)


def watch_all(*, today: date) -> int:
    """Write every row anew, as after a change of the rules, and return how many organizations were looked at."""
    ids = list(Standing.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            watch(ids[start : start + BATCH], today)
    return len(ids)
