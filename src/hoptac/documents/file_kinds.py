"""The files that are taken: one list, the reader's own."""

from pathlib import PurePosixPath

from vanban.files import DEFAULT, ENDINGS

_MEDIA_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".text": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".markdown": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
PDF = _MEDIA_TYPES[".pdf"]
# What every browser shows by itself.
_SHOWN = frozenset({"image/png", "image/jpeg"})
ACCEPT = ",".join(ENDINGS)
# As people name them; each ending stands in one group.
GROUPS = (
    ("Word", (".docx", ".doc")),
    ("PDF", (".pdf",)),
    ("Ảnh chụp, bản quét", (".png", ".jpg", ".jpeg", ".tif", ".tiff")),
    ("Văn bản thuần", (".txt", ".text", ".md", ".markdown")),
    ("Trang web", (".html", ".htm")),
)
MOST_PAGES = DEFAULT.pages


def media_type_of(name: str) -> str:
    """The media type under which a file of this name is given back.

    >>> media_type_of("ke-hoach.JPG"), media_type_of("khong-duoi")
    ('image/jpeg', 'application/octet-stream')
    """
    return _MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def is_pictured(media_type: str) -> bool:
    """Whether the pages of such a file can be shown as pictures."""
    return media_type == PDF or is_shown_by_browsers(media_type)


def is_shown_by_browsers(media_type: str) -> bool:
    """Whether the file is a picture that a page can show as it is."""
    return media_type in _SHOWN
