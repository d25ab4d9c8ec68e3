"""What happened to a document, newest first: readings, corrections, acceptances."""

from dataclasses import dataclass
from datetime import datetime

from hoptac.documents.models import Correction, Document, Reading
from hoptac.planning.models import Acceptance
from hoptac.planning.review.words import KIND_WORDS, short

_HEAD = "đầu văn bản"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, by whom and when; ``item`` leads to its card."""

    at: datetime
    by: str
    words: str
    quote: str = ""
    item: str = ""


def history_of(document: Document) -> list[Event]:
    """All of it: three queries, whatever its length."""
    readings = Reading.objects.filter(document=document).only("reader_version", "read_at").order_by("-pk")
    corrections = Correction.objects.filter(document=document).select_related("made_by").order_by("-pk")
    acceptances = Acceptance.objects.filter(document=document).defer("items").select_related("accepted_by")
    # Of what happened at one moment the later step comes first: acceptance, corrections, reading.
    events = [Event(row.accepted_at, str(row.accepted_by or "Hệ thống"), "Nhận văn bản") for row in acceptances]
    events += [_corrected(row) for row in corrections]
    events += [Event(row.read_at, "Máy đọc", f"Đọc bằng bản {row.reader_version}") for row in readings]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _corrected(row: Correction) -> Event:
    kind = KIND_WORDS[row.kind].one if row.kind in KIND_WORDS else _HEAD
    quote = short(str(row.values.get("quote") or ""))
    return Event(row.made_at, str(row.made_by or "Hệ thống"), f"{row.get_action_display()} {kind}", quote, row.item)
