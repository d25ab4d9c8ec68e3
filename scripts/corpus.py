"""Score the reader on the annotated documents, and say what was gained and lost since the last recorded run.

    .venv/bin/python -m scripts.corpus [--wrong] [--save]

The project's own texts stand in two halves (tests/vanban/corpus/README.md): the tuning half in ``demo/documents`` and
``tests/vanban/corpus``, the reporting half in ``tests/vanban/reporting``. Where ``../shared`` is present, its documents
and annotations are scored too, by its scorer; without it, a plainer one of the tests tells less and records nothing.
``--wrong`` shows every difference in the tuning half, and none in the other, which must not be tuned on.
``--save`` records the figures of the project's own texts in ``tests/vanban/scores.json``.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import ROOT

sys.path.insert(0, str(ROOT / "src"))

from scripts.corpus_scores import (
    Figures,
    Judged,
    Result,
    by_kind,
    changes,
    in_layout,
    judged,
    layouts,
    scored,
    shown,
    table,
)
from tests.vanban.corpus.samples import Sample

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
RECORD = ROOT / "tests" / "vanban" / "scores.json"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of texts and one of their annotations. ``half``: tuning or reporting, none where it is not ours."""

    name: str
    texts: Path
    gold: Path
    half: str | None

    def samples(self) -> Iterator[Sample]:
        """The texts that have annotations."""
        for path in sorted(self.texts.glob("*.txt")):
            annotation = self.gold / f"{path.stem}.json"
            if annotation.is_file():
                gold = json.loads(annotation.read_text(encoding="utf-8"))
                yield Sample(path.stem, path.read_text(encoding="utf-8"), gold)


def _own(name: str, half: str) -> Corpus:
    return Corpus(name, ROOT / name, ROOT / name, half)


def corpora() -> list[Corpus]:
    """The corpora that are there."""
    every = (
        _own("tests/vanban/corpus", "tuning"),
        _own("demo/documents", "tuning"),
        _own("tests/vanban/reporting", "reporting"),
        Corpus("shared/documents", SHARED / "documents", SHARED / "eval" / "gold", None),
        Corpus("shared/documents/more", SHARED / "documents" / "more", SHARED / "eval" / "gold-more", None),
    )
    return [corpus for corpus in every if corpus.texts.is_dir() and corpus.gold.is_dir()]


def main(argv: list[str]) -> int:
    record: dict[str, Figures] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    told: dict[str, Figures] = {}
    if not SCORER.is_file():
        print("../shared/eval/score.py is absent: the plain scorer of the tests is used, and nothing is recorded.")
    halves: dict[str, list[Sample]] = {"tuning": [], "reporting": []}
    for corpus in corpora():
        samples = list(corpus.samples())
        if not samples:
            continue
        result = scored([judged(sample) for sample in samples], SCORER)
        _show(corpus, result, in_full="--wrong" in argv)
        if corpus.half:
            halves[corpus.half] += samples
            told[corpus.name] = result.figures
            _tell_changes(record.get(corpus.name, {}), result.figures)
    for half, samples in halves.items():
        if samples:
            told |= _tell_groups(half, samples, record)
    if "--save" in argv and SCORER.is_file():
        RECORD.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"\nrecorded in {RECORD.relative_to(ROOT)}")
    return 0


def _tell_groups(half: str, samples: list[Sample], record: dict[str, Figures]) -> dict[str, Figures]:
    """One line for each kind of document and for each layout of the texts of a half."""
    readings = [judged(sample) for sample in samples]
    kinds = {kind: scored(group, SCORER) for kind, group in by_kind(readings).items()}
    as_layouts: dict[str, list[Judged]] = {"as written": readings}
    as_layouts |= {layout: in_layout(samples, layout) for layout in layouts()}
    told = {}
    for what, groups in (
        ("kinds", kinds),
        ("layouts", {layout: scored(group, SCORER) for layout, group in as_layouts.items() if group}),
    ):
        name = f"{half}: {what}"
        print(f"\n{name}")
        print("\n".join(table(groups)))
        told[name] = {group: result.line for group, result in groups.items()}
        _tell_changes(record.get(name, {}), told[name])
    return told


def _show(corpus: Corpus, result: Result, *, in_full: bool) -> None:
    half = f" ({corpus.half} half)" if corpus.half else ""
    print(f"\n{corpus.name}{half}: {result.count} documents")
    for kind, row in result.figures.items():
        print(
            f"  {kind:16}"
            + "  ".join(f"{name} {shown(value) if name != 'gold' else int(value)}" for name, value in row.items())
        )
    if corpus.half == "reporting":
        print(f"  {len(result.wrong)} differences (not shown: this half only reports)")
    elif in_full:
        for document, what, detail in result.wrong:
            print(f"    {document}: {what}: {' '.join(detail.split())}")
    elif result.wrong:
        print(f"  {len(result.wrong)} differences (--wrong shows them)")


def _tell_changes(before: Figures, after: Figures) -> None:
    if not SCORER.is_file():
        return
    lines = changes(before, after) if before else ["  (not recorded before)"]
    print("  since the last record:" if lines else "  unchanged since the last record")
    print("\n".join(lines) if lines else "", end="\n" if lines else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
