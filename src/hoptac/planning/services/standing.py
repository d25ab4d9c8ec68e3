"""The review as it stands, written: anew from a reading, and after each word of a person."""

from collections.abc import Iterable
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from hoptac.documents.models import Correction, Document, Reading
from hoptac.documents.queries import latest_reading
from hoptac.planning.models import ReviewItem, ReviewPart, StandingReview
from hoptac.planning.queries import said_of
from hoptac.planning.review.items import Item, as_said, merge
from hoptac.planning.review.parts import PartSize
from hoptac.planning.review.rows import row_of, rows_of
from hoptac.planning.review.standing import item_named, part_at, part_with, scan_place, standing_of

_AT_ONCE = 500


@transaction.atomic
def stand_review(document: Document, reading: Reading) -> StandingReview:
    """Write all rows of the document's review anew, from this reading and every correction."""
    review = merge(reading.result, said_of(document), text=reading.text)
    rows = rows_of(review, reading.text, usual_size())
    for table in (ReviewItem, ReviewPart):
        table.objects.filter(document=document).delete()
    standing, _ = StandingReview.objects.update_or_create(
        document=document, defaults={"reading": reading, **rows.whole}
    )
    _insert(ReviewPart, (ReviewPart(document=document, **row) for row in rows.parts))
    _insert(ReviewItem, (ReviewItem(document=document, **row) for row in rows.items))
    return standing


def standing_for(document: Document) -> StandingReview:
    """The review as it stands; the rows of a document that was read before there were any are written first."""
    try:
        return standing_of(document)
    except StandingReview.DoesNotExist:
        _stand_anew(document.pk)
        return standing_of(document)


def restand_reviews() -> int:
    """Write the rows of every document anew, each by itself, so that people can go on; return how many."""
    count = 0
    for key in list(Document.objects.filter(readings__isnull=False).distinct().values_list("pk", flat=True)):
        _stand_anew(key)
        count += 1
    return count


def restand_item(document: Document, correction: Correction) -> Item:
    """Write the row of one item anew after a person spoke of it."""
    standing = standing_for(document)
    [said] = said_of(document, item=correction.item)
    known = item_named(document, said.item)
    item = as_said(known, said, lambda start: scan_place(document, standing, start))
    row = row_of(item, part=part_with(document, item.name) or part_at(document, item.start or 0))
    ReviewItem.objects.update_or_create(document=document, name=row.pop("name"), defaults=row)
    return item


def usual_size() -> PartSize:
    """What the site's pages take: the plans of communes and provinces fit into one part."""
    return PartSize(settings.REVIEW_PART_LETTERS, settings.REVIEW_PART_ITEMS)


@transaction.atomic
def _stand_anew(key: int) -> None:
    document = Document.objects.select_for_update().defer("search_exact", "search_folded").get(pk=key)
    stand_review(document, latest_reading(document))


def _insert(table: type[Model], rows: Iterable[Model]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        table._default_manager.bulk_create(some)
