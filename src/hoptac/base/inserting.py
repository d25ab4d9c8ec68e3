"""Writing very many new rows: straight into their table, without making an object of each."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connections, models, router

_AT_ONCE = 2000
# Fields whose values a database takes in a form of its own.
_PREPARED = (models.DateField, models.DateTimeField, models.JSONField, models.DecimalField, models.UUIDField)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Insert rows that give a value for each of ``columns`` (attribute names) and return how many.

    The other columns get the defaults of their fields. Nothing is checked and no keys come back: that is the caller's.
    """
    return _write(model, columns, rows, "")


def put_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """The same for rows that may be there already, by the first of ``columns``; says how many were made or moved.

    A row that says the same already is not written again.
    """
    connection = connections[router.db_for_write(model)]
    fields: dict[str, Any] = {field.attname: field for field in model._meta.concrete_fields}
    key, *others = (connection.ops.quote_name(fields[column].column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    held, said = ", ".join(f"{table}.{one}" for one in others), ", ".join(f"excluded.{one}" for one in others)
    told = ", ".join(f"{one} = excluded.{one}" for one in others)
    return _write(model, columns, rows, f" ON CONFLICT ({key}) DO UPDATE SET {told} WHERE ({held}) {differs} ({said})")


def _write(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]], conflict: str) -> int:
    connection = connections[router.db_for_write(model)]
    known: dict[str, Any] = {field.attname: field for field in model._meta.concrete_fields}
    fields = [known.pop(column) for column in columns]
    others = [field for field in known.values() if not isinstance(field, models.AutoField)]
    rest = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    names = [connection.ops.quote_name(field.column) for field in (*fields, *others)]
    places = ", ".join(["%s"] * len(names))
    table = connection.ops.quote_name(model._meta.db_table)
    # The names are those of our own tables.
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places}){conflict}"  # noqa: S608
    prepared = [
        (place, _preparer(field, connection)) for place, field in enumerate(fields) if isinstance(field, _PREPARED)
    ]
    written, remaining = 0, iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(remaining, _AT_ONCE)):
            cursor.executemany(statement, [_ready(row, prepared, rest) for row in some])
            written += cursor.rowcount
    return written


def _preparer(field: Any, connection: Any) -> Callable[[object], object]:
    known: dict[object, object] = {}

    def prepare(value: object) -> object:
        if value is None:
            return None
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection)
        return known[value]

    return prepare


def _ready(
    row: Sequence[object], prepared: Sequence[tuple[int, Callable[[object], object]]], rest: tuple[object, ...]
) -> tuple[Any, ...]:
    if prepared:
        changed = list(row)
        for place, prepare in prepared:
            changed[place] = prepare(changed[place])
        row = changed
    return (*row, *rest)
