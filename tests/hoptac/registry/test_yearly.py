"""The rule of the yearly update, as the file holds it."""

from datetime import date
from pathlib import Path

import pytest

from hoptac.registry.models import Organization
from hoptac.registry.yearly import deadline_of, deadlines, load_deadlines
from rulebook import RulebookError, UndecidedError


def test_the_last_day_of_2026_is_15_december() -> None:
    assert deadline_of(2026).of(2026) == date(2026, 12, 15)


def test_of_a_year_before_the_first_rule_nothing_is_decided() -> None:
    with pytest.raises(UndecidedError, match="2023"):
        deadline_of(2023)


def test_the_rules_name_kinds_that_there_are_and_where_they_stand() -> None:
    for rule in deadlines():
        assert set(rule.kinds) <= set(Organization.Kind.values)
        assert rule.source
        assert rule.of(2026)


def test_a_rule_without_its_source_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "yearly_update.toml"
    file.write_text('version = "1"\n[[deadline]]\nfrom = 2024-07-01\nmonth = 12\nday = 15\nkinds = ["group"]\n')

    with pytest.raises(RulebookError):
        load_deadlines(file)
