"""The reader on the project's own annotated texts: what must not be lost.

The figures are floors over all texts; ``make corpus`` shows every single difference.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from vanban import Document, read_text

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    ROOT / "tests" / "vanban" / "corpus",
    ROOT / "tests" / "vanban" / "corpus" / "unseen",
    ROOT / "demo" / "documents",
)
HEADER = ("doc_type", "doc_kind", "number", "issuer", "place", "date", "title")


def pairs() -> list[tuple[dict[str, Any], Document]]:
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.txt")):
            annotation = path.with_suffix(".json")
            if annotation.is_file():
                gold = json.loads(annotation.read_text(encoding="utf-8"))
                found.append((gold, read_text(path.read_text(encoding="utf-8"))))
    return found


@pytest.fixture(scope="module")
def readings() -> list[tuple[dict[str, Any], Document]]:
    return pairs()


def folded(value: object) -> str:
    return re.sub(r"[\W_]+", "", str(value or "")).casefold()


def f1(gold: list[set[Any]], read: list[set[Any]]) -> float:
    right = sum(len(a & b) for a, b in zip(gold, read, strict=True))
    return 2 * right / (sum(map(len, gold)) + sum(map(len, read)))


def test_there_are_texts_of_many_layouts(readings: list[tuple[dict[str, Any], Document]]) -> None:
    assert len(readings) >= 40


def test_the_header_is_read(readings: list[tuple[dict[str, Any], Document]]) -> None:
    checks = [
        folded(gold[field]) == folded(document.to_dict()[field])
        for gold, document in readings
        for field in HEADER
        if field in gold
    ]

    assert sum(checks) / len(checks) >= 0.98


def test_the_signer_is_read(readings: list[tuple[dict[str, Any], Document]]) -> None:
    checks = [
        gold["signer"] == document.to_dict()["signer"]
        for gold, document in readings
        if isinstance(gold.get("signer"), dict)
    ]

    assert sum(checks) / len(checks) >= 0.98


def test_the_acts_and_their_days_are_found(readings: list[tuple[dict[str, Any], Document]]) -> None:
    known = [(gold["citations"], document) for gold, document in readings if "citations" in gold]
    gold = [{(c["kind"], folded(c["number"]), c["date"]) for c in rows if c["number"]} for rows, _ in known]
    read = [
        {(c["kind"], folded(c["number"]), c["date"]) for c in d.to_dict()["citations"] if c["number"]} for _, d in known
    ]

    assert f1(gold, read) >= 0.98


def test_the_sections_are_found(readings: list[tuple[dict[str, Any], Document]]) -> None:
    known = [(gold["sections"], document) for gold, document in readings if "sections" in gold]
    gold = [{(folded(s["label"]), folded(s["title"])) for s in rows} for rows, _ in known]
    read = [{(folded(s.label), folded(s.title)) for s in document.sections} for _, document in known]

    assert f1(gold, read) >= 0.95
