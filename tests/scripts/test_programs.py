from pathlib import Path

import pytest

from scripts import programs
from scripts.programs import MissingProgramError, find_chromium, find_postgresql

SERVER = ("initdb", "postgres", "pg_isready")


def make_programs(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch(mode=0o755)
    return folder


def test_the_newest_postgresql_with_a_server_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(programs, "POSTGRESQL_VERSIONS", tmp_path)
    make_programs(tmp_path / "9" / "bin", *SERVER)
    make_programs(tmp_path / "15" / "bin", *SERVER)
    make_programs(tmp_path / "16" / "bin", "pg_isready")  # the client alone

    assert find_postgresql() == tmp_path / "15" / "bin"


def test_a_postgresql_on_the_path_is_found_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(programs, "POSTGRESQL_VERSIONS", tmp_path / "absent")
    folder = make_programs(tmp_path / "bin", *SERVER)
    monkeypatch.setenv("PATH", str(folder))

    assert find_postgresql() == folder


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_chromium_is_found_by_any_of_its_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    monkeypatch.setenv("PATH", str(make_programs(tmp_path, name)))

    assert find_chromium() == tmp_path / name


def test_a_missing_program_names_the_package_that_brings_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingProgramError, match="gói chromium mang nó tới"):
        find_chromium()
