"""The head of a document: the reader's words, what people say instead, and their copy for lists and search."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hoptac.base.folding import exact, fold
from hoptac.documents.models import Correction, Document

# The name under which corrections of the head are kept.
HEADER = "header"
HEAD_COLUMNS = ("kind", "number", "title", "issuer", "dated", "year")


def day_of(value: object) -> date | None:
    """The day behind a value of a reading or a correction; what is no whole day is None.

    >>> day_of("2024-12-05"), day_of("2024"), day_of(None)
    (datetime.date(2024, 12, 5), None, None)
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def corrected_head(document: Document, result: Mapping[str, Any]) -> dict[str, Any]:
    """The head as read, with the newest correction of it laid over."""
    said = Correction.objects.filter(document=document, item=HEADER).order_by("-pk").first() if document.pk else None
    is_corrected = said is not None and said.action in (Correction.Action.EDIT, Correction.Action.CONFIRM)
    return {**result, **said.values} if said is not None and is_corrected else dict(result)


def repeat_heading(document: Document, head: Mapping[str, Any], text: str) -> None:
    """Copy the head's words to the document's columns, so that lists and search need no JSON; the caller saves."""
    copy_head(document, head)
    words = f"{head_words(document)} {text}"
    document.search_exact = exact(words)
    document.search_folded = fold(words)


def head_words(document: Document) -> str:
    """The words of the head by which a document is searched; they stand first in its copy for search."""
    return " ".join([document.number, document.title, document.issuer, document.name])


def copy_head(document: Document, head: Mapping[str, Any]) -> None:
    """Copy the head to the document's ``HEAD_COLUMNS``; the caller saves."""
    document.kind = head.get("doc_kind") or head.get("doc_type") or ""
    document.number = (head.get("number") or "")[:80]
    document.title = head.get("title") or ""
    document.issuer = (head.get("issuer") or "")[:300]
    document.dated = day_of(head.get("date"))
    document.year = head.get("year")
