"""rules/measures.toml as it is."""

from pathlib import Path

import pytest

from rulebook import Measure, load_measures

MEASURES = load_measures(Path(__file__).parents[2] / "rules" / "measures.toml")


@pytest.mark.parametrize("measure", MEASURES.measures, ids=lambda measure: measure.code)
def test_every_unit_is_found_in_each_of_its_examples(measure: Measure) -> None:
    assert measure.examples
    assert {MEASURES.find(example) for example in measure.examples} == {measure}


@pytest.mark.parametrize("measure", MEASURES.measures, ids=lambda measure: measure.code)
def test_what_a_name_puts_after_a_slash_is_what_the_unit_is_counted_per(measure: Measure) -> None:
    written = [MEASURES.find(part) for part in measure.name.split("/")[1:]]

    assert [part.code if part else None for part in written] == list(measure.per)
