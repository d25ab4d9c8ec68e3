"""What a file really is."""

import pytest

from vanban.files.content import in_words, sniff
from word_files import word


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\x89PNG\r\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"RIFF0000WEBPVP8", "webp"),
        (b"0000ftypheic", "heic"),
        (b"{\\rtf1", "rtf"),
        (b"PK\x03\x04", "zip"),
        (b"<!DOCTYPE html><html>", "html"),
        ("Kế hoạch".encode(), "text"),
        (b"BM la mot chu", "text"),
        (b"BM\x00\x00\x00", "bmp"),
        (b"a\x00b", "binary"),
        (b"", "text"),
    ],
)
def test_the_first_bytes_tell(data: bytes, kind: str) -> None:
    assert sniff(data) == kind
    assert in_words(kind)


def test_a_word_file_is_told_from_any_package() -> None:
    assert sniff(word("Kế hoạch")) == "docx"
