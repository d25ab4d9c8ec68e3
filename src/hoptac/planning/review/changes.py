"""What changed in a review after a person saw it: each item as it was seen and as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass

from hoptac.documents.models import Reading
from hoptac.planning.queries import review_of
from hoptac.planning.review.items import Item
from hoptac.planning.review.links import review_url
from hoptac.planning.review.page import ReviewPage
from hoptac.planning.review.versions import Version, indicator_names, version_of
from hoptac.planning.review.words import STATE_WORDS, title_of
from hoptac.planning.services.acceptance import SeenReview

_NOT_THERE = (("", "chưa có"),)
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One item with both of its versions, as it was seen and as it is now."""

    name: str
    url: str
    title: str
    versions: tuple[Version, Version]


def changes_since(seen: SeenReview, view: ReviewPage) -> tuple[Change, ...]:
    """The items that somebody changed, added or dropped since, the first of them."""
    reading = Reading.objects.filter(document=view.document, pk=seen.reading).first()
    before = review_of(view.document, reading, until=seen.said).by_name
    now = review_of(view.document).by_name
    names = [name for name in dict.fromkeys([*now, *before]) if _said(before.get(name)) != _said(now.get(name))]
    known = indicator_names()
    return tuple(_change(name, before.get(name), now.get(name), view, known) for name in names[:MOST_SHOWN])


def _said(item: Item | None) -> object:
    return (item.is_kept, dict(item.values)) if item is not None else None


def _change(
    name: str, before: Item | None, now: Item | None, view: ReviewPage, indicators: Mapping[str, str]
) -> Change:
    known = now or before
    assert known is not None
    title = title_of(known) if known.quote else "Đầu văn bản"
    by = f" ({known.by})" if now is not None and now.by else ""
    sides = (
        _side("Lúc bạn xem", before, known, view, indicators),
        _side(f"Bây giờ{by}", now, known, view, indicators),
    )
    return Change(name, review_url(view.document.pk, name, is_editing=True), title, sides)


def _side(label: str, item: Item | None, known: Item, view: ReviewPage, indicators: Mapping[str, str]) -> Version:
    if item is None:
        return Version(label, known, _NOT_THERE)
    if not item.is_kept:
        return Version(label, item, (("", STATE_WORDS["dropped"]),))
    return version_of(label, item, view, indicators)
