"""One file read: what it is, whether it may be read, and its text."""

from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath

from vanban.errors import (
    EmptyFileError,
    EncryptedFileError,
    FileRefusedError,
    FileTooLargeError,
    MacroFileError,
    NoTextError,
    TooManyPagesError,
    UnsupportedFormatError,
    WrongContentError,
)
from vanban.files.classification import refuse_classified
from vanban.files.content import PACKAGE, in_words, sniff
from vanban.files.doc import check_doc, read_doc
from vanban.files.docx import read_docx
from vanban.files.encodings import decode, to_unicode
from vanban.files.html import read_html
from vanban.files.length import is_long
from vanban.files.pdf import look_at, read_pdf
from vanban.files.scan import find_recogniser, read_picture
from vanban.files.source import (
    DEFAULT,
    Content,
    Limits,
    Progress,
    SourceText,
    in_nfc,
    scans_of,
    take_marks,
    without_marks,
)

_FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".doc": "doc",
    ".pdf": "pdf",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".tif": "picture",
    ".tiff": "picture",
}
ENDINGS = tuple(_FORMATS)
_CONTENTS = {
    "txt": ("text", "html"),
    "md": ("text", "html"),
    "html": ("html", "text"),
    "docx": ("docx", "zip"),
    "doc": ("doc",),
    "pdf": ("pdf",),
    "picture": ("png", "jpeg", "tiff"),
}
_MACRO_ENDINGS = (".docm", ".dotm", ".xlsm", ".pptm")


def read_file(
    name: str, data: bytes, *, limits: Limits = DEFAULT, progress: Progress = lambda page, pages: None
) -> SourceText:
    """The text of a file. Raises a :class:`vanban.errors.FileRefusedError` that says why not; keeps nothing.

    ``progress`` is told the number of each page before it is recognised, of the next page to open of a long pdf, and
    how many pages there are.
    """
    name = PurePosixPath(PureWindowsPath(name).as_posix()).name or "tệp"
    ending = PurePosixPath(name).suffix.lower()
    if not data:
        raise EmptyFileError(name)
    if len(data) > limits.size:
        raise FileTooLargeError(name, len(data), limits.size)
    if ending in _MACRO_ENDINGS:
        raise MacroFileError(name)
    kind = checked_kind(name, ending, data)
    return source_of(name, kind, _read(name, kind, data, limits, progress), limits)


def source_of(name: str, kind: str, content: Content, limits: Limits) -> SourceText:
    """What came out of a file, in Unicode NFC. Refused: a text too long, a classified one, and one without a letter."""
    if len(content.text) > limits.text:
        raise TooManyPagesError(name, "letters", len(content.text), limits.text)
    text, more = to_unicode(name, content.text, is_unicode=True)
    notes = tuple(dict.fromkeys((*content.notes, *more)))
    marked = in_nfc(text)
    text, strong = take_marks(marked)
    refuse_classified(name, text, content.stamps)
    if not any(letter.isalpha() for letter in text):
        raise NoTextError(name)
    return SourceText(name, kind, text, notes, strong, scans_of(marked, content.scanned))


def checked_kind(name: str, ending: str, data: bytes) -> str:
    """The format to read the content as: the one of its ending, if the content is that.

    A package is opened by its reader, which tells a Word file from what else a package may be.
    """
    if ending == ".docx" and data.startswith(PACKAGE):
        return "docx"
    actual = sniff(data)
    if actual == "encrypted":
        raise EncryptedFileError(name)
    claimed = _FORMATS.get(ending)
    if claimed is None:
        raise UnsupportedFormatError(name, in_words(actual))
    if actual not in _CONTENTS[claimed]:
        raise WrongContentError(name, ending, in_words(actual))
    return claimed


def needs_job(name: str, data: bytes, *, limits: Limits = DEFAULT) -> bool:
    """Whether reading this file takes seconds rather than moments.

    Old Word documents, pictures and scanned pdf do, and all others that are long. A file that will be refused needs
    none: its refusal comes at once.
    """
    ending = PurePosixPath(PureWindowsPath(name).as_posix()).suffix.lower()
    if len(data) > limits.size:
        return False
    try:
        kind = checked_kind(name, ending, data)
        if kind == "pdf":
            look = look_at(name, data, limits)
            return look.is_long or look.has_scans
        return kind in ("doc", "picture") or is_long(name, kind, data, limits)
    except FileRefusedError:
        return False


def check_job(name: str, data: bytes) -> None:
    """Refuse at once what a job (:func:`needs_job`) would refuse in its first moment: a program is not installed.

    That a scan comes late in a long pdf is found out by the job.
    """
    kind = _FORMATS.get(PurePosixPath(PureWindowsPath(name).as_posix()).suffix.lower())
    if kind == "doc":
        check_doc(name, data)
    elif kind == "picture" or (kind == "pdf" and look_at(name, data, DEFAULT).has_scans):
        find_recogniser(name)


def _read(name: str, kind: str, data: bytes, limits: Limits, progress: Progress) -> Content:
    if kind in _OF_PAGES:
        return _OF_PAGES[kind](name, data, limits, progress)
    if kind in _READERS:
        return _READERS[kind](name, data, limits)
    text, is_unicode = decode(name, data)
    text = without_marks(text)
    text, notes = to_unicode(name, read_html(name, text, limits) if kind == "html" else text, is_unicode=is_unicode)
    return Content(text, notes=notes)


_READERS: dict[str, Callable[[str, bytes, Limits], Content]] = {
    "docx": read_docx,
    "doc": read_doc,
}
_OF_PAGES: dict[str, Callable[[str, bytes, Limits, Progress], Content]] = {
    "pdf": read_pdf,
    "picture": read_picture,
}
