"""Long files are known before they are read."""

import pytest

from vanban.files import Limits, needs_job
from vanban.files.length import MOST_MARKUP, MOST_WORDS, is_long
from vanban.files.source import DEFAULT
from word_files import package, paragraph

LINE = "Hợp tác xã nông nghiệp xã Ba Khe. "
LINES = MOST_WORDS // len(LINE.encode()) + 1
LONG = LINE * LINES
SHORT = LINE * (LINES // 3)


def word(times: int) -> bytes:
    """No two paragraphs alike: what is packed too tightly would be taken for a bomb."""
    return package("".join(paragraph(f"{LINE}{i * 2_654_435_761 % 10**9}") for i in range(times)))


@pytest.mark.parametrize(
    ("name", "long", "short"),
    [
        ("a.txt", LONG.encode(), SHORT.encode()),
        ("a.md", LONG.encode(), SHORT.encode()),
        ("a.html", f"<html><p>{LONG}</p></html>".encode(), f"<html><p>{SHORT}</p></html>".encode()),
        ("a.docx", word(LINES), word(LINES // 3)),
    ],
)
def test_what_holds_many_words_needs_a_job(name: str, long: bytes, short: bytes) -> None:
    assert needs_job(name, long)
    assert not needs_job(name, short)


def test_tags_are_no_words() -> None:
    page = b"<html>" + b"<p class='doan-van-trong-trang'>" * (MOST_WORDS // 20) + SHORT.encode()

    assert len(page) > MOST_WORDS
    assert not needs_job("a.html", page)


def test_so_much_markup_that_it_takes_its_time_needs_a_job() -> None:
    page = b"<html>" + b"<b>" * (MOST_MARKUP // 3)

    assert needs_job("a.html", page)


def test_a_long_file_that_will_be_refused_needs_none() -> None:
    assert not needs_job("a.txt", LONG.encode(), limits=Limits(size=1_000))
    assert not needs_job("a.html", b"\x89PNG\r\n\x1a\n" + LONG.encode())
    assert not needs_job("a.docx", word(LINES)[:-400])


def test_the_length_of_scans_and_pdf_is_told_elsewhere() -> None:
    assert not is_long("a.pdf", "pdf", b"%PDF" + LONG.encode(), DEFAULT)
