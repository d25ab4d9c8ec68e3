"""The seven demo plans say what they are there to say."""

import re
from typing import get_args

import pytest

from tests.vanban.corpus.annotations import DEMO, demo, text_of
from vanban.model import Comparator

TARGETS = {"son-ha-2024": 9, "ba-to-2025": 3, "quang-ngai-2023": 20, "son-duong-2020": 6, "quang-ninh-2023": 16}
TODAY = ("quang-ngai-2027", "son-ha-2027")


@pytest.mark.parametrize(("name", "count"), TARGETS.items())
def test_the_five_places_keep_every_target(name: str, count: int) -> None:
    assert len(demo(name)["targets"]) == count


def test_the_five_places_have_fifty_four_targets() -> None:
    assert sum(len(demo(name)["targets"]) for name in TARGETS) == 54


def test_no_real_person_signs_a_demo_plan() -> None:
    assert {demo(name)["signer"]["name"] for name in (*TARGETS, *TODAY)} == {None}


def test_blank_numbers_and_dates_stay_blank() -> None:
    for name in ("son-ha-2024", "quang-ngai-2023"):
        assert demo(name)["number"] is None
        assert demo(name)["date"] is None


def test_the_assessment_keeps_its_figures_and_its_wishes() -> None:
    plan = demo("ba-to-2025")

    assert [row["value"] for row in plan["actuals"]][:10] == [37, 22, 15, 22, 440, 15, 288, 10, 45, 15]
    assert sum(row["section"] == "Phần thứ nhất.V" for row in plan["recommendations"]) == 8


@pytest.mark.parametrize("name", TODAY)
def test_plans_of_today_are_marked_and_know_no_abolished_body(name: str) -> None:
    text = text_of(DEMO / f"{name}.json")

    assert "(văn bản trình diễn)" in demo(name)["title"]
    assert not re.search(r"huyện|thị trấn|thị xã|Tài chính [-–] Kế hoạch|KH&ĐT|Kế hoạch và Đầu tư", text)


@pytest.mark.parametrize("name", TODAY)
def test_plans_of_today_have_eight_targets_or_more_and_duties_in_both_years(name: str) -> None:
    plan = demo(name)
    dues = {row["due"][:4] for row in plan["obligations"] if row["due"]}

    assert len(plan["targets"]) >= 8
    assert dues == {"2026", "2027"}
    assert any(row["recurrence"] and not row["due"] for row in plan["obligations"])


def test_plans_of_today_use_every_form_of_comparison() -> None:
    used = {row["comparator"] for name in TODAY for row in demo(name)["targets"]}

    assert used == set(get_args(Comparator))


def test_the_commune_implements_the_province() -> None:
    above = demo("quang-ngai-2027")
    cited = [row for row in demo("son-ha-2027")["citations"] if row["relation"] == "implements"]

    assert [(row["number"], row["date"]) for row in cited] == [(above["number"], above["date"])]
