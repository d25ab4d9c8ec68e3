"""What was read is kept, found again, and written in the order of the folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from vanban import __version__, read_text
from vanban.errors import EmptyFileError, FileRefusedError, FolderBusyError, MissingProgramError
from vanban.folder.store import JOURNAL, RESULTS, Store, keys_for, record_of, records_in

PLAN = read_text("Số: 12/KH-UBND\n\nKẾ HOẠCH\nNăm 2026\n")
DIGEST = "ab" * 32


def line_of(
    name: str, digest: str = DIGEST, refusal: FileRefusedError | None = None, *, with_text: bool = False
) -> bytes:
    return record_of(name, digest, refusal or PLAN, with_text=with_text)


def key_of(name: str, digest: str = DIGEST) -> str:
    return keys_for(name, digest)[0]


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / RESULTS).read_text(encoding="utf-8").splitlines()]


def test_a_record_names_its_file_its_content_and_the_version_of_the_reader() -> None:
    record = json.loads(line_of("a/kế hoạch.txt"))

    assert (record["file"], record["sha256"], record["reader"]) == ("a/kế hoạch.txt", DIGEST, __version__)
    assert record["reading"]["number"] == "12/KH-UBND"
    assert "text" not in record["reading"]
    assert "kế hoạch".encode() in line_of("a/kế hoạch.txt")


def test_a_refusal_is_a_record_with_its_class_and_its_reason() -> None:
    record = json.loads(line_of("a.txt", refusal=EmptyFileError("a.txt")))

    assert record["refusal"] == {"class": "EmptyFileError", "reason": EmptyFileError("a.txt").message}
    assert "reading" not in record


def test_half_a_letter_in_a_text_is_kept_as_an_escape() -> None:
    assert json.loads(record_of("a.txt", DIGEST, read_text("KẾ HOẠCH \ud800"), with_text=True))["reading"]["text"]


def test_records_are_written_in_the_order_that_is_asked_for(tmp_path: Path) -> None:
    with Store(tmp_path, with_text=False) as store:
        for name in ("c.txt", "a.txt", "b.txt"):
            store.add(name, line_of(name))
        store.finish(["a.txt", "b.txt", "c.txt"])

    assert [record["file"] for record in records(tmp_path)] == ["a.txt", "b.txt", "c.txt"]
    assert not (tmp_path / JOURNAL).exists()


def test_what_was_read_is_known_after_an_end_and_after_an_interruption(tmp_path: Path) -> None:
    with Store(tmp_path, with_text=False) as store:
        store.add("a.txt", line_of("a.txt"))
        store.finish(["a.txt"])
    with Store(tmp_path, with_text=False) as store:
        store.add("b.txt", line_of("b.txt", "cd" * 32))  # and never finished

    with Store(tmp_path, with_text=False) as store:
        assert store.known == {key_of("a.txt"), key_of("b.txt", "cd" * 32)}
        store.take("a.txt", key_of("a.txt"))
        store.take("b.txt", key_of("b.txt", "cd" * 32))
        store.finish(["a.txt", "b.txt"])

    assert [record["file"] for record in records(tmp_path)] == ["a.txt", "b.txt"]


def test_a_known_content_under_another_name_takes_that_name(tmp_path: Path) -> None:
    with Store(tmp_path, with_text=False) as store:
        store.add("a.txt", line_of("a.txt"))
        store.finish(["a.txt"])
    with Store(tmp_path, with_text=False) as store:
        store.take("moved/new.txt", key_of("moved/new.txt"))
        store.finish(["moved/new.txt"])

    assert [record["file"] for record in records(tmp_path)] == ["moved/new.txt"]


def test_the_same_bytes_under_another_ending_are_another_document() -> None:
    assert key_of("a.txt") != key_of("a.html")
    assert key_of("a.txt") == key_of("b/A.TXT")


def test_a_refusal_is_known_under_its_own_name_alone(tmp_path: Path) -> None:
    with Store(tmp_path, with_text=False) as store:
        store.add("a.txt", line_of("a.txt", refusal=EmptyFileError("a.txt")))
        store.finish(["a.txt"])

    with Store(tmp_path, with_text=False) as store:
        assert keys_for("x/a.txt", DIGEST)[1] in store.known
        assert keys_for("b.txt", DIGEST)[1] not in store.known


@pytest.mark.parametrize(
    "line",
    [
        line_of("a.doc", refusal=MissingProgramError("a.doc", "libreoffice", "đọc tệp .doc")),
        line_of("a.doc", with_text=True),
        line_of("a.doc").replace(f'"reader": "{__version__}"'.encode(), b'"reader": "0.1"'),
        b"{not json}\n",
        b"[1]\n",
    ],
    ids=["of the day", "with its text", "of another version", "no record", "another value"],
)
def test_what_no_longer_holds_is_read_again(tmp_path: Path, line: bytes) -> None:
    (tmp_path / RESULTS).write_bytes(line)

    with Store(tmp_path, with_text=False) as store:
        assert store.known == set()


def test_half_a_line_of_a_run_that_was_ended_is_dropped(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_bytes(line_of("a.txt") + line_of("b.txt", "cd" * 32)[:40])

    with Store(tmp_path, with_text=False) as store:
        assert store.known == {key_of("a.txt")}
        store.add("b.txt", line_of("b.txt", "cd" * 32))
    assert [record["file"] for _, record in records_in(tmp_path / JOURNAL)] == ["a.txt", "b.txt"]


def test_anew_knows_nothing(tmp_path: Path) -> None:
    (tmp_path / RESULTS).write_bytes(line_of("a.txt"))
    (tmp_path / JOURNAL).write_bytes(line_of("b.txt", "cd" * 32))

    with Store(tmp_path, with_text=False, anew=True) as store:
        assert store.known == set()
    assert (tmp_path / JOURNAL).read_bytes() == b""


def test_two_runs_do_not_write_to_one_place(tmp_path: Path) -> None:
    with Store(tmp_path, with_text=False), pytest.raises(FolderBusyError), Store(tmp_path, with_text=False):
        pass
