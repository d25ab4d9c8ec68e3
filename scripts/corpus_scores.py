"""Readings of annotated texts scored: by kind of document, by layout, and what they gained and lost."""

import importlib.util
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.vanban.corpus.layouts import LAYOUTS, vary
from tests.vanban.corpus.samples import Sample, placed
from tests.vanban.corpus.scoring import added
from tests.vanban.corpus.scoring import score as plain_score
from vanban import read, read_text

Figures = dict[str, dict[str, float]]
Scorer = Callable[[Path, Path], tuple[dict[str, dict[str, Any]], list[tuple[str, str, str]]]]

SMALLEST_CHANGE = 0.0005
# What one line says of a group of documents: its heading, the kind of row, the figure.
COLUMNS = (
    ("header", "header", ""),
    ("acts", "citations", "f1"),
    ("date", "citations", "date"),
    ("target", "targets", "f1"),
    ("actual", "actuals", "f1"),
    ("task", "tasks", "f1"),
    ("agency", "tasks", "agency recall"),
    ("lead", "tasks", "lead"),
    ("duty", "obligations", "f1"),
    ("due", "obligations", "due"),
    ("section", "sections", "f1"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One text, its annotation for the text that was read, and the reading."""

    sample: Sample
    reading: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of some documents, by kind of row, and every difference: document, what, detail."""

    count: int
    figures: Figures
    wrong: tuple[tuple[str, str, str], ...]

    @property
    def line(self) -> dict[str, float]:
        """The figures of one line; those of the header are taken together."""
        line = {}
        for column, kind, name in COLUMNS:
            row = self.figures.get(kind, {})
            if name in row:
                line[column] = row[name]
            elif not name and row:
                line[column] = sum(row.values()) / len(row)
        return line


def judged(sample: Sample) -> Judged:
    """The reading of a text, or of the file that it stands in."""
    if sample.file is None:
        return Judged(sample, read_text(sample.text).to_dict(with_text=True))
    name, data = sample.file
    document = read(data, name=name)
    gold = placed(sample.gold, sample.text, document.text)
    return Judged(replace(sample, text=document.text, gold=gold), document.to_dict(with_text=True))


def in_layout(samples: Iterable[Sample], layout: str) -> list[Judged]:
    """The readings of the samples in this layout, those left out that it does not fit."""
    return [judged(varied) for sample in samples if (varied := vary(sample, layout)) is not None]


def scored(readings: Sequence[Judged], scorer: Path) -> Result:
    """The figures of that scorer; where it is absent, those of the plain one of the tests."""
    if not scorer.is_file():
        return _plainly(readings)
    with tempfile.TemporaryDirectory() as folder:
        gold, read_in = Path(folder, "gold"), Path(folder, "read")
        gold.mkdir()
        read_in.mkdir()
        for one in readings:
            for place, content in ((gold, one.sample.gold), (read_in, one.reading)):
                (place / f"{one.sample.name}.json").write_text(
                    json.dumps(content, ensure_ascii=False), encoding="utf-8"
                )
        figures, wrong = _scorer(scorer)(gold, read_in)
    kept = {
        kind: {name: value for name, value in row.items() if value is not None and not name.endswith(" of")}
        for kind, row in figures.items()
    }
    return Result(len(readings), {kind: row for kind, row in kept.items() if row}, tuple(wrong))


def _scorer(path: Path) -> Scorer:
    spec = importlib.util.spec_from_file_location("scorer_of_readings", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer: Scorer = module.score
    return scorer


def _plainly(readings: Iterable[Judged]) -> Result:
    readings = list(readings)
    scores = added(plain_score(one.sample.gold, one.reading) for one in readings)
    return Result(len(readings), {kind: {"f1": score.f1} for kind, score in scores.items()}, ())


def by_kind(readings: Iterable[Judged]) -> dict[str, list[Judged]]:
    """The readings by the exact kind of their document."""
    groups: dict[str, list[Judged]] = {}
    for one in readings:
        groups.setdefault(one.sample.gold.get("doc_kind") or one.sample.gold["doc_type"], []).append(one)
    return dict(sorted(groups.items()))


def layouts() -> tuple[str, ...]:
    return tuple(LAYOUTS)


def changes(before: Figures, after: Figures) -> list[str]:
    """What went up and what went down between two runs."""
    lines = []
    for kind in sorted(before.keys() | after.keys()):
        for name in sorted(before.get(kind, {}).keys() | after.get(kind, {}).keys()):
            old, new = before.get(kind, {}).get(name), after.get(kind, {}).get(name)
            if old is None or new is None:
                lines.append(f"  {kind} {name}: {shown(old)} -> {shown(new)}")
            elif abs(new - old) > SMALLEST_CHANGE:
                sign = "+" if new > old else "-"
                lines.append(f"  {sign} {kind} {name}: {shown(old)} -> {shown(new)}")
    return lines


def table(groups: dict[str, Result]) -> list[str]:
    """One line a group: how many documents, and the figures that count."""
    width = max(map(len, groups), default=0) + 2
    heads = "".join(f"{column:>8}" for column, _, _ in COLUMNS)
    lines = [f"  {'':{width}}{'texts':>6}{heads}"]
    for name, result in groups.items():
        cells = "".join(f"{shown(result.line.get(column)) or '':>8}" for column, _, _ in COLUMNS)
        lines.append(f"  {name:{width}}{result.count:>6}{cells}")
    return lines


def shown(value: float | None) -> str:
    if value is None:
        return "."
    return str(int(value)) if value == int(value) and value > 1 else f"{value:.3f}"
