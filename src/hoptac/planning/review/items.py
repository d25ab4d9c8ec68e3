"""A review: the reader's items with what people said of them, merged. Pure: values in, values out.

An item's name is its kind and a digest of its quote, so it is the same in every reading of a document; equal quotes are
told apart by their order. Corrections hang on names: a second reading keeps them, and one whose item the reader no
longer finds stays as the person's own.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from hoptac.documents.headings import HEADER as HEADER
from hoptac.documents.places import nearest_place
from hoptac.planning.review.scans import ScanPlace, place_on_scan

KINDS = ("targets", "goals", "tasks", "obligations", "citations", "relations", "recommendations", "actuals")
# What people add to the header: ``agency`` and ``unit`` are keys of the body and the place that the issuer is,
# ``about`` names the act that an article speaks of (kind, number, issuer, date, title), ``secondary`` says that the
# document only tells of an act.
HEADER_FIELDS = (
    "doc_type", "doc_kind", "number", "issuer", "place", "date", "year", "title", "signer",
    "agency", "unit", "about", "secondary",
)  # fmt: skip
_PLACE = ("quote", "start", "end")

ItemState = Literal["read", "edited", "added", "dropped"]
# What a person must have said of an item that a machine recognised in a picture, for it to count as checked.
_CHECKED = ("edit", "confirm", "add")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """The newest correction of one item: what, by whom, when. ``pk`` is the version that a later write must name."""

    pk: int
    item: str
    kind: str
    action: str
    values: Mapping[str, Any]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it stands. ``values`` are the reader's or the person's; ``seen`` is the version to send back.

    ``original`` is what the reader says of an item that it finds; None for one that only a person knows.
    ``on_scan`` is where a machine recognised its letters in a picture, None for letters that are certain;
    ``is_checked``: a person compared it with the picture.
    """

    name: str
    kind: str
    values: Mapping[str, Any]
    quote: str
    start: int | None
    end: int | None
    state: ItemState
    seen: int = 0
    by: str = ""
    at: datetime | None = None
    original: Mapping[str, Any] | None = None
    on_scan: ScanPlace | None = None
    is_checked: bool = False

    @property
    def is_scanned(self) -> bool:
        """Whether its letters come from a scan."""
        return self.on_scan is not None

    @property
    def needs_check(self) -> bool:
        """Whether a person still has to compare it with the picture."""
        return self.is_scanned and self.is_kept and not self.is_checked

    @property
    def is_kept(self) -> bool:
        """Whether the item goes into the plan."""
        return self.state != "dropped"


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that the review page shows."""

    header: Item
    items: Mapping[str, tuple[Item, ...]]
    problems: tuple[Mapping[str, Any], ...] = ()
    sections: tuple[Mapping[str, Any], ...] = ()
    recipients: tuple[str, ...] = ()
    by_name: Mapping[str, Item] = field(default_factory=lambda: MappingProxyType({}))
    scans: tuple[Mapping[str, Any], ...] = ()

    @property
    def said(self) -> int:
        """The key of the newest thing that a person said of any item: the version of the whole."""
        return max(item.seen for item in self.by_name.values())

    @property
    def unchecked(self) -> tuple[Item, ...]:
        """What still has to be compared with the scan, in the order of the page."""
        rows = (item for kind in KINDS for item in self.items[kind])
        return tuple(item for item in (self.header, *rows) if item.needs_check)

    @property
    def scanned(self) -> int:
        """How many of the items that count come from a scan."""
        return sum(item.is_scanned and item.is_kept for item in self.by_name.values())

    def kept(self, kind: str) -> list[Item]:
        """The items of a kind that go into the plan, in the order of the text."""
        return [item for item in self.items[kind] if item.is_kept]


def name_items(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Stable names of one kind's rows.

    >>> name_items("targets", [{"quote": "20 HTX"}, {"quote": "20  htx"}, {"quote": "30 HTX"}])
    ['targets:8c2dc448c45c', 'targets:8c2dc448c45c-2', 'targets:1cdc60b31837']
    """
    seen: dict[str, int] = {}
    names = []
    for row in rows:
        said = _SPACES.sub(" ", str(row.get("quote", ""))).strip().casefold()
        base = f"{kind}:{hashlib.sha256(said.encode()).hexdigest()[:12]}"
        seen[base] = seen.get(base, 0) + 1
        names.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return names


def merge(result: Mapping[str, Any], corrections: Iterable[Said], *, text: str) -> Review:
    """The reading ``result`` (as ``vanban`` prints it) of ``text``, the newest correction of each item laid over it."""
    newest = {said.item: said for said in corrections}
    scans = tuple(result.get("scans") or ())
    header = replace(_header(result, newest.pop(HEADER, None)), on_scan=place_on_scan(_first_letter(text), scans, text))
    items: dict[str, tuple[Item, ...]] = {}
    for kind in KINDS:
        rows = _relations_by_item(result) if kind == "relations" else result.get(kind) or []
        named = zip(name_items(kind, rows), rows, strict=True)
        read = [_overlay(_as_read(name, kind, row), newest.pop(name, None)) for name, row in named]
        own = [_own(said, text) for said in newest.values() if said.kind == kind]
        placed = (replace(item, on_scan=place_on_scan(item.start, scans, text)) for item in [*read, *own])
        items[kind] = tuple(sorted(placed, key=_order))
    by_name = {item.name: item for rows in items.values() for item in rows}
    return Review(
        header=header,
        items=items,
        problems=tuple(result.get("problems") or ()),
        sections=tuple(result.get("sections") or ()),
        recipients=tuple(result.get("recipients") or ()),
        by_name={HEADER: header, **by_name},
        scans=scans,
    )


def as_said(known: Item | None, said: Said, scan_at: Callable[[int | None], ScanPlace | None]) -> Item:
    """One item after the newest word of it: what ``merge`` would make of the whole, for this item alone.

    ``known`` is the item as it stood; None for one that this word adds. ``scan_at`` tells where on a scan a letter is.
    """
    if known is not None and known.original is not None:
        as_read = replace(known, values=known.original, state="read", seen=0, by="", at=None, is_checked=False)
        return _overlay(as_read, said)
    if known is not None:
        return _said_by_person(said, known.quote, known.start, known.end, known.on_scan)
    quote, start, end = (said.values.get(key) for key in _PLACE)
    return _said_by_person(said, str(quote or ""), start, end, scan_at(start))


def _first_letter(text: str) -> int:
    return len(text) - len(text.lstrip())


def _relations_by_item(result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What the reader says of two cited acts, the acts meant by their items instead of by number or quote."""
    cited = result.get("citations") or []
    names = {
        row.get("number") or row["quote"]: name for name, row in zip(name_items("citations", cited), cited, strict=True)
    }
    return [
        {**row, "source": names.get(row["source"], row["source"]), "target": names.get(row["target"], row["target"])}
        for row in result.get("relations") or []
    ]


def _order(item: Item) -> tuple[bool, int, int]:
    return item.start is None, item.start or 0, item.end or 0


def _header(result: Mapping[str, Any], said: Said | None) -> Item:
    values = {name: result.get(name) for name in HEADER_FIELDS}
    return _overlay(Item(HEADER, HEADER, values, "", None, None, "read", original=values), said)


def _as_read(name: str, kind: str, row: Mapping[str, Any]) -> Item:
    values = _without_place(row)
    return Item(name, kind, values, row.get("quote", ""), row.get("start"), row.get("end"), "read", original=values)


def _overlay(item: Item, said: Said | None) -> Item:
    """The reader's item as a person left it; its place stays the reader's."""
    if said is None:
        return item
    values = {**item.values, **_without_place(said.values)}
    state: ItemState = "edited" if values != item.values else "read"
    if said.action == "drop":
        state = "dropped"
    is_checked = said.action in _CHECKED
    return replace(item, values=values, state=state, seen=said.pk, by=said.by, at=said.at, is_checked=is_checked)


def _own(said: Said, text: str) -> Item:
    """An item that only a person knows: added, or found by an earlier reader; its quote is looked up in the text."""
    quote = str(said.values.get("quote") or "")
    start, end = nearest_place(quote, said.values.get("start"), text) or (None, None)
    return _said_by_person(said, quote, start, end, None)


def _said_by_person(said: Said, quote: str, start: int | None, end: int | None, on_scan: ScanPlace | None) -> Item:
    state: ItemState = "dropped" if said.action == "drop" else "added"
    values, by_person = _without_place(said.values), (said.pk, said.by, said.at)
    return Item(said.item, said.kind, values, quote, start, end, state, *by_person, on_scan=on_scan, is_checked=True)


def _without_place(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in _PLACE}
