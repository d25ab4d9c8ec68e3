"""Where on a scan a letter of the text stands."""

import doctest

from hoptac.planning.review import scans
from hoptac.planning.review.scans import ScanPlace, place_on_scan

FULL = "\n".join(f"Dòng {number}" for number in range(50))


def whole(text: str) -> list[dict[str, int]]:
    return [{"start": 0, "end": len(text), "first": 1, "last": 1}]


def test_examples_in_the_module_hold() -> None:
    assert doctest.testmod(scans).failed == 0


def test_a_line_stands_as_far_down_as_lines_are_above_it() -> None:
    assert place_on_scan(FULL.index("Dòng 25"), whole(FULL), FULL) == ScanPlace(1, 0.5)


def test_a_long_line_counts_as_the_lines_that_it_fills() -> None:
    text = "chữ " * 300 + "\nSau đó"  # sixteen lines of a page

    assert place_on_scan(text.index("Sau"), whole(text), text) == ScanPlace(1, 0.44)


def test_a_page_that_is_not_full_is_not_stretched_to_its_end() -> None:
    text = "Một\nHai\nBa"

    assert place_on_scan(text.index("Ba"), whole(text), text) == ScanPlace(1, 0.06)


def test_what_no_machine_recognised_has_no_place() -> None:
    late = [{"start": 10, "end": 20, "first": 2, "last": 2}]

    assert place_on_scan(5, late, FULL) is None
    assert place_on_scan(20, late, FULL) is None
    assert place_on_scan(None, late, FULL) is None
