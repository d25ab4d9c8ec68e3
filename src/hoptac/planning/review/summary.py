"""What acceptance will make, and what is still open, before a person presses the button. Pure."""

from dataclasses import dataclass

from hoptac.documents.headings import day_of
from hoptac.planning.review.items import Item
from hoptac.planning.review.page import ReviewPage, unknown_bodies
from hoptac.planning.review.words import KIND_WORDS, short
from hoptac.planning.services.acceptance import is_secondary, makes_plan, missing_for_acceptance

PLANNED = ("targets", "goals", "tasks", "obligations")


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item with something to settle, by name, so that a page can lead to it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class AcceptanceSummary:
    """``missing`` keeps the document from being accepted; everything else open may stay open."""

    missing: tuple[str, ...]
    makes_plan: bool
    is_secondary: bool
    counts: tuple[tuple[str, int], ...]
    relations: int
    blanks: tuple[str, ...]
    tasks_without_lead: tuple[OpenItem, ...]
    unknown_names: tuple[tuple[str, str], ...]
    unchecked: tuple[OpenItem, ...]

    @property
    def is_ready(self) -> bool:
        """Whether the button does anything."""
        return not self.missing

    @property
    def has_open(self) -> bool:
        """Whether anything is left to settle."""
        return bool(self.blanks or self.tasks_without_lead or self.unknown_names or self.unchecked)


def acceptance_summary(view: ReviewPage) -> AcceptanceSummary:
    """The summary of a review as it stands."""
    review = view.review
    head = review.header.values
    tasks = review.kept("tasks")
    blanks = [
        ("số, ký hiệu", head.get("number")),
        ("ngày ban hành", day_of(head.get("date"))),
        ("năm kế hoạch", head.get("year")),
        ("người ký", (head.get("signer") or {}).get("name")),
    ]
    return AcceptanceSummary(
        missing=tuple(missing_for_acceptance(head, view.issuer)),
        makes_plan=makes_plan(review),
        is_secondary=is_secondary(head),
        counts=tuple((KIND_WORDS[kind].title, len(review.kept(kind))) for kind in PLANNED),
        relations=len(review.kept("citations")) + len(review.kept("relations")),
        blanks=tuple(name for name, value in blanks if not value),
        tasks_without_lead=tuple(
            OpenItem(item.name, short(item.quote, 90)) for item in tasks if not item.values.get("lead")
        ),
        unknown_names=_unknown_names([*tasks, *review.kept("obligations")], view),
        unchecked=tuple(OpenItem(item.name, short(item.quote, 90) or "Đầu văn bản") for item in review.unchecked),
    )


def _unknown_names(items: list[Item], view: ReviewPage) -> tuple[tuple[str, str], ...]:
    """Each name once, with the first item that bears it."""
    first: dict[str, str] = {}
    for item in items:
        for name in unknown_bodies(item, view.bodies):
            first.setdefault(name, item.name)
    return tuple(first.items())
