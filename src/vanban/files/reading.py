"""One file read: what it is, whether it may be read, and its text."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from vanban.errors import (
    EmptyFileError,
    EncryptedFileError,
    FileTooLargeError,
    MacroFileError,
    NoTextError,
    OldWordFileError,
    PdfNotReadError,
    UnsupportedFormatError,
    WrongContentError,
)
from vanban.files.classification import refuse_classified
from vanban.files.content import in_words, sniff
from vanban.files.docx import read_docx
from vanban.files.encodings import decode, to_unicode
from vanban.files.html import read_html
from vanban.files.source import DEFAULT, Content, Limits, SourceText, take_marks, without_marks

_FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
_MACRO_ENDINGS = (".docm", ".dotm", ".xlsm", ".pptm")


def read_file(name: str, data: bytes, *, limits: Limits = DEFAULT) -> SourceText:
    """The text of a file. Raises a :class:`vanban.errors.FileRefusedError` that says why not; keeps nothing."""
    name = PurePosixPath(PureWindowsPath(name).as_posix()).name or "tệp"
    ending = PurePosixPath(name).suffix.lower()
    if not data:
        raise EmptyFileError(name)
    if len(data) > limits.size:
        raise FileTooLargeError(name, len(data), limits.size)
    if ending in _MACRO_ENDINGS:
        raise MacroFileError(name)
    kind = _checked_kind(name, ending, data)
    content = _read(name, kind, data, limits)
    text, strong = take_marks(unicodedata.normalize("NFC", content.text))
    refuse_classified(name, text, content.stamps)
    if not any(letter.isalpha() for letter in text):
        raise NoTextError(name)
    return SourceText(name, kind, text, content.notes, strong, content.is_scan)


def _checked_kind(name: str, ending: str, data: bytes) -> str:
    """The format to read the content as: the one of its ending, if the content is that."""
    actual = sniff(data)
    if actual == "encrypted":
        raise EncryptedFileError(name)
    claimed = _FORMATS.get(ending)
    if claimed is None:
        raise _refusal_by_content(name, ending, actual)
    fits = {"docx": ("docx", "zip"), "html": ("html", "text")}.get(claimed, ("text", "html"))
    if actual not in fits:
        raise WrongContentError(name, ending, in_words(actual))
    return claimed


def _refusal_by_content(name: str, ending: str, actual: str) -> Exception:
    if actual == "pdf":
        return PdfNotReadError(name)
    if actual == "doc":
        return OldWordFileError(name)
    if ending in (".doc", ".pdf"):
        return WrongContentError(name, ending, in_words(actual))
    return UnsupportedFormatError(name, in_words(actual))


def _read(name: str, kind: str, data: bytes, limits: Limits) -> Content:
    if kind == "docx":
        return read_docx(name, data, limits)
    text, is_unicode = decode(name, data)
    text = without_marks(text)
    text, notes = to_unicode(name, read_html(name, text) if kind == "html" else text, is_unicode=is_unicode)
    return Content(text, notes=notes)
