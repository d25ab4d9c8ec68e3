"""The demonstration as the real reader reads it; a file of its own, since test_demo.py loads once for all its tests."""

from datetime import date
from pathlib import Path

import pytest

from hoptac.documents.models import ActRelation
from hoptac.planning.models import Plan, Target
from hoptac.planning.services.demo import load_demo
from tests.hoptac.planning.plan_builders import AT

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DEMO = Path(__file__).resolve().parents[4] / "demo"
HISTORY = {"son-ha-2024": 9, "ba-to-2025": 3, "quang-ngai-2023": 20, "son-duong-2020": 6, "quang-ninh-2023": 16}


def drawn(*, told_by: str) -> set[tuple[str, str, str]]:
    relations = ActRelation.objects.filter(document__name=f"{told_by}.txt").exclude(kind="mentions")
    return {(str(one.source), one.kind, str(one.target)) for one in relations.select_related("source", "target")}


def test_with_the_real_reader_all_targets_bodies_and_ladders_are_there_too():
    load_demo(DEMO, at=AT, today=TODAY)

    plans = {key: Plan.objects.get(document__name=f"{key}.txt") for key in HISTORY}
    assert {key: one.targets.count() for key, one in plans.items()} == HISTORY
    assert Target.objects.filter(indicator__isnull=False).count() > 54
    assert drawn(told_by="son-duong-2020") >= {
        ("134/NQ-CP", "implements", "70-KL/TW"),
        ("02-CTr/HU", "implements", "38-CTr/TU"),
        ("535/KH-UBND", "implements", "02-CTr/HU"),
        ("535/KH-UBND", "implements", "110/KH-UBND"),
    }
    assert ("901/KH-UBND", "implements", "9001/KH-UBND") in drawn(told_by="son-ha-2027")
    assert plans["quang-ninh-2023"].act.number == "248/KH-UBND"
