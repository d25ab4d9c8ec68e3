"""What holds for the repository as a whole."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST_FILE = 500
# Hosts that packages come from: the machine's own settings say where it fetches them, no file of ours does.
REGISTRY = re.compile(
    rb"https?://[^\s\"')>]*\b(pypi|pythonhosted|npmjs|yarnpkg|deb\.debian|nodesource|unpkg|jsdelivr)\b"
)
OPTION = re.compile(r"^\s*--(index-url|extra-index-url|find-links|trusted-host)|^\s*-[if] ", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
# "1/7/2025" and "01/7/2025": our own texts write 01/07/2025.
SHORT_DAY = re.compile(r"(?<![\d/])(?:\d/\d{1,2}|\d{1,2}/\d)/(?:19|20)\d{2}(?!\d)")


@cache
def committed() -> tuple[Path, ...]:
    """The files that git knows, and those it would take: a new file is checked before it is committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode != 0:
        pytest.skip("not a git work tree, so it is not known which files are committed")
    return tuple(path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file())


def names(files: list[Path]) -> list[str]:
    return [str(file.relative_to(ROOT)) for file in files]


def pins(file: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / file).read_text(encoding="ascii")))


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    here = Path(__file__)
    assert names([file for file in committed() if file != here and REGISTRY.search(file.read_bytes())]) == []


def test_no_lock_file_that_records_addresses_is_committed() -> None:
    assert names([file for file in committed() if file.name in ("uv.lock", "poetry.lock", "yarn.lock")]) == []


def test_every_file_is_named_after_what_it_does() -> None:
    assert names([file for file in committed() if file.stem.lower() in SAYS_NOTHING]) == []


def test_no_python_file_is_longer_than_can_be_kept_in_mind() -> None:
    python = [file for file in committed() if file.suffix == ".py" and "migrations" not in file.parts]
    assert names([file for file in python if len(file.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]) == []


def test_days_have_two_digits_in_every_text_of_ours() -> None:
    ours = [
        *(ROOT / "rules").rglob("*.toml"),
        *(ROOT / "data").iterdir(),
        *(ROOT / "src" / "hoptac").rglob("*.html"),
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("*.md"),
    ]

    assert SHORT_DAY.search("từ 01/7/2025") and not SHORT_DAY.search("Nghị quyết 1/2025/NQ-HĐND, 01/07/2025")
    assert names([file for file in ours if SHORT_DAY.search(file.read_text(encoding="utf-8"))]) == []


@pytest.mark.parametrize("file", sorted(file.name for file in ROOT.glob("requirements*.txt")))
def test_every_pin_has_a_hash_and_no_place_to_fetch_from(file: str) -> None:
    text = (ROOT / file).read_text(encoding="ascii")

    assert OPTION.findall(text) == []
    for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_tests_run_with_the_same_packages_as_the_site() -> None:
    site, tests = pins("requirements.txt"), pins("requirements-dev.txt")

    assert {name: tests.get(name) for name in site} == site


def test_no_tool_of_the_tests_is_installed_with_the_site() -> None:
    declared = (ROOT / "requirements-dev.in").read_text(encoding="ascii").split()[2:]
    tools = {re.split(r"[\[<>=]", name)[0] for name in declared}

    assert tools & set(pins("requirements.txt")) == set()


def test_every_package_we_chose_has_its_line_among_the_decisions() -> None:
    page = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8").lower()
    chosen = {
        re.split(r"[\[<>=]", line)[0].lower()
        for file in ROOT.glob("requirements*.in")
        for line in file.read_text(encoding="ascii").splitlines()
        if line and not line.startswith(("-", "#"))
    }

    assert {name for name in chosen if f"| {name} |" not in page} == set()


def test_the_licence_in_the_project_file_is_the_one_that_lies_beside_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")[:200]


def make_targets() -> list[str]:
    return re.findall(r"^([a-z]+): *##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_bare_make_lists_every_command() -> None:
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True).stdout

    assert [line.split()[1] for line in listed.splitlines()] == make_targets()
    assert {"setup", "run", "test", "system"} <= set(make_targets())


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_every_command_of_the_makefile_is_in_the_readme(readme: str) -> None:
    if not (ROOT / readme).exists():
        pytest.skip(f"{readme} is not written yet")
    text = (ROOT / readme).read_text(encoding="utf-8")

    assert [target for target in make_targets() if f"make {target}" not in text] == []
