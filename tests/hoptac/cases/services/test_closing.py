"""Results, and what they change in the registry: statuses by two persons, organizations that come and go."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.cases.errors import (
    AlikeSinceError,
    EarlyResultError,
    NewcomersMissingError,
    NotYetError,
    OneHeirError,
    StepsMissingError,
)
from hoptac.cases.models import Procedure
from hoptac.cases.services.starting import NewName, Opening, start_procedure
from hoptac.cases.services.working import add_newcomer
from hoptac.registry.errors import AlikeError
from hoptac.registry.models import Identity, LegalStatus, Organization, Proposal, Size, ToldApart
from hoptac.registry.services.entering import Apart
from hoptac.registry.services.proposals import approve, refuse
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, closed, done, left_out, legal_status, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SPAN: dict[str, Any] = {"starts_on": TODAY, "ends_on": date(2027, 5, 31)}


def named(procedure: Procedure, name: str, actor: Any, **said: Any) -> None:
    unit = Unit.objects.get(key="21289@2025")
    facts: dict[str, Any] = {"kind": "cooperative", "unit": unit, **said}
    add_newcomer(procedure, name=name, actor=actor, at=NOW, today=TODAY, **facts)


def test_a_suspension_holds_from_its_first_day_once_a_second_person_agreed(commune: Any, province: Any) -> None:
    first = enter()
    made = opened("suspend", first, actor=commune, today=date(2026, 11, 18), **SPAN)
    done(made, "noted", actor=commune)

    closed(made, "suspended", actor=commune, paper="12/TB ngày 20/11/2026")

    assert legal_status(first) == "active"
    assert agreed(province) == 1
    row = LegalStatus.objects.as_of(TODAY).get(organization=first)
    assert (row.status, row.valid_from, row.recorded_by) == ("suspended", TODAY, province)
    assert (row.paper, row.source) == ("12/TB ngày 20/11/2026", "Văn bản: 12/TB ngày 20/11/2026")


def test_a_suspension_is_not_written_before_its_first_day(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 1))
    done(made, "noted", actor=commune)

    with pytest.raises(NotYetError, match="01/12/2026"):
        closed(made, "suspended", actor=commune)


def test_who_suspended_resumes(commune: Any, province: Any) -> None:
    first = enter()
    away = opened("suspend", first, actor=commune, **SPAN)
    done(away, "noted", actor=commune)
    closed(away, "suspended", actor=commune)
    agreed(province)
    later = date(2027, 2, 1)

    back = opened("resume", first, actor=commune, today=date(2027, 1, 25), starts_on=later)
    done(back, "noted", actor=commune, on=later, today=later)
    closed(back, "resumed", actor=commune, today=later)
    agreed(province, today=later)

    assert legal_status(first) == "active"


def test_a_result_needs_its_steps(commune: Any) -> None:
    made = opened("merge", one := enter("HTX Một"), enter("HTX Hai"), actor=commune, receiver=one)

    with pytest.raises(StepsMissingError, match="Trả kết quả đăng ký"):
        closed(made, "merged", actor=commune)


def test_no_step_before_a_result_is_passed_over_in_silence(commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    done(made, "resolved", "announced", "dossier", "finished", actor=commune)

    with pytest.raises(
        StepsMissingError, match="“Hỏi ý kiến cơ quan thuế”, “Cơ quan thuế trả lời”, “Trả hết các khoản nợ”"
    ):
        closed(made, "dissolved", actor=commune)

    assert made.steps_done.filter(step="filed").exists()


def test_a_step_that_is_left_out_with_its_reason_holds_nothing_up(commune: Any, province: Any) -> None:
    made = opened("dissolve_voluntary", first := enter(), actor=commune)
    done(made, "resolved", "announced", "dossier", "finished", actor=commune)
    agreed(province)
    left_out(made, "tax_asked", "tax_answered", "debts_paid", actor=commune)

    closed(made, "dissolved", actor=commune, paper="07/QĐ")

    agreed(province)
    assert legal_status(first) == "dissolved"


def test_a_step_that_the_result_needs_is_not_left_out(commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    done(made, "resolved", actor=commune)
    left_out(made, "announced", "tax_asked", "tax_answered", "debts_paid", "dossier", "finished", actor=commune)

    with pytest.raises(StepsMissingError, match="Xem xong hồ sơ giải thể"):
        closed(made, "dissolved", actor=commune)


def test_the_law_s_silence_dissolves_without_a_dossier_but_not_without_its_announcement(
    commune: Any, province: Any
) -> None:
    made, late = opened("dissolve_voluntary", first := enter(), actor=commune), date(2027, 5, 24)
    done(made, "silence", actor=commune, on=late, today=late)
    with pytest.raises(StepsMissingError, match="Công bố việc giải thể"):
        closed(made, "dissolved_in_silence", actor=commune, today=late)
    done(made, "resolved", "announced", actor=commune)
    agreed(province, today=late)

    closed(made, "dissolved_in_silence", actor=commune, today=late)

    agreed(province, today=late)
    assert legal_status(first) == "dissolved"


def test_a_reason_is_not_said_twice(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    done(made, "noted", actor=commune)

    closed(made, "suspended", actor=commune)

    assert Proposal.objects.get().reason == "Tạm ngừng kinh doanh"


def test_a_merger_ends_the_one_and_leaves_the_other(commune: Any, province: Any) -> None:
    kept, gone = enter("HTX Một"), enter("HTX Hai")
    made = opened("merge", kept, gone, actor=commune, receiver=kept)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)

    closed(made, "merged", actor=commune)

    assert agreed(province) == 1
    assert (legal_status(kept), legal_status(gone)) == ("active", "dissolved")


def test_two_that_consolidate_end_and_a_third_enters_the_book(commune: Any, province: Any) -> None:
    one, two = enter("HTX Một"), enter("HTX Hai")
    made = opened("consolidate", one, two, actor=commune)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)
    with pytest.raises(NewcomersMissingError):
        closed(made, "consolidated", actor=commune)
    named(made, "HTX Ba", commune)

    closed(made, "consolidated", actor=commune)

    agreed(province)
    third = made.newcomers.get().organization
    assert third is not None
    assert Identity.objects.get(organization=third).name == "HTX Ba"
    assert [legal_status(each) for each in (one, two, third)] == ["dissolved", "dissolved", "active"]


def test_one_that_is_divided_needs_two_heirs(commune: Any, province: Any) -> None:
    first = enter("HTX Một")
    made = opened("divide", first, actor=commune)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)
    named(made, "HTX Hai", commune)
    with pytest.raises(NewcomersMissingError, match="2 tổ chức mới, mới có 1"):
        closed(made, "divided", actor=commune)
    named(made, "HTX Ba", commune)

    closed(made, "divided", actor=commune)

    agreed(province)
    assert [legal_status(one.organization) for one in made.newcomers.all() if one.organization] == ["active", "active"]
    assert legal_status(first) == "dissolved"


def test_a_group_that_becomes_a_cooperative_keeps_its_code(commune: Any, province: Any) -> None:
    group = enter("Tổ hợp tác Mây tre", kind="group", tax_code="0100109106")
    made = opened("convert", group, actor=commune)
    named(made, "HTX Mây tre", commune, tax_code="0100109106")
    done(made, "decided", actor=commune)

    closed(made, "converted", actor=commune)

    agreed(province)
    heir = made.newcomers.get().organization
    assert heir is not None
    assert (heir.kind, heir.standing.tax_code) == ("cooperative", "0100109106")
    assert legal_status(group) == "ended"


@pytest.mark.parametrize("sent", ["", "0100109113"])
def test_the_code_is_kept_whatever_was_sent_for_the_newcomer(commune: Any, province: Any, sent: str) -> None:
    group = enter("Tổ hợp tác Mây tre", kind="group", tax_code="0100109106")
    made = opened("convert", group, actor=commune)
    named(made, "HTX Mây tre", commune, tax_code=sent)
    done(made, "decided", actor=commune)

    closed(made, "converted", actor=commune)

    agreed(province)
    heir = made.newcomers.get().organization
    assert heir is not None
    assert (made.newcomers.get().tax_code, heir.standing.tax_code) == ("0100109106", "0100109106")
    assert ToldApart.objects.filter(first=group, second=heir).exists()


def test_of_a_group_without_a_code_the_heir_bears_the_one_that_was_told(commune: Any, province: Any) -> None:
    made = opened("convert", enter("Tổ hợp tác Mây tre", kind="group"), actor=commune)
    named(made, "HTX Mây tre", commune, tax_code="0100109106")
    done(made, "decided", actor=commune)

    closed(made, "converted", actor=commune)

    agreed(province)
    heir = made.newcomers.get().organization
    assert heir is not None
    assert heir.standing.tax_code == "0100109106"


def test_a_code_that_is_kept_has_one_heir(commune: Any) -> None:
    made = opened("convert", enter("Tổ hợp tác Mây tre", kind="group", tax_code="0100109106"), actor=commune)
    named(made, "HTX Mây tre", commune)

    with pytest.raises(OneHeirError, match="HTX Mây tre"):
        named(made, "HTX Tre nứa", commune)

    assert made.newcomers.get().name == "HTX Mây tre"


def consolidated(actor: Any) -> tuple[Procedure, Organization, Organization]:
    one, two = enter("HTX Một"), enter("HTX Hai")
    made = opened("consolidate", one, two, actor=actor)
    named(made, "HTX Ba", actor)
    done(made, "resolved", "decided", actor=actor)
    left_out(made, "announced", actor=actor)
    return closed(made, "consolidated", actor=actor), one, two


def test_nothing_new_is_in_the_book_before_a_second_person_agreed_to_all_of_it(commune: Any, province: Any) -> None:
    made, one, two = consolidated(commune)
    first, second = Proposal.objects.order_by("pk")
    assert (made.newcomers.get().organization, Organization.objects.count()) == (None, 2)

    approve(first, actor=province, at=NOW, today=TODAY)
    assert (made.newcomers.get().organization, Organization.objects.count()) == (None, 2)
    approve(second, actor=province, at=NOW, today=TODAY)

    third = made.newcomers.get().organization
    assert third is not None
    assert [legal_status(each) for each in (one, two, third)] == ["dissolved", "dissolved", "active"]
    assert Identity.objects.get(organization=third).founded_on == TODAY
    assert list(check_audit()) == []


def test_where_the_second_person_does_not_agree_nothing_new_comes(commune: Any, province: Any) -> None:
    made, *_ = consolidated(commune)
    first, second = Proposal.objects.order_by("pk")

    approve(first, actor=province, at=NOW, today=TODAY)
    refuse(second, answer="Thiếu nghị quyết", actor=province, at=NOW)

    assert (made.newcomers.get().organization, Organization.objects.count()) == (None, 2)


def test_what_the_newcomer_may_be_is_asked_when_the_result_is_written(commune: Any, province: Any) -> None:
    double = enter("HTX Ba")
    with pytest.raises(AlikeError) as asked:
        consolidated(commune)
    assert [one.standing.pk for one in asked.value.doubles] == [double.pk]
    made = Procedure.objects.get()

    closed(made, "consolidated", actor=commune, apart=Apart(frozenset({double.pk}), "Ở thôn khác"))

    agreed(province)
    third = made.newcomers.get().organization
    assert third is not None
    assert ToldApart.objects.get(first=double, second=third).reason == "Ở thôn khác"


def test_what_came_into_the_book_meanwhile_is_no_more_passed_over(commune: Any, province: Any) -> None:
    made, *_ = consolidated(commune)
    enter("HTX Ba")
    first, second = Proposal.objects.order_by("pk")
    approve(first, actor=province, at=NOW, today=TODAY)

    with pytest.raises(AlikeSinceError, match="1 mục có thể chính là HTX Ba") as refused:
        approve(second, actor=province, at=NOW, today=TODAY)

    assert refused.value.status == 409
    assert made.newcomers.get().organization is None
    assert Proposal.objects.get(pk=second.pk).state == Proposal.State.OPEN


def test_what_is_made_of_made_organizations_is_marked_as_made(commune: Any, province: Any) -> None:
    one = enter("[Giả lập] HTX Một")
    Organization.objects.filter(pk=one.pk).update(is_synthetic=True)
    made = opened("consolidate", one, enter("HTX Hai"), actor=commune)
    named(made, "HTX Ba", commune)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)

    closed(made, "consolidated", actor=commune)
    agreed(province)

    heir = made.newcomers.get().organization
    assert heir is not None
    assert heir.is_synthetic


def test_an_establishment_enters_the_book_and_a_refusal_does_not(commune: Any) -> None:
    unit = Unit.objects.get(key="21289@2025")
    names = ("HTX Được cấp", "HTX Bị từ chối")
    for name, outcome in zip(names, ("granted", "refused"), strict=True):
        new = NewName(name, "cooperative", unit)
        made = start_procedure(Opening("establish", unit, TODAY, newcomers=[new]), actor=commune, at=NOW, today=TODAY)
        done(made, "decided", actor=commune)
        closed(made, outcome, actor=commune)

    assert [name for name in names if Identity.objects.filter(name=name).exists()] == ["HTX Được cấp"]
    assert not Proposal.objects.exists()


def test_a_registered_change_is_written_from_the_day_it_happened(commune: Any) -> None:
    first = enter()
    since = date(2026, 11, 16)
    made = opened("change", first, actor=commune, starts_on=since)
    done(made, "decided", actor=commune)
    changes = {Identity: {"name": "HTX Sơn Hà Xanh"}, Size: {"charter_capital_dong": 2_000_000_000}}

    closed(made, "recorded", actor=commune, changes=changes, paper="GCN lần 2")

    assert Identity.objects.as_of(TODAY).get(organization=first).name == "HTX Sơn Hà Xanh"
    assert Identity.objects.as_of(date(2026, 11, 15)).get(organization=first).name == "HTX Nông nghiệp Sơn Hà"
    assert Size.objects.get(organization=first).charter_capital_dong == 2_000_000_000


def test_the_chain_binds_every_row_that_a_procedure_writes(commune: Any, province: Any) -> None:
    one, two = enter("HTX Một"), enter("HTX Hai")
    made = opened("consolidate", one, two, actor=commune)
    named(made, "HTX Ba", commune)
    done(made, "resolved", "announced", actor=commune)
    agreed(province)
    done(made, "decided", actor=commune)
    closed(made, "consolidated", actor=commune)
    agreed(province)

    assert list(check_audit()) == []


@pytest.mark.parametrize(("on", "said"), [(date(2026, 11, 10), "việc nhận hồ sơ"), (date(2026, 11, 18), "bước “")])
def test_a_result_stands_behind_the_file_and_every_step_that_led_to_it(
    on: date, said: str, commune: Any, province: Any
) -> None:
    dissolving = opened("dissolve_voluntary", enter(), actor=commune, received_on=date(2026, 11, 16))
    done(dissolving, "resolved", actor=commune, on=date(2026, 11, 16))
    done(dissolving, "debts_paid", "dossier", "finished", actor=commune, on=date(2026, 11, 20))
    left_out(dissolving, "announced", "tax_asked", "tax_answered", actor=commune)

    with pytest.raises(EarlyResultError, match=said):
        closed(dissolving, "dissolved", actor=commune, on=on)

    assert closed(dissolving, "dissolved", actor=commune, on=date(2026, 11, 20)).result == "dissolved"
