"""The same document in another layout is read as well as in its own, but for the margin of that layout.

A margin is the most that was measured with four seeds, rounded up to the next hundredth: it says what a layout still
costs. It is lowered when the reader learns a layout, and not raised for a change that makes its reading worse.
"""

import pytest

from tests.vanban.corpus.annotations import CORPUS, annotation, annotation_files, text_of
from tests.vanban.corpus.layouts import LAYOUTS, vary
from tests.vanban.corpus.samples import Sample, placed
from tests.vanban.corpus.scoring import Score, added, score
from vanban import Document, read, read_text

# How much lower than in the layout of the original a figure may be; what is not named may not be lower at all.
MARGINS: dict[str, dict[str, float]] = {
    "wrapped": {"sections": 0.01, "tasks": 0.01, "obligations": 0.01},
    "tight": {"sections": 0.01, "obligations": 0.01, "recommendations": 0.04},
    "split_bullets": {},
    "bold": {"sections": 0.01, "tasks": 0.01},
    "broken_names": {"citations": 0.01, "sections": 0.01, "targets": 0.01, "actuals": 0.01, "tasks": 0.04},
    "underscored": {"sections": 0.01, "tasks": 0.01},
    "celled_head": {},
    "decomposed": {},
    "bare": {"header": 0.01},
    "skipping": {},
    "other_marks": {},
    "html": {"header": 0.01, "sections": 0.01},
    "docx": {},
}
ROUNDING = 0.002  # one row of all texts


def read_sample(sample: Sample) -> Document:
    return read(sample.file[1], name=sample.file[0]) if sample.file else read_text(sample.text)


@pytest.fixture(scope="module")
def originals() -> dict[str, tuple[Sample, dict[str, Score]]]:
    samples = [Sample(path.stem, text_of(path), annotation(path)) for path in annotation_files(CORPUS)]
    return {sample.name: (sample, score(sample.gold, read_sample(sample).to_dict())) for sample in samples}


def test_every_layout_has_its_margins() -> None:
    assert MARGINS.keys() == LAYOUTS.keys()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_costs_no_more_than_its_margin(
    layout: str, originals: dict[str, tuple[Sample, dict[str, Score]]]
) -> None:
    before, after = [], []
    for sample, original in originals.values():
        varied = vary(sample, layout)
        if varied is None:
            continue
        document = read_sample(varied)
        gold = placed(varied.gold, varied.text, document.text) if varied.file else varied.gold
        before.append(original)
        after.append(score(gold, document.to_dict()))
        for row in (*document.targets, *document.tasks, *document.obligations, *document.citations, *document.actuals):
            assert document.text[row.start : row.end] == row.quote

    was, now = added(before), added(after)
    lost = {kind: round(was[kind].f1 - now[kind].f1, 4) for kind in was if was[kind].f1 - now[kind].f1 > ROUNDING}
    assert {kind: loss for kind, loss in lost.items() if loss > MARGINS[layout].get(kind, 0) + ROUNDING} == {}
