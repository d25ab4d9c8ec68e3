"""Score the reader on the annotated documents and say what was gained and lost since the last recorded run.

The project's own texts are in ``demo/documents`` and ``tests/vanban/corpus`` (``name.txt`` beside ``name.json``); where
``../shared`` is present, its documents and annotations are read too. The scorer is ``../shared/eval/score.py``; without
it rows are only counted. ``--save`` records the figures of the project's own texts in
``tests/vanban/scores.json``.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from vanban import read_text  # noqa: E402  (the package is read from this tree, installed or not)

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
OURS = ROOT / "tests" / "vanban" / "corpus"
RECORD = ROOT / "tests" / "vanban" / "scores.json"
ROWS = ("citations", "sections", "targets", "actuals", "tasks", "obligations", "recommendations")
SMALLEST_CHANGE = 0.0005

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts with their annotations. ``is_ours``: kept in this repository, so that its figures can be recorded here."""

    name: str
    texts: Path
    gold: Path
    is_ours: bool


def corpora() -> Iterator[Corpus]:
    """The corpora that are there."""
    every = (
        Corpus("tests/vanban/corpus", OURS, OURS, True),
        Corpus("tests/vanban/corpus/unseen", OURS / "unseen", OURS / "unseen", True),
        Corpus("demo/documents", ROOT / "demo" / "documents", ROOT / "demo" / "documents", True),
        Corpus("shared/documents", SHARED / "documents", SHARED / "eval" / "gold", False),
        Corpus("shared/documents/more", SHARED / "documents" / "more", SHARED / "eval" / "gold-more", False),
    )
    yield from (corpus for corpus in every if corpus.texts.is_dir() and corpus.gold.is_dir())


def names_of(corpus: Corpus) -> list[str]:
    """The texts that have annotations."""
    return sorted(path.stem for path in corpus.texts.glob("*.txt") if (corpus.gold / f"{path.stem}.json").is_file())


def read_corpus(corpus: Corpus) -> dict[str, dict[str, Any]]:
    """The readings of a corpus by name."""
    return {
        name: read_text((corpus.texts / f"{name}.txt").read_text(encoding="utf-8")).to_dict(with_text=True)
        for name in names_of(corpus)
    }


def score(corpus: Corpus, readings: dict[str, dict[str, Any]]) -> tuple[Figures, list[list[str]]]:
    """The figures of the scorer and what it found wrong; only counts where the scorer is absent."""
    if not SCORER.is_file():
        return {kind: {"read": float(sum(len(r[kind]) for r in readings.values()))} for kind in ROWS}, []
    with tempfile.TemporaryDirectory() as folder:
        gold, read = Path(folder, "gold"), Path(folder, "read")
        gold.mkdir()
        read.mkdir()
        for name, reading in readings.items():
            (gold / f"{name}.json").write_bytes((corpus.gold / f"{name}.json").read_bytes())
            (read / f"{name}.json").write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(read), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    figures = {
        kind: {name: value for name, value in row.items() if value is not None and not name.endswith(" of")}
        for kind, row in answer["figures"].items()
    }
    return {kind: row for kind, row in figures.items() if row}, answer["wrong"]


def changes(before: Figures, after: Figures) -> list[str]:
    """What went up and what went down between two runs."""
    lines = []
    for kind in sorted(before.keys() | after.keys()):
        for name in sorted(before.get(kind, {}).keys() | after.get(kind, {}).keys()):
            old, new = before.get(kind, {}).get(name), after.get(kind, {}).get(name)
            if old is None or new is None:
                lines.append(f"  {kind} {name}: {_shown(old)} -> {_shown(new)}")
            elif abs(new - old) > SMALLEST_CHANGE:
                sign = "+" if new > old else "-"
                lines.append(f"  {sign} {kind} {name}: {_shown(old)} -> {_shown(new)}")
    return lines


def show(corpus: Corpus, count: int, figures: Figures, wrong: list[list[str]], *, in_full: bool) -> None:
    print(f"\n{corpus.name}: {count} documents")
    for kind, row in figures.items():
        print(f"  {kind:16}" + "  ".join(f"{name} {_shown(value)}" for name, value in row.items()))
    if in_full:
        for document, what, detail in wrong:
            print(f"    {document}: {what}: {' '.join(detail.split())}")
    elif wrong:
        print(f"  {len(wrong)} differences (--wrong shows them)")


def _shown(value: float | None) -> str:
    if value is None:
        return "none"
    return str(int(value)) if value == int(value) and value > 1 else f"{value:.3f}"


def main(argv: list[str]) -> int:
    recorded: dict[str, Figures] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    ours: dict[str, Figures] = {}
    if not SCORER.is_file():
        print("../shared/eval/score.py is absent: rows are counted, not scored.")
    for corpus in corpora():
        readings = read_corpus(corpus)
        figures, wrong = score(corpus, readings)
        show(corpus, len(readings), figures, wrong, in_full="--wrong" in argv)
        if corpus.is_ours and SCORER.is_file():
            ours[corpus.name] = figures
            told = changes(recorded.get(corpus.name, {}), figures)
            print("  since the last record:" if told else "  unchanged since the last record")
            print("\n".join(told))
    if "--save" in argv and ours:
        RECORD.write_text(json.dumps(ours, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"\nrecorded in {RECORD.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
