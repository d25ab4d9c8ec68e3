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
from hoptac.base.templatetags.vietnamese import number
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Correction, Document
from hoptac.documents.services.headings import repeat_corrected_heading
from hoptac.planning.errors import BadPlaceError, LongQuoteError, UnknownItemError
from hoptac.planning.review.items import Item
from hoptac.planning.review.standing import item_named, text_between
from hoptac.planning.services.standing import restand_item, standing_for

# The longest stretch of the text that is one item: some pages.
MOST_QUOTED = 10_000


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
    """Add an item from a stretch of the text. Refused where the stretch is not in the text, blank or pages long."""
    document = _locked(document)
    quote = quote_at(document, start, end)
    whole = {**values, "quote": quote, "start": start, "end": end}
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
    document = _locked(document)
    item = item_named(document, name)
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


def quote_at(document: Document, start: int, end: int) -> str:
    """The words at a place of the text. Refused where it is none, or too long for one item."""
    letters = standing_for(document).letters
    if not 0 <= start < end <= letters:
        raise BadPlaceError(start=start, end=end)
    if end - start > MOST_QUOTED:
        raise LongQuoteError(letters=number(end - start), most=number(MOST_QUOTED))
    quote = text_between(document, start, end)
    if not quote.strip():
        raise BadPlaceError(start=start, end=end)
    return quote


def _locked(document: Document) -> Document:
    """The document's row, without its text, until the transaction ends."""
    return Document.objects.select_for_update().defer("search_exact", "search_folded").get(pk=document.pk)


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
    item = restand_item(document, correction)
    rows: list[Model] = [correction]
    if name == HEADER:  # lists and search know the corrected head at once, before anyone accepts
        repeat_corrected_heading(document, item.values)
        rows.append(document)
    facts: dict[str, Any] = {"item": name, "correction": correction.pk}
    audit.record(actor, f"planning.review.{action.value}", document, at=at, rows=rows, **facts)
    return correction
