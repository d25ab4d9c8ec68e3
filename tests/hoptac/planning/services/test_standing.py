"""The review as it stands in rows: always what merging the reading with all corrections gives."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Q

from conftest import NOW
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Document
from hoptac.planning.models import ReviewItem, ReviewPart, StandingReview
from hoptac.planning.queries import review_of
from hoptac.planning.review.standing import items_where, places_in, text_between, totals_of
from hoptac.planning.services.corrections import add_item, confirm_item, drop_item, edit_item, restore_item
from hoptac.planning.services.standing import restand_reviews
from readings import TEXT, make_document, read_anew, result, target

pytestmark = pytest.mark.django_db
MIDDLE = TEXT.index("Xóa tên")
PAGES = [
    {"start": 0, "end": MIDDLE, "first": 1, "last": 1},
    {"start": MIDDLE, "end": len(TEXT), "first": 2, "last": 2},
]


@pytest.fixture(params=[(60_000, 250), (120, 2)], ids=["one part", "many parts"])
def document(request: Any, unit: Callable[[str], Any], settings: Any) -> Document:
    settings.REVIEW_PART_LETTERS, settings.REVIEW_PART_ITEMS = request.param
    return make_document(unit("21289@2025"), name="quet.pdf", read=result(scans=PAGES))


def stands_as_merged(document: Document) -> bool:
    return {item.name: item for item in items_where(document)} == dict(review_of(document).by_name)


def test_after_every_word_of_a_person_the_rows_say_what_merging_says(document: Document, commune: Any) -> None:
    assert stands_as_merged(document)
    by = {"actor": commune, "at": NOW}
    first, second = (item.name for item in review_of(document).items["targets"])
    start = TEXT.index("02 lớp học")

    added = add_item(document, "targets", {"value": 2}, start=start, end=start + 10, **by)
    assert stands_as_merged(document)
    edited = edit_item(document, first, {"value": 5}, seen=0, **by)
    assert stands_as_merged(document)
    dropped = drop_item(document, second, seen=0, **by)
    assert stands_as_merged(document)
    restore_item(document, first, seen=edited.pk, **by)
    assert stands_as_merged(document)
    restore_item(document, second, seen=dropped.pk, **by)
    assert stands_as_merged(document)
    confirm_item(document, HEADER, seen=0, **by)
    gone = drop_item(document, added.item, seen=added.pk, **by)
    assert stands_as_merged(document)
    restore_item(document, added.item, seen=gone.pk, **by)
    assert stands_as_merged(document)


def test_a_second_reading_makes_the_rows_anew_and_keeps_what_people_said(document: Document, commune: Any) -> None:
    name = review_of(document).items["goals"][0].name
    edit_item(document, name, {"section": "9"}, seen=0, actor=commune, at=NOW)

    reading = read_anew(document, result(goals=[], targets=[target("23 HTX")]), version="2")

    assert stands_as_merged(document)
    assert StandingReview.objects.get(document=document).reading == reading
    assert [item.state for item in items_where(document, Q(kind="goals"))] == ["added"]


def test_rows_can_be_made_again_at_any_time(document: Document, commune: Any) -> None:
    edit_item(document, HEADER, {"number": "9/KH"}, seen=0, actor=commune, at=NOW)
    before = list(ReviewItem.objects.values_list("name", "part", "changed", "said").order_by("name"))
    ReviewItem.objects.all().delete()

    assert restand_reviews() == 1

    assert list(ReviewItem.objects.values_list("name", "part", "changed", "said").order_by("name")) == before
    assert stands_as_merged(document)


def test_the_parts_hold_the_whole_text(document: Document) -> None:
    texts = ReviewPart.objects.filter(document=document).order_by("number").values_list("text", flat=True)

    assert "".join(texts) == TEXT
    assert text_between(document, 100, 300) == TEXT[100:300]


def test_words_are_found_in_all_parts_and_over_their_ends(document: Document) -> None:
    found = places_in(document, "HTX")
    end = ReviewPart.objects.filter(document=document).order_by("number")[0].end
    over = TEXT[max(0, end - 15) : end + 15].strip()

    assert [place.start for place in found] == [at for at in range(len(TEXT)) if TEXT.startswith("HTX", at)]
    assert [TEXT[place.start : place.end].split() for place in places_in(document, over)] == [over.split()]


def test_the_totals_are_those_of_the_whole_document(document: Document, commune: Any) -> None:
    drop_item(document, review_of(document).items["targets"][0].name, seen=0, actor=commune, at=NOW)
    last = confirm_item(document, HEADER, seen=0, actor=commune, at=NOW + timedelta(minutes=1))
    review = review_of(document)

    totals = totals_of(document, is_scanned=True)

    assert {kind: total.kept for kind, total in totals.kinds.items()} == {
        kind: len(review.kept(kind)) for kind in review.items if review.kept(kind)
    }
    assert (totals.unchecked, totals.scanned) == (len(review.unchecked), review.scanned)
    assert (totals.said, totals.said_at) == (last.pk, NOW + timedelta(minutes=1))
    assert totals.kept == len(review.by_name) - 2  # the head, and the one that was dropped
