"""Workbooks into the book: checked without writing, stored as one batch, differences left to people."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.documents import files
from hoptac.registry.errors import (
    BookMovedOnError,
    FaultyImportError,
    FutureStatementError,
    ImportStateError,
    NothingNewError,
)
from hoptac.registry.import_plan import Disagreement, Plan, Wish, plan_import
from hoptac.registry.models import Batch, Difference, Import, Organization
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.registry.workbooks.columns import Chosen
from hoptac.registry.workbooks.heads import Heads
from hoptac.registry.workbooks.reading import Layout

# So many faults are kept with the import; a sheet with more is wrong as a whole.
MOST_FAULTS_KEPT = 5_000
_AT_ONCE = 500


def prepare_import(
    name: str, data: bytes, wish: Wish, *, heads: Heads, actor: User, at: datetime, today: date
) -> Import:
    """Check a workbook against the book and return what storing it would do; only the file and this answer are kept."""
    if wish.since > today:
        raise FutureStatementError(since=wish.since, today=today)
    plan = plan_import(name, data, wish, scope=scope_of(actor, today=today), today=today)
    faults = sorted(plan.faults, key=lambda fault: (fault.row, fault.column))[:MOST_FAULTS_KEPT]
    sha256 = files.keep(data)
    with transaction.atomic():
        prepared = Import.objects.create(
            name=name[-255:],
            sha256=sha256,
            sheet=wish.sheet,
            header_row=wish.layout.header_row,
            chosen={str(index): [one.id, one.factor] for index, one in wish.layout.chosen.items()},
            signature=heads.signature,
            valid_from=wish.since,
            year=wish.year,
            kind=wish.kind,
            faults=[asdict(fault) for fault in faults],
            asked_by=actor,
            asked_at=at,
            **plan.counts,
        )
        audit.record(actor, "registry.import.prepared", prepared, at=at, name=name, sha256=sha256, counts=plan.counts)
    return prepared


def remembered(heads: Heads) -> dict[int, Chosen] | None:
    """What was chosen the last time for a workbook with the same columns that was then stored."""
    last = Import.objects.filter(signature=heads.signature, batch__isnull=False).first()
    return chosen_of(last) if last is not None else None


def chosen_of(prepared: Import) -> dict[int, Chosen]:
    """The choice of columns that was kept."""
    return {int(index): Chosen(column, factor) for index, (column, factor) in prepared.chosen.items()}


def wish_of(prepared: Import) -> Wish:
    """What was asked for, as it was kept."""
    layout = Layout(prepared.header_row, chosen_of(prepared))
    return Wish(prepared.sheet, layout, prepared.valid_from, prepared.year, prepared.kind)


@transaction.atomic
def store_import(prepared: Import, *, good_rows_only: bool, actor: User, at: datetime, today: date) -> Batch:
    """Store what the dry run showed, as one batch with one link; nothing of it stays where anything fails.

    Refused: faults, unless the good rows alone were wished; a second time; nothing new; a book that moved on meanwhile.
    """
    held = Import.objects.select_for_update().get(pk=prepared.pk)
    if held.state != Import.State.PREPARED:
        raise ImportStateError(name=held.name, state=held.get_state_display(), act="lưu")
    if held.faulty and not good_rows_only:
        raise FaultyImportError(name=held.name, rows=held.faulty)
    data = files.load(held.sha256)
    plan = plan_import(held.name, data, wish_of(held), scope=scope_of(actor, today=today), today=today)
    if plan.counts != {name: getattr(held, name) for name in plan.counts}:
        raise BookMovedOnError(name=held.name)
    if not plan.entries and not plan.disagreements:
        raise NothingNewError(name=held.name)
    held.batch = _stored(held, plan, actor=actor, at=at, today=today)
    held.state = Import.State.STORED
    held.save(update_fields=["batch", "state"])
    _tell_differences(held, plan.disagreements, at=at)
    return held.batch


def _stored(held: Import, plan: Plan, *, actor: User, at: datetime, today: date) -> Batch:
    ids = [entry.organization.pk for entry in plan.entries if entry.organization is not None]
    for start in range(0, len(ids), _AT_ONCE):
        Organization.objects.filter(pk__in=ids[start : start + _AT_ONCE]).update(version=F("version") + 1)
    source = BatchSource(Batch.Origin.WORKBOOK, held.name, held.valid_from, held.sha256)
    return store_batch(plan.entries, source, actor=actor, at=at, today=today)


def _tell_differences(held: Import, found: list[Disagreement], *, at: datetime) -> None:
    """Leave each to a person; what an older workbook said otherwise and nobody settled gives way to the newer word."""
    for one in found:
        ours, theirs = one.words
        Difference.objects.update_or_create(
            organization_id=one.organization_id,
            kind=Difference.Kind.STATUS,
            settled_at=None,
            defaults={"origin": held, "ours": ours, "theirs": theirs, "found_at": at},
        )
