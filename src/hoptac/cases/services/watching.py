"""Writing down from when each reason counts: with every statement, with every contact, and for all anew."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from hoptac.cases.models import Watch
from hoptac.cases.strengthening.facts import Facts, facts_of
from hoptac.cases.strengthening.reasons import reasons
from hoptac.registry.models import Standing

BATCH = 1000
COLUMNS = [field.name for field in Watch._meta.fields if not field.primary_key]


def watch(ids: Sequence[int], today: date) -> None:
    """Write the rows of these organizations anew; those that are no more lose theirs."""
    for start in range(0, len(ids), BATCH):
        _watch(ids[start : start + BATCH], today)


def _watch(ids: Sequence[int], today: date) -> None:
    standings = Standing.objects.in_bulk(list(ids))
    facts = {pk: one for pk, one in facts_of(list(standings), day=today).items() if pk in standings}
    Watch.objects.filter(standing__in=standings.keys() - facts.keys()).delete()
    rows = [_row(standings[pk], one) for pk, one in facts.items()]
    Watch.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["standing"], update_fields=COLUMNS, batch_size=500
    )


def _row(standing: Standing, facts: Facts) -> Watch:
    days: dict[str, date | None] = {}
    for reason in reasons().values():
        days[reason.since], days[reason.unknown] = facts.since.get(reason.code), facts.unknown.get(reason.code)
    return Watch(
        standing=standing,
        kind=standing.kind,
        unit_id=standing.unit_id,
        province_id=standing.province_id,
        contacted_on=facts.contacted_on,
        debt_dong=facts.debt_dong,
        debt_year=facts.debt_year,
        **days,
    )


def watch_all(*, today: date) -> int:
    """Write every row anew, as after a change of the rules, and return how many organizations were looked at."""
    ids = list(Standing.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            watch(ids[start : start + BATCH], today)
    return len(ids)
