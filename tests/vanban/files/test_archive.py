"""Packages within limits."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import io
import zipfile

import pytest

from vanban.errors import ArchiveBombError, BrokenFileError, ExternalEntityError, ExternalTemplateError, MacroFileError
from vanban.files import Limits, read_file
from word_files import TYPES, package, paragraph

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
