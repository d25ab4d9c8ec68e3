"""Files on their way in: kept in memory only, so that what is refused never touches a disk."""

from dataclasses import dataclass
from typing import Any

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
    """What became of one file: the document's key, or the sentence that refuses it, with the same one's key if any."""

    name: str
    document_id: int | None = None
    refusal: str = ""
    known_id: int | None = None


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
