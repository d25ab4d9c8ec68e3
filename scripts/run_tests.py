"""Run the groups of checks and tests, one on each core: `make test`, `make test ONLY=database`.

A group that cannot run says why and counts as skipped, never as passed; with CI=true it counts as failed.
Groups share nothing but the sources: each has its process, its folder and its database.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

from scripts.console import refuse, speak_utf8, title
from scripts.paths import ROOT
from scripts.postgresql import ServerStartError, postgresql_server
from scripts.programs import MissingProgramError, find_chromium
from scripts.side_by_side import lanes, run_side_by_side

DATABASE_URL = "HOPTAC_TEST_DATABASE_URL"
PYTHON = (sys.executable, "-m")
SITE, BROWSER, READER = "tests/hoptac", "tests/browser", "tests/vanban"
NO_PROPERTIES = ("-m", "not hypothesis")
NO_TESTS_COLLECTED = 5
# How a test that is skipped for want of a program of the system ends its reason.
_INSTALLED_BY = "make system"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a group came to. ``why`` is said when it could not run."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    why: str = ""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass(frozen=True, slots=True)
class Group:
    """One name for ONLY=, and what it runs."""

    name: str
    about: str
    run: Callable[[], Tally]


Results = list[tuple[Group, Tally, float]]


def lint() -> Tally:
    return check(*PYTHON, "ruff", "check", ".") + check(*PYTHON, "ruff", "format", "--check", ".")


def types() -> Tally:
    return check(*PYTHON, "mypy")


def borders() -> Tally:
    """The import order, and models without a migration."""
    import_order = check(str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache")
    migrations = ("makemigrations", "--check", "--dry-run", "--settings=hoptac.settings")
    return import_order + check(*PYTHON, "django", *migrations)


def unit() -> Tally:
    """All else that needs neither pages nor rows, and the examples in the docstrings of pure code."""
    examples = ["src/rulebook", *map(str, sorted(ROOT.glob("src/hoptac/**/calc.py")))]
    others = [f"--ignore={folder}" for folder in (SITE, BROWSER, READER)]
    return _pytest("tests", *examples, "--doctest-modules", *others, *NO_PROPERTIES)


def reader() -> Tally:
    return _pytest(READER, "src/vanban", "--doctest-modules", *NO_PROPERTIES)


def properties() -> Tally:
    return _pytest("tests", f"--ignore={BROWSER}", "-m", "hypothesis")


def on_sqlite() -> Tally:
    return _pytest(SITE, *NO_PROPERTIES)


def on_postgresql() -> Tally:
    with postgresql_server() as address:
        return _pytest(SITE, *NO_PROPERTIES, environment={DATABASE_URL: address})


def browser() -> Tally:
    find_chromium()
    return _pytest(BROWSER)


def flows_on_postgresql() -> Tally:
    """What people do from end to end; how the pages look does not depend on the database."""
    find_chromium()
    with postgresql_server() as address:
        return _pytest(BROWSER, "-m", "flow", environment={DATABASE_URL: address})


# In the order in which a person wants to hear of them; side by side the last and longest start first.
GROUPS = (
    Group("lint", "ruff: mistakes and layout of the source", lint),
    Group("types", "mypy, strict", types),
    Group("borders", "import order, missing migrations", borders),
    Group("unit", "the rules, the data, the scripts, the repository", unit),
    Group("reader", "the reading of documents", reader),
    Group("property", "hypothesis", properties),
    Group("database", "the site on SQLite", on_sqlite),
    Group("flows", "what people do, in Chromium on PostgreSQL", flows_on_postgresql),
    Group("postgresql", "the site on PostgreSQL", on_postgresql),
    Group("browser", "the pages in Chromium", browser),
)


def main(names: Sequence[str]) -> int:
    """Run the named groups, or all; exit code 1 when anything failed."""
    groups = chosen(names)
    at_once = min(lanes(), len(groups))
    began = time.monotonic()
    results = _in_order(groups) if at_once == 1 else _side_by_side(groups, at_once)
    title("minutes per group")
    for group, tally, minutes in results:
        print(f"{minutes:6.2f}  {group.name:<11} {'not run: ' + tally.why if tally.why else tally}")
    print(f"{(time.monotonic() - began) / 60:6.2f}  in all, {at_once} at once\n")
    total = sum((tally for _group, tally, _minutes in results), Tally())
    print(total, flush=True)
    return 1 if total.failed else 0


def _in_order(groups: Sequence[Group]) -> Results:
    return [(group, *_timed(group)) for group in groups]


def _side_by_side(groups: Sequence[Group], at_once: int) -> Results:
    """Each group in a process of its own; what it says is shown when it ends, whole."""
    with tempfile.TemporaryDirectory(prefix="hoptac-tallies-") as folder:
        tallies = {group.name: Path(folder) / group.name for group in groups}
        commands = {
            group.name: (*PYTHON, "scripts.run_tests", f"--tally={tallies[group.name]}", group.name)
            for group in reversed(groups)
        }
        minutes = {}
        for ended in run_side_by_side(commands, at_once=at_once):
            print(ended.said, end="", flush=True)
            minutes[ended.name] = ended.minutes
        return [(group, _kept(tallies[group.name]), minutes[group.name]) for group in groups]


def run_alone(name: str, keep: Path) -> int:
    """One group, whose tally is kept for the run that started it."""
    [group] = chosen([name])
    tally, _minutes = _timed(group)
    keep.write_text(json.dumps(asdict(tally)), encoding="utf-8")
    return 1 if tally.failed else 0


def _kept(tally: Path) -> Tally:
    """A group that ended without keeping its tally counts as one failure."""
    return Tally(**json.loads(tally.read_text(encoding="utf-8"))) if tally.exists() else Tally(failed=1)


def chosen(names: Sequence[str]) -> list[Group]:
    """The groups of these names, in the one order; a wrong name is refused with the right ones."""
    known = {group.name: group for group in GROUPS}
    for name in names:
        if name not in known:
            raise refuse(
                f"Không có nhóm kiểm thử “{name}”. Các nhóm: {', '.join(known)}.",
                f"There is no group “{name}”. The groups: {', '.join(known)}.",
            )
    return [group for group in GROUPS if not names or group.name in names]


def check(*command: str) -> Tally:
    """A tool that only says yes or no counts as one test."""
    code = subprocess.run(command, cwd=ROOT).returncode
    return Tally(passed=1) if code == 0 else Tally(failed=1)


def tally_of(report: Path, code: int) -> Tally:
    """Read pytest's own report; a run that ended badly without saying so counts as one failure."""
    if code == NO_TESTS_COLLECTED:
        return could_not_run("chưa có kiểm thử nào trong nhóm này · there are no tests in this group")
    try:
        told = ElementTree.parse(report)  # noqa: S314 - pytest wrote it a moment ago
        suites = list(told.iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        return Tally(failed=1)
    count = {
        key: sum(int(suite.get(key, "0")) for suite in suites) for key in ("tests", "failures", "errors", "skipped")
    }
    failed = count["failures"] + count["errors"]
    passed = count["tests"] - failed - count["skipped"]
    lacking = sum(_INSTALLED_BY in one.get("message", "") for one in told.iter("skipped")) if _promises_all() else 0
    return Tally(passed, max(failed + lacking, 1 if code else 0), count["skipped"] - lacking)


def could_not_run(why: str) -> Tally:
    """Not run is not passed: skipped on a person's machine, failed where everything is promised to run."""
    return Tally(failed=1, why=why) if _promises_all() else Tally(skipped=1, why=why)


def _promises_all() -> bool:
    """Whether this run has installed all that it needs: then a program that is missing is a fault."""
    return os.environ.get("CI") == "true"


def _timed(group: Group) -> tuple[Tally, float]:
    title(f"{group.name} · {group.about}")
    began = time.monotonic()
    try:
        tally = group.run()
    except (MissingProgramError, ServerStartError) as reason:
        tally = could_not_run(str(reason))
    if tally.why:
        print(f"not run: {tally.why}", flush=True)
    return tally, (time.monotonic() - began) / 60


def _pytest(*arguments: str, environment: dict[str, str] | None = None) -> Tally:
    with tempfile.TemporaryDirectory(prefix="hoptac-tests-") as folder:
        report = Path(folder) / "report.xml"
        command = [*PYTHON, "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", *arguments]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}).returncode
        return tally_of(report, code)


def end_in_order_on_signals() -> None:
    """A request to end leaves through every `finally`, so that no server and no folder stays behind."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(143)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)


if __name__ == "__main__":
    speak_utf8()
    end_in_order_on_signals()
    try:
        if sys.argv[1:2] and sys.argv[1].startswith("--tally="):
            sys.exit(run_alone(sys.argv[2], Path(sys.argv[1].partition("=")[2])))
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
