"""Writing a corrected head to a document's columns, where lists and search read it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from hoptac.base.folding import exact, fold
from hoptac.documents.headings import HEAD_COLUMNS, copy_head, head_words
from hoptac.documents.models import Document


def repeat_corrected_heading(document: Document, head: Mapping[str, Any]) -> None:
    """Copy the head's words to the document's columns and save them, after a word about the head alone.

    The document's text is neither loaded nor folded again.
    """
    before = head_words(document)
    copy_head(document, head)
    document.version += 1
    document.save(update_fields=[*HEAD_COLUMNS, "version"])
    after = head_words(document)
    Document.objects.filter(pk=document.pk).update(
        search_exact=_with_head("search_exact", exact(before), exact(after)),
        search_folded=_with_head("search_folded", fold(before), fold(after)),
    )


def _with_head(column: str, before: str, after: str) -> Concat:
    """The column with other words before the text; those words stand first in it, as ``head_words`` puts them."""
    return Concat(Value(after), Substr(column, len(before) + 1))
