"""What links say of rows: the newest word counts, in the order of the keys, in bounded memory."""

import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from hoptac.base.audit_said import Said
from hoptac.base.models import AuditLink

LABEL = "registry.Size"


def link(number: int, **written: Any) -> AuditLink:
    return AuditLink(pk=number, digest=f"{number}", rows=written)


def told(*links: AuditLink) -> Said:
    said = Said()
    for one in links:
        said.remember(one)
    return said


def test_the_newest_word_of_a_row_counts_and_the_first_of_how_it_was() -> None:
    links = [
        link(1, rows={LABEL: {"10": "a", "9": "b"}}),
        link(2, rows={LABEL: {"10": "c"}}, before={LABEL: {"10": "a"}}),
        link(3, rows={LABEL: {"10": "d"}}, gone=[[LABEL, "9"]], before={LABEL: {"10": "c"}}),
    ]
    with closing(told(*links)) as said:
        assert list(said.rows(LABEL)) == [(9, (3, None)), (10, (3, "d"))]
        assert list(said.first(LABEL)) == [(10, "a")]
        assert list(said.rows("registry.Seat")) == list(said.first("registry.Seat")) == []
        assert (said.newest_link, said.newest_digest) == (3, "3")


def test_what_is_no_key_stands_behind_all_keys_and_is_not_lost() -> None:
    with closing(told(link(1, rows={LABEL: {"x": "a", "2": "b", "10": "c", "9" * 30: "d"}}))) as said:
        assert [key for key, _ in said.rows(LABEL)] == [2, 10, "9" * 30, "x"]


def test_the_newest_word_of_a_batch_counts() -> None:
    links = [link(1, batches=[[LABEL, 7, 3, "a"]]), link(2, batches=[[LABEL, 7, 2, "b"], [LABEL, 8, 1, "c"]])]
    with closing(told(*links)) as said:
        assert said.batches == {LABEL: {7: (2, 2, "b"), 8: (2, 1, "c")}}


def peak(links: Iterator[AuditLink]) -> int:
    """The most memory that gathering and reading takes."""
    tracemalloc.start()
    try:
        with closing(Said()) as said:
            for one in links:
                said.remember(one)
            assert sum(1 for _ in said.rows(LABEL)) > 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_rows_that_are_spoken_of() -> None:
    def links(how_many: int) -> Iterator[AuditLink]:
        for number in range(how_many):
            yield link(number + 1, rows={LABEL: {str(number * 100 + row): "f" * 64 for row in range(100)}})

    assert peak(links(300)) < 5 * peak(links(10))  # kept in memory it would be thirty times as much
