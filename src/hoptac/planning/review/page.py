"""Everything that the review page shows, in a number of queries that does not depend on what was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoptac.base.templatetags.vietnamese import day
from hoptac.documents.file_kinds import is_pictured
from hoptac.documents.headings import day_of
from hoptac.documents.kinds import ARTICLE, kind_label
from hoptac.documents.models import Document, Reading
from hoptac.documents.places import Mark, Segment, segments
from hoptac.planning.errors import TooMuchForOnePlanError
from hoptac.planning.models import Acceptance, StandingReview
from hoptac.planning.queries import Issuer, day_of_head, issuer_of, names_in
from hoptac.planning.review.doubts import doubts_of, notes_of
from hoptac.planning.review.items import KINDS, Item, Review
from hoptac.planning.review.links import review_url
from hoptac.planning.review.scans import ScanPlace
from hoptac.planning.review.size import too_much_for_one_plan
from hoptac.planning.review.standing import (
    KindTotal,
    Part,
    Totals,
    part_of,
    review_of_part,
    titles_of_cited,
    totals_of,
)
from hoptac.planning.review.words import KIND_WORDS, SHORT, STATE_WORDS, Facts, KindWords, facts_of, short, title_of
from hoptac.planning.services.relations import SELF
from hoptac.reporting.models import Indicator
from hoptac.units.queries import Bodies, bodies_named

# How much of the words that a machine recognised is shown: they are to be compared, so all of a sentence.
RAW = 600
# And of the words of a text, which open on the card: more than any sentence has, less than a page.
WHOLE = 2000
TONES = {"read": "", "edited": "info", "added": "info", "dropped": "waiting"}


UNKNOWN_ISSUER = "Chưa rõ cơ quan ban hành là cơ quan nào trong danh mục. Bấm “Sửa” ở phần “Đầu văn bản” để chọn."


@dataclass(frozen=True, slots=True)
class Card:
    """One item as the page shows it, for those who may settle it with ``doubts``: open points.

    ``notes`` say what might be taken for a fault of the reading and is none.
    """

    item: Item
    title: str
    facts: Facts
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def state_words(self) -> str:
        """Who says so: the reader, or a person by name."""
        item = self.item
        if item.state == "read" and item.is_scanned:
            return f"đã kiểm tra bởi {item.by}" if item.is_checked else "máy đọc từ bản chụp"
        words = STATE_WORDS[item.state]
        return f"{words} bởi {item.by}" if item.by and item.state != "read" else words

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return TONES[self.item.state]

    @property
    def quote(self) -> str:
        """The quote, where the title does not say all of it; of a scan always, for there it is to be compared."""
        if self.item.is_scanned:
            return short(self.item.quote, RAW)
        quote = short(self.item.quote, WHOLE)
        return "" if quote == self.title else quote

    @property
    def has_quoted_title(self) -> bool:
        """Whether the title is the beginning of the quote, so that only the whole of it is news."""
        return not self.item.is_scanned and short(self.item.quote) == self.title

    @property
    def is_long(self) -> bool:
        """Whether the quote is more than a card shows unfolded."""
        return len(self.quote) > SHORT

    @property
    def is_mended(self) -> bool:
        """Whether a person's word stands in the place of the reader's."""
        return self.item.state == "edited"


@dataclass(frozen=True, slots=True)
class CardList:
    """The cards of one kind in the part that is shown; ``total`` is of the whole document."""

    kind: str
    words: KindWords
    cards: tuple[Card, ...]
    total: KindTotal

    @property
    def count(self) -> int:
        """How many go into the plan, of the whole document."""
        return self.total.kept

    @property
    def count_here(self) -> int:
        """How many of this part go into the plan."""
        return sum(card.item.is_kept for card in self.cards)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader could not make out."""

    name: str
    message: str
    has_place: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One part of a document under review, with what there is to say of the whole; a short document is one part."""

    document: Document
    standing: StandingReview
    part: Part
    review: Review
    totals: Totals
    issuer: Issuer
    bodies: Bodies
    acceptance: Acceptance | None
    header: Card
    lists: tuple[CardList, ...]
    findings: tuple[Finding, ...]
    pieces: tuple[Segment, ...]
    may_write: bool
    is_editing: bool

    def card_of(self, name: str) -> Card:
        """One card by its item's name."""
        if name == self.header.item.name:
            return self.header
        return next(card for cards in self.lists for card in cards.cards if card.item.name == name)

    @property
    def reading(self) -> Reading:
        """The reading in force, without its text and result."""
        return self.standing.reading

    @property
    def is_in_parts(self) -> bool:
        """Whether the document is too long for one page."""
        return self.standing.parts > 1

    @property
    def too_much(self) -> TooMuchForOnePlanError | None:
        """Why the document cannot be accepted, where it is too much for one plan."""
        return too_much_for_one_plan(items=self.totals.kept, letters=self.standing.letters)

    @property
    def part_before(self) -> int | None:
        """The part before this one."""
        return self.part.number - 1 if self.part.number > 1 else None

    @property
    def part_after(self) -> int | None:
        """The part after this one."""
        return self.part.number + 1 if self.part.number < self.standing.parts else None

    @property
    def unchecked_url(self) -> str:
        """Where the first item stands that is to be compared with the scan: on this page, or where it can be edited."""
        name = self.totals.first_unchecked
        if self.is_editing and name in self.review.by_name:
            return f"#item-{name}"
        return review_url(self.document.pk, name, is_editing=self.document.is_accepted)

    @property
    def has_picture(self) -> bool:
        """Whether the pages of the scan can be looked at beside the text."""
        return bool(self.review.scans) and is_pictured(self.document.file.media_type)

    @property
    def first_page(self) -> ScanPlace:
        """Where the scan begins."""
        return ScanPlace(self.review.scans[0]["first"], 0.0)

    @property
    def has_news(self) -> bool:
        """Whether something was corrected after the last acceptance, or the document was read again."""
        if self.acceptance is None:
            return False
        accepted_at, said_at = self.acceptance.accepted_at, self.totals.said_at
        return self.acceptance.reading_id != self.reading.pk or (said_at is not None and said_at > accepted_at)


def review_page(
    document: Document, standing: StandingReview, *, part: int = 1, may_write: bool, is_editing: bool, today: date
) -> ReviewPage:
    """A part of ``document``, the last one for a number beyond; findings are shown to those who may settle them."""
    shown = part_of(document, max(1, min(part, standing.parts)))
    review = review_of_part(document, standing, shown)
    totals = totals_of(document, around=shown.number, is_scanned=bool(standing.scans))
    head = review.header.values
    issuer = issuer_of(document, head, today=today)
    names = {name for kind in ("tasks", "obligations") for item in review.items[kind] for name in names_in(item)}
    bodies = bodies_named(names, near=issuer.unit, day=day_of_head(head, otherwise=today))
    indicators = dict(Indicator.objects.values_list("code", "name"))
    titles = cited_titles(document, review.items["relations"])

    def card_of(item: Item) -> Card:
        facts = facts_of(item, indicators=indicators, names=titles)
        return Card(item, title_of(item), facts, doubts_of(item, bodies), notes_of(item, bodies))

    lists = tuple(
        CardList(kind, KIND_WORDS[kind], tuple(map(card_of, review.items[kind])), totals.kinds.get(kind, KindTotal()))
        for kind in KINDS
    )
    findings = tuple(_findings(review, issuer, is_first=shown.number == 1)) if may_write else ()
    return ReviewPage(
        document=document,
        standing=standing,
        part=shown,
        review=review,
        totals=totals,
        issuer=issuer,
        bodies=bodies,
        acceptance=_acceptance_of(document),
        header=Card(review.header, short(str(head.get("title") or document.name), 400), header_facts(head, issuer)),
        lists=lists,
        findings=findings,
        pieces=segments(shown.text, _marks(review, shown, with_findings=may_write)),
        may_write=may_write,
        is_editing=is_editing,
    )


def _acceptance_of(document: Document) -> Acceptance | None:
    """The newest acceptance, without all that was accepted."""
    rows = Acceptance.objects.filter(document=document).select_related("plan", "accepted_by")
    return rows.defer("items").first()


def cited_titles(document: Document, relations: Iterable[Item]) -> dict[str, str]:
    """The names of the acts between which some items say a relation: the document's own and those it cites."""
    return {SELF: "văn bản này", **titles_of_cited(document, relations)}


def header_facts(head: Mapping[str, Any], issuer: Issuer) -> Facts:
    """The head in words; what is blank is said to be blank, for that is a finding."""
    dated = day_of(head.get("date"))
    signer = head.get("signer") or {}
    about = head.get("about") or {}
    facts = [
        ("Loại văn bản", kind_label(str(head.get("doc_kind") or head.get("doc_type") or "other"))),
        ("Số, ký hiệu", str(head.get("number") or "để trống")),
        ("Ngày ban hành", day(dated) if dated else "để trống"),
        ("Cơ quan ban hành", str(head.get("issuer") or "không thấy trong văn bản")),
        ("Khớp với cơ quan", _known_issuer(issuer)),
        ("Năm", str(head.get("year") or "chưa rõ")),
        ("Nơi ban hành", str(head.get("place") or "")),
        ("Hình thức ký", _signing(signer)),
        ("Người ký", str(signer.get("name") or "để trống")),
    ]
    if head.get("doc_type") == ARTICLE:
        said = about.get("number") or about.get("title") or "chưa nêu"
        facts.append(("Tin bài nói về", f"{kind_label(str(about.get('kind') or 'other'))} {said}" if about else said))
    return tuple((label, words) for label, words in facts if words)


def _known_issuer(issuer: Issuer) -> str:
    if issuer.agency is None:
        return f"chưa có trong danh mục, thuộc {issuer.unit.name}" if issuer.is_chosen else "chưa xác định"
    return issuer.agency.full_name if issuer.is_chosen else f"{issuer.agency.full_name} (tên trùng khớp)"


def _signing(signer: Mapping[str, Any]) -> str:
    form = str(signer.get("form") or "none")
    return "" if form == "none" else f"{form}."


def _findings(review: Review, issuer: Issuer, *, is_first: bool) -> list[Finding]:
    read = [
        Finding(problem["name"], str(problem.get("message") or ""), problem.get("start") is not None)
        for problem in review.problems
    ]
    return read if issuer.is_known or not is_first else [Finding("finding-issuer", UNKNOWN_ISSUER, False), *read]


def _marks(review: Review, part: Part, *, with_findings: bool) -> list[Mark]:
    """The places of a part's items and findings, counted from where the part begins; what runs over its end is cut."""
    places = [
        (item.name, KIND_WORDS[kind].mark, item.start, item.end)
        for kind in KINDS
        for item in review.items[kind]
        if item.is_kept
    ]
    if with_findings:
        places += [
            (problem["name"], "finding", problem.get("start"), problem.get("end")) for problem in review.problems
        ]
    return [
        Mark(name, kind, start - part.start, min(end, part.end) - part.start)
        for name, kind, start, end in places
        if start is not None and end is not None
    ]
