"""Every mark that a rule or a data row rests on can be looked up."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"\b[ST]\d{2,3}b?\b")
SOURCES: dict[str, str] = tomllib.loads((ROOT / "rules" / "sources.toml").read_text(encoding="utf-8"))["sources"]


def used() -> set[str]:
    files = [*(ROOT / "rules").rglob("*.toml"), *(ROOT / "data").glob("*.csv")]
    return {
        mark for file in files if file.name != "sources.toml" for mark in MARK.findall(file.read_text(encoding="utf-8"))
    }


def test_every_mark_is_explained() -> None:
    assert sorted(used() - set(SOURCES)) == []


def test_no_explained_mark_is_out_of_use() -> None:
    mentioned = {mark for text in SOURCES.values() for mark in MARK.findall(text)}

    assert sorted(set(SOURCES) - used() - mentioned) == []


def test_every_mark_says_where() -> None:
    assert [mark for mark, where in SOURCES.items() if not where.strip()] == []
