"""The rows of a plan when its document is accepted again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.documents.models import Document
from hoptac.planning.models import Plan, TaskBody
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import drop_item, edit_item, restore_item
from hoptac.planning.services.leads import name_lead
from readings import make_document, result, row, target, task

pytestmark = pytest.mark.django_db
KINDS = ("targets", "aims", "tasks", "duties")


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    """Two items of each kind, of a body of today: its leads can be named."""
    read = result(
        issuer="Ủy ban nhân dân xã Sơn Hà",
        date="2026-10-01",
        targets=[target("lập mới 03 HTX"), target("23 HTX", value=23)],
        goals=[row("Xóa tên các HTX đã nghỉ lâu", section="II"), row("mở 02 lớp học", section="II")],
        tasks=[task("Xóa tên các HTX đã nghỉ lâu"), task("mở 02 lớp học", lead=["Phòng Kinh tế"])],
        obligations=[
            row("gửi báo cáo về UBND huyện", who="Phòng Kinh tế", due="2026-12-05", due_kind="by"),
            row("Đề nghị tỉnh cấp thêm vốn", who="Phòng Kinh tế", due=None),
        ],
    )
    return make_document(unit("21289@2025"), read=read)


@pytest.fixture
def plan(document: Document, commune: Any) -> Plan:
    return accepted(document, commune)


def accepted(document: Document, actor: Any) -> Plan:
    plan = accept_review(document, actor=actor, at=NOW, today=TODAY).plan
    assert plan is not None
    return plan


def keys(plan: Plan) -> dict[str, dict[str, int]]:
    """The key of each row by its item."""
    return {kind: dict(getattr(plan, kind).values_list("item", "pk")) for kind in KINDS}


def name_of(document: Document, kind: str, place: int) -> str:
    return review_of(document).items[kind][place].name


def test_rows_of_items_that_stayed_keep_their_keys(plan: Plan, document: Document, commune: Any) -> None:
    before = keys(plan)
    edit_item(document, name_of(document, "tasks", 0), {"timeframe": "quý I"}, seen=0, actor=commune, at=NOW)

    after = keys(accepted(document, commune))

    assert [len(rows) for rows in before.values()] == [2, 2, 2, 2]
    assert after == before


def test_a_row_says_what_the_item_says_now(plan: Plan, document: Document, commune: Any) -> None:
    name = name_of(document, "obligations", 0)
    edit_item(document, name, {"due": "2026-12-10", "due_kind": "before"}, seen=0, actor=commune, at=NOW)

    accepted(document, commune)

    duty = plan.duties.get(item=name)
    assert (duty.due, duty.due_kind) == (date(2026, 12, 10), "before")


@pytest.mark.parametrize(("kind", "rows"), [("targets", "targets"), ("goals", "aims"), ("obligations", "duties")])
def test_the_row_of_a_dropped_item_goes_and_no_other(
    kind: str, rows: str, plan: Plan, document: Document, commune: Any
) -> None:
    gone, stayed = name_of(document, kind, 0), name_of(document, kind, 1)
    before = keys(plan)[rows]
    drop_item(document, gone, seen=0, actor=commune, at=NOW)

    accepted(document, commune)

    assert keys(plan)[rows] == {stayed: before[stayed]}


def test_an_item_taken_back_gets_its_row_again(plan: Plan, document: Document, commune: Any) -> None:
    name = name_of(document, "goals", 0)
    dropped = drop_item(document, name, seen=0, actor=commune, at=NOW)
    accepted(document, commune)
    restore_item(document, name, seen=dropped.pk, actor=commune, at=NOW)

    accepted(document, commune)

    assert plan.aims.filter(item=name).exists()


def test_the_order_of_the_rows_is_that_of_the_text(plan: Plan) -> None:
    places = [target.start for target in plan.targets.all()]

    assert places == sorted(places)
    assert [target.ordinal for target in plan.targets.all()] == [0, 1]


def test_a_lead_that_a_person_named_and_the_version_stay(plan: Plan, document: Document, commune: Any) -> None:
    waiting = plan.tasks.get(item=name_of(document, "tasks", 0))
    agency = plan.tasks.get(item=name_of(document, "tasks", 1)).bodies.get().agency
    assert agency is not None
    name_lead(waiting, agency, seen=waiting.version, actor=commune, at=NOW, today=TODAY)

    accepted(document, commune)

    waiting.refresh_from_db()
    assert (waiting.bodies.get().named_by, waiting.version) == (commune, 2)
    assert TaskBody.objects.filter(task__plan=plan).count() == 2
