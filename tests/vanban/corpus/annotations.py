"""The annotated texts in two halves: those that the reader was made and tuned with, and those that only judge it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "demo" / "documents"
CORPUS = Path(__file__).resolve().parent
REPORTING = CORPUS.with_name("reporting")
TUNING = (DEMO, CORPUS)
SPAN_KINDS = ("citations", "targets", "goals", "actuals", "tasks", "obligations", "recommendations")


def annotation_files(*folders: Path) -> list[Path]:
    """The annotations of these folders, or of both halves."""
    return [path for folder in folders or (*TUNING, REPORTING) for path in sorted(folder.glob("*.json"))]


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
