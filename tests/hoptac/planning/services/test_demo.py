"""The demonstration, loaded as ``make run`` does; the reading is what the annotations say."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings

from hoptac.accounts.models import Grant, User
from hoptac.base.models import AuditLink
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.documents.services import receive
from hoptac.planning.models import Plan, ReportDuty, Target, TaskBody
from hoptac.planning.plans.lists import PlanState, state_of
from hoptac.planning.services.demo import MARK, PASSWORD, load_demo, sign_ins
from tests.hoptac.planning.annotated import annotations, read_annotated
from tests.hoptac.planning.plan_builders import AT

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DEMO = Path(__file__).resolve().parents[4] / "demo"
HISTORY = {"son-ha-2024": 9, "ba-to-2025": 3, "quang-ngai-2023": 20, "son-duong-2020": 6, "quang-ninh-2023": 16}
NOW = ("quang-ngai-2027", "son-ha-2027")


@pytest.fixture(scope="module")
def demo(module_database, tmp_path_factory):
    """Loaded once: the tests read it, and what one of them changes is taken back at its end."""
    files = override_settings(FILES_ROOT=tmp_path_factory.mktemp("demo"))
    with pytest.MonkeyPatch.context() as patch, files:
        patch.setattr(receive, "read", read_annotated)
        return load_demo(DEMO, at=AT, today=TODAY)


def plan(key: str) -> Plan:
    return Plan.objects.get(document__name=f"{key}.txt")


def drawn(*, told_by: str) -> set[tuple[str, str, str]]:
    relations = ActRelation.objects.filter(document__name=f"{told_by}.txt").exclude(kind="mentions")
    return {(str(one.source), one.kind, str(one.target)) for one in relations.select_related("source", "target")}


def test_all_54_targets_of_the_five_places_are_there(demo):
    counted = {key: plan(key).targets.count() for key in HISTORY}

    assert counted == HISTORY
    assert sum(counted.values()) == 54


def test_every_plan_holds_what_its_annotation_holds(demo):
    for key, annotation in annotations().items():
        made = plan(key)
        kept = {
            "targets": made.targets.count(),
            "goals": made.aims.count(),
            "tasks": made.tasks.count(),
            "obligations": made.duties.count(),
        }
        assert kept == {name: len(annotation[name]) for name in kept}, key


def test_values_and_units_are_those_of_the_documents(demo):
    for key, annotation in annotations().items():
        wanted = Counter((float(row["value"]), row["unit"]) for row in annotation["targets"])
        assert Counter((float(one.value), one.unit) for one in plan(key).targets.all()) == wanted


def test_ended_bodies_wait_for_their_successors_and_those_of_today_are_under_way(demo):
    states = {key: state_of(plan(key), TODAY) for key in (*HISTORY, *NOW)}

    assert states == {
        "son-ha-2024": PlanState.AWAITING,
        "ba-to-2025": PlanState.AWAITING,
        "quang-ngai-2023": PlanState.AWAITING,
        "son-duong-2020": PlanState.AWAITING,
        "quang-ninh-2023": PlanState.PAST,
        "quang-ngai-2027": PlanState.CURRENT,
        "son-ha-2027": PlanState.CURRENT,
    }


def test_each_plan_belongs_to_its_body(demo):
    bodies = {key: plan(key).agency.key for key in (*HISTORY, *NOW)}

    assert bodies["quang-ngai-2023"] == "thanh-uy/522@2024"
    assert bodies["son-ha-2024"] == "ubnd-huyen/529@2024"
    assert bodies["son-ha-2027"] == "ubnd-xa/21289@2025"


def test_the_article_tells_of_the_provinces_plan_and_is_marked(demo):
    made = plan("quang-ninh-2023")

    assert (made.act.number, made.is_secondary) == ("248/KH-UBND", True)
    assert not ActRelation.objects.filter(document=made.document, is_secondary=False).exists()


def test_the_ladder_above_the_plan_of_a_district_is_whole(demo):
    ladder = drawn(told_by="son-duong-2020")

    root = next(target for source, _, target in ladder if source == "70-KL/TW")
    assert "Trung ương 5" in root
    assert ladder >= {
        ("134/NQ-CP", "implements", "70-KL/TW"),
        ("38-CTr/TU", "implements", "70-KL/TW"),
        ("02-CTr/HU", "implements", "38-CTr/TU"),
        ("02-CTr/HU", "implements", "70-KL/TW"),
        ("110/KH-UBND", "implements", "134/NQ-CP"),
        ("110/KH-UBND", "implements", "38-CTr/TU"),
        ("535/KH-UBND", "implements", "02-CTr/HU"),
        ("535/KH-UBND", "implements", "110/KH-UBND"),
    }


def test_the_other_places_rest_on_what_they_say(demo):
    assert drawn(told_by="ba-to-2025") == {
        ("151/KH-UBND", "implements", "3327/UBND-KTN"),
        ("151/KH-UBND", "proposed_by", "1137/SKHĐT-KTN"),
    }
    assert {target for _, _, target in drawn(told_by="son-ha-2024")} == {"993/UBND-KTN"}
    assert ("23-CTr/TU", "implements", "20-NQ/TW") in drawn(told_by="quang-ngai-2023")


def test_the_communes_plan_implements_the_provinces(demo):
    assert ("901/KH-UBND", "implements", "9001/KH-UBND") in drawn(told_by="son-ha-2027")
    assert plan("quang-ngai-2027").act.number == "9001/KH-UBND"


def test_one_act_named_by_several_documents_is_one(demo):
    assert Act.objects.filter(number="20-NQ/TW").count() == 1
    assert Act.objects.filter(number="23/2012/QH13").count() == 1


def test_known_bodies_are_found_behind_their_names(demo):
    parts = TaskBody.objects.filter(task__plan=plan("son-ha-2027"), part="lead", name="Phòng Kinh tế")

    assert {part.agency.key for part in parts} == {"phong-kinh-te/21289@2025"}


def test_duties_keep_their_days(demo):
    days = set(ReportDuty.objects.filter(plan=plan("son-ha-2024")).values_list("due", "due_kind"))

    assert days == {(date(2024, 12, 5), "before"), (date(2024, 12, 10), "before")}


def test_everything_bears_the_mark_of_the_demonstration(demo):
    assert not Document.objects.filter(is_demo=False).exists()
    assert not Plan.objects.filter(is_demo=False).exists()
    assert all(MARK in person.full_name for person in User.objects.all())


def test_people_can_sign_in_and_reach_only_their_place(demo):
    officer = User.objects.get(username="xa.sonha")

    assert officer.check_password(PASSWORD)
    assert [(grant.role, grant.unit.key) for grant in Grant.objects.filter(user=officer)] == [("commune", "21289@2025")]
    assert len(sign_ins()) == 9


def test_the_system_did_it_and_says_so(demo):
    assert set(AuditLink.objects.values_list("actor_name", flat=True)) == {"Hệ thống"}


def test_a_second_load_changes_nothing(demo, monkeypatch):
    before = (Target.objects.count(), User.objects.count(), AuditLink.objects.count())

    assert load_demo(DEMO, at=AT, today=TODAY) is None
    assert (Target.objects.count(), User.objects.count(), AuditLink.objects.count()) == before
