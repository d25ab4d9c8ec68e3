"""What the journal tells of reviews and plans: a plan's history is that of its document."""

from typing import Any

from hoptac.base import journal
from hoptac.base.journal import Home
from hoptac.documents.models import Document
from hoptac.planning.models import Acceptance, Aim, Plan, ReportDuty, Target, Task, TaskBody
from hoptac.planning.review.items import HEADER
from hoptac.planning.review.words import KIND_WORDS

ACTS = {
    "planning.review.edit": "Sửa nội dung đã đọc",
    "planning.review.add": "Thêm nội dung",
    "planning.review.drop": "Bỏ nội dung",
    "planning.review.restore": "Lấy lại nội dung",
    "planning.review.confirm": "Xác nhận nội dung đã đọc",
    "planning.review.accepted": "Nhận văn bản thành kế hoạch",
    "planning.document.taken_back": "Rút văn bản tải nhầm",
    "planning.task.lead_named": "Chỉ định cơ quan chủ trì",
    "planning.demo.loaded": "Nạp dữ liệu trình diễn",
}
FACTS = {
    "name": "Tên",
    "reason": "Lý do",
    "sha256": "Mã đối chiếu của tệp",
    "relations": "Số quan hệ giữa văn bản",
    "item": "Nội dung",
    "documents": "Số văn bản",
}


TABLES = {
    Acceptance: "Lần nhận văn bản thành kế hoạch",
    Aim: "Mục tiêu định tính",
    Plan: "Kế hoạch",
    ReportDuty: "Nhiệm vụ báo cáo",
    Target: "Chỉ tiêu",
    Task: "Nhiệm vụ",
    TaskBody: "Cơ quan trong nhiệm vụ",
}


def tell() -> None:
    """Called once, from ``ready``."""
    journal.register_chapter("planning", "Kế hoạch", ACTS, facts=FACTS, say=_say)
    journal.register_tables(TABLES)
    journal.register_home(Task, _home_of_task)


def _say(action: str, fact: str, value: Any) -> str:
    """Of which kind an item of a review is; the rest of its name is a key."""
    if fact != "item":
        return ""
    kind = str(value).partition(":")[0]
    return "đầu văn bản" if kind == HEADER else KIND_WORDS[kind].one if kind in KIND_WORDS else ""


def _home_of_task(task: Task) -> Home:
    return Home(journal.about(Document, task.plan.document_id), task.plan.unit_id)
