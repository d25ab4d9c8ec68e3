"""What the journal says of procedures: kinds, steps and results by the names that the rules give them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import NOW
from hoptac.accounts.journal import JournalChoice, page_of
from hoptac.accounts.journal_entries import Fact, Sight, entry_of
from hoptac.base.audit import record
from hoptac.base.journal import chapter_of
from hoptac.cases.rules import kind_of
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SAY = chapter_of("cases.procedure.started").say


def test_a_kind_of_procedure_is_told_by_its_name() -> None:
    assert SAY("cases.procedure.started", "kind", "establish") == kind_of("establish").title
    assert SAY("cases.procedure.started", "kind", "no_such") == ""
    assert SAY("cases.contact.noted", "kind", "visit") == "Đến làm việc"


def test_steps_and_results_are_told_by_the_names_of_the_very_procedure_s_rules(commune: Any) -> None:
    suspending, dissolving = (
        opened("suspend", enter("HTX Một"), actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2027, 5, 31)),
        opened("dissolve_voluntary", enter("HTX Hai"), actor=commune),
    )

    told = []
    for held, more in ((suspending, {"outcome": "refused"}), (dissolving, {})):
        link = record(commune, "cases.procedure.step_done", held, at=NOW, step="filed", **more)
        told.append(entry_of(link).facts)

    assert told == [
        (Fact("Bước", "Gửi thông báo tạm ngừng"), Fact("Kết quả", "Không ghi nhận thông báo")),
        (Fact("Bước", "Gửi nghị quyết giải thể"),),
    ]


def test_a_code_that_the_rules_do_not_know_stays_what_it_is(commune: Any) -> None:
    held = opened("dissolve_voluntary", enter(), actor=commune)
    link = record(commune, "cases.procedure.step_done", held, at=NOW, step="no_such")

    assert entry_of(link).facts == (Fact("Bước", "no_such"),)


def test_many_procedures_are_named_with_one_question(commune: Any) -> None:
    counts = []
    for number in range(3):
        held = opened("dissolve_voluntary", enter(f"HTX {number}"), actor=commune)
        record(commune, "cases.procedure.step_done", held, at=NOW, step="filed")
        with CaptureQueriesContext(connection) as asked:
            page_of(JournalChoice(what="cases.procedure.step_done"), Sight(everything=True, personal=True))
        counts.append(len(asked))

    assert counts[0] == counts[2]
