"""Corrections to a reading: edit, confirm, add, drop, take back. Each is a new row with its author, never changed."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localtime

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.errors import StaleWriteError
from hoptac.documents.headings import HEADER, corrected_head, repeat_heading
from hoptac.documents.models import Correction, Document
from hoptac.documents.queries import latest_reading
from hoptac.planning.errors import BadPlaceError, UnknownItemError
from hoptac.planning.queries import review_of
from hoptac.planning.review.items import Item


def edit_item(
    document: Document, name: str, values: Mapping[str, Any], *, seen: int, actor: User | System, at: datetime
) -> Correction:
    """Say what the item (or the header) really is. Refused when someone said otherwise after ``seen``."""
    return _say(document, name, Correction.Action.EDIT, values, seen=seen, actor=actor, at=at)


def confirm_item(document: Document, name: str, *, seen: int, actor: User | System, at: datetime) -> Correction:
    """Say that the item is as it stands: a person compared it with the picture that it was recognised in."""
    return _say(document, name, Correction.Action.CONFIRM, {}, seen=seen, actor=actor, at=at)


def drop_item(document: Document, name: str, *, seen: int, actor: User | System, at: datetime) -> Correction:
    """Say that the item is none. It stays in sight and can be taken back."""
    return _say(document, name, Correction.Action.DROP, {}, seen=seen, actor=actor, at=at)


def restore_item(document: Document, name: str, *, seen: int, actor: User | System, at: datetime) -> Correction:
    """Take back the last kind of word about the item.

    A dropped item counts again as it stood when it was dropped; an edited one counts as the reader has it.
    """
    return _say(document, name, Correction.Action.RESTORE, {}, seen=seen, actor=actor, at=at)


@transaction.atomic
def add_item(
    document: Document,
    kind: str,
    values: Mapping[str, Any],
    *,
    start: int,
    end: int,
    actor: User | System,
    at: datetime,
) -> Correction:
    """Add an item from a stretch of the text. Refused where the stretch is not in the text or is blank."""
    text = latest_reading(document).text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadPlaceError(start=start, end=end)
    whole = {**values, "quote": text[start:end], "start": start, "end": end}
    return _write(document, f"{kind}:{uuid.uuid4().hex[:12]}", kind, Correction.Action.ADD, whole, actor=actor, at=at)


@transaction.atomic
def _say(
    document: Document,
    name: str,
    action: Correction.Action,
    values: Mapping[str, Any],
    *,
    seen: int,
    actor: User | System,
    at: datetime,
) -> Correction:
    Document.objects.select_for_update().get(pk=document.pk)
    item = review_of(document).by_name.get(name)
    if item is None:
        raise UnknownItemError()
    _check_seen(item, seen, mine=values)
    if action == Correction.Action.RESTORE and item.state == "edited" and item.original is not None:
        values = item.original
    return _write(document, name, item.kind, action, _whole(item, values), actor=actor, at=at)


def _whole(item: Item, values: Mapping[str, Any]) -> dict[str, Any]:
    """The item as corrected, with its place, so that it stands without the reading that found it."""
    place = {"quote": item.quote, "start": item.start, "end": item.end} if item.quote else {}
    return {**item.values, **values, **place}


def _repeat_heading(document: Document) -> None:
    """Let lists and search know the corrected head at once, before anyone accepts."""
    reading = latest_reading(document)
    document.refresh_from_db()
    repeat_heading(document, corrected_head(document, reading.result), reading.text)
    document.version += 1
    document.save()


def _check_seen(item: Item, seen: int, *, mine: Mapping[str, Any]) -> None:
    if item.seen != seen:
        when = f"{localtime(item.at):%H:%M %d/%m/%Y}" if item.at else ""
        raise StaleWriteError(other=item.by, when=when, mine=dict(mine), theirs=dict(item.values))


def _write(
    document: Document,
    name: str,
    kind: str,
    action: Correction.Action,
    values: Mapping[str, Any],
    *,
    actor: User | System,
    at: datetime,
) -> Correction:
    correction = Correction.objects.create(
        document=document,
        item=name,
        kind=kind,
        action=action,
        values=dict(values),
        made_by=actor if isinstance(actor, User) else None,
        made_at=at,
    )
    rows: list[Model] = [correction]
    if name == HEADER:
        _repeat_heading(document)
        rows.append(document)
    facts: dict[str, Any] = {"item": name, "correction": correction.pk}
    audit.record(actor, f"planning.review.{action.value}", document, at=at, rows=rows, **facts)
    return correction
