"""One file read: what it is, whether it may be read, and its text."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from vanban.errors import (
    EmptyFileError,
    EncodingError,
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
from vanban.files.html import read_html
from vanban.files.source import DEFAULT, Limits, SourceText, take_marks, without_marks

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
    text, marks, notes = _read(name, kind, data, limits)
    text, strong = take_marks(unicodedata.normalize("NFC", text))
    refuse_classified(name, text, marks)
    if not any(letter.isalpha() for letter in text):
        raise NoTextError(name)
    return SourceText(name, kind, text, notes, strong)


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


def _read(name: str, kind: str, data: bytes, limits: Limits) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The text, the texts of stamps beside it (page headers, watermarks), and the notes."""
    if kind == "docx":
        return read_docx(name, data, limits)
    text = without_marks(_decoded(name, data))
    return (read_html(name, text) if kind == "html" else text), (), ()


def _decoded(name: str, data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise EncodingError(name, "UTF-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EncodingError(name, "TCVN3, VNI hoặc Windows-1258") from None
