"""Which files of a folder are read."""

import os
from pathlib import Path

import pytest

from vanban.folder.listing import files_of, shown


def names(folder: Path, out: str = "out") -> list[str]:
    return [listed.name for listed in files_of(folder, leave_out=folder / out)]


def test_files_of_all_folders_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.docx", "a/b/kế hoạch.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert names(tmp_path) == ["a/b/kế hoạch.pdf", "a/c.docx", "b.txt"]


def test_hidden_files_and_those_that_word_keeps_open_are_left_out(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$ke-hoach.docx", ".git/config", "ke-hoach.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert names(tmp_path) == ["ke-hoach.docx"]


def test_the_results_are_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ket-qua.jsonl").touch()
    (tmp_path / "a.txt").touch()

    assert names(tmp_path) == ["a.txt"]
    assert names(tmp_path, "elsewhere") == ["a.txt", "out/ket-qua.jsonl"]


def test_a_pipe_is_not_waited_for_and_a_circle_not_walked(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "a.txt").touch()
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a.txt")

    assert names(tmp_path) == ["a.txt", "linked.txt"]


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")

    assert names(tmp_path) == ["lost.txt"]


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").touch()
    scan = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)

    assert names(tmp_path) == ["a.txt", "closed"]


def test_a_name_that_is_no_text_is_still_shown() -> None:
    assert shown(os.fsdecode(b"k\xff.txt")) == "k\ufffd.txt"
