"""What the chain tells people: every act has words, every link knows what it is about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hoptac
from conftest import NOW, TODAY
from hoptac.accounts.journal_entries import entry_of
from hoptac.base.audit import System, record
from hoptac.base.journal import chapter_of, chapters, names_of, row_called, table_called, thing_of, words_of
from hoptac.base.models import AuditLink
from hoptac.base.protection import protected_tables
from hoptac.registry.codes import name_of
from tests.hoptac.planning.protected_rows import led
from tests.hoptac.registry.builders import enter

SOURCES = Path(hoptac.__path__[0])


def actions() -> Iterator[ast.expr]:
    """What the sources hand to the chain as the action, wherever they write it out."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("audit.record", "record")
                and len(node.args) > 2
            ):
                yield node.args[1]


def recorded() -> set[str]:
    """Every action that is recorded by a name of its own."""
    return {str(one.value) for one in actions() if isinstance(one, ast.Constant)}


def patterns() -> list[str]:
    """Actions that are put together from parts, with a wildcard for what comes in."""
    return [
        "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in one.values)
        for one in actions()
        if isinstance(one, ast.JoinedStr)
    ]


def test_every_act_that_is_recorded_has_words() -> None:
    assert {action for action in recorded() if words_of(action) == action} == set()
    assert len(recorded()) > 40


def test_every_kind_of_act_that_is_put_together_has_words() -> None:
    known = {action for chapter in chapters() for action in chapter.acts}

    assert len(patterns()) > 4
    assert [one for one in patterns() if not any(re.fullmatch(one, action) for action in known)] == []


@pytest.mark.django_db
def test_what_is_stated_is_told_in_the_history_of_the_organization_and_its_place(unit: Any) -> None:
    organization = enter("HTX Sơn Hà")

    links = AuditLink.objects.filter(about=f"registry.Organization:{organization.pk}")

    assert {link.action for link in links} >= {"registry.organization.entered", "registry.seat.stated"}
    assert links.get(action="registry.organization.entered").place_id == unit("21289@2025").pk
    assert names_of(link.about for link in links) == {links[0].about: "HTX Sơn Hà"}


@pytest.mark.django_db
def test_what_is_done_with_a_task_is_told_in_the_history_of_its_document(commune: Any) -> None:
    document = led(commune).task.plan.document

    told = AuditLink.objects.filter(about=f"documents.Document:{document.pk}").values_list("action", flat=True)

    assert set(told) == {"documents.document.received", "planning.review.accepted", "planning.task.lead_named"}


@pytest.mark.django_db
def test_a_link_is_found_by_its_person_and_its_facts_without_marks(commune: Any) -> None:
    link = record(commune, "test.one", "x", at=NOW, name="Đặng Thùy", more={"in": ["Nghỉ việc", TODAY, 7]})

    assert link.words == "can bo xa son ha (commune) dang thuy nghi viec 2026-11-23"
    assert len(record(System(), "test.two", "x", at=NOW, name="a" * 5000).words) <= 1000


def test_a_name_that_is_none_is_no_thing() -> None:
    for name in ("", "registry.Organization", "registry.Organization:x", "x.Y:1", f"registry.Organization:{'9' * 30}"):
        assert thing_of(name) is None


def test_a_code_is_told_in_the_words_of_its_list() -> None:
    say = chapter_of("registry.governance.stated").say

    assert say("registry.governance.stated", "charter_state", "not_needed") == name_of("charter_state", "not_needed")
    assert say("registry.governance.stated", "charter_state", "unknown") == ""
    assert say("registry.batch.stored", "name", "a.xlsx") == ""
    assert say("registry.size.stated", "members", 7) == "7"


def test_no_two_acts_of_an_app_are_called_the_same() -> None:
    """Who filters by an act must know which one he chooses."""
    for chapter in chapters():
        assert sorted(set(chapter.acts.values())) == sorted(chapter.acts.values()), chapter.prefix


def test_every_protected_table_has_a_name_for_people() -> None:
    labels = protected_tables()

    assert [label for label in labels if table_called(label) == label] == []
    assert len({table_called(label) for label in labels}) == len(labels)


@pytest.mark.django_db
def test_rows_that_were_taken_over_are_counted_by_what_people_call_their_tables(administrator: Any) -> None:
    tables = {"accounts.Grant": 1200, "registry.Membership": 1, "old.Table": 2}
    link = record(administrator, "base.audit.rows_adopted", "base.AuditLink", at=NOW, tables=tables)

    [fact] = entry_of(link).facts

    assert fact.words == "Vai trò: 1.200; HTX thành viên của liên hiệp: 1; old.Table: 2"


def test_a_row_is_called_by_its_table_and_its_number() -> None:
    assert row_called("registry.Size:5") == "Thành viên, lao động, vốn, dòng 5"
    assert row_called("AuditTail") == "AuditTail"
