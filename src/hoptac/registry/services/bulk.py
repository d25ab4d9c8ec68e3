"""Writing statements about many organizations at once: one batch, one link of the audit chain."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.inserting import insert_rows
from hoptac.registry.contents import BOOKKEEPING, Entry
from hoptac.registry.models import Batch, Facet, Import, Organization
from hoptac.registry.services.standing import restand

CHUNK = 2000
ROWS_AT_ONCE = 1000
_HEAD = ("valid_from", "recorded_at", "recorded_by_id", "source", "batch_id")


@dataclass(frozen=True, slots=True)
class BatchSource:
    """Where a batch comes from and from which day on it is so; ``held`` is the import, where it is one."""

    origin: str
    name: str
    since: date
    sha256: str = ""
    is_synthetic: bool = field(default=False)
    held: Import | None = None


@transaction.atomic
def store_batch(
    entries: Iterable[Entry],
    source: BatchSource,
    *,
    actor: User | System,
    at: datetime,
    today: date,
    progress: Callable[[int], None] = lambda done: None,
) -> Batch:
    """Write all entries and return the batch; nothing of it stays where one of them fails.

    ``progress`` is told how many are written.
    """
    person = actor if isinstance(actor, User) else None
    batch = Batch.objects.create(
        origin=source.origin,
        name=source.name,
        sha256=source.sha256,
        valid_from=source.since,
        written_by=person,
        written_at=at,
    )
    if source.held is not None:
        # Known before its link is made: that is about the import.
        source.held.batch = batch
        source.held.save(update_fields=["batch"])
    written: set[type[Facet]] = set()
    remaining = iter(entries)
    while chunk := list(islice(remaining, CHUNK)):
        organizations = _organizations(chunk, source, batch, at)
        written |= _statements(chunk, organizations, batch, source, person, at)
        restand([one.pk for one in organizations], today=today)
        batch.created += sum(entry.organization is None for entry in chunk)
        batch.changed += sum(entry.organization is not None for entry in chunk)
        progress(batch.created + batch.changed)
    batch.save(update_fields=["created", "changed"])
    tables: list[type[Model]] = [Organization, *sorted(written, key=lambda facet: facet.__name__)]
    audit.record(
        actor,
        "registry.batch.stored",
        batch,
        at=at,
        rows=[audit.Batch(table, batch.pk) for table in tables],
        name=source.name,
        created=batch.created,
        changed=batch.changed,
    )
    return batch


def _organizations(chunk: Sequence[Entry], source: BatchSource, batch: Batch, at: datetime) -> list[Organization]:
    """The organization of each entry; new ones are made."""
    made = iter(
        Organization.objects.bulk_create(
            [
                Organization(kind=entry.kind, created_at=at, is_synthetic=source.is_synthetic, batch=batch)
                for entry in chunk
                if entry.organization is None
            ],
            batch_size=ROWS_AT_ONCE,
        )
    )
    return [entry.organization or next(made) for entry in chunk]


def _statements(
    chunk: Sequence[Entry],
    organizations: Sequence[Organization],
    batch: Batch,
    source: BatchSource,
    person: User | None,
    at: datetime,
) -> set[type[Facet]]:
    """Write the statements of a chunk and return their kinds."""
    rows: dict[type[Facet], list[tuple[int, Mapping[str, Any]]]] = {}
    for entry, organization in zip(chunk, organizations, strict=True):
        for facet, contents in entry.facets.items():
            rows.setdefault(facet, []).extend((organization.pk, content) for content in contents)
    head = (source.since, at, person.pk if person is not None else None, source.name, batch.pk)
    written = {facet for facet, said in rows.items() if said}
    for facet in written:
        _insert(facet, rows[facet], head)
    return written


def _insert(facet: type[Facet], said: Sequence[tuple[int, Mapping[str, Any]]], head: tuple[object, ...]) -> None:
    """Write what is said of many organizations; what a content does not name is not known."""
    fields = [one for one in facet._meta.concrete_fields if one.name not in BOOKKEEPING]
    blank = [(one.name, one.attname, one.get_default()) for one in fields]
    rows = (
        (pk, *head, *(_said(content, name, attname, default) for name, attname, default in blank))
        for pk, content in said
    )
    insert_rows(facet, ("organization_id", *_HEAD, *(one.attname for one in fields)), rows)


def _said(content: Mapping[str, Any], name: str, attname: str, default: object) -> object:
    """The value of a column; a unit may be given as a row or by its key."""
    if attname in content:
        return content[attname]
    value = content.get(name, default)
    return value.pk if isinstance(value, Model) else value
