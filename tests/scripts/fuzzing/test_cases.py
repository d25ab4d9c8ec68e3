"""Cases come again from their seed, and every kind has its share."""

from collections import Counter

import pytest

from scripts.fuzzing.cases import SHARES, Kind, make_case, make_cases, outcome
from vanban import read_text


@pytest.mark.parametrize("kind", SHARES)
def test_a_seed_and_a_number_make_one_case(kind: Kind) -> None:
    assert [make_case(kind, 5, n) for n in range(20)] == [make_case(kind, 5, n) for n in range(20)]
    assert [make_case(kind, 5, n).data for n in range(20)] != [make_case(kind, 6, n).data for n in range(20)]


def test_a_hundred_cases_hold_every_kind_by_its_share_and_none_twice() -> None:
    cases = list(make_cases(5, 100, 200))

    assert Counter(case.kind for case in cases) == {kind: 2 * share for kind, share in SHARES.items()}
    assert len({str(case) for case in cases}) == 200
    assert list(make_cases(5, 150, 20)) == cases[50:70]


def test_texts_reach_far_into_the_reader() -> None:
    """Cases of which the reader makes nothing would try nothing."""
    readings = [read_text(case.data) for case in make_cases(5, 0, 1000) if isinstance(case.data, str)]

    for rows in ("citations", "sections", "targets", "goals", "actuals", "tasks", "obligations", "recommendations"):
        assert sum(bool(getattr(reading, rows)) for reading in readings) > 0, rows
    assert sum(reading.number is not None for reading in readings) > 10


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_files_are_read_as_often_as_they_are_refused(kind: Kind) -> None:
    ended = Counter(outcome(make_case(kind, 5, n)).ended for n in range(30))

    assert ended["read"] >= 10
    assert len(ended) > 1
