"""Files as people send them, good and bad, made without any program of an office suite."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from readings import TEXT

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(text: str = TEXT, *, before: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file with a paragraph for each line; ``before`` stands ahead of the XML, ``extra`` are further parts."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    body = f'{before}<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", body)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00" + bytes(64)
BOMB = docx("0" * 10_000_000)
MACROS = docx(extra={"word/vbaProject.bin": b"Attribute VB_Name"})
ENTITIES = docx(before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
CLASSIFIED = f"MẬT\n{TEXT}".encode()


def sent(name: str = "ke-hoach.txt", data: bytes = TEXT.encode()) -> SimpleUploadedFile:
    """A file in a form."""
    return SimpleUploadedFile(name, data)
