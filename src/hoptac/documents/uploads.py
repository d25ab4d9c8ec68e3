"""Files on their way in: kept in memory only, so that what is refused never touches a disk."""

from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

# What a form adds to its files: field names, the unit, the token.
_BESIDES_FILES = 64 * 1024
# As people and the reader count: a limit of 50 MB is 50 million bytes.
MEGABYTE = 1_000_000
_PIECE = 64 * 1024
# A browser shows the answer only when its whole sending was taken off the line; beyond this it is cut off.
_MOST_THROWN_AWAY = 512 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the document's key, that of the job that reads it, or the sentence that refuses it.

    ``url`` leads to what was made of it; of a refused file to the same one that is there already, if any.
    """

    name: str
    state: Literal["read", "queued", "refused"]
    url: str = ""
    refusal: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the file was taken."""
        return self.state != "refused"

    @property
    def state_words(self) -> str:
        """What became of it in a few words."""
        return {"read": "✓ Đã đọc, chờ rà soát", "queued": "✓ Đã nhận, đang chờ đọc", "refused": "✕ Không nhận"}[
            self.state
        ]

    @property
    def label(self) -> str:
        """The words of the link."""
        return {"read": "Mở để soát nội dung đã đọc", "queued": "Xem tiến độ đọc", "refused": "Mở tệp đã có"}[
            self.state
        ]


class InMemory(MemoryFileUploadHandler):
    """Keeps every file in memory; the whole sending was measured before."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Always in charge, whatever the size."""
        self.activated = True


def is_too_large(request: HttpRequest) -> bool:
    """Whether the sending says to be larger than one file may be; nothing of it is read for that."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > settings.UPLOAD_LIMIT_MB * MEGABYTE + _BESIDES_FILES


def throw_away(request: HttpRequest) -> None:
    """Take the sending off the line piece by piece without keeping any."""
    left = _MOST_THROWN_AWAY
    while left > 0 and request.read(_PIECE):
        left -= _PIECE
