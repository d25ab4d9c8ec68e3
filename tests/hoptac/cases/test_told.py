"""What the journal says of procedures: kinds, steps and results by the names that the rules give them."""

import pytest

from hoptac.base.journal import chapter_of
from hoptac.cases.rules import kind_of, kinds

SAY = chapter_of("cases.procedure.started").say


def test_a_kind_of_procedure_is_told_by_its_name() -> None:
    assert SAY("cases.procedure.started", "kind", "establish") == kind_of("establish").title
    assert SAY("cases.procedure.started", "kind", "no_such") == ""
    assert SAY("cases.contact.noted", "kind", "visit") == "Đến làm việc"


@pytest.mark.parametrize("fact", ["step", "outcome"])
def test_a_step_or_result_is_told_by_its_name_where_the_rules_agree_on_it(fact: str) -> None:
    named: dict[str, set[str]] = {}
    for kind in kinds().values():
        for edition in kind.editions:
            for one in edition.steps if fact == "step" else edition.outcomes:
                named.setdefault(one.code, set()).add(one.name)
    action = "cases.procedure.step_done"

    assert any(len(names) == 1 for names in named.values())
    for code, names in named.items():
        assert SAY(action, fact, code) == (next(iter(names)) if len(names) == 1 else "")
    assert SAY(action, fact, "no_such") == ""
