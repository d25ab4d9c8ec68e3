"""Everything that the review page shows, in a number of queries that does not depend on what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hoptac.base.templatetags.vietnamese import day
from hoptac.documents.file_kinds import is_pictured
from hoptac.documents.headings import day_of
from hoptac.documents.kinds import ARTICLE, kind_label
from hoptac.documents.models import Document, Reading
from hoptac.documents.places import Mark, Segment, segments
from hoptac.documents.queries import latest_reading
from hoptac.planning.models import Acceptance
from hoptac.planning.queries import Issuer, day_of_head, issuer_of, names_in, review_of
from hoptac.planning.review.items import KINDS, Item, Review
from hoptac.planning.review.scans import ScanPlace
from hoptac.planning.review.words import KIND_WORDS, STATE_WORDS, Facts, KindWords, facts_of, short, title_of
from hoptac.planning.services.relations import SELF
from hoptac.reporting.models import Indicator
from hoptac.units.queries import Bodies, bodies_named

TONES = {"read": "", "edited": "info", "added": "info", "dropped": "waiting"}


UNKNOWN_ISSUER = "Chưa rõ cơ quan ban hành là cơ quan nào trong danh mục. Bấm “Sửa” ở phần “Đầu văn bản” để chọn."


@dataclass(frozen=True, slots=True)
class Card:
    """One item as the page shows it. ``doubts`` are open points, for those who may settle them."""

    item: Item
    title: str
    facts: Facts
    doubts: tuple[str, ...] = ()

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
        """The quote, where the title does not already say it; of a scan always, for there it is to be compared."""
        quote = short(self.item.quote)
        return "" if quote == self.title and not self.item.is_scanned else quote

    @property
    def is_mended(self) -> bool:
        """Whether a person's word stands in the place of the reader's."""
        return self.item.state == "edited"


@dataclass(frozen=True, slots=True)
class CardList:
    """The cards of one kind."""

    kind: str
    words: KindWords
    cards: tuple[Card, ...]

    @property
    def count(self) -> int:
        """How many go into the plan."""
        return sum(card.item.is_kept for card in self.cards)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader could not make out."""

    name: str
    message: str
    has_place: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One document under review."""

    document: Document
    reading: Reading
    review: Review
    issuer: Issuer
    bodies: Bodies
    acceptance: Acceptance | None
    header: Card
    lists: tuple[CardList, ...]
    findings: tuple[Finding, ...]
    pieces: tuple[Segment, ...]
    may_write: bool
    is_editing: bool

    def list_of(self, kind: str) -> CardList:
        """The cards of a kind."""
        return next(cards for cards in self.lists if cards.kind == kind)

    def card_of(self, name: str) -> Card:
        """One card by its item's name."""
        if name == self.header.item.name:
            return self.header
        return next(card for cards in self.lists for card in cards.cards if card.item.name == name)

    @property
    def has_picture(self) -> bool:
        """Whether the pages of the scan can be looked at beside the text."""
        return bool(self.review.scans) and is_pictured(self.document.file.media_type)

    @property
    def first_page(self) -> ScanPlace:
        """Where the scan begins."""
        return ScanPlace(self.review.scans[0]["first"], 0.0)

    @property
    def said_at(self) -> datetime | None:
        """When a person last said something of an item."""
        return max((item.at for item in self.review.by_name.values() if item.at), default=None)

    @property
    def has_news(self) -> bool:
        """Whether something was corrected after the last acceptance, or the document was read again."""
        if self.acceptance is None:
            return False
        accepted_at, said_at = self.acceptance.accepted_at, self.said_at
        return self.acceptance.reading_id != self.reading.pk or (said_at is not None and said_at > accepted_at)


def review_page(document: Document, *, may_write: bool, is_editing: bool, today: date) -> ReviewPage:
    """The page of ``document``; findings are shown only to those who may settle them."""
    reading = latest_reading(document)
    review = review_of(document, reading)
    head = review.header.values
    issuer = issuer_of(document, head, today=today)
    names = {name for kind in ("tasks", "obligations") for item in review.items[kind] for name in names_in(item)}
    bodies = bodies_named(names, near=issuer.unit, day=day_of_head(head, otherwise=today))
    indicators = dict(Indicator.objects.values_list("code", "name"))
    titles = cited_titles(review)
    lists = tuple(
        CardList(
            kind,
            KIND_WORDS[kind],
            tuple(
                Card(item, title_of(item), facts_of(item, indicators=indicators, names=titles), doubts_of(item, bodies))
                for item in review.items[kind]
            ),
        )
        for kind in KINDS
    )
    findings = tuple(_findings(review, issuer)) if may_write else ()
    return ReviewPage(
        document=document,
        reading=reading,
        review=review,
        issuer=issuer,
        bodies=bodies,
        acceptance=Acceptance.objects.filter(document=document).select_related("plan", "accepted_by").first(),
        header=Card(review.header, short(str(head.get("title") or document.name), 400), header_facts(head, issuer)),
        lists=lists,
        findings=findings,
        pieces=segments(reading.text, _marks(review, with_findings=may_write)),
        may_write=may_write,
        is_editing=is_editing,
    )


def cited_titles(review: Review) -> dict[str, str]:
    """The names of the acts that a relation may be between: the document's own and those it cites."""
    cited = {item.name: title_of(item) for item in review.kept("citations")}
    return {SELF: "văn bản này", **cited}


def unknown_bodies(item: Item, bodies: Bodies) -> list[str]:
    """Names in the item behind which no known agency stands: no exact match, and no choice of a person."""
    known: Mapping[str, Any] = item.values.get("known") or {}
    return [
        name
        for name in names_in(item)
        if not (known[name] if name in known else any(match.is_exact for match in bodies.get(name, ())))
    ]


def doubts_of(item: Item, bodies: Bodies) -> tuple[str, ...]:
    """What a person may still settle; nothing of it keeps the document from being accepted."""
    doubts = []
    if item.kind == "tasks" and not item.values.get("lead"):
        doubts.append("chưa có cơ quan chủ trì")
    unknown = unknown_bodies(item, bodies)
    if unknown:
        doubts.append(f"chưa rõ là cơ quan nào: {'; '.join(unknown)}")
    return tuple(doubts)


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


def _findings(review: Review, issuer: Issuer) -> list[Finding]:
    read = [
        Finding(f"finding-{place}", str(problem.get("message") or ""), problem.get("start") is not None)
        for place, problem in enumerate(review.problems)
    ]
    return read if issuer.is_known else [Finding("finding-issuer", UNKNOWN_ISSUER, False), *read]


def _marks(review: Review, *, with_findings: bool) -> list[Mark]:
    marks = [
        Mark(item.name, KIND_WORDS[kind].mark, item.start, item.end)
        for kind in KINDS
        for item in review.items[kind]
        if item.is_kept and item.start is not None and item.end is not None
    ]
    if with_findings:
        places = [(place, problem.get("start"), problem.get("end")) for place, problem in enumerate(review.problems)]
        marks += [
            Mark(f"finding-{place}", "finding", start, end)
            for place, start, end in places
            if start is not None and end is not None
        ]
    return marks
