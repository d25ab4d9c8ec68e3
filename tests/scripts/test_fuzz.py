"""A run names the case that broke a promise, keeps it, and runs it alone."""

from pathlib import Path
from typing import Any

import pytest

from scripts import fuzz
from scripts.fuzzing import promises
from scripts.fuzzing.cases import make_case
from vanban import Document, read_text


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that cannot bear a certain word."""

    def read(text: str, **more: Any) -> Document:
        if "đồng" in text:
            raise ValueError("đồng")
        return read_text(text, **more)

    monkeypatch.setattr(promises, "read_text", read)


@pytest.mark.usefixtures("faulty")
def test_the_first_case_of_a_failure_is_named_kept_and_shrunk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = fuzz.main(["--cases", "200", "--seed", "3", "--keep", str(tmp_path), "--quiet"])

    said = capsys.readouterr().out
    assert code == 1
    assert said.count("seed 3, case text:") == 1
    [case] = {
        line.split(": ")[0].rpartition(":")[2] for line in said.splitlines() if line.startswith("seed 3, case text:")
    }
    assert "đồng" in (tmp_path / f"3-text-{case}.txt").read_text(encoding="utf-8")
    assert (tmp_path / f"3-text-{case}.small.txt").read_text(encoding="utf-8") == "đồng"
    assert "ValueError" in (tmp_path / f"3-text-{case}.failure").read_text(encoding="utf-8")


@pytest.mark.usefixtures("faulty")
def test_one_case_runs_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, sound = [
        next(n for n in range(100) if ("đồng" in str(make_case("text", 3, n).data)) is wanted)
        for wanted in (True, False)
    ]

    codes = [fuzz.main(["--seed", "3", "--case", f"text:{n}", "--keep", str(tmp_path)]) for n in (broken, sound)]

    assert codes == [1, 0]
    assert "raised" in capsys.readouterr().out
    assert [path.stem.split(".")[0] for path in sorted(tmp_path.iterdir())] == [f"3-text-{broken}"] * 3


def test_a_run_without_a_failure_counts_its_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--cases", "100", "--seed", "3", "--keep", str(tmp_path)]) == 0

    said = capsys.readouterr().out
    assert "78 cases" in said
    assert "digest of all outcomes: " in said
    assert list(tmp_path.iterdir()) == []
