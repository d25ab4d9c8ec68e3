"""Word documents of before 2007."""

import shutil
import subprocess
from pathlib import Path

import pytest

from vanban.errors import (
    BrokenFileError,
    EncryptedFileError,
    MacroFileError,
    MissingProgramError,
    VanbanError,
    WrongContentError,
)
from vanban.files import needs_job, read_file
from word_files import word

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (make system)")
HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
NAMES = "WordDocument".encode("utf-16-le")


@pytest.fixture(scope="session")
def old_word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A document that LibreOffice wrote in the old format."""
    folder: Path = tmp_path_factory.mktemp("old")
    (folder / "a.docx").write_bytes(word("KẾ HOẠCH", "**I. MỤC TIÊU**", "- Giữ vững 05 hợp tác xã."))
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "doc", "a.docx"],
        cwd=folder, capture_output=True, check=True,
    )  # fmt: skip
    return (folder / "a.doc").read_bytes()


@needs_office
def test_an_old_document_is_read_as_its_new_one(old_word: bytes) -> None:
    file = read_file("a.doc", old_word)

    assert file.text == "KẾ HOẠCH\nI. MỤC TIÊU\n- Giữ vững 05 hợp tác xã.\n"
    assert [file.text[span.start : span.end] for span in file.strong] == ["I. MỤC TIÊU"]
    assert not file.is_scan


@needs_office
def test_an_old_document_cut_in_half_is_read_or_refused(old_word: bytes) -> None:
    try:
        assert read_file("a.doc", old_word[: len(old_word) // 2] + NAMES).text
    except VanbanError as refusal:
        assert refusal.message.endswith(".")


@needs_office
def test_a_document_that_the_office_cannot_open_is_broken() -> None:
    with pytest.raises(BrokenFileError):
        read_file("a.doc", HEAD + NAMES + b"\x00" * 600)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (HEAD, WrongContentError),
        (HEAD + "Workbook".encode("utf-16-le"), WrongContentError),
        (HEAD + NAMES + "_VBA_PROJECT".encode("utf-16-le"), MacroFileError),
        (HEAD + b"\xec\xa5" + b"\x00" * 8 + b"\x00\x01" + b"\x00" * 500 + NAMES, EncryptedFileError),
        (HEAD + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError),
    ],
)
def test_each_kind_of_unfit_document_has_its_own_refusal(data: bytes, kind: type[VanbanError]) -> None:
    with pytest.raises(kind):
        read_file("a.doc", data)


def test_without_the_office_the_refusal_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vanban.files.programs.shutil.which", lambda _: None)

    with pytest.raises(MissingProgramError) as refusal:
        read_file("a.doc", HEAD + NAMES)

    assert refusal.value.package == "libreoffice-writer-nogui"


def test_an_old_document_needs_a_job_and_a_new_one_none() -> None:
    assert needs_job("a.doc", HEAD + NAMES)
    assert not needs_job("a.docx", word("KẾ HOẠCH"))
    assert not needs_job("a.txt", b"Ke hoach")
    assert not needs_job("a.doc", b"\x89PNG....")
