"""Protected tables: those in which a change behind the application's back must be seen.

An app names its own in ``ready``. Every service that writes such a row hands it to ``audit.record``, which binds the
digest of the row into the chain; ``base.audit_check`` compares the tables with the chain.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models import Model

CHUNK = 2000
# Counts the writes of a row for those who edit it at the same time; says nothing of its content.
UNBOUND = frozenset({"version"})
NOTHING: Mapping[str, str] = MappingProxyType({})
_protected: dict[str, type[Model]] = {}


def protect(*tables: type[Model]) -> None:
    """Name tables as protected; called from an app's ``ready``."""
    for table in tables:
        _protected[table._meta.label] = table


def protected_tables() -> dict[str, type[Model]]:
    """The protected tables by label, in the order of their labels."""
    return dict(sorted(_protected.items()))


def digests_of(rows: Iterable[Model]) -> dict[str, dict[str, str]]:
    """The digest of each row as the database holds it now, by table and key."""
    wanted: dict[type[Model], list[Any]] = {}
    for row in rows:
        wanted.setdefault(type(row), []).append(row.pk)
    return {
        table._meta.label: {str(key): digest for key, digest in stored_digests(table, keys)}
        for table, keys in wanted.items()
    }


def digest_of_batch(table: type[Model], batch_id: int, *, before: Mapping[str, str] = NOTHING) -> tuple[int, str]:
    """How many rows a batch left in a table, and one digest for all of them.

    ``before`` holds, by key, the digests of rows as they were before the application changed them later.
    """
    total, count = hashlib.sha256(), 0
    for key, digest in _digests(table._default_manager.filter(batch_id=batch_id)):
        total.update(before.get(str(key), digest).encode())
        count += 1
    return count, total.hexdigest()


def stored_digests(table: type[Model], keys: Sequence[Any] | None = None) -> Iterator[tuple[Any, str]]:
    """Key and digest of the rows of a table (of these keys, else all) in the order of the keys."""
    rows = table._default_manager.all()
    yield from _digests(rows if keys is None else rows.filter(pk__in=keys))


def stored_rows(table: type[Model]) -> Iterator[tuple[int, str, int | None]]:
    """Key, digest and batch of all rows of a table in the order of the keys; no more than a few of them at a time."""
    for values, empty in _values(table._default_manager.all()):
        yield values[table._meta.pk.attname], _digest(values, empty), values.get("batch_id")


def _digests(rows: "models.QuerySet[Any]") -> Iterator[tuple[Any, str]]:
    key = rows.model._meta.pk.attname
    for values, empty in _values(rows):
        yield values[key], _digest(values, empty)


def _values(rows: "models.QuerySet[Any]") -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """What each row says, and what a new one would."""
    fields = [field for field in rows.model._meta.concrete_fields if field.name not in UNBOUND]
    empty = {field.attname: field.get_default() for field in fields}
    for values in rows.order_by("pk").values(*empty).iterator(chunk_size=CHUNK):
        yield values, empty


def _digest(values: Mapping[str, Any], empty: Mapping[str, Any]) -> str:
    """SHA-256 of one row; the same on both databases.

    What is as a new row has it is left out: a column that a later version adds leaves the digests of old rows whole.
    """
    plain = {name: _plain(value) for name, value in values.items() if value != empty[name]}
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
