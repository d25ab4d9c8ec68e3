"""What a file really is, by its first bytes."""

import io
import zipfile
from collections.abc import Collection

from vanban.files.encodings import is_wide

PACKAGE = b"PK\x03\x04"  # how a zip begins that holds anything
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (PACKAGE, "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"BM", "bmp"),
)
_WORDS = {
    "pdf": "tệp PDF",
    "rtf": "văn bản RTF",
    "png": "ảnh PNG",
    "jpeg": "ảnh JPEG",
    "gif": "ảnh GIF",
    "tiff": "ảnh TIFF",
    "bmp": "ảnh BMP",
    "webp": "ảnh WebP",
    "heic": "ảnh HEIC",
    "docx": "văn bản Word",
    "xlsx": "bảng tính Excel",
    "pptx": "bản trình chiếu PowerPoint",
    "odt": "văn bản OpenDocument",
    "zip": "tệp nén ZIP",
    "rar": "tệp nén RAR",
    "7z": "tệp nén 7-Zip",
    "gz": "tệp nén GZIP",
    "exe": "chương trình chạy được",
    "doc": "văn bản Word đời cũ (.doc)",
    "encrypted": "văn bản đặt mật khẩu",
    "html": "trang HTML",
    "text": "tệp chữ",
    "binary": "tệp nhị phân không rõ loại",
}
_MAIN_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"))


def sniff(data: bytes) -> str:
    """The kind of a content: "docx", "pdf", "jpeg", "html", "text", … or "binary"."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"hevc"):
        return "heic"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if kind == "bmp" and b"\x00" not in data[:32]:
                continue  # a text that begins "BM…"
            if kind == "exe" and b"\x00" not in data[:128]:
                continue
            return _zip_kind(data) if kind == "zip" else _ole_kind(data) if kind == "ole" else kind
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if is_wide(data):
        start = data[:400].decode("utf-16-be" if data[:1] in (b"\xfe", b"\x00") else "utf-16-le", "ignore")
        return "html" if start.lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html")) else "text"
    return "binary" if b"\x00" in data[:4096] else "text"


def in_words(kind: str) -> str:
    """The kind as a person calls it."""
    return _WORDS[kind]


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return package_kind(set(archive.namelist()))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"


def package_kind(names: Collection[str]) -> str:
    """The kind of a package with parts of these names: "docx", "xlsx", … or "zip"."""
    for part, kind in _MAIN_PARTS:
        if part in names:
            return kind
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    return "odt" if "content.xml" in names and "mimetype" in names else "zip"


def _ole_kind(data: bytes) -> str:
    return "encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "doc"
