"""A review: the reader's items with what people said of them, merged. Pure: values in, values out.

An item's name is its kind and a digest of its quote, so it is the same in every reading of a document; equal quotes are
told apart by their order. Corrections hang on names: a second reading keeps them, and one whose item the reader no longer
finds stays as the person's own.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

KINDS = ("targets", "goals", "tasks", "obligations", "citations", "relations", "recommendations", "actuals")
# What people add to the header: ``agency`` and ``unit`` are keys of the body and the place that the issuer is,
# ``about`` names the act that an article speaks of (kind, number, issuer, date, title).
HEADER_FIELDS = ("doc_type", "number", "issuer", "place", "date", "year", "title", "signer", "agency", "unit", "about")
HEADER = "header"

ItemState = Literal["read", "edited", "added", "dropped"]
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
    """One item as it stands. ``values`` are the reader's or the person's; ``seen`` is the version to send back."""

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

    def kept(self, kind: str) -> list[Item]:
        """The items of a kind that go into the plan, in the order of the text."""
        return [item for item in self.items[kind] if item.is_kept]


def name_items(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Stable names of one kind's rows.

    >>> name_items("targets", [{"quote": "20 HTX"}, {"quote": "20  htx"}, {"quote": "30 HTX"}])
    ['targets:7ba99b1dc6a7', 'targets:7ba99b1dc6a7-2', 'targets:71fbcbb7b5e3']
    """
    seen: dict[str, int] = {}
    names = []
    for row in rows:
        said = _SPACES.sub(" ", str(row.get("quote", ""))).strip().casefold()
        base = f"{kind}:{hashlib.sha256(said.encode()).hexdigest()[:12]}"
        seen[base] = seen.get(base, 0) + 1
        names.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return names


def merge(result: Mapping[str, Any], corrections: Iterable[Said]) -> Review:
    """The reading ``result`` (as ``vanban`` prints it) with the newest correction of each item laid over it."""
    newest = {said.item: said for said in corrections}
    header = _header(result, newest.pop(HEADER, None))
    items: dict[str, tuple[Item, ...]] = {}
    for kind in KINDS:
        rows = result.get(kind) or []
        read = [_overlay(_as_read(name, kind, row), newest.pop(name, None)) for name, row in zip(name_items(kind, rows), rows, strict=True)]
        own = [_own(said) for said in list(newest.values()) if said.kind == kind]
        items[kind] = tuple(sorted([*read, *own], key=lambda item: (item.start is None, item.start or 0)))
    by_name = {item.name: item for rows in items.values() for item in rows}
    return Review(
        header=header,
        items=items,
        problems=tuple(result.get("problems") or ()),
        sections=tuple(result.get("sections") or ()),
        recipients=tuple(result.get("recipients") or ()),
        by_name={HEADER: header, **by_name},
    )


def _header(result: Mapping[str, Any], said: Said | None) -> Item:
    values = {name: result.get(name) for name in HEADER_FIELDS}
    read = Item(HEADER, HEADER, values, "", None, None, "read")
    return _overlay(read, said)


def _as_read(name: str, kind: str, row: Mapping[str, Any]) -> Item:
    values = {key: value for key, value in row.items() if key not in ("quote", "start", "end")}
    return Item(name, kind, values, row.get("quote", ""), row.get("start"), row.get("end"), "read")


def _overlay(item: Item, said: Said | None) -> Item:
    if said is None:
        return item
    state: ItemState = {"drop": "dropped", "edit": "edited"}.get(said.action, "read")  # type: ignore[assignment]
    values = {**item.values, **said.values} if said.action != "restore" else item.values
    return Item(item.name, item.kind, values, item.quote, item.start, item.end, state, said.pk, said.by, said.at)


def _own(said: Said) -> Item:
    """An item that only a person knows: added, or found by an earlier reader."""
    values = {key: value for key, value in said.values.items() if key not in ("quote", "start", "end")}
    state: ItemState = "dropped" if said.action == "drop" else "added"
    quote, start, end = said.values.get("quote", ""), said.values.get("start"), said.values.get("end")
    return Item(said.item, said.kind, values, quote, start, end, state, said.pk, said.by, said.at)
