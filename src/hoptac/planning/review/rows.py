"""A review as rows, and a row as an item again. Pure: values in, values out.

Rows say what an item says, so that ``item_of(row_of(item))`` is the item; who said it comes with the correction.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from hoptac.planning.review.items import HEADER, KINDS, Item, ItemState, Review
from hoptac.planning.review.parts import Cut, PartSize, cut_parts
from hoptac.planning.review.scans import ScanPlace

# How many recipients a page lists; a document that is a plan has some dozens.
MOST_RECIPIENTS = 200
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReviewRows:
    """The columns of every row of one review, without the document that they belong to."""

    whole: Row
    parts: list[Row]
    items: Iterator[Row]


def rows_of(review: Review, text: str, size: PartSize) -> ReviewRows:
    """The rows of a review, cut into parts of ``size``."""
    beyond = len(text)
    items = [review.by_name[HEADER], *(item for kind in KINDS for item in review.items[kind])]
    problems = [_finding(place, problem) for place, problem in enumerate(review.problems)]
    placed: list[tuple[int, Item | Row]] = [
        (_start(item.start, 0 if item.name == HEADER else beyond), item) for item in items
    ]
    findings: list[tuple[int, Item | Row]] = [(_start(finding["start"], 0), finding) for finding in problems]
    ordered = sorted([*placed, *findings], key=lambda one: one[0])  # equal starts keep the order of kinds
    cuts = cut_parts(text, [(start, _end(one, start)) for start, one in ordered], size)
    whole = {
        "letters": len(text),
        "parts": len(cuts),
        "recipients": list(review.recipients[:MOST_RECIPIENTS]),
        "recipient_count": len(review.recipients),
        "scans": [dict(scan) for scan in review.scans],
    }
    held = [[one for _, one in ordered[cut.first : cut.last]] for cut in cuts]
    parts = [_part(number, cut, text, some) for number, (cut, some) in enumerate(zip(cuts, held, strict=True), 1)]
    numbers = {one.name: number for number, some in enumerate(held, 1) for one in some if isinstance(one, Item)}
    return ReviewRows(whole, parts, (row_of(item, part=numbers[item.name]) for item in items))


def row_of(item: Item, *, part: int) -> Row:
    """The columns of one item."""
    is_as_read = item.original is not None and item.values == item.original
    return {
        "part": part,
        "kind": item.kind,
        "name": item.name,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "read": None if item.original is None else dict(item.original),
        "changed": None if is_as_read else dict(item.values),
        "state": item.state,
        "said_id": item.seen or None,
        "scan_page": item.on_scan.page if item.on_scan else None,
        "scan_part": item.on_scan.part if item.on_scan else None,
        "is_checked": item.is_checked,
        "needs_check": item.needs_check,
    }


def item_of(row: Mapping[str, Any], **by: Any) -> Item:
    """The item of a row; ``by`` and ``at`` are those of its correction."""
    values = row["read"] if row["changed"] is None else row["changed"]
    return Item(
        row["name"],
        row["kind"],
        values,
        row["quote"],
        row["start"],
        row["end"],
        cast(ItemState, row["state"]),
        seen=row["said_id"] or 0,
        original=row["read"],
        on_scan=None if row["scan_page"] is None else ScanPlace(row["scan_page"], row["scan_part"]),
        is_checked=row["is_checked"],
        **by,
    )


def _part(number: int, cut: Cut, text: str, held: Sequence[Item | Row]) -> Row:
    findings = [one for one in held if not isinstance(one, Item)]
    return {
        "number": number,
        "start": cut.start,
        "end": cut.end,
        "text": text[cut.start : cut.end],
        "findings": findings,
    }


def _finding(place: int, problem: Mapping[str, Any]) -> Row:
    facts = {key: problem.get(key) for key in ("message", "start", "end")}
    return {"name": f"finding-{place}", **facts}


def _start(start: int | None, otherwise: int) -> int:
    return otherwise if start is None else start


def _end(one: Item | Row, start: int) -> int:
    end = one.end if isinstance(one, Item) else one["end"]
    return start if end is None else max(start, end)
