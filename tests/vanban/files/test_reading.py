"""What is read, and what is refused with which reason."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import io
import random
import zipfile

import pytest

from vanban.errors import (
    BrokenFileError,
    ClassifiedDocumentError,
    EmptyFileError,
    EncodingError,
    EncryptedFileError,
    FileTooLargeError,
    MacroFileError,
    NoTextError,
    UnsupportedFormatError,
    VanbanError,
    WrongContentError,
)
from vanban.files import Limits, SourceText, read_file
from word_files import package, word

TEXT = "Số: 4/KH-UBND\n\nKẾ HOẠCH\nCủng cố hợp tác xã\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "C:\\thư mục\\a.txt", "../a.txt"])
def test_text_is_read_with_or_without_a_byte_mark(name: str) -> None:
    plain, marked = read_file(name, TEXT.encode()), read_file(name, TEXT.encode("utf-8-sig"))

    assert plain.text == marked.text == TEXT
    assert "/" not in plain.name
    assert "\\" not in plain.name


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"", EmptyFileError),
        ("a.txt", b"   \n 12 -- \n", NoTextError),
        ("a.docx", word(""), NoTextError),
        ("a.txt", TEXT.encode("utf-16")[:-1] + b"\xd8", EncodingError),
        ("a.txt", "Kế hoạch".encode("cp1258", "replace") + b"\xec\xd2", EncodingError),
        ("a.docx", b"\xff\xd8\xff\xe0" + b"0" * 50, WrongContentError),
        ("a.docx", b"%PDF-1.7 ...", WrongContentError),
        ("a.docx", OLE, WrongContentError),
        ("a.txt", word("Kế hoạch"), WrongContentError),
        ("a.docx", TEXT.encode(), WrongContentError),
        ("a.docx", b"PK\x03\x04 broken", BrokenFileError),
        ("a.docx", package(parts={"word/vbaProject.bin": b"x"}), MacroFileError),
        ("a.docm", word("Kế hoạch"), MacroFileError),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError),
        ("a.doc", OLE, WrongContentError),
        ("a.doc", b"\x89PNG....", WrongContentError),
        ("a.pdf", b"%PDF-1.7 ...", BrokenFileError),
        ("a.pdf", b"\xff\xd8\xff\xe0", WrongContentError),
        ("a.jpg", b"GIF89a......", WrongContentError),
        ("a.gif", b"GIF89a......", UnsupportedFormatError),
        ("a.png", b"%PDF-1.7 ...", WrongContentError),
        ("a.rtf", b"{\\rtf1 chu}", UnsupportedFormatError),
        ("a.xlsx", b"PK\x03\x04 broken", UnsupportedFormatError),
        ("kế hoạch", TEXT.encode(), UnsupportedFormatError),
        ("a.txt", ("MẬT\n" + TEXT).encode(), ClassifiedDocumentError),
        ("a.docx", word("TỐI MẬT", "KẾ HOẠCH"), ClassifiedDocumentError),
        ("a.html", ("<p>Độ mật: Tuyệt mật</p><p>" + TEXT + "</p>").encode(), ClassifiedDocumentError),
    ],
)
def test_each_kind_of_unfit_file_has_its_own_refusal(name: str, data: bytes, kind: type[VanbanError]) -> None:
    with pytest.raises(kind) as refusal:
        read_file(name, data)

    assert type(refusal.value) is kind


def test_a_picture_named_as_a_document_is_called_what_it_is() -> None:
    with pytest.raises(WrongContentError) as refusal:
        read_file("ảnh chụp.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 20)

    assert (refusal.value.claimed, refusal.value.actual) == (".docx", "ảnh PNG")


@pytest.mark.parametrize(
    ("parts", "actual"),
    [
        (["xl/workbook.xml"], "bảng tính Excel"),
        (["ppt/presentation.xml"], "bản trình chiếu PowerPoint"),
        (["mimetype", "content.xml"], "văn bản OpenDocument"),
        (["readme.md"], "tệp nén ZIP"),
        (["[Content_Types].xml", "word/styles.xml"], "tệp nén ZIP"),
    ],
)
def test_another_package_named_as_a_word_file_is_called_what_it_is(parts: list[str], actual: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")

    with pytest.raises(WrongContentError) as refusal:
        read_file("a.docx", stream.getvalue())

    assert (refusal.value.claimed, refusal.value.actual) == (".docx", actual)


def test_a_file_past_the_limit_is_not_opened() -> None:
    with pytest.raises(FileTooLargeError) as refusal:
        read_file("a.docx", b"PK\x03\x04" + b"0" * 200, limits=Limits(size=100))

    assert (refusal.value.size, refusal.value.limit) == (204, 100)


def answer(name: str, data: bytes) -> SourceText | VanbanError:
    try:
        return read_file(name, data)
    except VanbanError as error:
        return error


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_word_file_is_read_or_refused(seed: int) -> None:
    """Bytes changed, cut, repeated: nothing but a text or a refusal comes out. The seed is in the test's name."""
    chance = random.Random(seed)
    data = bytearray(word("KẾ HOẠCH", "Củng cố hợp tác xã năm 2026", "1. Rà soát."))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        how = chance.randrange(3)
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            del data[at : at + chance.randint(1, 300)]
        else:
            data[at:at] = data[at : at + chance.randint(1, 50)]

    assert isinstance(answer("a.docx", bytes(data)), SourceText | VanbanError)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_markup_in_a_sound_package_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    signs = ["<w:p>", "</w:p>", "<w:r>", "<w:t>", "chữ", "&amp;", "&x;", "<", ">", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:numPr/>",
             "<w:pPr>", "<w:pStyle w:val='1'/>", "<w:br/>", "<w:sym w:char='F0B7'/>", "<w:sym w:char='zz'/>", "<w:gridSpan w:val='9999'/>"]  # fmt: skip
    body = "".join(chance.choice(signs) for _ in range(chance.randint(0, 40)))

    assert isinstance(answer("a.docx", package(body)), SourceText | VanbanError)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_pages_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    signs = ["<p>", "</p>", "<table>", "<tr>", "<td colspan='999999'>", "</table>", "<b>", "<li>", "<ol>", "chữ ", "&nbsp;", "&#0;", "<!--", "<br>", "\x00", "<script>", "<"]  # fmt: skip
    page = "<html>" + "".join(chance.choice(signs) for _ in range(chance.randint(0, 60)))

    assert isinstance(answer("a.html", page.encode()), SourceText | VanbanError)
