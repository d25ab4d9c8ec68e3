"""A folder read from end to end: whatever stands in it, interrupted or not, the same results."""

import io
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from vanban.errors import EmptyFolderError, FolderBusyError, ResultsNotWrittenError
from vanban.folder import run
from vanban.folder.run import FolderRead, Options, read_folder
from vanban.folder.store import JOURNAL, RESULTS, Store
from xlsx_files import pages_of

PLAN = (
    "Số: {}/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\nI. MỤC TIÊU\n\n- Thành lập 0{} HTX trong năm 2026.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six plans, a page, an empty file, a picture under a wrong name, and a link to nothing."""
    place = tmp_path / "van-ban"
    (place / "xa").mkdir(parents=True)
    for i in range(1, 7):
        (place / "xa" / f"kh-{i}.txt").write_text(PLAN.format(i, i), encoding="utf-8")
    (place / "trang.html").write_text("<p>KẾ HOẠCH</p><p>Năm 2026</p>", encoding="utf-8")
    (place / "rong.docx").touch()
    (place / "anh.docx").write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 100)
    (place / "mat.txt").symlink_to(place / "gone.txt")
    return place


def read(folder: Path, out: Path, **options: Any) -> FolderRead:
    return read_folder(folder, out, options=Options(**{"processes": 1, **options}), progress_to=io.StringIO())


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / RESULTS).read_text(encoding="utf-8").splitlines()]


def test_every_file_is_a_line_and_the_sound_ones_are_rows_of_the_workbook(folder: Path, tmp_path: Path) -> None:
    done = read(folder, tmp_path / "out", processes=3)

    assert (done.files, done.known, done.refused) == (10, 0, 3)
    files = [record["file"] for record in records(tmp_path / "out")]
    assert files == sorted(files)
    assert len(files) == 10
    pages = pages_of(done.workbook)
    assert [row["A"] for row in pages["Văn bản"].values[1:]] == [
        file for file in files if file.endswith(("html", "txt")) and file != "mat.txt"
    ]
    assert [row["A"] for row in pages["Không đọc được"].values[1:4]] == ["anh.docx", "mat.txt", "rong.docx"]
    assert "10 tệp" in done.summary
    assert "3 tệp không đọc được" in done.summary


def test_what_was_read_is_not_read_again_and_the_results_are_the_same(folder: Path, tmp_path: Path) -> None:
    first = read(folder, tmp_path / "out")
    before = first.results.read_bytes(), first.workbook.read_bytes()
    again = read(folder, tmp_path / "out")

    assert again.known == 9  # the link to nothing is tried again
    assert (again.results.read_bytes(), again.workbook.read_bytes()) == before


def test_new_changed_moved_and_deleted_files_are_seen(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "out")
    (folder / "xa" / "kh-1.txt").write_text(PLAN.format(91, 9), encoding="utf-8")
    (folder / "xa" / "kh-2.txt").rename(folder / "kh-2-cu.txt")
    (folder / "xa" / "kh-3.txt").unlink()
    (folder / "xa" / "kh-9.txt").write_text(PLAN.format(9, 9), encoding="utf-8")

    done = read(folder, tmp_path / "out")

    numbers = {
        record["file"]: record["reading"]["number"] for record in records(tmp_path / "out") if "reading" in record
    }
    assert numbers["xa/kh-1.txt"] == "91/KH-UBND"
    assert numbers["kh-2-cu.txt"] == "2/KH-UBND"
    assert numbers["xa/kh-9.txt"] == "9/KH-UBND"
    assert "xa/kh-3.txt" not in numbers
    assert done.files - done.known == 3  # changed, new, and the link to nothing


def test_an_interrupted_run_goes_on_where_it_was(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(folder, tmp_path / "whole")
    count = run.Progress.count
    counted: list[bool] = []

    def interrupted(self: run.Progress, *, is_known: bool, is_refused: bool) -> None:
        count(self, is_known=is_known, is_refused=is_refused)
        counted.append(is_known)
        if len(counted) == 4:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(run.Progress, "count", interrupted)
        read(folder, tmp_path / "out")
    assert not (tmp_path / "out" / RESULTS).exists()
    kept = len((tmp_path / "out" / JOURNAL).read_bytes().splitlines())

    done = read(folder, tmp_path / "out")

    assert kept == 4
    assert done.known in (3, 4)  # the link to nothing, if it was among them, is tried again
    assert done.results.read_bytes() == whole.results.read_bytes()
    assert done.workbook.read_bytes() == whole.workbook.read_bytes()


def test_anew_reads_everything_again(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "out")

    assert read(folder, tmp_path / "out", anew=True).known == 0


def test_the_texts_are_in_the_records_where_asked(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "out")
    done = read(folder, tmp_path / "out", with_text=True)

    assert done.known == 2  # the refusals: every reading lacked its text
    told = {record["file"]: record["reading"] for record in records(tmp_path / "out") if "reading" in record}
    assert told["xa/kh-1.txt"]["text"] == PLAN.format(1, 1)


def test_results_inside_the_folder_are_not_read(folder: Path) -> None:
    out = folder / "ket-qua"

    assert read(folder, out).files == read(folder, out).files == 10


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()

    with pytest.raises(EmptyFolderError):
        read(tmp_path / "trong", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_place_that_is_written_to_is_refused(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "out", with_text=False), pytest.raises(FolderBusyError):
        read(folder, tmp_path / "out")


def test_a_place_that_cannot_be_written_to_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(ResultsNotWrittenError) as told:
        read(folder, tmp_path / "out")
    assert str(tmp_path / "out") in told.value.message


def test_a_file_without_a_name_in_letters_is_read(folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(folder / "xa" / "kh-1.txt", os.fsencode(folder) + b"/k\xff.txt")
    read(folder, tmp_path / "out")

    assert "k\ufffd.txt" in [record["file"] for record in records(tmp_path / "out")]
