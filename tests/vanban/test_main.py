"""The command."""

import ast
import json
import os
import subprocess
import sys
import tomllib
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


def test_a_folder_becomes_lines_and_a_workbook(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    folder, out = tmp_path / "van-ban", tmp_path / "ket-qua"
    folder.mkdir()
    plan.rename(folder / "a.txt")
    (folder / "b.docx").touch()

    assert main(["read", str(folder), "--out", str(out), "--processes", "1"]) == 1

    told = capsys.readouterr()
    assert "Đã xong 2 tệp" in told.out
    assert "2/2 tệp" in told.err
    first, second = map(json.loads, (out / "ket-qua.jsonl").read_text(encoding="utf-8").splitlines())
    assert first["reading"]["number"] == "45/KH-UBND"
    assert second["refusal"]["class"] == "EmptyFileError"
    assert (out / "ket-qua.xlsx").stat().st_size > 1000


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "thêm --out"),
        (["--out", "x", "--json"], "--json chỉ dùng khi đọc một tệp"),
        (["--out", "x", "--processes", "0"], "phải từ 1 trở lên"),
    ],
)
def test_a_folder_read_wrongly_is_misuse(
    tmp_path: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["read", str(tmp_path), *options])

    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_what_is_for_folders_is_misuse_with_a_file(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["read", str(plan), "--out", "x"])

    assert "chỉ dùng khi đọc thư mục" in capsys.readouterr().err


def test_an_empty_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)

    assert main(["read", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "không có tệp nào" in capsys.readouterr().err


def test_an_interruption_says_how_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("vanban.folder.run.read_folder", interrupted)

    assert main(["read", str(tmp_path), "--out", str(tmp_path / "out")]) == 130
    assert "chạy lại đúng lệnh này để đọc tiếp" in capsys.readouterr().err


def test_nothing_of_django_is_needed() -> None:
    without = "import sys; sys.modules['django'] = sys.modules['hoptac'] = None\n"
    code = f"{without}import vanban, vanban.__main__, vanban.folder.run, vanban.folder.worker; print('whole')"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True, text=True
    )

    assert (done.stdout, done.stderr) == ("whole\n", "")


def test_the_reader_is_installed_with_what_it_imports_and_no_more() -> None:
    project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    imported = {
        name.partition(".")[0]
        for path in (SOURCE / "vanban").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
    }

    assert imported - sys.stdlib_module_names - {"vanban"} == set(project["dependencies"])
    site = (SOURCE.parent / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert set(project["dependencies"]) <= set(site)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
