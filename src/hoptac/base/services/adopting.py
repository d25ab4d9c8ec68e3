"""Taking rows into the record that were there before their table was protected: an act like any other, and told."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import Model

from hoptac.base import audit
from hoptac.base.audit import Actor, System
from hoptac.base.audit_check import Finding, check_audit
from hoptac.base.errors import NotWholeError
from hoptac.base.protection import protected_tables

# So many rows one link binds; of more there are several links.
AT_ONCE = 5000


def unspoken_rows() -> Iterator[tuple[type[Model], int]]:
    """Table and key of the rows of protected tables that no link speaks of.

    Refused where anything else does not fit: what was changed or deleted is no row from before, and is looked into
    first.
    """
    others: list[Finding] = []
    tables = protected_tables()
    found: list[tuple[type[Model], int]] = []
    for finding in check_audit():
        label, _, key = finding.subject.rpartition(":")
        if finding.link is None and label in tables:
            found.append((tables[label], int(key)))
        else:
            others.append(finding)
    if others:
        raise NotWholeError(count=len(others), first=others[0].subject)
    yield from found


@transaction.atomic
def adopt_rows(
    rows: Iterable[tuple[type[Model], int]], *, reason: str, actor: Actor | System, at: datetime
) -> dict[str, int]:
    """Bind these rows as they stand now and return how many there were of each table.

    Nobody knows who wrote them: the links say so, and from when on they are bound.
    """
    remaining, total = iter(rows), dict[str, int]()
    while some := list(islice(remaining, AT_ONCE)):
        counts: dict[str, int] = {}
        for table, _ in some:
            counts[table._meta.label] = counts.get(table._meta.label, 0) + 1
        stand = [table(pk=key) for table, key in some]
        audit.record(
            actor, "base.audit.rows_adopted", "base.AuditLink", at=at, rows=stand, reason=reason, tables=counts
        )
        total = {label: total.get(label, 0) + counts.get(label, 0) for label in {**total, **counts}}
    return total
