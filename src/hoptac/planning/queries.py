"""Reads across plans and reviews."""

from hoptac.documents.models import Correction, Document
from hoptac.documents.queries import latest_reading
from hoptac.planning.review import Review, Said, merge


def said_of(document: Document) -> list[Said]:
    """The newest correction of each item of a document, oldest first."""
    newest = {
        row.item: row for row in Correction.objects.filter(document=document).select_related("made_by").order_by("pk")
    }
    return [
        Said(row.pk, row.item, row.kind, row.action, row.values, str(row.made_by or "Hệ thống"), row.made_at)
        for row in newest.values()
    ]


def review_of(document: Document) -> Review:
    """The document's reading in force with every correction laid over it."""
    return merge(latest_reading(document).result, said_of(document))
