"""Taking back a document that was brought in by mistake."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System, Written
from hoptac.documents import files
from hoptac.documents.models import Correction, Document, Reading, StoredFile
from hoptac.planning.errors import TakenUpError
from hoptac.planning.models import Acceptance


@transaction.atomic
def take_back(document: Document, *, reason: str, actor: User | System, at: datetime) -> None:
    """Remove the document with its readings and corrections, and its bytes where no other document has them.

    Refused once it was accepted: from then on a plan, acts and their relations rest on it. What happened and why stays
    in the audit chain.
    """
    document = Document.objects.select_for_update(of=("self",)).select_related("file").get(pk=document.pk)
    if Acceptance.objects.filter(document=document).exists():
        raise TakenUpError(name=document.name)
    key, file = document.pk, document.file
    facts: dict[str, Any] = {"document": key, "name": document.name, "sha256": file.sha256, "reason": reason}
    written = Written()
    written.lose(Document, [key])
    written.lose(Reading, document.readings.values_list("pk", flat=True))
    written.lose(Correction, document.corrections.values_list("pk", flat=True))
    document.delete()
    if not file.documents.exists():
        written.lose(StoredFile, [file.pk])
        file.delete()
        transaction.on_commit(lambda: _remove_bytes(file.sha256))
    subject = f"{Document._meta.label}:{key}"
    audit.record(actor, "planning.document.taken_back", subject, at=at, gone=written.gone, **facts)


def _remove_bytes(sha256: str) -> None:
    """Remove the bytes, unless another unit received the same ones in the meantime."""
    with transaction.atomic():
        if not StoredFile.objects.filter(sha256=sha256).exists():
            files.remove(sha256)
