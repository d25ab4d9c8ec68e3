import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import run_tests
from scripts.postgresql import ServerStartError
from scripts.programs import MissingProgramError
from scripts.run_tests import Group, Tally, chosen, main, tally_of

# Stands for this module in a process of its own: called as "… scripts.run_tests --tally=FILE NAME".
KEEPS_A_TALLY = """
import json, sys
print("this is", sys.argv[3])
if sys.argv[3] != "lost":
    with open(sys.argv[2].removeprefix("--tally="), "w") as file:
        json.dump({"passed": 1, "failed": 0, "skipped": 0, "why": ""}, file)
"""


@pytest.fixture(autouse=True)
def _a_persons_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(run_tests, "lanes", lambda: 1)


def use_groups(monkeypatch: pytest.MonkeyPatch, **runs: Callable[[], Tally]) -> None:
    groups = tuple(Group(name, "about", run) for name, run in runs.items())
    monkeypatch.setattr(run_tests, "GROUPS", groups)


def without_chromium() -> Tally:
    raise MissingProgramError("Chromium", "chromium")


def test_the_last_line_sums_the_groups_and_stands_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use_groups(monkeypatch, one=lambda: Tally(3, 0, 1), two=lambda: Tally(4))

    assert main([]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["", "7 passed, 0 failed, 1 skipped"]


def test_one_failure_in_any_group_fails_the_run_and_the_later_groups_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use_groups(monkeypatch, one=lambda: Tally(3, 1), two=lambda: Tally(4))

    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 1 failed, 0 skipped"


def test_a_group_that_cannot_run_says_which_package_it_lacks_and_is_not_passed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use_groups(monkeypatch, one=lambda: Tally(3), browser=without_chromium)

    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("not run: máy này không có Chromium; gói chromium mang nó tới (make system)" in line for line in lines)
    assert lines[-1] == "3 passed, 0 failed, 1 skipped"


def test_where_everything_is_promised_to_run_a_group_that_cannot_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    use_groups(monkeypatch, one=lambda: Tally(3), browser=without_chromium)

    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed, 0 skipped"


def test_a_server_that_does_not_start_is_said_with_its_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> Tally:
        raise ServerStartError("no space left")

    use_groups(monkeypatch, postgresql=broken)

    main([])
    assert "no space left" in capsys.readouterr().out


def test_side_by_side_the_groups_come_to_the_same_and_are_shown_in_the_one_order(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_tests, "lanes", lambda: 2)
    monkeypatch.setattr(run_tests, "PYTHON", (sys.executable, "-c", KEEPS_A_TALLY))
    use_groups(monkeypatch, one=lambda: Tally(), lost=lambda: Tally(), two=lambda: Tally())

    assert main([]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines[-6:-3]] == [
        "one         1 passed, 0 failed, 0 skipped",
        "lost        0 passed, 1 failed, 0 skipped",
        "two         1 passed, 0 failed, 0 skipped",
    ]
    assert {"this is one", "this is lost", "this is two"} <= set(lines)


def test_a_group_run_for_another_run_keeps_its_tally(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_groups(monkeypatch, one=lambda: Tally(3, 1, 2, "why"))

    assert run_tests.run_alone("one", tmp_path / "tally") == 1
    assert json.loads((tmp_path / "tally").read_text()) == {"passed": 3, "failed": 1, "skipped": 2, "why": "why"}


def test_only_the_named_groups_run_in_the_one_order() -> None:
    assert [group.name for group in chosen(["unit", "lint"])] == ["lint", "unit"]
    assert len(chosen([])) == len(run_tests.GROUPS)


def test_a_wrong_group_is_refused_with_the_right_names() -> None:
    names = "lint, types, borders, unit, reader, property, database, flows, postgresql"
    with pytest.raises(SystemExit, match=f"databse.*: {names}"):
        chosen(["databse"])


def report(folder: Path, **counts: int) -> Path:
    numbers = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0, **counts}
    attributes = " ".join(f'{name}="{number}"' for name, number in numbers.items())
    file = folder / "report.xml"
    file.write_text(f"<testsuites><testsuite {attributes}/></testsuites>", encoding="utf-8")
    return file


def test_errors_of_fixtures_count_as_failures(tmp_path: Path) -> None:
    assert tally_of(report(tmp_path, tests=10, failures=1, errors=2, skipped=3), code=1) == Tally(4, 3, 3)


def test_a_program_that_is_missing_where_all_were_installed_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reasons = ("tesseract is not installed (make system)", "the documents do not lie beside the repository")
    told = "".join(f'<testcase><skipped message="{why}"/></testcase>' for why in reasons)
    file = tmp_path / "report.xml"
    file.write_text(f'<testsuite tests="9" failures="0" errors="0" skipped="2">{told}</testsuite>', encoding="utf-8")

    assert tally_of(file, code=0) == Tally(7, 0, 2)
    monkeypatch.setenv("CI", "true")
    assert tally_of(file, code=0) == Tally(7, 1, 1)


def test_a_run_that_ended_badly_without_a_failed_test_counts_as_one_failure(tmp_path: Path) -> None:
    assert tally_of(report(tmp_path, tests=10), code=3) == Tally(10, 1, 0)
    assert tally_of(tmp_path / "absent.xml", code=4) == Tally(0, 1, 0)


def test_a_group_without_tests_is_not_run_rather_than_passed(tmp_path: Path) -> None:
    tally = tally_of(report(tmp_path), code=5)

    assert (tally.passed, tally.skipped) == (0, 1)
    assert "chưa có kiểm thử nào" in tally.why


def test_a_check_passes_or_fails_as_its_command_does() -> None:
    assert run_tests.check("true") == Tally(passed=1)
    assert run_tests.check("false") == Tally(failed=1)
