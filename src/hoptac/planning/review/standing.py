"""Reads of a review as it stands: of one part, of one item, and of the whole in numbers. None loads the reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Max, Min, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Abs, Coalesce

from hoptac.documents.models import Correction, Document
from hoptac.documents.places import Place, places_of
from hoptac.planning.models import ReviewItem, ReviewPart, StandingReview
from hoptac.planning.review.items import HEADER, KINDS, Item, Review
from hoptac.planning.review.rows import item_of
from hoptac.planning.review.scans import ScanPlace, place_on_scan
from hoptac.planning.review.words import title_of

_COLUMNS = (
    "part", "kind", "name", "start", "end", "quote", "read", "changed", "state", "said_id", "scan_page", "scan_part",
    "is_checked",
)  # fmt: skip
# The order of the page: parts, in each the head and then the kinds, in each kind the text.
_RANK = Case(
    *(When(kind=kind, then=Value(rank)) for rank, kind in enumerate((HEADER, *KINDS))), output_field=IntegerField()
)
_IN_TEXT = (F("start").asc(nulls_last=True), F("end").asc(nulls_last=True), F("pk").asc())
# How many letters around a part are looked at for words that run over its end.
_OVERLAP = 2_000
KEPT = ~Q(state="dropped")


@dataclass(frozen=True, slots=True)
class KindTotal:
    """How many items of a kind count in the whole document, and the nearest other parts that hold some of it."""

    kept: int = 0
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole review in numbers. ``said`` is the key of the newest correction, the version of the whole."""

    kinds: Mapping[str, KindTotal]
    scanned: int
    unchecked: int
    first_unchecked: str
    said: int
    said_at: datetime | None

    @property
    def kept(self) -> int:
        """How many items count, without the head."""
        return sum(total.kept for total in self.kinds.values())


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the text."""

    number: int
    start: int
    end: int
    text: str
    findings: tuple[Mapping[str, Any], ...]


def standing_of(document: Document) -> StandingReview:
    """The review of a document as it stands, its reading without text and result."""
    rows = StandingReview.objects.select_related("reading").defer("reading__text", "reading__result")
    return rows.get(document=document)


def part_of(document: Document, number: int) -> Part:
    """One part of the text."""
    row = ReviewPart.objects.get(document=document, number=number)
    return Part(row.number, row.start, row.end, row.text, tuple(row.findings))


def part_with(document: Document, name: str) -> int | None:
    """The part in which an item stands."""
    return ReviewItem.objects.filter(document=document, name=name).values_list("part", flat=True).first()


def part_at(document: Document, start: int) -> int:
    """The part in which the letter at ``start`` stands."""
    found = ReviewPart.objects.filter(document=document, start__lte=start).aggregate(last=Max("number"))["last"]
    return int(found or 1)


def items_where(document: Document, *conditions: Q, most: int | None = None) -> list[Item]:
    """Items in the order of the page, or the first of them."""
    rows = ReviewItem.objects.filter(*conditions, document=document).annotate(rank=_RANK)
    rows = rows.select_related("said__made_by").defer("said__values")
    return [_item(row) for row in rows.order_by("part", "rank", *_IN_TEXT)[:most]]


def item_named(document: Document, name: str) -> Item | None:
    """One item."""
    return next(iter(items_where(document, Q(name=name))), None)


def review_of_part(document: Document, standing: StandingReview, part: Part) -> Review:
    """The head and the items that begin in one part."""
    return _review(items_where(document, Q(part=part.number) | Q(name=HEADER)), standing, part.findings)


def totals_of(document: Document, *, around: int = 1, is_scanned: bool) -> Totals:
    """The whole in numbers; of each kind the nearest parts before and after ``around`` that hold some."""
    mine = ReviewItem.objects.filter(document=document)
    kinds = mine.exclude(kind=HEADER).filter(KEPT).values("kind").order_by()
    counted = kinds.annotate(
        kept=Count("pk"), before=Max("part", filter=Q(part__lt=around)), after=Min("part", filter=Q(part__gt=around))
    )
    unchecked = mine.filter(needs_check=True) if is_scanned else mine.none()
    newest = Correction.objects.filter(document=document).order_by("-pk").values("pk", "made_at").first()
    return Totals(
        kinds=MappingProxyType(
            {row["kind"]: KindTotal(row["kept"], row["before"], row["after"]) for row in counted.iterator()}
        ),
        scanned=mine.filter(KEPT, scan_page__isnull=False).count() if is_scanned else 0,
        unchecked=unchecked.count(),
        first_unchecked=_first_name(unchecked),
        said=newest["pk"] if newest else 0,
        said_at=newest["made_at"] if newest else None,
    )


def next_unchecked(document: Document, name: str, view_order: Iterable[str], *, part: int) -> str:
    """The item to compare with the scan after ``name``, from the top again after the last; "" when all are checked."""
    unchecked = ReviewItem.objects.filter(document=document, needs_check=True)
    order = list(view_order)
    behind = set(order[order.index(name) + 1 :])
    here = {found for found in unchecked.filter(part=part).values_list("name", flat=True) if found in behind}
    return (
        next((other for other in order if other in here), "")
        or _first_name(unchecked.filter(part__gt=part))
        or _first_name(unchecked)
    )


def titles_of_cited(document: Document, items: Iterable[Item]) -> dict[str, str]:
    """The names of the cited acts between which these items say a relation, by the items' names."""
    ties = [item.values for item in items if item.kind == "relations"]
    wanted = {str(values.get(end) or "") for values in ties for end in ("source", "target")}
    if not wanted:
        return {}
    return {item.name: title_of(item) for item in items_where(document, KEPT, Q(kind="citations", name__in=wanted))}


def cited_near(document: Document, start: int | None, *, chosen: Iterable[str], most: int) -> list[Item]:
    """The cited acts to choose from at a place: those chosen already and the nearest ones, in the order of the text."""
    cited = ReviewItem.objects.filter(KEPT, document=document, kind="citations")
    nearest = cited.annotate(away=Abs(Coalesce("start", Value(0)) - Value(start or 0))).order_by("away", "pk")
    names = [*chosen, *nearest.values_list("name", flat=True)[:most]]
    return items_where(document, KEPT, Q(kind="citations", name__in=names))


def text_between(document: Document, start: int, end: int) -> str:
    """Some letters of the text."""
    rows = ReviewPart.objects.filter(document=document, start__lt=end, end__gt=start).order_by("number")
    return "".join(row.text[max(0, start - row.start) : end - row.start] for row in rows.iterator(chunk_size=20))


def places_in(document: Document, words: str, *, most: int = 20) -> tuple[Place, ...]:
    """Where words stand in the whole text; one part after the other is looked at, each with what stands around it."""
    found: dict[int, Place] = {}
    before, base = "", 0
    for row in ReviewPart.objects.filter(document=document).order_by("number").iterator(chunk_size=20):
        base = row.start - len(before)
        for place in places_of(words, before + row.text, most=most):
            found.setdefault(base + place.start, _moved(place, base))
        if len(found) >= most:
            break
        before = (before + row.text)[-_OVERLAP:]
    return tuple(found[start] for start in sorted(found)[:most])


def scan_place(document: Document, standing: StandingReview, start: int | None) -> ScanPlace | None:
    """Where a letter stands on the scan, as ``place_on_scan`` tells it, from the page's own text alone."""
    scan = next((one for one in standing.scans if start is not None and one["start"] <= start < one["end"]), None)
    if scan is None or start is None:
        return None
    length = scan["end"] - scan["start"]
    moved = {**scan, "start": 0, "end": length}
    return place_on_scan(start - scan["start"], [moved], text_between(document, scan["start"], scan["end"]))


def letters_and_items(document: Document) -> tuple[int, int]:
    """How long a document is, and how many of its items count."""
    letters = StandingReview.objects.filter(document=document).aggregate(letters=Sum("letters"))["letters"]
    return letters or 0, ReviewItem.objects.filter(KEPT, document=document).exclude(kind=HEADER).count()


def _moved(place: Place, by: int) -> Place:
    return Place(place.start + by, place.end + by, place.before, place.words, place.after)


def _first_name(rows: QuerySet[ReviewItem]) -> str:
    return rows.annotate(rank=_RANK).order_by("part", "rank", *_IN_TEXT).values_list("name", flat=True).first() or ""


def _item(row: ReviewItem) -> Item:
    said = row.said
    by = {"by": str(said.made_by or "Hệ thống"), "at": said.made_at} if said is not None else {}
    return item_of({column: getattr(row, column) for column in _COLUMNS}, **by)


def _review(items: Iterable[Item], standing: StandingReview, findings: Iterable[Mapping[str, Any]]) -> Review:
    by_name = {item.name: item for item in items}
    return Review(
        header=by_name[HEADER],
        items={kind: tuple(item for item in by_name.values() if item.kind == kind) for kind in KINDS},
        problems=tuple(findings),
        recipients=tuple(standing.recipients),
        by_name=by_name,
        scans=tuple(standing.scans),
    )
