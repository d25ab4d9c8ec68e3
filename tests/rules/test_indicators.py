"""rules/indicators.toml as it is."""

import re
from pathlib import Path

import pytest

from rulebook import Indicator, load_indicators, load_measures

RULES = Path(__file__).parents[2] / "rules"
MEASURES = load_measures(RULES / "measures.toml")
CATALOGUE = load_indicators(RULES / "indicators.toml", measures=MEASURES)
# What the five plans aim at or count.
OF_THE_PLANS = (
    "cooperatives",
    "groups",
    "unions",
    "cooperatives_new",
    "groups_new",
    "unions_new",
    "union_member_cooperatives",
    "cooperative_members",
    "group_members",
    "members_admitted_per_cooperative",
    "cooperatives_rated_good_or_fair_share",
    "cooperative_regular_workers",
    "managers_college_share",
    "managers_elementary_share",
    "directors_trained_share",
    "cooperative_revenue_average",
    "cooperative_profit_average",
    "member_income_average",
    "worker_income_average",
    "cooperatives_hightech",
    "cooperatives_hightech_share",
    "organizations_hightech_share",
    "cooperatives_value_chain_share",
    "cooperatives_active",
    "agricultural_cooperatives_value_chain_share",
    "group_workers",
    "cooperative_managers",
    "revenue_growth",
    "worker_income_growth",
    "organizations",
)


@pytest.mark.parametrize("code", OF_THE_PLANS)
def test_everything_that_the_plans_aim_at_has_a_code(code: str) -> None:
    assert CATALOGUE.get(code)


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda indicator: indicator.code)
def test_a_ratio_adds_up_as_sums_and_a_count_as_a_sum(indicator: Indicator) -> None:
    if indicator.kind == "ratio":
        assert indicator.aggregation == ("none" if indicator.growth_of else "ratio_of_sums")
    else:
        assert indicator.aggregation in ("sum", "last")


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda indicator: indicator.code)
def test_a_ratio_is_computed_from_counts_and_never_typed(indicator: Indicator) -> None:
    if indicator.numerator and indicator.denominator:
        assert indicator.is_derived
        assert {CATALOGUE.get(code).kind for code in (indicator.numerator, indicator.denominator)} <= {"stock", "flow"}


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda indicator: indicator.code)
def test_an_average_is_counted_per_its_denominator(indicator: Indicator) -> None:
    measure = MEASURES.get(indicator.measure)
    if indicator.denominator and measure.code != "percent":
        assert measure.per[0] == CATALOGUE.get(indicator.denominator).measure


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda indicator: indicator.code)
def test_a_share_has_the_same_thing_above_and_below(indicator: Indicator) -> None:
    if indicator.numerator and indicator.denominator and indicator.measure == "percent":
        assert CATALOGUE.get(indicator.numerator).measure == CATALOGUE.get(indicator.denominator).measure


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda indicator: indicator.code)
def test_a_growth_is_the_growth_of_an_average(indicator: Indicator) -> None:
    if indicator.growth_of:
        assert CATALOGUE.get(indicator.growth_of).aggregation == "ratio_of_sums"


def test_codes_are_english_words() -> None:
    assert [row.code for row in CATALOGUE if not re.fullmatch(r"[a-z]+(_[a-z]+)*", row.code)] == []
