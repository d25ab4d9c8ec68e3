"""What happened to a document, newest first: readings, corrections, acceptances."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from hoptac.base.tables_out import LOT, Row
from hoptac.base.templatetags.vietnamese import moment
from hoptac.documents.models import Correction, Document, Reading
from hoptac.planning.models import Acceptance
from hoptac.planning.review.links import review_url
from hoptac.planning.review.words import KIND_WORDS, short

_HEAD = "đầu văn bản"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, by whom and when; ``url`` leads to its card."""

    at: datetime
    by: str
    words: str
    quote: str = ""
    url: str = ""


class History(Sequence[Event]):
    """All that happened to a document; only the events that are shown are loaded, in three queries."""

    def __init__(self, document: Document) -> None:
        self.document = document
        # Of what happened at one moment the later step comes first: acceptance, corrections, reading.
        sources = (
            Acceptance.objects.filter(document=document).values_list("accepted_at", "pk"),
            Correction.objects.filter(document=document).values_list("made_at", "pk"),
            Reading.objects.filter(document=document).values_list("read_at", "pk"),
        )
        keys = [(at, -rank, key) for rank, rows in enumerate(sources) for at, key in rows]
        self._keys = sorted(keys, reverse=True)

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...

    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        if isinstance(place, int):
            return self._load(self._keys[place : place + 1 or None])[0]
        return self._load(self._keys[place])

    def _load(self, keys: Sequence[tuple[datetime, int, int]]) -> list[Event]:
        wanted: dict[int, list[int]] = {0: [], -1: [], -2: []}
        for _, source, key in keys:
            wanted[source].append(key)
        acceptances = Acceptance.objects.filter(pk__in=wanted[0]).defer("items").select_related("accepted_by")
        corrections = Correction.objects.filter(pk__in=wanted[-1]).select_related("made_by")
        readings = Reading.objects.filter(pk__in=wanted[-2]).only("reader_version", "read_at")
        told = {(0, row.pk): _accepted(row) for row in acceptances}
        told |= {(-1, row.pk): self._corrected(row) for row in corrections}
        told |= {(-2, row.pk): _read(row) for row in readings}
        return [told[source, key] for _, source, key in keys]

    def _corrected(self, row: Correction) -> Event:
        kind = KIND_WORDS[row.kind].one if row.kind in KIND_WORDS else _HEAD
        quote = short(str(row.values.get("quote") or ""))
        words = f"{row.get_action_display()} {kind}"
        return Event(row.made_at, str(row.made_by or "Hệ thống"), words, quote, review_url(self.document.pk, row.item))


def history_of(document: Document) -> History:
    """All of it, whatever its length."""
    return History(document)


def table_rows(history: History, *, whole: Callable[[str], str]) -> Iterator[Row]:
    """The table to take away, its heads first; ``whole`` makes an address of the site one that opens anywhere."""
    yield "Lúc", "Ai", "Việc", "Nguyên văn", "Chỗ trong văn bản"
    for start in range(0, len(history), LOT):
        for event in history[start : start + LOT]:
            yield moment(event.at), event.by, event.words, event.quote, whole(event.url) if event.url else ""


def _accepted(row: Acceptance) -> Event:
    return Event(row.accepted_at, str(row.accepted_by or "Hệ thống"), "Nhận văn bản")


def _read(row: Reading) -> Event:
    return Event(row.read_at, "Máy đọc", f"Đọc bằng bản {row.reader_version}")
