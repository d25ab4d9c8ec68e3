"""What the law's numbers say of figures, by kind and day."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from hoptac.registry.checks import findings_of, governance_finding, is_audited, is_governed_in_full
from hoptac.registry.sizes import Figures

TODAY = date(2026, 11, 23)
FIGURES = (
    "members", "members_foreign", "member_organizations",
    "charter_capital_dong", "largest_share_dong", "linked_share_dong", "foreign_share_dong",
)  # fmt: skip


def counts(**known: int) -> Any:
    return SimpleNamespace(**{name: known.get(name) for name in FIGURES})


@pytest.mark.parametrize(
    ("kind", "field", "number", "day", "is_found"),
    [
        ("cooperative", "members", 4, TODAY, True),
        ("cooperative", "members", 5, TODAY, False),
        ("cooperative", "members", 6, date(2020, 1, 1), True),
        ("cooperative", "members", 6, date(2024, 7, 1), False),
        ("cooperative", "members", 1, date(2010, 1, 1), False),
        ("group", "members", 1, TODAY, True),
        ("group", "members", 2, TODAY, False),
        ("union", "member_organizations", 2, TODAY, True),
        ("union", "member_organizations", 3, TODAY, False),
        ("credit_fund", "members", 1, TODAY, False),
    ],
)
def test_too_few_members_by_kind_and_day(kind: str, field: str, number: int, day: date, is_found: bool) -> None:
    assert (field in findings_of(kind, counts(**{field: number}), day=day)) is is_found


@pytest.mark.parametrize(("kind", "percent", "is_found"), [
    ("cooperative", 30, False), ("cooperative", 31, True), ("union", 40, False), ("union", 41, True),
    ("credit_fund", 90, False),
])  # fmt: skip
def test_a_share_above_the_cap(kind: str, percent: int, is_found: bool) -> None:
    found = findings_of(kind, counts(charter_capital_dong=1000, largest_share_dong=percent * 10), day=TODAY)

    assert ("largest_share_dong" in found) is is_found


@pytest.mark.parametrize(("kind", "field", "most"), [
    ("cooperative", "linked_share_dong", 30), ("union", "linked_share_dong", 40),
    ("cooperative", "foreign_share_dong", 30), ("union", "foreign_share_dong", 30),
])  # fmt: skip
def test_shares_of_linked_members_and_of_those_from_abroad_are_capped_all_together(
    kind: str, field: str, most: int
) -> None:
    at, above = (
        findings_of(kind, counts(charter_capital_dong=1000, **{field: n}), day=TODAY)
        for n in (most * 10, most * 10 + 1)
    )

    assert field not in at
    assert f"mức tối đa là {most}%" in above[field][0].words


def test_before_the_law_of_2023_no_cap_of_capital_from_abroad_is_known() -> None:
    found = findings_of("cooperative", counts(charter_capital_dong=10, foreign_share_dong=9), day=date(2024, 6, 30))

    assert found == {}


def test_foreign_members_must_stay_below_the_limit() -> None:
    at, below = (findings_of("cooperative", counts(members=100, members_foreign=n), day=TODAY) for n in (35, 34))

    assert "chiếm 35,0%, phải dưới 35%" in at["members_foreign"][0].words
    assert "members_foreign" not in below


def test_what_is_not_known_gives_no_finding() -> None:
    assert findings_of("cooperative", counts(), day=TODAY) == {}
    assert findings_of("cooperative", counts(largest_share_dong=5), day=TODAY) == {}


def test_a_finding_asks_to_look_again_and_names_its_rule() -> None:
    finding = findings_of("cooperative", counts(members=3), day=TODAY)["members"][0]

    assert finding.words == "Có 3 thành viên chính thức, mức tối thiểu là 5."
    assert "vi phạm" not in finding.words.casefold()
    assert finding.source == "Luật 17/2023/QH15, Điều 4 khoản 7"
    assert finding.is_verified


def test_a_number_nobody_checked_at_the_source_says_so() -> None:
    assert not findings_of("cooperative", counts(members=3), day=date(2020, 1, 1))["members"][0].is_verified


def test_a_large_union_is_governed_in_full_and_a_cooperative_of_unknown_size_is_not_judged() -> None:
    assert [is_governed_in_full("union", members, day=TODAY) for members in (10, 9, None)] == [True, False, None]
    assert is_governed_in_full("cooperative", 500, day=TODAY) is None
    assert is_governed_in_full("union", 10, day=date(2020, 1, 1)) is None


def test_the_finding_about_governance_names_both_numbers_and_its_rule() -> None:
    finding = governance_finding("union", "short", 12, day=TODAY)

    assert finding is not None
    assert finding.words == "Liên hiệp có 12 thành viên, từ 10 thành viên thì tổ chức quản trị đầy đủ."
    assert finding.source == "Luật 17/2023/QH15, Điều 56 khoản 2"
    assert governance_finding("union", "full", 12, day=TODAY) is None


FARM = Figures("crops", 60, 500_000_000, 1_200_000_000)


@pytest.mark.parametrize(
    ("figures", "full", "audited"),
    [
        (FARM, True, False),
        (replace(FARM, members=300, revenue_dong=50_000_000_000), True, True),
        (replace(FARM, members=49), False, False),
        (replace(FARM, capital_dong=1_000_000_000 - 1), False, False),
        (replace(FARM, capital_dong=None), None, False),
        (replace(FARM, members=None), None, False),
        (Figures("construction", 100, 80_000_000_000, None), True, True),
        (Figures("construction", 99, 80_000_000_000, None), None, False),
        (Figures("trade", 900, 90_000_000_000, 90_000_000_000), None, None),
        (Figures("", 900, 90_000_000_000, 90_000_000_000), None, None),
    ],
)
def test_the_size_of_a_cooperative_is_decided_where_the_thresholds_of_its_sector_are_known(
    figures: Figures, full: bool | None, audited: bool | None
) -> None:
    assert is_governed_in_full("cooperative", None, figures, day=TODAY) == full
    assert is_audited("cooperative", None, figures, day=TODAY) == audited
    assert is_governed_in_full("cooperative", None, figures, day=date(2024, 10, 31)) is None


def test_a_small_cooperative_that_is_governed_in_short_is_to_be_looked_at_with_both_rules() -> None:
    finding = governance_finding("cooperative", "short", None, FARM, day=TODAY)

    assert finding is not None
    assert finding.words.startswith("Quy mô nhỏ: từ 50 thành viên, doanh thu từ 2")
    assert finding.source == "Luật 17/2023/QH15, Điều 56 khoản 2; Nghị định 113/2024/NĐ-CP, Điều 5"
    assert governance_finding("cooperative", "full", None, FARM, day=TODAY) is None
    assert governance_finding("cooperative", "short", None, replace(FARM, members=9), day=TODAY) is None
