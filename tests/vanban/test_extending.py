"""What docs/vanban.md tells those who teach the reader something is true: done to a copy of the tables, it works."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "vanban.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The library in a place of its own, where its tables may be changed."""
    shutil.copytree(ROOT / "src" / "vanban", tmp_path / "vanban", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def said(sources: Path, code: str) -> str:
    path = os.pathsep.join((str(sources), str(ROOT / "tests"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_new_kind_is_a_row(copy: Path) -> None:
    [row] = [block for block in BLOCKS if 'id = "ban_ghi_nho"' in block]
    reading = (
        "from vanban import read_text\n"
        "head = 'UBND XÃ BẾN MỚI\\n\\nSố: 05/BGN-UBND\\n\\n'\n"
        "document = read_text(head + 'BẢN GHI NHỚ\\nVề liên kết tiêu thụ cá tra\\n')\n"
        "print(document.doc_kind, document.doc_type, document.number, document.title, sep='|')"
    )
    checking = (
        "from vanban.tables import load\nfrom vanban_tables import CHECKS\n"
        "[row] = [row for row in load('kinds') if row.id == 'ban_ghi_nho']\n"
        "print([CHECKS['kinds'](row, text) for text in (*row.examples, *row.counter_examples)])"
    )
    assert said(copy, reading).startswith("cong_van|cong_van|05/BGN-UBND|")

    table = copy / "vanban" / "tables" / "kinds.toml"
    table.write_text(f"{table.read_text(encoding='utf-8')}\n{row}", encoding="utf-8")

    assert said(copy, reading) == "ban_ghi_nho|other|05/BGN-UBND|Về liên kết tiêu thụ cá tra"
    assert said(copy, checking) == "[True, True, False]"


def test_a_new_unit_is_a_word_of_its_row(copy: Path) -> None:
    [block] = [block for block in BLOCKS if "đàn ong" in block]
    counting = (
        "from vanban.numbers import find_quantities\n"
        "[found] = find_quantities('Phát triển 120 đàn ong')\n"
        "print(found.unit, found.kind, sep='|')"
    )
    assert said(copy, counting) == "đàn|other"

    table = copy / "vanban" / "tables" / "measures.toml"
    text = table.read_text(encoding="utf-8")
    for line in block.splitlines():
        before = line.replace(', "đàn"', "").replace(', "120 đàn ong"', "")
        if before != line:
            assert text.count(before) == 1, "the page shows the line as it stands in the table"
            text = text.replace(before, line)
    table.write_text(text, encoding="utf-8")

    assert said(copy, counting) == "đàn|count"


def test_every_step_of_the_pipeline_is_told() -> None:
    pipeline = (ROOT / "src" / "vanban" / "reader.py").read_text(encoding="utf-8")
    steps = set(re.findall(r"^from vanban\.(\w+)", pipeline, re.MULTILINE)) - {"files", "model"}
    told = PAGE[PAGE.index("## How it reads") : PAGE.index("## Teach it")]

    assert {step for step in steps if f"(../src/vanban/{step}.py)" not in told} == set()
