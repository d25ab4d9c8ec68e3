"""The reader on the project's own annotated texts: what must not be lost.

The figures are floors over all texts of a half; ``make corpus`` shows more.
"""

import pytest

from tests.vanban.corpus.annotations import REPORTING, TUNING, annotation, annotation_files, text_of
from tests.vanban.corpus.scoring import Score, added, score
from vanban import read_text

# Of the plain scorer of the tests, whose rows agree in every field that a person acts on or not at all.
FLOORS = {
    "header": 0.99,
    "citations": 0.98,
    "sections": 0.98,
    "targets": 0.96,
    "actuals": 0.96,
    "tasks": 0.91,
    "obligations": 0.95,
    "recommendations": 0.92,
}


@pytest.fixture(scope="module")
def tuned() -> dict[str, Score]:
    paths = annotation_files(*TUNING)
    assert len(paths) >= 60
    return added(score(annotation(path), read_text(text_of(path)).to_dict()) for path in paths)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_the_tuning_half_is_read_as_well_as_it_was(kind: str, floor: float, tuned: dict[str, Score]) -> None:
    assert tuned[kind].f1 >= floor


def test_every_quote_of_both_halves_stands_in_its_text() -> None:
    for path in annotation_files():
        document = read_text(text_of(path))
        rows = (*document.citations, *document.targets, *document.goals, *document.actuals, *document.tasks)
        for row in (*rows, *document.obligations, *document.recommendations):
            assert document.text[row.start : row.end] == row.quote != ""


def test_no_text_stands_in_both_halves() -> None:
    tuning, reporting = annotation_files(*TUNING), annotation_files(REPORTING)

    assert not {text_of(path) for path in tuning} & {text_of(path) for path in reporting}
