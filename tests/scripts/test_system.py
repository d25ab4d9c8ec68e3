import os
import shutil
import subprocess

import pytest

from scripts import system
from scripts.system import Package


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands in for apt-get; one package is missing, one is there."""
    called: list[list[str]] = []

    class Done:
        returncode = 0

    def run(command: list[str], **_options: object) -> Done:
        called.append(command)
        return Done()

    absent = Package("chromium", "trình duyệt", "the browser", lambda: False)
    present = Package("postgresql", "cơ sở dữ liệu", "the database", lambda: True)
    monkeypatch.setattr(system, "PACKAGES", (absent, present))
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return called


def test_only_what_is_missing_is_installed_and_each_is_explained(
    calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    system.main()

    assert calls == [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]]
    said = capsys.readouterr().out
    assert "chromium (thiếu · missing): trình duyệt" in said
    assert "postgresql (có · there): cơ sở dữ liệu" in said


def test_without_the_right_to_install_the_command_to_call_is_said(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit, match="sudo apt-get install --yes --no-install-recommends chromium"):
        system.main()

    assert calls == []


def test_without_apt_the_missing_programs_are_named(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(SystemExit, match=r"không có apt-get.*chromium"):
        system.main()

    assert calls == []
