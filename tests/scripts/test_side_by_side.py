import subprocess
import sys
from pathlib import Path

import pytest

from scripts import side_by_side
from scripts.side_by_side import run_side_by_side

# Waits for the file that its fellow makes: ends only if both run at once.
MEETS = """
import pathlib, sys, time
mine, other = map(pathlib.Path, sys.argv[1:])
mine.touch()
while not other.exists():
    time.sleep(0.01)
"""


def python(code: str, *arguments: object) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *map(str, arguments))


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "LOOK_SECONDS", 0.01)


def test_as_many_run_at_once_as_was_asked(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    commands = {"first": python(MEETS, first, second), "second": python(MEETS, second, first)}

    assert {ended.name for ended in run_side_by_side(commands, at_once=2)} == {"first", "second"}


def test_with_one_lane_each_waits_for_the_one_before() -> None:
    commands = {name: python(f"print({name!r})") for name in ("one", "two", "three")}

    assert [ended.name for ended in run_side_by_side(commands, at_once=1)] == ["one", "two", "three"]


def test_what_each_said_is_given_whole_with_its_code() -> None:
    says = "import sys; print('ra'); print('lỗi', file=sys.stderr, flush=True); raise SystemExit(3)"

    [ended] = run_side_by_side({"says": python(says)}, at_once=2)

    assert (sorted(ended.said.split()), ended.code) == (["lỗi", "ra"], 3)


def test_left_early_it_leaves_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class Remembered(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr(side_by_side.subprocess, "Popen", Remembered)
    run = run_side_by_side({"ends": python(""), "waits": python("import signal; signal.pause()")}, at_once=2)

    next(run)
    run.close()

    assert [one.returncode for one in started] == [0, -15]
