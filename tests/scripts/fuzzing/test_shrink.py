"""Cases made small."""

import io
import zipfile

from scripts.fuzzing.shrink import shrunk, shrunk_package
from word_files import package


def test_only_what_it_takes_is_left() -> None:
    text = "Căn cứ Luật Hợp tác xã; " * 40 + "lỗi" + " theo quy định." * 40

    assert shrunk(text, lambda shorter: "l" in shorter and "ỗi" in shorter) == "lỗi"
    assert shrunk(b"abc" * 50 + b"\xff", lambda shorter: b"\xff" in shorter) == b"\xff"


def test_what_takes_too_many_tries_is_left_as_far_as_it_came() -> None:
    assert 100 <= len(shrunk("a" * 400, lambda shorter: len(shorter) >= 100, tries=5)) < 400


def test_a_package_loses_members_and_what_stands_in_them() -> None:
    data = package("<w:p/>" * 30 + "<w:bad/>", {"word/styles.xml": "x" * 100})

    small = shrunk_package(data, lambda shorter: b"<w:bad/>" in member(shorter, "word/document.xml"))

    with zipfile.ZipFile(io.BytesIO(small)) as archive:
        assert archive.namelist() == ["word/document.xml"]
        assert archive.read("word/document.xml") == b"<w:bad/>"


def test_a_package_that_breaks_only_as_an_archive_is_shrunk_as_bytes() -> None:
    data = package("<w:p/>")

    assert shrunk_package(data[:-10], lambda shorter: shorter.startswith(b"PK")) == b"PK"


def member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else b""
