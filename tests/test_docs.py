"""What the documents say of the repository is so: paths, settings, commands, names."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

from hoptac.planning.review.items import name_items
from scripts.pictures import SCENES
from vanban import read

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
MOST_BYTES_OF_PICTURES = 3_000_000

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TICKED = re.compile(r"`([^`\n]+)`")
NAME_IN_FILE = re.compile(r"`([\w.]+)`,?(?: in)? \(?\[[^\]]+\]\(([^)#\s]+\.py)\)")
SETTING = re.compile(r"\bHOPTAC_[A-Z_]+\b")
READ_OF_ENVIRONMENT = re.compile(r'environ(?:\.get\(|\[)"([A-Z_]+)"')
# Set for a child process, by a machine that tests, or by the tests for themselves: no one's setting of the site.
NO_SETTINGS = {"CI", "DJANGO_SETTINGS_MODULE", "HOPTAC_TEST_DATABASE_URL"}
# What first-change.md lets its reader add.
YET_TO_BE_WRITTEN = {"make_aim", "aim_count"}
TOOLS_OF_THE_SYSTEM = {"git", "cd", "export", "cp", "npm"}


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git knows, and those it would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode != 0:
        pytest.skip("not a git work tree, so it is not known which files are committed")
    return tuple(path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file())


def pages() -> list[Path]:
    return sorted(path for path in tracked() if path.suffix == ".md")


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", text_of(page))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def code() -> str:
    """All that is not documentation, as one text."""
    kinds = {".py", ".toml", ".html", ".js", ".css", ".csv", ".json", ".ini", ".cfg", ".in", ".mjs", ""}
    return "\n".join(text_of(path) for path in tracked() if path.suffix in kinds and path != Path(__file__))


def shown(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_every_link_leads_to_a_file_that_is_there() -> None:
    lost = [
        (shown(page), target)
        for page in pages()
        for target in LINK.findall(prose(page))
        if not (page.parent / target.partition("#")[0]).exists()
    ]

    assert lost == []


def test_every_link_into_a_page_leads_to_one_of_its_headings() -> None:
    lost = [
        (shown(page), target)
        for page in pages()
        for target in LINK.findall(prose(page))
        if "#" in target and target.partition("#")[2] not in anchors(page, target.partition("#")[0])
    ]

    assert lost == []


def anchors(page: Path, target: str) -> set[str]:
    """The anchors that a forge makes of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", prose(page.parent / target if target else page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_path_that_is_named_is_there() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked()}
    lost = [
        (shown(page), named)
        for page in pages()
        for named in TICKED.findall(prose(page))
        if is_path(named, tops) and not is_there(named)
    ]

    assert lost == []


def is_path(named: str, tops: set[str]) -> bool:
    return re.fullmatch(r"[\w./*-]+", named) is not None and "/" in named and named.split("/")[0] in tops


def is_there(named: str) -> bool:
    made_by_setup = ("src/hoptac/base/static/bundle", "frontend/node_modules")
    return named.startswith(made_by_setup) or bool(list(ROOT.glob(named.rstrip("/"))))


def test_what_is_said_to_stand_in_a_file_stands_there() -> None:
    lost = [
        (shown(page), name, target)
        for page in pages()
        for name, target in NAME_IN_FILE.findall(prose(page))
        if not re.search(rf"\b{name.rpartition('.')[2]}\b", text_of((page.parent / target).resolve()))
    ]

    assert lost == []


@pytest.mark.parametrize("page", ["architecture", "first-change", "life-of-a-figure", "vanban"])
def test_the_names_of_code_that_a_page_speaks_of_are_in_the_code(page: str) -> None:
    named = {
        part
        for ticked in TICKED.findall(prose(DOCS / f"{page}.md"))
        if re.fullmatch(r"[A-Za-z_.]+", ticked)
        for part in ticked.split(".")
        if "_" in part.strip("_") or re.search(r"[a-z][A-Z]", part)
    }

    assert {name for name in named - YET_TO_BE_WRITTEN if not re.search(rf"\b{name}\b", code())} == set()


def test_every_setting_is_told_and_none_that_is_not_read() -> None:
    told = set(SETTING.findall(text_of(DOCS / "settings.md")))
    sources = [path for folder in ("src", "scripts") for path in (ROOT / folder).rglob("*.py")]
    named = {name for path in sources for name in SETTING.findall(text_of(path))}
    read = {name for path in sources for name in READ_OF_ENVIRONMENT.findall(text_of(path))}

    assert (named | read) - NO_SETTINGS - told - {"PORT"} == set()
    assert "`PORT`" in text_of(DOCS / "settings.md")
    assert {name for name in told if name not in named and name.removesuffix("_FILE") not in named} == set()


def test_every_command_of_ours_is_told() -> None:
    told = "\n".join(text_of(page) for page in [*DOCS.rglob("*.md"), *ROOT.glob("README*.md")])
    ours = {path.stem for path in (ROOT / "src").glob("hoptac/*/management/commands/*.py")} - {"__init__"}

    assert {command for command in ours if not re.search(rf"\b{command}\b", told)} == set()


def test_every_decision_is_in_the_list_of_decisions() -> None:
    listed = text_of(DOCS / "decisions" / "README.md")

    assert [page.name for page in DOCS.glob("decisions/0*.md") if f"]({page.name})" not in listed] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md", ROOT / "README.vi.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [(page.parent / target.partition("#")[0]).resolve() for target in LINK.findall(prose(page))]

    assert sorted(shown(page) for page in set(DOCS.rglob("*.md")) - reached) == []


def command_lines() -> Iterator[tuple[str, str]]:
    """Each line of the blocks that a reader is meant to type, with its page."""
    for page in pages():
        for language, block in FENCE.findall(text_of(page)):
            if language == "sh":
                lines = (line.split(" #")[0].strip() for line in block.splitlines())
                yield from ((shown(page), part) for line in lines if line for part in line.split(" && "))


def test_every_command_that_one_is_told_to_type_exists() -> None:
    assert [(page, line) for page, line in command_lines() if not is_known(line.split())] == []


def is_known(words: list[str]) -> bool:
    while "=" in words[0]:  # PORT=8001 make run
        words = words[1:]
    match words:
        case ["make", *targets]:
            return set(targets) <= set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
        case [".venv/bin/python", "manage.py", command, *_]:
            return command in get_commands()
        case [".venv/bin/python", "-m", module, *rest]:
            return is_known_module(module) and all((ROOT / name).exists() for name in rest if name.startswith("tests/"))
        case [".venv/bin/python", script, *_]:
            return (ROOT / script).is_file()
        case [program, *rest] if program.startswith(".venv/bin/"):
            ours = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["scripts"]
            files = [name for name in rest if "/" in name and not name.startswith("var/")]  # made by the command
            return is_known_tool(Path(program).name, ours) and all((ROOT / name).exists() for name in files)
        case [program, *_]:
            return program in TOOLS_OF_THE_SYSTEM
    return False


def is_known_module(module: str) -> bool:
    return (ROOT / f"{module.replace('.', '/')}.py").is_file() or is_known_tool(module, {})


def is_known_tool(name: str, ours: dict[str, str]) -> bool:
    declared = text_of(ROOT / "requirements.in") + text_of(ROOT / "requirements-dev.in")
    return name in ours or re.search(rf"^{re.escape(name)}\b", declared, re.MULTILINE) is not None


def test_the_example_of_the_reader_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    for language, block in FENCE.findall(text_of(DOCS / "vanban.md")):
        if language == "python":
            exec(block, {})  # the reader of the page does the same

    said = capsys.readouterr().out
    assert "eq 7 HTX 2027" in said
    assert "thực ra là ảnh PNG" in said


def test_the_figure_whose_life_is_told_is_read_as_it_is_told() -> None:
    page = text_of(DOCS / "life-of-a-figure.md")
    [told] = [block for language, block in FENCE.findall(page) if language == ""]
    targets = read(ROOT / "demo" / "documents" / "son-ha-2027.txt").targets
    named = zip(name_items("targets", [{"quote": target.quote} for target in targets]), targets, strict=True)
    [(name, figure)] = [pair for pair in named if pair[1].value == 1000]

    said = ", ".join(f"{field.name}={getattr(figure, field.name)!r}" for field in fields(figure))
    assert " ".join(told.split()) == said
    assert f"`{name}`" in page


def test_the_pictures_are_those_that_the_script_takes_and_stay_small() -> None:
    pictures = list((DOCS / "pictures").iterdir())
    kept = {f"{scene.name}-{width}-{light}.png" for scene in SCENES for width, light in scene.kept}

    assert {picture.name for picture in pictures} == kept
    assert sum(picture.stat().st_size for picture in pictures) < MOST_BYTES_OF_PICTURES
