"""The command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vanban.__main__ import main

SOURCE = Path(__file__).resolve().parents[2] / "src"
PLAN = "Số: 45/KH-UBND\n\nKẾ HOẠCH\nCủng cố hợp tác xã năm 2026\n\nI. MỤC TIÊU\n- Giữ vững.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_holds_the_reading_and_the_text_where_asked(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan), "--json", "--with-text"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["number"] == "45/KH-UBND"
    assert answer["text"] == PLAN


def test_json_leaves_the_text_out_by_itself(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(plan), "--json"])

    assert "text" not in json.loads(capsys.readouterr().out)


def test_without_json_a_page_is_printed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan)]) == 0

    assert capsys.readouterr().out.startswith("Loại:         kế hoạch")


def test_a_refused_file_gives_its_reason_and_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ảnh.docx"
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 100)

    assert main(["read", str(path)]) == 1
    assert "thực ra là ảnh JPEG" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "không có.txt")]) == 2
    assert "Không mở được tệp" in capsys.readouterr().err


def test_a_pipe_that_closes_early_ends_it_quietly(plan: Path) -> None:
    command = f"{sys.executable} -m vanban read '{plan}' | true"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True
    )

    assert (ended.returncode, ended.stderr) == (0, b"")
