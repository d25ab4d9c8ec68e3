"""The annotated texts: ours for the demo, those the reader grew with, and those it was not written for."""

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "demo" / "documents"
CORPUS = Path(__file__).resolve().parent
UNSEEN = CORPUS / "unseen"
FOLDERS = (DEMO, CORPUS, UNSEEN)
SPAN_KINDS = ("citations", "targets", "goals", "actuals", "tasks", "obligations", "recommendations")


def annotation_files() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted(folder.glob("*.json"))]


@cache
def annotation(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def text_of(path: Path) -> str:
    return path.with_suffix(".txt").read_text(encoding="utf-8")


def demo(name: str) -> dict[str, Any]:
    return annotation(DEMO / f"{name}.json")


def rows(path: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = annotation(path).get(kind, [])
    return found
