"""What the journal tells of procedures."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from hoptac.accounts.models import User
from hoptac.base import journal
from hoptac.base.journal import Home, Thing
from hoptac.cases.access import procedures_for
from hoptac.cases.models import Outreach, Procedure
from hoptac.cases.rules import kinds

ACTS = {
    "cases.procedure.started": "Mở thủ tục",
    "cases.procedure.step_done": "Đánh dấu xong một bước",
    "cases.procedure.step_skipped": "Ghi một bước không làm",
    "cases.procedure.step_taken_back": "Bỏ đánh dấu một bước",
    "cases.procedure.paper_added": "Ghi giấy tờ",
    "cases.procedure.newcomer_named": "Ghi tổ chức mới",
    "cases.procedure.closed": "Ghi kết quả thủ tục",
    "cases.procedure.reopened": "Mở lại thủ tục",
    "cases.procedure.withdrawn": "Rút thủ tục",
    "cases.clocks.recounted": "Tính lại hạn của các thủ tục",
    "cases.contact.noted": "Ghi lần liên hệ với tổ chức",
    "cases.aim.measured": "Đếm cho một mục tiêu của kế hoạch",
}
FACTS = {
    "step": "Bước",
    "paper": "Giấy tờ",
    "name": "Tên",
    "reason": "Lý do",
    "outcome": "Kết quả",
    "kind": "Loại",
}


def tell() -> None:
    """Called once, from ``ready``."""
    journal.register_chapter("cases", "Thủ tục", ACTS, facts=FACTS, say=_say)
    journal.register_home(Procedure, lambda one: Home(journal.about(one), one.unit_id))
    journal.register_home(Outreach, lambda one: journal.home_of(one.organization))
    journal.register_thing(Thing(Procedure._meta.label, "Thủ tục", _names, _url, _reads))


def _say(action: str, fact: str, value: Any) -> str:
    """What a code of the rules is called; steps and results only where all rules call them the same."""
    if fact == "kind" and action == "cases.procedure.started":
        return kinds()[value].title if value in kinds() else ""
    if fact == "kind":
        return dict(Outreach.Kind.choices).get(value, "")
    editions = [edition for kind in kinds().values() for edition in kind.editions]
    if fact == "step":
        called = {one.name for edition in editions for one in edition.steps if one.code == value}
    elif fact == "outcome":
        called = {one.name for edition in editions for one in edition.outcomes if one.code == value}
    else:
        return ""
    return called.pop() if len(called) == 1 else ""


def _names(keys: Collection[int]) -> Mapping[int, str]:
    return {one.pk: f"{one}: {one.names}" for one in Procedure.objects.filter(pk__in=keys)}


def _url(key: int) -> str:
    return reverse("cases:procedure", args=(key,))


def _reads(user: User, key: int, today: date) -> bool:
    return procedures_for(user, today=today).filter(pk=key).exists()
