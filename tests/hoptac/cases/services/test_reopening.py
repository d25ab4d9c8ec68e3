"""A procedure is opened again where its result does not stand, and what it changed is asked back by two persons."""

from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.cases.errors import NothingToReopenError, UndecidedStatusError
from hoptac.cases.models import Procedure
from hoptac.cases.services.reopening import may_reopen, reopen_procedure, takes_back, was_refused
from hoptac.cases.services.working import add_newcomer
from hoptac.registry.models import LegalStatus, Organization, Proposal
from hoptac.registry.services.proposals import approve, refuse
from hoptac.registry.services.statements import correct
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, closed, done, left_out, legal_status, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SPAN: dict[str, Any] = {"starts_on": TODAY, "ends_on": date(2027, 5, 31)}


def reopened(procedure: Procedure, actor: Any, reason: str = "Ghi nhầm tổ chức") -> Procedure:
    return reopen_procedure(procedure, reason=reason, actor=actor, at=NOW, today=TODAY).procedure


def corrected(organization: Organization, status: str, *, since: date, asked_by: Any, second: Any) -> None:
    """Two persons put the status that stands right."""
    row = LegalStatus.objects.filter(organization=organization).standing().get(valid_from=TODAY)
    said: dict[str, Any] = {"since": since, "source": "Sổ giấy", "actor": second, "second": asked_by}
    correct(row, {"status": status}, at=NOW + timedelta(hours=1), today=TODAY, **said)


def merged(actor: Any) -> tuple[Procedure, Organization, Organization]:
    kept, gone = enter("HTX Một"), enter("HTX Hai")
    made = opened("merge", kept, gone, actor=actor, receiver=kept)
    done(made, "resolved", "decided", actor=actor)
    left_out(made, "announced", actor=actor)
    return closed(made, "merged", actor=actor), kept, gone


def consolidated(actor: Any) -> tuple[Procedure, Organization, Organization]:
    """Two that became a third, with what that asks of a second person."""
    one, two = enter("HTX Một"), enter("HTX Hai")
    made = opened("consolidate", one, two, actor=actor)
    unit = Unit.objects.get(key="21289@2025")
    add_newcomer(made, name="HTX Ba", kind="cooperative", unit=unit, actor=actor, at=NOW, today=TODAY)
    done(made, "resolved", "decided", actor=actor)
    left_out(made, "announced", actor=actor)
    return closed(made, "consolidated", actor=actor), one, two


def test_where_the_second_person_refuses_the_procedure_is_opened_again(commune: Any, province: Any) -> None:
    made = opened("suspend", first := enter(), actor=commune, **SPAN)
    done(made, "noted", actor=commune)
    made = closed(made, "suspended", actor=commune)
    assert not may_reopen(made)
    with pytest.raises(NothingToReopenError):
        reopened(made, commune)
    refuse(Proposal.objects.get(), answer="Thiếu nghị quyết", actor=province, at=NOW)
    assert was_refused(made)

    made = reopened(made, commune)

    assert (made.state, made.result) == (Procedure.State.OPEN, "")
    closed(made, "suspended", actor=commune)
    agreed(province)
    assert legal_status(first) == "suspended"


def test_a_merger_written_by_mistake_is_taken_back_by_two_persons(commune: Any, province: Any) -> None:
    made, _, gone = merged(commune)
    agreed(province)
    assert may_reopen(made)
    assert not was_refused(made)

    made = reopened(made, commune)

    assert (made.state, legal_status(gone)) == (Procedure.State.OPEN, "dissolved")
    assert Proposal.objects.get(state=Proposal.State.OPEN).reason.endswith("Ghi nhầm tổ chức")
    agreed(province)
    assert legal_status(gone) == "active"
    assert LegalStatus.objects.as_of(TODAY).get(organization=gone).corrects is not None
    assert list(check_audit()) == []


def test_a_merger_that_was_taken_back_can_be_written_again(commune: Any, province: Any) -> None:
    made, _, gone = merged(commune)
    agreed(province)
    made = reopened(made, commune)
    agreed(province)

    closed(made, "merged", actor=commune)

    agreed(province)
    assert legal_status(gone) == "dissolved"


def test_nothing_is_written_again_while_the_taking_back_waits(commune: Any, province: Any) -> None:
    made, _, gone = merged(commune)
    agreed(province)
    made = reopened(made, commune)

    with pytest.raises(UndecidedStatusError, match="HTX Hai còn một đề nghị"):
        closed(made, "merged", actor=commune)

    made.refresh_from_db()
    assert (made.state, legal_status(gone)) == (Procedure.State.OPEN, "dissolved")


def test_a_newcomer_that_is_asked_out_of_the_book_is_not_taken_for_one_in_it(commune: Any, province: Any) -> None:
    made, *_ = consolidated(commune)
    agreed(province)
    made = reopened(made, commune)
    for waiting in Proposal.objects.filter(state=Proposal.State.OPEN).exclude(act=Proposal.Act.REMOVE):
        approve(waiting, actor=province, at=NOW, today=TODAY)

    with pytest.raises(UndecidedStatusError, match="HTX Ba còn một đề nghị"):
        closed(made, "consolidated", actor=commune)


def test_who_does_not_agree_to_the_taking_back_leaves_it_as_it_is(commune: Any, province: Any) -> None:
    made, _, gone = merged(commune)
    agreed(province)
    reopened(made, commune)

    refuse(Proposal.objects.get(state=Proposal.State.OPEN), answer="Đúng là đã sáp nhập", actor=province, at=NOW)

    assert legal_status(gone) == "dissolved"


def test_the_status_comes_back_to_what_it_was_on_the_way(commune: Any, province: Any) -> None:
    kept, gone = enter("HTX Một"), enter("HTX Hai")
    made = opened("merge", kept, gone, actor=commune, receiver=kept)
    done(made, "resolved", "announced", "decided", actor=commune)
    agreed(province)
    made = closed(made, "merged", actor=commune)
    agreed(province)

    reopened(made, commune)

    agreed(province)
    assert legal_status(gone) == "dissolving"


def test_what_entered_the_book_leaves_it_and_comes_anew_with_the_next_result(commune: Any, province: Any) -> None:
    made, one, two = consolidated(commune)
    agreed(province)
    third = made.newcomers.get().organization

    made = reopened(made, commune)

    assert agreed(province) == 3
    assert third is not None
    third.refresh_from_db()
    assert third.removed_at is not None
    assert [legal_status(each) for each in (one, two)] == ["active", "active"]
    closed(made, "consolidated", actor=commune)
    agreed(province)
    again = made.newcomers.get().organization
    assert again is not None
    assert (again.pk != third.pk, legal_status(again), legal_status(one)) == (True, "active", "dissolved")


def test_a_row_that_was_dated_anew_since_is_still_asked_back(commune: Any, province: Any) -> None:
    made, _, gone = merged(commune)
    agreed(province)
    corrected(gone, "dissolved", since=date(2026, 11, 20), asked_by=commune, second=province)

    assert takes_back(made)
    again = reopen_procedure(made, reason="Ghi nhầm tổ chức", actor=commune, at=NOW, today=TODAY)

    assert [one.facts["since"] for one in again.asked] == ["2026-11-20"]
    agreed(province)
    assert legal_status(gone) == "active"


def test_where_the_status_was_put_right_since_nothing_is_asked_back(commune: Any, province: Any) -> None:
    made, _, gone = merged(commune)
    agreed(province)
    corrected(gone, "active", since=TODAY, asked_by=commune, second=province)

    assert (may_reopen(made), takes_back(made)) == (True, False)
    again = reopen_procedure(made, reason="Ghi nhầm tổ chức", actor=commune, at=NOW, today=TODAY)

    assert (again.procedure.state, again.asked) == (Procedure.State.OPEN, ())
    assert not Proposal.objects.filter(state=Proposal.State.OPEN).exists()
    assert list(made.parties.filter(proposal__isnull=False)) == []
