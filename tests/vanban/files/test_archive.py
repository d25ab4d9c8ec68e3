"""Packages within limits."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from vanban.errors import ArchiveBombError, BrokenFileError, ExternalEntityError, ExternalTemplateError, MacroFileError
from vanban.files import DEFAULT, Limits, read_file
from vanban.files.archive import Package
from word_files import TYPES, package, paragraph

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)


def test_a_part_packed_too_tightly_is_refused_while_it_is_unpacked() -> None:
    data = package(paragraph("KẾ HOẠCH"), {"word/styles.xml": b"<a>" + b" " * 5_000_000 + b"</a>"})

    with pytest.raises(ArchiveBombError) as refusal:
        read_file("a.docx", data)

    assert refusal.value.measure == "ratio"


def test_a_package_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ArchiveBombError) as refusal:
        read_file("a.docx", package(paragraph("KẾ HOẠCH " * 500)), limits=Limits(unpacked=2_000))

    assert refusal.value.measure == "size"


def test_a_package_of_too_many_parts_is_refused() -> None:
    data = package(paragraph("A"), {f"word/media/{i}.txt": b"" for i in range(20)})

    with pytest.raises(ArchiveBombError) as refusal:
        read_file("a.docx", data, limits=Limits(entries=10))

    assert (refusal.value.measure, refusal.value.found) == ("entries", 22)


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "docProps/custom.xml", "word/_rels/document.xml.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declaration_of_entities_in_any_part_is_refused(part: str, encoding: str) -> None:
    evil = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        if part != "word/document.xml":
            archive.writestr("word/document.xml", "<a/>")
        archive.writestr(part, evil.encode(encoding))

    with pytest.raises(ExternalEntityError) as refusal:
        read_file("a.docx", stream.getvalue())

    assert refusal.value.part == part


@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "frame", "subDocument"])
def test_a_part_loaded_from_elsewhere_is_refused(kind: str) -> None:
    relations = RELATIONS.format(kind=kind, target="https://example.vn/mau.dotm")

    with pytest.raises(ExternalTemplateError) as refusal:
        read_file("a.docx", package(paragraph("A"), {"word/_rels/settings.xml.rels": relations}))

    assert refusal.value.target == "https://example.vn/mau.dotm"


def test_a_link_to_a_page_is_no_reason_to_refuse() -> None:
    relations = RELATIONS.format(kind="hyperlink", target="https://example.vn")

    assert (
        read_file("a.docx", package(paragraph("KẾ HOẠCH"), {"word/_rels/document.xml.rels": relations})).text
        == "KẾ HOẠCH\n"
    )


def test_a_macro_type_without_the_macro_is_refused_too() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            TYPES.replace(
                "/>", '><Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
            ),
        )
        archive.writestr("word/document.xml", "<a/>")

    with pytest.raises(MacroFileError):
        read_file("a.docx", stream.getvalue())


def test_a_part_that_is_no_markup_is_named() -> None:
    with pytest.raises(BrokenFileError) as refusal:
        read_file("a.docx", package("<w:p>"))

    assert refusal.value.part == "word/document.xml"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_part_whose_packing_is_broken_is_a_broken_file(method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("word/document.xml", f"<a>{''.join(map(str, range(300)))}</a>")
    data = bytearray(stream.getvalue())
    start = 30 + len("word/document.xml")
    data[start + 10 : start + 60] = b"\xff" * 50

    with pytest.raises(BrokenFileError) as refusal:
        read_file("a.docx", bytes(data))

    assert refusal.value.part == "word/document.xml"


CONTENT = f"<a>{' '.join(map(str, range(2_000)))}</a>".encode()


class Pipe(io.RawIOBase):
    """Takes bytes and goes back to none: a package written into it tells its sizes behind each part."""

    def __init__(self) -> None:
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer") -> int:
        self.written += bytes(data)
        return len(bytes(data))


def packed(part: str = "word/tệp.xml", *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = Pipe()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("empty.xml", b"")
        archive.writestr(part, CONTENT)
    return stream.written


@pytest.mark.parametrize(
    "data",
    [
        packed("word/document.xml"),
        packed("word/tệp.xml"),
        packed("word/document.xml", method=zipfile.ZIP_STORED),
        packed("word/document.xml", method=zipfile.ZIP_LZMA),
        b"MZ of a program that unpacks itself" + packed("word/document.xml"),
    ],
)
def test_a_part_comes_out_the_same_however_it_was_packed(data: bytes) -> None:
    with Package("a.docx", data, DEFAULT) as opened:
        first, second = opened.names

        assert (opened.read(first), opened.read(second)) == (b"", CONTENT)


def changed(data: bytes, mark: bytes, at: int, to: bytes) -> bytes:
    """The package with these bytes at a place after the last such mark."""
    start = data.rindex(mark) + at
    return data[:start] + to + data[start + len(to) :]


HEAD, ENTRY = b"PK\x03\x04", b"PK\x01\x02"
WHOLE = packed("word/document.xml")
LYING = {
    "the head of the part is no head": changed(WHOLE, HEAD, 0, b"XX"),
    "the head names another part": changed(WHOLE, HEAD, 30, b"ward"),
    "the sum is another": changed(WHOLE, ENTRY, 16, b"\x00\x00\x00\x00"),
    "it is said to be shorter": changed(WHOLE, ENTRY, 24, (100).to_bytes(4, "little")),
    "it is said to be packed in less": changed(WHOLE, ENTRY, 20, (100).to_bytes(4, "little")),
}


@pytest.mark.parametrize("how", LYING)
def test_a_part_that_is_not_as_the_list_of_parts_says_is_a_broken_file(how: str) -> None:
    with Package("a.docx", LYING[how], DEFAULT) as opened, pytest.raises(BrokenFileError) as refusal:
        opened.read("word/document.xml")

    assert refusal.value.part == "word/document.xml"
