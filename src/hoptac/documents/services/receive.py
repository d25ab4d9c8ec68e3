"""Receiving a document: read first, store after, so that nothing refused is ever kept."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

import vanban
from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.documents import files
from hoptac.documents.errors import AlreadyReceivedError, MissingFileError
from hoptac.documents.file_kinds import media_type_of
from hoptac.documents.headings import corrected_head, repeat_heading
from hoptac.documents.models import Document, Reading, StoredFile
from hoptac.documents.reader import READER_VERSION, read
from hoptac.units.models import Unit

# Upper apps that make something of each new reading, in the same transaction.
FollowReading = Callable[[Document, Reading], object]
_followers: list[FollowReading] = []


def follow_readings(follow: FollowReading) -> None:
    """Have ``follow`` told of every reading that is stored; called once from an app's ``ready``."""
    if follow not in _followers:
        _followers.append(follow)


def receive_document(
    name: str, data: bytes, *, owner: Unit, actor: User | System, at: datetime, is_demo: bool = False
) -> Document:
    """Read the file, keep it under its digest and return the document with its first reading.

    Refused with the reader's own sentence (too large, classified, broken …), and when the unit has these bytes already.
    """
    refuse_known(name, data, owner_id=owner.pk)
    reading = read(name, data)
    try:
        return store_document(name, data, reading, owner=owner, actor=actor, at=at, is_demo=is_demo)
    except IntegrityError:
        refuse_known(name, data, owner_id=owner.pk)  # the same file was sent twice at the same moment
        raise


def refuse_known(name: str, data: bytes, *, owner_id: int) -> None:
    """Refuse bytes that the unit has already."""
    known = Document.objects.filter(owner=owner_id, file__sha256=files.sha256_of(data)).first()
    if known is not None:
        raise AlreadyReceivedError(name=name, known=str(known), document_id=known.pk)


@transaction.atomic
def store_document(
    name: str,
    data: bytes,
    reading: vanban.Document,
    *,
    owner: Unit,
    actor: User | System,
    at: datetime,
    is_demo: bool = False,
) -> Document:
    """Keep what was read of a file, with its bytes, as a new document of the unit."""
    facts = {"size": len(data), "media_type": media_type_of(name), "stored_at": at}
    # First the row, then the bytes: who takes back the last document with these bytes waits for the row.
    stored, _ = StoredFile.objects.get_or_create(sha256=files.sha256_of(data), defaults=facts)
    files.keep(data)
    document = Document(
        owner=owner,
        file=stored,
        name=name[-255:],
        received_by=actor if isinstance(actor, User) else None,
        received_at=at,
        is_demo=is_demo,
    )
    repeat_heading(document, reading.to_dict(), reading.text)
    document.save()
    kept = keep_reading(document, reading, at=at)
    rows = [stored, document, kept]
    audit.record(actor, "documents.document.received", document, at=at, rows=rows, name=name, sha256=stored.sha256)
    return document


def read_again(document: Document, *, actor: User | System, at: datetime) -> Reading:
    """Run the present reader over the kept file; corrections stay, since they hang on the items' stable names."""
    return add_reading(document, read(document.name, bytes_of(document)), actor=actor, at=at)


def bytes_of(document: Document) -> bytes:
    """The file as it was received. Refused in words where it is gone."""
    try:
        return files.load(document.file.sha256)
    except FileNotFoundError as error:
        raise MissingFileError(name=document.name) from error


@transaction.atomic
def add_reading(document: Document, reading: vanban.Document, *, actor: User | System, at: datetime) -> Reading:
    """Store a further reading of a document; corrections stay, and the head follows both."""
    document = Document.objects.select_for_update().defer("search_exact", "search_folded").get(pk=document.pk)
    kept = keep_reading(document, reading, at=at)
    repeat_heading(document, corrected_head(document, kept.result), kept.text)
    document.save()
    audit.record(actor, "documents.document.read_again", document, at=at, rows=[document, kept], reader=READER_VERSION)
    return kept


def keep_reading(document: Document, reading: vanban.Document, *, at: datetime) -> Reading:
    """Store what was read as a new row, and tell those who follow."""
    kept = Reading.objects.create(
        document=document,
        reader_version=READER_VERSION,
        read_at=at,
        text=reading.text,
        result=reading.to_dict(),
    )
    for follow in _followers:
        follow(document, kept)
    return kept
