"""What is done in an open procedure: steps and their days, papers, taking the file back."""

from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.errors import StaleWriteError
from hoptac.cases.clocks import ClockState
from hoptac.cases.errors import (
    BeforeFoundingError,
    EndedProcedureError,
    FutureDayError,
    StepDoneError,
    StepNotOwedError,
    StepsCrossedError,
    StepTooEarlyError,
    StepUnanchoredError,
    UndecidedStatusError,
    WrongPartiesError,
)
from hoptac.cases.models import Party, Procedure, StepDone
from hoptac.cases.services.working import add_newcomer, add_paper, mark_step, take_back_step, withdraw_procedure
from hoptac.cases.timing import standing_of
from hoptac.registry.models import Proposal
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, done, left_out, legal_status, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SPAN: dict[str, Any] = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}


def test_a_step_that_is_done_leaves_the_next_one_due(commune: Any) -> None:
    made = opened("dissolve_compulsory", enter(), actor=commune)
    assert made.next_step == "announced"

    done(made, "announced", actor=commune)

    made.refresh_from_db()
    assert (made.next_step, made.next_due_on) == ("resolved", date(2026, 12, 3))


def test_the_announcement_of_a_dissolution_asks_the_second_person_for_the_status(commune: Any, province: Any) -> None:
    first = enter()
    made = opened("dissolve_compulsory", first, actor=commune)

    done(made, "announced", actor=commune)

    asked = Proposal.objects.get()
    assert (asked.facts["status"], asked.facts["since"]) == ("dissolving", "2026-11-23")
    assert Party.objects.get().proposal == asked
    assert legal_status(first) == "active"
    agreed(province)
    assert legal_status(first) == "dissolving"


def test_a_status_is_not_asked_for_beside_an_open_question(commune: Any) -> None:
    first = enter()
    made = opened("dissolve_compulsory", first, actor=commune)
    Proposal.objects.create(
        organization=first,
        act="legal_status",
        facts={"status": "suspended"},
        reason="Khác",
        asked_by=commune,
        asked_at=NOW,
    )

    with pytest.raises(UndecidedStatusError):
        done(made, "announced", actor=commune)

    assert not StepDone.objects.filter(step="announced").exists()


def test_a_step_is_not_done_before_the_one_that_it_follows(commune: Any) -> None:
    earlier = date(2026, 11, 20)
    made = opened("dissolve_voluntary", enter(), actor=commune, received_on=earlier)
    done(made, "resolved", actor=commune, on=earlier)
    done(made, "debts_paid", actor=commune)

    with pytest.raises(
        StepsCrossedError, match=r"“Nộp hồ sơ giải thể” ngày 22/11/2026 .* “Trả hết các khoản nợ” ngày 23"
    ):
        done(made, "dossier", actor=commune, on=TODAY - timedelta(days=1))


def test_what_the_file_rests_on_did_not_come_after_it(commune: Any) -> None:
    earlier = date(2026, 11, 20)
    made = opened("dissolve_voluntary", enter(), actor=commune, received_on=earlier)

    with pytest.raises(StepsCrossedError, match="“Gửi nghị quyết giải thể” ngày 20/11/2026"):
        done(made, "resolved", actor=commune)
    resting = opened("suspend", enter("HTX Hai"), actor=commune, received_on=earlier, **SPAN)
    with pytest.raises(StepsCrossedError, match="“Gửi thông báo tạm ngừng” ngày 20/11/2026"):
        done(resting, "noted", actor=commune, on=earlier - timedelta(days=1))


@pytest.mark.parametrize("step", ["tax_asked", "debts_paid", "dossier"])
def test_what_follows_the_file_was_not_done_before_it_though_no_clock_binds_them(step: str, commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune, received_on=date(2026, 11, 20))

    with pytest.raises(StepsCrossedError, match="không khớp với “Gửi nghị quyết giải thể” ngày 20/11/2026"):
        done(made, step, actor=commune, on=date(2026, 11, 19))

    done(made, step, actor=commune, on=date(2026, 11, 20))


def test_all_parties_agreed_before_the_file_of_a_merger_came(commune: Any) -> None:
    first = enter()
    parties = {"receiver": first, "received_on": date(2026, 11, 20)}
    made = opened("merge", first, enter("HTX Hai"), actor=commune, **parties)

    with pytest.raises(StepsCrossedError, match="“Nhận hồ sơ” ngày 20/11/2026"):
        done(made, "resolved", actor=commune, on=date(2026, 11, 21))


def test_nothing_was_done_by_an_organization_before_its_founding(commune: Any) -> None:
    founded = date(2024, 5, 6)
    made = opened("dissolve_voluntary", enter(founded_on=founded), actor=commune)

    with pytest.raises(BeforeFoundingError, match=r"Ngày 05/05/2024 trước ngày thành lập của HTX .*, 06/05/2024"):
        done(made, "resolved", actor=commune, on=founded - timedelta(days=1))

    done(made, "resolved", actor=commune, on=founded)


def test_a_time_of_waiting_that_has_not_begun_is_not_over(commune: Any) -> None:
    made, late = opened("dissolve_compulsory", enter(), actor=commune), date(2028, 1, 3)

    with pytest.raises(StepUnanchoredError, match="chưa tới mốc"):
        done(made, "silence", actor=commune, on=late, today=late)


def test_a_step_keeps_its_paper_and_hands_it_to_the_second_person(commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)

    mark_step(made, "announced", done_on=TODAY, paper="15/TB ngày 23/11/2026", actor=commune, at=NOW, today=TODAY)

    assert StepDone.objects.get(step="announced").paper == "15/TB ngày 23/11/2026"
    facts = Proposal.objects.get().facts
    assert (facts["paper"], facts["procedure"]) == ("15/TB ngày 23/11/2026", made.pk)


def test_a_step_is_left_out_with_a_reason_and_nothing_runs_from_it(commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    left_out(made, "debts_paid", actor=commune)

    by_code = {one.step.code: one for one in standing_of(made, today=TODAY)}

    assert (by_code["debts_paid"].state, by_code["debts_paid"].skipped_because) == (
        ClockState.SKIPPED, "Làm ở thủ tục khác",
    )  # fmt: skip
    assert by_code["dossier"].due.day is None
    with pytest.raises(StepDoneError, match="Làm ở thủ tục khác"):
        done(made, "debts_paid", actor=commune)


def test_the_coming_of_the_file_is_not_left_out(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)

    with pytest.raises(StepDoneError):
        left_out(made, "filed", actor=commune)


def test_a_step_that_nobody_owes_is_not_left_out(commune: Any) -> None:
    made = opened("dissolve_compulsory", enter(), actor=commune)

    with pytest.raises(StepNotOwedError, match="Hết 06 tháng"):
        left_out(made, "silence", actor=commune)

    assert not StepDone.objects.filter(step="silence").exists()


def test_a_time_of_waiting_that_runs_is_not_left_out(commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)

    with pytest.raises(StepTooEarlyError, match="23/05/2027"):
        left_out(made, "silence", actor=commune)

    assert not StepDone.objects.filter(step="silence").exists()


def test_the_time_of_silence_has_to_pass(commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    late = date(2027, 5, 23)

    with pytest.raises(StepTooEarlyError, match="23/05/2027"):
        done(made, "silence", actor=commune, on=late - timedelta(days=1), today=late)

    done(made, "silence", actor=commune, on=late, today=late)
    assert StepDone.objects.filter(step="silence", done_on=late).exists()


def test_a_step_is_done_once_never_in_the_future_and_can_be_taken_back(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    with pytest.raises(FutureDayError):
        done(made, "noted", actor=commune, on=TODAY + timedelta(days=1))
    done(made, "noted", actor=commune)
    with pytest.raises(StepDoneError, match="đã ghi làm ngày 23/11/2026"):
        done(made, "noted", actor=commune)

    take_back_step(made, "noted", actor=commune, at=NOW, today=TODAY)

    made.refresh_from_db()
    assert made.next_step == "noted"
    assert StepDone.objects.get(step="noted").taken_back_by == commune
    done(made, "noted", actor=commune)
    assert StepDone.objects.filter(step="noted").count() == 2


def test_the_coming_of_the_file_is_not_taken_back(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)

    with pytest.raises(StepDoneError, match="ngày nhận hồ sơ"):
        take_back_step(made, "filed", actor=commune, at=NOW, today=TODAY)


def test_of_two_who_work_at_once_the_second_is_told(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    seen = made.version
    done(made, "noted", actor=commune)

    with pytest.raises(StaleWriteError) as refused:
        take_back_step(made, "noted", actor=commune, at=NOW, today=TODAY, seen=seen)
    assert commune.audit_name in refused.value.message


def test_a_paper_goes_by_the_name_that_the_rules_give_it(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    said: dict[str, Any] = {"number": "01/TB", "handed_in_on": TODAY, "actor": commune, "at": NOW, "today": TODAY}

    known = add_paper(made, code="notice", name="gì đó", **said)
    other = add_paper(made, code="", name="Giấy ủy quyền", **said)

    assert (known.code, known.name) == ("notice", "Thông báo tạm ngừng kinh doanh")
    assert (other.code, other.name) == ("", "Giấy ủy quyền")


def test_no_paper_came_before_the_founding(commune: Any) -> None:
    made = opened("suspend", enter(founded_on=date(2024, 5, 6)), actor=commune, **SPAN)

    with pytest.raises(BeforeFoundingError, match="Ngày 05/05/2024"):
        add_paper(
            made,
            code="notice",
            name="",
            number="01/TB",
            handed_in_on=date(2024, 5, 5),
            actor=commune,
            at=NOW,
            today=TODAY,
        )


def test_nothing_is_done_in_a_file_that_was_taken_back(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    withdraw_procedure(made, reason="Không tạm ngừng nữa", actor=commune, at=NOW, today=TODAY)

    with pytest.raises(EndedProcedureError, match="đã rút"):
        mark_step(made, "noted", done_on=TODAY, actor=commune, at=NOW, today=TODAY)

    made.refresh_from_db()
    assert (made.state, made.next_due_on, made.ended_on) == (Procedure.State.WITHDRAWN, None, TODAY)


def test_what_comes_out_of_cooperatives_is_no_union(commune: Any) -> None:
    made = opened("divide", enter("HTX Một"), actor=commune)
    said: dict[str, Any] = {"unit": Unit.objects.get(key="21289@2025"), "actor": commune, "at": NOW, "today": TODAY}

    with pytest.raises(WrongPartiesError, match="cùng loại"):
        add_newcomer(made, name="Liên hiệp HTX Hai", kind="union", **said)

    assert add_newcomer(made, name="HTX Hai", kind="cooperative", **said).kind == "cooperative"
