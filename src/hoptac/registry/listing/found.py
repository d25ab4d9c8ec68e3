"""What was found of the list: a page of rows, how many there are, how many of each status."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from hoptac.registry.listing.wishes import Wish
from hoptac.registry.models import Standing

PAGE_SIZE = 30
Counts = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Hit:
    """What must be known of a row to count it."""

    pk: int
    legal_status: str
    operating_status: str

    def fits(self, wish: Wish) -> bool:
        """Whether it has the statuses wished for."""
        return wish.legal in ("", self.legal_status) and wish.operating in ("", self.operating_status)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list. ``total`` None: more than a thousand; ``counts`` None: too many to count by status.

    ``beside`` are those that were not found by their names: by a person, a telephone, the number in the book.
    """

    page_obj: Page[Any]
    total: int | None
    counts: Counts | None
    is_sorted: bool
    beside: frozenset[int] = frozenset()

    @property
    def rows(self) -> Sequence[Standing]:
        """The rows of the page in their order."""
        return list(self.page_obj.object_list)


def tally(hits: Iterable[Hit]) -> Counts:
    """How many have each pair of statuses."""
    counts: Counts = {}
    for hit in hits:
        pair = (hit.legal_status, hit.operating_status)
        counts[pair] = counts.get(pair, 0) + 1
    return counts


def total_of(counts: Counts, wish: Wish) -> int:
    """How many of those that were counted have the statuses wished for."""
    return sum(
        number
        for (legal, operating), number in counts.items()
        if wish.legal in ("", legal) and wish.operating in ("", operating)
    )


class _Known(Paginator[Any]):
    """Pages of keys whose number is known already."""

    def __init__(self, ids: Any, total: int) -> None:
        super().__init__(ids, PAGE_SIZE)
        self._total = total

    @property
    def count(self) -> int:
        """How many keys there are."""
        return self._total


def page_of(ids: Any, asked_for: str, total: int | None = None) -> Page[Any]:
    """A page of rows by their keys in their order; ``total``: how many there are, where that is known already."""
    page_obj = _Known(ids, len(ids) if total is None else total).get_page(asked_for)
    keys = list(page_obj.object_list)
    found = Standing.objects.order_by().select_related("unit__parent__parent").in_bulk(keys)
    page_obj.object_list = [found[key] for key in keys if key in found]
    return page_obj
