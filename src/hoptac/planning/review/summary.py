"""What acceptance will make, and what is still open, before a person presses the button."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hoptac.documents.headings import day_of
from hoptac.planning.errors import TooMuchForOnePlanError
from hoptac.planning.queries import day_of_head, names_in
from hoptac.planning.review.doubts import lacks_lead, unknown_bodies
from hoptac.planning.review.items import Item
from hoptac.planning.review.links import review_url
from hoptac.planning.review.page import ReviewPage
from hoptac.planning.review.standing import KEPT, KindTotal, items_where
from hoptac.planning.review.words import KIND_WORDS, short
from hoptac.planning.services.acceptance import (
    PLANNED,
    is_secondary,
    missing_for_acceptance,
)
from hoptac.units.queries import bodies_named

# How many open points of one sort a page lists; it says how many there are.
MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item with something to settle, and where it is settled."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class AcceptanceSummary:
    """``missing`` keeps the document from being accepted; everything else open may stay open."""

    missing: tuple[str, ...]
    too_much: TooMuchForOnePlanError | None
    makes_plan: bool
    is_secondary: bool
    counts: tuple[tuple[str, int], ...]
    relations: int
    blanks: tuple[str, ...]
    tasks_without_lead: tuple[OpenItem, ...]
    unknown_names: tuple[OpenItem, ...]
    unchecked: tuple[OpenItem, ...]
    unchecked_count: int

    @property
    def is_ready(self) -> bool:
        """Whether the button does anything."""
        return not self.missing and self.too_much is None

    @property
    def has_open(self) -> bool:
        """Whether anything is left to settle."""
        return bool(self.blanks or self.tasks_without_lead or self.unknown_names or self.unchecked)


def acceptance_summary(view: ReviewPage, *, today: date) -> AcceptanceSummary:
    """The summary of a review as it stands; of a document too large to be accepted only what keeps it from that."""
    head, totals = view.review.header.values, view.totals
    too_much = view.too_much
    owned = [] if too_much else items_where(view.document, KEPT, Q(kind__in=["tasks", "obligations"]))
    blanks = [
        ("số, ký hiệu", head.get("number")),
        ("ngày ban hành", day_of(head.get("date"))),
        ("năm kế hoạch", head.get("year")),
        ("người ký", (head.get("signer") or {}).get("name")),
    ]
    kept = {kind: totals.kinds.get(kind, KindTotal()).kept for kind in KIND_WORDS}
    return AcceptanceSummary(
        missing=tuple(missing_for_acceptance(head, view.issuer)),
        too_much=too_much,
        makes_plan=any(kept[kind] for kind in PLANNED),
        is_secondary=is_secondary(head),
        counts=tuple((KIND_WORDS[kind].title, kept[kind]) for kind in PLANNED),
        relations=kept["citations"] + kept["relations"],
        blanks=tuple(name for name, value in blanks if not value),
        tasks_without_lead=tuple(_open(item, view) for item in owned if lacks_lead(item)),
        unknown_names=_unknown_names(owned, view, today),
        unchecked=_unchecked(view),
        unchecked_count=totals.unchecked,
    )


def _open(item: Item, view: ReviewPage, title: str = "") -> OpenItem:
    return OpenItem(
        title or short(item.quote, 90) or "Đầu văn bản", review_url(view.document.pk, item.name, is_editing=True)
    )


def _unchecked(view: ReviewPage) -> tuple[OpenItem, ...]:
    """The first of what still has to be compared with the scan."""
    if not view.totals.unchecked:
        return ()
    first = items_where(view.document, Q(needs_check=True), most=MOST_LISTED)
    return tuple(_open(item, view) for item in first)


def _unknown_names(items: list[Item], view: ReviewPage, today: date) -> tuple[OpenItem, ...]:
    """Each name once, with the first item that bears it."""
    names = dict.fromkeys(name for item in items for name in names_in(item))
    day = day_of_head(view.review.header.values, otherwise=today)
    bodies = bodies_named(names, near=view.issuer.unit, day=day)
    first: dict[str, OpenItem] = {}
    for item in sorted(items, key=lambda one: one.kind == "obligations"):
        for name in unknown_bodies(item, bodies):
            first.setdefault(name, _open(item, view, name))
    return tuple(first.values())
