"""Files read by several programs at once, some of which do not survive it."""

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from vanban.folder import pool
from vanban.folder.listing import Listed
from vanban.folder.pool import read_all
from vanban.folder.worker import Orders

ORDERS = Orders(frozenset(), with_text=False)
# A worker whose reader ends its program, or never comes back, at files with such names.
FRAIL = """
import os, signal, sys
from vanban.folder import worker
whole = worker.answer
def answer(name, path, orders):
    if "deadly" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "endless" in name:
        signal.pause()
    return whole(name, path, orders)
worker.answer = answer
worker.main(int(sys.argv[1]))
"""


def listed(folder: Path, names: Sequence[str]) -> list[Listed]:
    for i, name in enumerate(names):
        (folder / name).write_text(f"Số: {i}/KH-UBND\n\nKẾ HOẠCH\nNăm 2026\n", encoding="utf-8")
    return [Listed(name, folder / name) for name in names]


def read(files: Sequence[Listed], *, processes: int = 2, seconds: float = 60) -> dict[str, dict[str, Any]]:
    answers = read_all(files, ORDERS, processes=processes, watch=lambda _longest: None, seconds=seconds)
    return {name: json.loads(answer.line) for name, answer in answers}


def test_every_file_is_answered_once(tmp_path: Path) -> None:
    names = [f"{i:02}.txt" for i in range(20)]
    records = read(listed(tmp_path, names))

    assert sorted(records) == names
    assert [records[name]["reading"]["number"] for name in names] == [f"{i}/KH-UBND" for i in range(20)]


def test_a_file_that_kills_its_reader_is_refused_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_PROGRAM", FRAIL)
    records = read(listed(tmp_path, ["a.txt", "deadly-1.txt", "deadly-2.txt", "deadly-3.txt", "z.txt"]))

    refused = {name: record["refusal"] for name, record in records.items() if "refusal" in record}
    assert sorted(refused) == ["deadly-1.txt", "deadly-2.txt", "deadly-3.txt"]
    assert refused["deadly-1.txt"]["class"] == "ReaderStoppedError"
    assert "SIGKILL" in refused["deadly-1.txt"]["reason"]
    assert "reading" in records["a.txt"]
    assert "reading" in records["z.txt"]


def test_a_file_that_is_never_done_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_PROGRAM", FRAIL)
    monkeypatch.setattr(pool, "_TICK", 0.01)
    records = read(listed(tmp_path, ["endless.txt"]), processes=1, seconds=0.05)

    assert records["endless.txt"]["refusal"]["class"] == "ReadingTookTooLongError"


def test_programs_that_cannot_start_refuse_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_PROGRAM", "raise SystemExit(3)")
    records = read(listed(tmp_path, ["a.txt", "b.txt"]), processes=1)

    assert [record["refusal"]["class"] for record in records.values()] == ["ReaderStoppedError"] * 2
    assert "mã 3" in records["a.txt"]["refusal"]["reason"]


def test_who_watches_is_told_of_the_file_that_is_read_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_PROGRAM", FRAIL)
    monkeypatch.setattr(pool, "_TICK", 0.01)
    seen: set[str] = set()

    def watch(longest: tuple[str, float] | None) -> None:
        if longest:
            seen.add(longest[0])

    list(read_all(listed(tmp_path, ["endless.txt"]), ORDERS, processes=1, watch=watch, seconds=0.05))

    assert seen == {"endless.txt"}


def test_no_program_is_left_when_the_run_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_PROGRAM", FRAIL)
    started: list[int] = []
    start = pool._start

    def noted(orders: Orders) -> Any:
        worker = start(orders)
        started.append(worker.process.pid)
        return worker

    monkeypatch.setattr(pool, "_start", noted)
    files = listed(tmp_path, ["a.txt", *(f"endless-{i}.txt" for i in range(4))])
    with contextlib.closing(read_all(files, ORDERS, processes=2, watch=lambda _: None)) as answers:
        assert next(answers)[0] == "a.txt"

    assert len(started) == 2
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
