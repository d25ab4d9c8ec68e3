"""A row of each protected table of documents and plans, written through the application."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from conftest import NOW, TODAY
from hoptac.documents.models import Act, Document
from hoptac.documents.services.receive import store_document
from hoptac.planning.models import Acceptance, Task
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import drop_item
from hoptac.planning.services.leads import name_lead
from hoptac.units.models import Agency, Unit
from tests.hoptac.registry.builders import enter
from vanban import read_text

TEXT = """ỦY BAN NHÂN DÂN
XÃ SƠN HÀ
Số: 12/KH-UBND
Sơn Hà, ngày 05 tháng 10 năm 2026
KẾ HOẠCH
Củng cố tổ chức kinh tế tập thể năm 2027
Căn cứ Nghị quyết số 05/NQ-HĐND ngày 03/01/2026 của Hội đồng nhân dân xã;
I. MỤC TIÊU
1. Phấn đấu lập mới 03 HTX; tỷ lệ HTX khá, tốt đạt từ 60% trở lên.
2. Khắc phục tình trạng hợp tác xã ngừng hoạt động kéo dài.
II. NHIỆM VỤ
1. Rà soát điều lệ của các hợp tác xã trên địa bàn.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế chủ trì, phối hợp với Phòng Văn hóa - Xã hội mở 02 lớp học cho cán bộ hợp tác xã.
2. Phòng Kinh tế báo cáo kết quả về Ủy ban nhân dân xã trước ngày 05/12/2027.
"""


def received(person: Any, name: str = "ke-hoach.txt", text: str = TEXT) -> Document:
    """A document of xã Sơn Hà, read and kept as an upload is."""
    owner = Unit.objects.get(key="21289@2025")
    return store_document(name, text.encode(), read_text(text), owner=owner, actor=person, at=NOW)


def accepted(person: Any) -> Acceptance:
    """What was read, accepted: an act, its relations and a plan."""
    return accept_review(received(person), actor=person, at=NOW, today=TODAY)


def corrected(person: Any) -> Any:
    """One item dropped."""
    document = received(person)
    name = review_of(document).items["targets"][0].name
    return drop_item(document, name, seen=0, actor=person, at=NOW)


def led(person: Any) -> Any:
    """A body that a person named as the lead of the task that has none."""
    plan = accepted(person).plan
    assert plan is not None
    task = Task.objects.filter(plan=plan).exclude(bodies__part="lead").first()
    assert task is not None
    agency = Agency.objects.get(key="phong-kinh-te/21289@2025")
    return name_lead(task, agency, seen=task.version, actor=person, at=NOW, today=TODAY)


def _of_plan(rows: str) -> Callable[[Any, Any], Any]:
    return lambda _, person: getattr(accepted(person).plan, rows).first()


# As in tests/hoptac/base/test_audit_check.py: what writes a row, and a field to change behind the application's back.
PLANS: dict[str, tuple[Callable[[Any, Any], Any], dict[str, Any]]] = {
    "documents.StoredFile": (lambda _, person: received(person).file, {"sha256": "0" * 64}),
    "documents.Document": (lambda _, person: received(person), {"title": "Kế hoạch khác"}),
    "documents.Reading": (lambda _, person: received(person).readings.get(), {"text": "khác"}),
    "documents.Correction": (lambda _, person: corrected(person), {"action": "restore"}),
    "documents.Act": (lambda _, person: accepted(person).plan.act, {"number": "13/KH-UBND"}),
    "documents.ActRelation": (
        lambda _, person: accepted(person).document.stated_relations.first(), {"kind": "replaces"},
    ),
    "planning.Acceptance": (lambda _, person: accepted(person), {"items": {}}),
    "planning.Plan": (lambda _, person: accepted(person).plan, {"year_to": 2035}),
    "planning.Target": (_of_plan("targets"), {"value": 300}),
    "planning.Aim": (_of_plan("aims"), {"text": "không còn gì"}),
    "planning.Task": (_of_plan("tasks"), {"timeframe": "năm 2035"}),
    "planning.TaskBody": (lambda _, person: led(person), {"name": "Phòng khác"}),
    "planning.ReportDuty": (_of_plan("duties"), {"due_kind": "on"}),
}  # fmt: skip


def _own_act_and_document(plan: Any) -> dict[str, Any]:
    other = received(plan.document.received_by, "khac.txt", TEXT.replace("12/KH", "13/KH"))
    return {"act": Act.objects.exclude(pk=plan.act_id).get(), "document": other}


# What a copy of the row must have otherwise, where there can be only one of a kind.
APART: dict[str, Callable[[Any], dict[str, Any]]] = {
    "documents.StoredFile": lambda _: {"sha256": "1" * 64},
    "documents.Document": lambda one: {"owner_id": one.owner.parent_id},
    "documents.Act": lambda _: {"identity": "khác"},
    "documents.ActRelation": lambda _: {"kind": "replaces"},
    "planning.Plan": _own_act_and_document,
    "units.SuccessionTaker": lambda one: {"new": Agency.objects.get(key="ubnd-xa/21484@2025")},
    "registry.ToldApart": lambda one: {"first": one.second, "second": enter("HTX thứ ba")},
    **dict.fromkeys(
        ("planning.Target", "planning.Aim", "planning.Task", "planning.ReportDuty"), lambda _: {"item": "khác"}
    ),
}


def forge(row: Model) -> Model:
    """A copy of the row that no service wrote."""
    for field, value in APART.get(row._meta.label, lambda _: {})(row).items():
        setattr(row, field, value)
    row.pk, row._state.adding = None, True
    row.save(force_insert=True)
    return row
