"""rules/norms as they are."""

from datetime import date
from pathlib import Path

import pytest

from rulebook import load_measures, load_norms

RULES = Path(__file__).parents[2] / "rules"
NORMS = load_norms(RULES / "norms", measures=load_measures(RULES / "measures.toml"))


@pytest.mark.parametrize(
    ("norm", "day", "expected"),
    [
        ("cooperative_members_minimum", date(2024, 6, 30), 7),
        ("cooperative_members_minimum", date(2024, 7, 1), 5),
        ("union_members_minimum", date(2020, 11, 26), 4),
        ("union_members_minimum", date(2026, 11, 23), 3),
    ],
)
def test_the_law_of_the_day_is_applied(norm: str, day: date, expected: int) -> None:
    assert NORMS[norm].on(day).number == expected


def test_every_norm_is_used_by_a_rule_or_by_the_code() -> None:
    root = RULES.parent
    rules = [path for path in RULES.rglob("*.toml") if path.parent.name != "norms"]
    texts = [path.read_text(encoding="utf-8") for path in (*rules, *(root / "src" / "hoptac").rglob("*.py"))]

    assert [norm for norm in NORMS if not any(f'"{norm}"' in text for text in texts)] == []


def test_every_file_is_named_after_its_norm() -> None:
    assert sorted(NORMS) == sorted(path.stem for path in (RULES / "norms").glob("*.toml"))
