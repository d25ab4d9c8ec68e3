import stat
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import setup
from scripts.paths import ROOT


def test_the_secret_key_is_for_its_owner_alone_and_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "var"

    setup.make_secret_key(folder)
    first = (folder / "secret-key").read_text()
    setup.make_secret_key(folder)

    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(first.strip()) >= 50
    assert (folder / "secret-key").read_text() == first


def test_the_commands_of_the_project_run_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "VENV_PYTHON", Path(sys.executable))

    setup.link_sources()

    assert (packages / "hoptac-sources.pth").read_text().strip() == str(ROOT / "src")
    assert "from vanban.__main__ import main" in (tmp_path / "bin" / "vanban").read_text()
    assert stat.S_IMODE((tmp_path / "bin" / "vanban").stat().st_mode) == 0o755


def installer(monkeypatch: pytest.MonkeyPatch, venv: Path, *, uv_works: bool, pip_works: bool) -> list[str]:
    """Stands in for the programs that install; returns the list of what was called."""
    called: list[str] = []

    def run(*command: str | Path) -> int:
        words = [str(word) for word in command]
        if words[-1].endswith("requirements-uv.txt"):
            called.append("pip for uv")
            (venv / "bin").mkdir(parents=True, exist_ok=True)
            (venv / "bin" / "uv").touch()
            return 0
        called.append("uv" if Path(words[0]).name == "uv" else "pip")
        assert "--require-hashes" in words
        return 0 if (uv_works if called[-1] == "uv" else pip_works) else 1

    monkeypatch.setattr(setup, "VENV", venv)
    monkeypatch.setattr(setup, "_run", run)
    return called


def test_packages_are_installed_with_uv_and_only_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called = installer(monkeypatch, tmp_path, uv_works=True, pip_works=True)

    setup.install("requirements.txt")
    setup.install("requirements.txt")

    assert called == ["pip for uv", "uv"]


def test_pip_takes_over_where_uv_does_not_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called = installer(monkeypatch, tmp_path, uv_works=False, pip_works=True)

    setup.install("requirements.txt")

    assert called == ["pip for uv", "uv", "pip"]


def test_a_failed_installation_is_said_and_tried_again_next_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called = installer(monkeypatch, tmp_path, uv_works=False, pip_works=False)

    for _attempt in range(2):
        with pytest.raises(SystemExit, match=r"Không cài được requirements\.txt"):
            setup.install("requirements.txt")

    assert called.count("pip") == 2


def test_a_python_too_old_is_told_what_is_needed() -> None:
    code = "import runpy, sys, types\nsys.version_info = (3, 9, 2)\nrunpy.run_path('scripts/__init__.py')\n"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 1
    assert "Hợp Tác cần Python 3.11 trở lên; python3 trên máy này là 3.9." in done.stderr
    assert "Hợp Tác needs Python 3.11 or newer" in done.stderr
