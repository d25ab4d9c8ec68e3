"""Undoing a whole import: every statement answered by one that takes it back, new organizations removed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.journal import about
from hoptac.base.protection import digests_of
from hoptac.base.services.thing_names import note_names
from hoptac.registry.contents import rows_of
from hoptac.registry.errors import ImportStateError, StatementsRestError
from hoptac.registry.imports.plan import content
from hoptac.registry.models import FACETS, Batch, Facet, Import, Organization, Proposal, Standing
from hoptac.registry.services.finding_differences import undo_differences
from hoptac.registry.services.resting import resting_on
from hoptac.registry.services.standing import restand

_AT_ONCE = 500
_NAMED = 5


@transaction.atomic
def take_back_import(
    stored: Import, *, reason: str, actor: User, at: datetime, today: date, task: UUID | None = None
) -> Import | None:
    """Take back all that an import said, and return it. Refused where anything was written later that rests on it.

    None where another task took this one's place.
    """
    held = Import.objects.select_for_update(of=("self",)).filter(pk=stored.pk, task=task).first()
    if held is None:
        return None
    batch = held.batch
    if held.state != Import.State.STORED or batch is None:
        raise ImportStateError(name=held.name, state=held.get_state_display(), act="thu hồi")
    # Locked first: nobody opens anything about one of them beside us.
    new = list(Organization.objects.select_for_update().filter(batch=batch).order_by("pk"))
    _refuse_what_rests(held, batch)
    undo = Batch.objects.create(
        origin=Batch.Origin.WORKBOOK,
        name=f"Thu hồi {held.name}"[:255],
        sha256=held.sha256,
        valid_from=batch.valid_from,
        written_by=actor,
        written_at=at,
    )
    touched: set[int] = set()
    tables = [facet for facet in FACETS if _void(facet, batch, undo, actor, at, touched)]
    before = digests_of(new)
    for organization in new:
        organization.removed_at, organization.removed_because = at, f"Thu hồi lần nhập {held.name}: {reason}"[:300]
    Organization.objects.bulk_update(new, ["removed_at", "removed_because"], batch_size=_AT_ONCE)
    undo_differences(held, note=f"Thu hồi lần nhập: {reason}", at=at)
    batch.taken_back_at, batch.taken_back_by = at, actor
    batch.save(update_fields=["taken_back_at", "taken_back_by"])
    held.state, held.reason = Import.State.TAKEN_BACK, reason[:300]
    held.act, held.task, held.refusal = "", None, ""
    held.save()
    # So that the journal finds by their names what is no longer in the book.
    for start in range(0, len(new), _AT_ONCE):
        note_names([about(one) for one in new[start : start + _AT_ONCE]])
    restand(touched | {one.pk for one in new}, today=today)
    rows: list[Model | audit.Batch] = [*(audit.Batch(table, undo.pk) for table in tables), *new]
    audit.record(actor, "registry.import.taken_back", held, at=at, rows=rows, before=before, reason=reason)
    return held


def _void(facet: type[Facet], batch: Batch, undo: Batch, actor: User, at: datetime, touched: set[int]) -> int:
    """Answer the batch's statements of one kind; how many there were."""
    written = list(rows_of(facet).filter(batch=batch).order_by("pk"))
    facet._default_manager.bulk_create(
        [
            facet(  # type: ignore[misc]
                organization_id=row.organization_id,
                valid_from=row.valid_from,
                recorded_at=at,
                recorded_by=actor,
                source=undo.name[:300],
                batch=undo,
                corrects=row,
                is_void=True,
                **content(row),
            )
            for row in written
        ],
        batch_size=_AT_ONCE,
    )
    touched.update(row.organization_id for row in written)
    return len(written)


def _refuse_what_rests(held: Import, batch: Batch) -> None:
    found = {pk for rows in _later(batch) for pk in rows.values_list("organization", flat=True)}
    found |= {one.organization_id for one in resting_on(Organization.objects.filter(batch=batch))}
    if resting := sorted(found):
        names = Standing.objects.filter(pk__in=resting[:_NAMED]).values_list("name", flat=True)
        raise StatementsRestError(name=held.name, count=len(resting), organizations=", ".join(names))


def _later(batch: Batch) -> Iterator["QuerySet[Facet]"]:
    """What was written after the batch: of its own kinds about its organizations, of any kind about its new ones."""
    new = Organization.objects.filter(batch=batch).values("pk")
    for facet in _statements():
        about = Q(organization__in=new)
        if facet in FACETS:
            about |= Q(organization__in=rows_of(facet).filter(batch=batch).values("organization"))
        last = rows_of(facet).filter(batch=batch).order_by("-pk").values_list("pk", flat=True).first()
        after = Q(recorded_at__gt=batch.written_at) if last is None else Q(pk__gt=last)
        rows = rows_of(facet).filter(about, after).exclude(batch=batch)
        # What another import said and took back again rests on nothing.
        rows = rows.exclude(batch__taken_back_at__isnull=False)
        yield rows.exclude(corrects__batch__taken_back_at__isnull=False)
    # What a second person refused, or who asked took back, rests on nothing either.
    rests = (Proposal.State.OPEN, Proposal.State.APPROVED)
    yield Proposal.objects.filter(organization__in=new, state__in=rests)  # type: ignore[misc]


def _statements() -> Sequence[type[Facet]]:
    return [model for model in apps.get_app_config("registry").get_models() if issubclass(model, Facet)]
