"""What the journal tells of procedures."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from hoptac.accounts.models import User
from hoptac.base import journal
from hoptac.base.journal import Home, Noted, Thing
from hoptac.cases.access import procedures_for
from hoptac.cases.models import Newcomer, Outreach, PaperIn, Party, Procedure, StepDone
from hoptac.cases.rules import kinds
from hoptac.cases.timing import edition_of
from rulebook.procedures import Edition

ACTS = {
    "cases.procedure.started": "Mở thủ tục",
    "cases.procedure.step_done": "Đánh dấu xong một bước",
    "cases.procedure.step_skipped": "Ghi một bước không làm",
    "cases.procedure.step_taken_back": "Bỏ đánh dấu một bước",
    "cases.procedure.paper_added": "Ghi giấy tờ",
    "cases.procedure.newcomer_named": "Ghi tổ chức mới",
    "cases.procedure.closed": "Ghi kết quả thủ tục",
    "cases.procedure.entered": "Ghi vào sổ tổ chức mới của thủ tục",
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


TABLES = {
    Newcomer: "Tổ chức mới của thủ tục",
    Outreach: "Lần liên hệ với tổ chức",
    PaperIn: "Giấy tờ của thủ tục",
    Party: "Tổ chức trong thủ tục",
    Procedure: "Thủ tục",
    StepDone: "Bước của thủ tục",
}


def tell() -> None:
    """Called once, from ``ready``."""
    names = {"step": _steps_called, "outcome": _outcomes_called}
    journal.register_chapter("cases", "Thủ tục", ACTS, facts=FACTS, say=_say, names=names)
    journal.register_tables(TABLES)
    journal.register_home(Procedure, lambda one: Home(journal.about(one), one.unit_id))
    journal.register_home(Outreach, lambda one: journal.home_of(one.organization))
    journal.register_thing(Thing(Procedure._meta.label, "Thủ tục", _names, _url, _reads))


def _say(action: str, fact: str, value: Any) -> str:
    """What a code of the rules is called."""
    if fact == "kind" and action == "cases.procedure.started":
        return kinds()[value].title if value in kinds() else ""
    if fact == "kind":
        return dict(Outreach.Kind.choices).get(value, "")
    return ""


def _steps_called(noted: Collection[Noted]) -> Mapping[Noted, str]:
    return _called(noted, lambda edition: {one.code: one.name for one in edition.steps})


def _outcomes_called(noted: Collection[Noted]) -> Mapping[Noted, str]:
    return _called(noted, lambda edition: {one.code: one.name for one in edition.outcomes})


def _called(noted: Collection[Noted], names: Callable[[Edition], Mapping[str, str]]) -> Mapping[Noted, str]:
    """What the rules under which each procedure came call its steps or results: kinds share codes, not names."""
    keys = [found[1] for about, _ in noted if (found := journal.thing_of(about))]
    rows = Procedure.objects.filter(pk__in=keys, kind__in=kinds())
    called = {journal.about(one): names(edition_of(one)) for one in rows}
    return {(about, code): called[about][code] for about, code in noted if code in called.get(about, ())}


def _names(keys: Collection[int]) -> Mapping[int, str]:
    return {one.pk: f"{one}: {one.names}" for one in Procedure.objects.filter(pk__in=keys)}


def _url(key: int) -> str:
    return reverse("cases:procedure", args=(key,))


def _reads(user: User, key: int, today: date) -> bool:
    return procedures_for(user, today=today).filter(pk=key).exists()
