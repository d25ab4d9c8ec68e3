"""Entering and ending what an organization has several of: officers, contracts, certificates, tools, memberships."""

from datetime import date, datetime
from uuid import uuid4

from hoptac.accounts.models import User
from hoptac.base.audit import System
from hoptac.registry.errors import DatesCrossedError
from hoptac.registry.models import Facet, Organization
from hoptac.registry.services.statements import Fields, state
from hoptac.registry.things import KEYS, KINDS


def add_thing(
    facet: type[Facet],
    organization: Organization,
    fields: Fields,
    *,
    since: date,
    source: str,
    actor: User | System,
    at: datetime,
    today: date,
    seen: int | None = None,
) -> Facet:
    """Enter a new one and return its first statement. Refused where it would end before it begins."""
    kind = KINDS[facet]
    end = fields.get(kind.end)
    if end is not None and end < since:
        raise DatesCrossedError(first=since, last=end)
    own = {kind.key: uuid4().hex} if kind.key in KEYS else {}
    # Who comes back is there again: an old end does not hold for the new stretch.
    content = {kind.end: None, **fields, **own}
    return state(facet, organization, content, since=since, source=source, actor=actor, at=at, today=today, seen=seen)


def change_thing(
    row: Facet,
    fields: Fields,
    *,
    since: date,
    source: str,
    actor: User | System,
    at: datetime,
    today: date,
    seen: int | None = None,
) -> Facet:
    """Say something else of the same one from ``since`` on and return the statement."""
    kind = KINDS[type(row)]
    content = {**fields, kind.key: getattr(row, kind.key)}
    said = {"source": source, "actor": actor, "at": at, "today": today, "seen": seen}
    return state(type(row), row.organization, content, since=since, **said)  # type: ignore[arg-type]


def end_thing(
    row: Facet, *, day: date, source: str, actor: User | System, at: datetime, today: date, seen: int | None = None
) -> Facet:
    """Say on which day it ends (``KINDS`` says how the day counts). Refused where that is before it began."""
    if day < row.valid_from:
        raise DatesCrossedError(first=row.valid_from, last=day)
    said = {"source": source, "actor": actor, "at": at, "today": today, "seen": seen}
    return change_thing(row, {KINDS[type(row)].end: day}, since=day, **said)  # type: ignore[arg-type]
