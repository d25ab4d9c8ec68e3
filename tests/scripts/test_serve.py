import socket
from pathlib import Path

import pytest
from django.conf import settings

from scripts import serve
from scripts.supervisor import Ended, Program


def test_the_site_listens_on_the_loopback_address_alone() -> None:
    bound = [
        value
        for program in serve.programs(8123)
        for option, value in zip(program.command, program.command[1:], strict=False)
        if option == "--bind"
    ]

    assert bound == ["127.0.0.1:8123"]


def test_the_server_the_job_worker_and_the_tick_run_together() -> None:
    said = [" ".join(program.command) for program in serve.programs(8123)]

    assert ["gunicorn" in said[0], "db_worker" in said[1], "tick" in said[2]] == [True, True, True]


def test_the_address_and_the_sign_ins_are_said_once_the_server_answers(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]

        assert not serve.announced(port, "tinh · Cán bộ tỉnh Quảng Ngãi")
        assert capsys.readouterr().out == ""

        server.listen()
        assert serve.announced(port, "tinh · Cán bộ tỉnh Quảng Ngãi")

    said = capsys.readouterr().out
    assert f"http://127.0.0.1:{port}/" in said
    assert "tinh · Cán bộ tỉnh Quảng Ngãi" in said


def test_the_part_that_died_is_named_with_its_code() -> None:
    with pytest.raises(SystemExit, match=r"trình chạy việc nền \(db_worker\) đã tự dừng \(mã -9\)"):
        raise serve.death(Ended(Program("trình chạy việc nền (db_worker)", ("python",)), -9))


def test_the_files_of_the_pages_are_collected_once_and_again_when_one_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    style = tmp_path / "src" / "hoptac" / "base" / "static" / "site.css"
    style.parent.mkdir(parents=True)
    style.write_text("one")
    (tmp_path / "requirements.txt").touch()
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path / "collected")
    calls: list[str] = []
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    monkeypatch.setattr(serve, "call_command", lambda command, **_options: calls.append(command))

    serve.collect_static()
    serve.collect_static()
    assert calls == ["collectstatic"]

    style.write_text("two")
    serve.collect_static()
    assert calls == ["collectstatic", "collectstatic"]
