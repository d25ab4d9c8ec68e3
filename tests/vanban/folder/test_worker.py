"""What a worker answers for one file, whatever the file is."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from vanban.files import Limits
from vanban.folder import worker
from vanban.folder.store import keys_for
from vanban.folder.worker import Orders, answer

PLAN = "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n"
ORDERS = Orders(frozenset(), with_text=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def record(path: Path, orders: Orders = ORDERS) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(f"xa/{path.name}", path, orders).line)
    return found


def test_a_file_is_read_and_its_content_named(plan: Path) -> None:
    told = record(plan)

    assert told["file"] == "xa/ke-hoach.txt"
    assert told["sha256"] == hashlib.sha256(PLAN.encode()).hexdigest()
    assert told["reading"]["number"] == "12/KH-UBND"
    assert "text" not in told["reading"]
    assert record(plan, Orders(frozenset(), with_text=True))["reading"]["text"] == PLAN


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_known_is_not_read(plan: Path, which: int, monkeypatch: pytest.MonkeyPatch) -> None:
    key = keys_for("xa/ke-hoach.txt", hashlib.sha256(PLAN.encode()).hexdigest())[which]
    monkeypatch.setattr(worker, "read", None)

    told = answer("xa/ke-hoach.txt", plan, Orders(frozenset({key}), with_text=False))

    assert (told.line, told.key, told.is_refusal) == (b"", key, which == 1)


def test_a_refused_file_gives_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "rong.docx"
    path.touch()
    told = record(path)

    assert told["refusal"]["class"] == "EmptyFileError"
    assert "“rong.docx” rỗng" in told["refusal"]["reason"]
    assert answer("rong.docx", path, ORDERS).is_refusal


def test_a_file_too_large_is_not_taken_into_memory(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "read", None)
    told = record(plan, Orders(frozenset(), with_text=False, limits=Limits(size=10)))

    assert told["refusal"]["class"] == "FileTooLargeError"
    assert told["sha256"] is not None


def test_a_file_that_is_gone_is_told_without_a_content(tmp_path: Path) -> None:
    told = record(tmp_path / "gone.txt")

    assert told["refusal"]["class"] == "FileNotOpenedError"
    assert told["sha256"] is None


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (ValueError("half a number"), "ReaderStoppedError"),
        (RecursionError(), "ReaderStoppedError"),
        (MemoryError(), "ReadingTookTooLongError"),
    ],
)
def test_a_fault_of_the_reader_costs_one_file(
    plan: Path, fault: Exception, refusal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_arguments: object, **_named: object) -> None:
        raise fault

    monkeypatch.setattr(worker, "read", fall)
    told = record(plan)

    assert told["refusal"]["class"] == refusal
    assert refusal != "ReaderStoppedError" or type(fault).__name__ in told["refusal"]["reason"]
