"""Pictures of documents."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import shutil
import struct
import zlib

import pytest

from pdf_files import Sheet, drawn, pdf, png
from vanban import read
from vanban.errors import (
    BrokenFileError,
    MissingProgramError,
    NoSuchPageError,
    ReadingTookTooLongError,
    VanbanError,
    WrongContentError,
)
from vanban.files import check_job, needs_job, picture_of_page, read_file, scan

PICTURE = drawn(Sheet().latin(80, 100, "KE HOACH", 20).latin(80, 150, "Thuc hien trong nam 2026 tai 05 xa", 20))
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not installed (make system)"
)


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "data"), [("a.png", png(*PICTURE)), ("a.pdf", pdf(Sheet().show(*PICTURE)))], ids=["png", "pdf"]
)
def test_a_picture_is_recognised_and_marked_as_a_scan(name: str, data: bytes) -> None:
    file = read_file(name, data)

    assert "2026" in file.text
    assert file.is_scan
    assert needs_job(name, data)


@needs_tesseract
def test_every_reading_of_a_scan_wants_to_be_checked() -> None:
    document = read(png(*PICTURE), name="a.png")

    assert "cần kiểm tra" in document.problems[0].message


@needs_tesseract
def test_a_scanned_page_among_others_stands_at_its_place_and_is_said() -> None:
    first, last = Sheet().write(85, 80, "Trang đầu có chữ"), Sheet().write(85, 80, "Trang cuối có chữ")

    file = read_file("a.pdf", pdf(first, Sheet().show(*PICTURE), last))

    assert file.text.index("đầu") < file.text.index("2026") < file.text.index("cuối")
    assert file.notes == ("Trang 2 là bản chụp: chữ ở đó do máy nhận dạng, hãy so với bản gốc.",)
    assert file.is_scan


def test_letters_laid_over_a_scanned_page_are_a_machine_s_too() -> None:
    sheet = Sheet().show(10, 10, bytes(100)).write(85, 80, "Chữ do máy khác nhận dạng")

    assert read_file("a.pdf", pdf(sheet)).is_scan
    assert not needs_job("a.pdf", pdf(sheet))


@needs_tesseract
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"\xff\xd8\xff\xe0 broken", b"II*\x00 broken"])
def test_a_broken_picture_is_refused(data: bytes) -> None:
    ending = {b"\x89": "png", b"\xff": "jpg", b"I": "tif"}[data[:1]]

    with pytest.raises(VanbanError) as refusal:
        read_file(f"a.{ending}", data)

    assert not isinstance(refusal.value, WrongContentError)


@pytest.mark.parametrize(("name", "data"), [("a.png", png(*PICTURE)), ("a.pdf", pdf(Sheet().show(*PICTURE)))])
def test_without_the_program_the_refusal_names_its_package(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.files.programs.shutil.which", lambda _: None)

    with pytest.raises(MissingProgramError) as refusal:
        read_file(name, data)

    assert "tesseract-ocr-vie" in refusal.value.package


def test_without_its_vietnamese_letters_the_program_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_knows_vietnamese", lambda _: False)

    with pytest.raises(MissingProgramError):
        read_file("a.png", png(1, 1, b"\xff"))


def test_a_letterhead_on_a_scan_is_read_block_after_block() -> None:
    words = [("UBND", 300, 100), ("XÃ", 450, 100), ("CỘNG", 900, 100), ("HÒA", 1050, 100), ("Số:", 330, 150), ("4", 420, 150), ("Độc", 930, 150), ("lập", 1010, 150)]  # fmt: skip
    table = ["head", "1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t"]
    for text, x, y in words:
        if x < 400:
            table.append(f"4\t1\t1\t1\t1\t0\t{x}\t{y}\t900\t30\t-1\t")
        table.append(f"5\t1\t1\t1\t1\t1\t{x}\t{y}\t70\t30\t90\t{text}")

    lines = scan.lines_of(scan._pages("\n".join(table)))[0]

    assert [line for line in lines if line] == ["UBND XÃ", "Số: 4", "CỘNG HÒA", "Độc lập"]


@needs_tesseract
def test_each_scanned_page_is_named_with_its_place_in_the_text() -> None:
    first, last = Sheet().write(85, 80, "Trang đầu có chữ"), Sheet().write(85, 80, "Trang cuối có chữ")

    document = read(pdf(first, Sheet().show(*PICTURE), last), name="a.pdf")

    [scan_of] = document.scans
    assert (scan_of.first, scan_of.last) == (2, 2)
    said = document.text[scan_of.start : scan_of.end]
    assert "2026" in said
    assert "Trang" not in said
    assert said == said.strip()
    assert document.to_dict()["scans"] == [{"start": scan_of.start, "end": scan_of.end, "first": 2, "last": 2}]


def test_letters_laid_over_scanned_pages_are_one_stretch_of_those_pages() -> None:
    words = ("Chữ của trang đầu", "Lời ở trang sau")
    sheets = [Sheet().show(10, 10, bytes(100)).write(85, 400, said) for said in words]

    [scan_of] = read(pdf(*sheets), name="a.pdf").scans

    assert (scan_of.start, scan_of.first, scan_of.last) == (0, 1, 2)


def test_what_is_no_scan_has_no_scanned_stretch() -> None:
    assert read(pdf(Sheet().write(85, 80, "Trang có chữ")), name="a.pdf").scans == ()


def test_the_marks_of_a_scan_in_a_file_are_no_marks_of_ours() -> None:
    assert read("Kế hoạch \ufdd2năm\ufdd3 2026".encode(), name="a.txt").scans == ()


@needs_tesseract
def test_progress_names_each_scanned_page_before_it_is_recognised() -> None:
    told: list[tuple[int, int]] = []

    read_file(
        "a.pdf",
        pdf(Sheet().write(85, 80, "Trang đầu có chữ"), *[Sheet().show(*PICTURE)] * 2),
        progress=lambda page, pages: told.append((page, pages)),
    )

    assert told == [(2, 3), (3, 3)]


@pytest.mark.parametrize(("name", "data"), [("a.png", png(*PICTURE)), ("a.pdf", pdf(Sheet().show(*PICTURE)))])
def test_a_missing_program_is_said_before_a_job(name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vanban.files.programs.shutil.which", lambda _: None)

    with pytest.raises(MissingProgramError):
        check_job(name, data)
    check_job("a.txt", b"Ke hoach")


def test_a_page_is_drawn_for_a_person() -> None:
    picture = picture_of_page("a.pdf", pdf(Sheet(), Sheet().show(2, 1, b"\x00\xff")), 2)

    width, height, bits = struct.unpack(">IIB", picture[16:25])
    assert picture.startswith(b"\x89PNG")
    assert (bits, round(height / width, 1)) == (4, 1.4)
    rows = zlib.decompress(picture[picture.index(b"IDAT") + 4 :])
    middle = rows[(height // 2) * (1 + (width + 1) // 2) :][1 : 1 + width // 2]
    assert (middle[5] >> 4, middle[-5] & 15) == (0, 15)


def test_a_page_that_is_not_there_is_refused_with_how_many_there_are() -> None:
    with pytest.raises(NoSuchPageError) as refusal:
        picture_of_page("a.pdf", pdf(Sheet()), 2)

    assert (refusal.value.page, refusal.value.pages) == (2, 1)


def test_a_broken_pdf_is_not_drawn() -> None:
    with pytest.raises(BrokenFileError):
        picture_of_page("a.pdf", b"%PDF-1.7 ...", 1)


@needs_tesseract
def test_a_page_that_stops_the_recognition_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(name: str, *_: object, **__: object) -> str:
        raise ReadingTookTooLongError(name, 120)

    monkeypatch.setattr("vanban.files.pdf.recognised", stopped)

    with pytest.raises(ReadingTookTooLongError) as refusal:
        read_file("a.pdf", pdf(Sheet().write(85, 80, "Trang đầu có chữ"), Sheet().show(*PICTURE)))

    assert refusal.value.page == 2
