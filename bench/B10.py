"""B10: citations, against eyecite with a Vietnamese pattern and against one plain pattern: letters a second, and F1.

Goals: 1,000,000 letters a second, F1 at least 0.98 on the annotated texts. ``ours`` takes the blocks of a document, as
the reader does; ``ours_from_text`` cuts the text into blocks first, which the rivals have no need of.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from bench.citation_rivals import Finder, Named, eyecite, key_of, once, plain, words_of
from bench.made_plans import SEED, checksum, made_plans
from bench.measure import RUNS, Timing, ratio, tell, tell_machine, timed
from vanban.blocks import Block, build_blocks
from vanban.citations import find_citations
from vanban.clean import Clean
from vanban.header import Header, read_header, read_title
from vanban.lines import read_lines
from vanban.zones import cut_zones

ROOT = Path(__file__).resolve().parents[1]
_SHARED = ROOT.parent / "shared"
_FOLDERS = (
    (ROOT / "tests" / "vanban" / "corpus", ROOT / "tests" / "vanban" / "corpus"),
    (ROOT / "demo" / "documents", ROOT / "demo" / "documents"),
    (_SHARED / "documents", _SHARED / "eval" / "gold"),
    (_SHARED / "documents" / "more", _SHARED / "eval" / "gold-more"),
)
_MADE = 300
_ALIKE = 0.8
_SAMPLE = "Căn cứ Nghị định số 113/2024/NĐ-CP ngày 12/9/2024; thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022"
_IN_SAMPLE = {"113/2024/nđ-cp", "20-nq/tw"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the acts that it names; ``own`` is its own number, ``optional`` may be found or not."""

    text: str
    acts: tuple[Named, ...]
    own: str | None
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the step before citations hands over."""

    text: str
    header: Header
    title: Clean | None
    blocks: tuple[Block, ...]


def run() -> None:
    """Measure all cases."""
    tell_machine("B10")
    rivals = _rivals()
    _check_sample({"ours": ours, **rivals})
    annotated = list(_annotated())
    texts = [row.text for row in annotated]
    tell(
        "B10", "data", annotated=len(texts), letters=sum(map(len, texts)), acts=sum(len(row.acts) for row in annotated)
    )
    _score(annotated, {"ours": ours, **rivals})
    _speed("annotated texts", texts, rivals)
    made = made_plans(_MADE)
    tell("B10", "data", plans=len(made), letters=sum(map(len, made)), seed=SEED, checksum=checksum(made))
    _speed("300 made plans", made, rivals)


# --- finders ----------------------------------------------------------------------------------------------------------


def _prepared(text: str) -> _Prepared:
    text = unicodedata.normalize("NFC", text)
    lines = read_lines(text)
    segments = cut_zones(lines)
    blocks = build_blocks(lines, segments)
    return _Prepared(text, read_header(lines, segments, blocks), read_title(segments), blocks)


def _cited(given: _Prepared) -> list[Named]:
    header = given.header
    found = find_citations(given.text, given.blocks, given.title, number=header.number, doc_type=header.doc_type)
    return [Named(act.number, act.quote) for act in found.acts]


def ours(text: str) -> list[Named]:
    return _cited(_prepared(text))


def _rivals() -> dict[str, Finder]:
    found: dict[str, Finder] = {"plain pattern": plain}
    with_eyecite = eyecite()
    if with_eyecite is None:
        tell("B10", "eyecite", skipped="not installed: python -m bench.rivals")
    else:
        found["eyecite"] = with_eyecite
    return found


def _check_sample(finders: dict[str, Finder]) -> None:
    """All must find the two acts of a plain sentence, or there is nothing to compare."""
    for name, find in finders.items():
        numbers = {key_of(act) for act in find(f"KẾ HOẠCH\nNăm 2026\n\nI. MỤC ĐÍCH\n{_SAMPLE}.") if act.number}
        if numbers != _IN_SAMPLE:
            raise SystemExit(f"{name} đọc câu thử ra {sorted(numbers)}")


# --- how well ---------------------------------------------------------------------------------------------------------


def _annotated() -> Iterable[Annotated]:
    for texts, gold in _FOLDERS:
        for path in sorted(gold.glob("*.json")):
            source = texts / f"{path.stem}.txt"
            if source.is_file():
                told = json.loads(path.read_text(encoding="utf-8"))
                acts = tuple(Named(row.get("number"), row["quote"]) for row in told.get("citations", ()))
                text = unicodedata.normalize("NFC", source.read_text(encoding="utf-8"))
                yield Annotated(text, acts, told.get("number"), tuple(told.get("optional", ())))


def _score(annotated: Sequence[Annotated], finders: dict[str, Finder]) -> None:
    scores = {name: _f1(annotated, find) for name, find in finders.items()}
    tell("B10", "F1 on the annotated texts", goal="ours >= 0.98", met=scores["ours"]["f1"] >= 0.98, **scores)


def _f1(annotated: Sequence[Annotated], find: Finder) -> dict[str, float]:
    right = found = there = 0
    for row in annotated:
        wanted = once(row.acts)
        got = [act for act in find(row.text) if row.own is None or key_of(act) != key_of(Named(row.own, ""))]
        pairs = 0
        for act in got:
            match = next((other for other in wanted if _same(act, other)), None)
            if match is not None:
                wanted.remove(match)
                pairs += 1
            elif any(_alike(act.quote, other) for other in row.optional):
                found -= 1  # may be found or not
        right, found, there = right + pairs, found + len(got), there + pairs + len(wanted)
    precision, recall = right / found, right / there
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _same(act: Named, other: Named) -> bool:
    if other.number:
        return act.number is not None and key_of(act) == key_of(other)
    return _alike(act.quote, other.quote)


def _alike(first: str, second: str) -> bool:
    return SequenceMatcher(None, words_of(first).split(), words_of(second).split(), autojunk=False).ratio() >= _ALIKE


# --- how fast ---------------------------------------------------------------------------------------------------------

_COLD_OURS = f"from bench.B10 import ours\nours({_SAMPLE!r})"
_COLD_RIVALS = {
    "plain pattern": f"from bench.citation_rivals import plain\nplain({_SAMPLE!r})",
    "eyecite": f"from bench.citation_rivals import eyecite\neyecite()({_SAMPLE!r})",
}


def _speed(case: str, texts: Sequence[str], rivals: dict[str, Finder]) -> None:
    letters = sum(map(len, texts))
    prepared = [_prepared(text) for text in texts]
    given = timed(lambda: [_cited(row) for row in prepared], cold=_COLD_OURS)
    whole = timed(lambda: [ours(text) for text in texts], runs=RUNS // 2, memory=False)
    timings = {name: _timed(find, texts, _COLD_RIVALS[name]) for name, find in rivals.items()}
    tell(
        "B10",
        case,
        goal="ours >= 1,000,000 letters/s",
        met=letters / given.median >= 1_000_000,
        ours=given.told(units=letters, per="letters"),
        ours_from_text=whole.told(units=letters, per="letters"),
        **{name: timing.told(units=letters, per="letters") for name, timing in timings.items()},
        ratios={name: ratio(given, timing) for name, timing in timings.items()},
    )


def _timed(find: Finder, texts: Sequence[str], cold: str) -> Timing:
    return timed(lambda: [find(text) for text in texts], cold=cold)
