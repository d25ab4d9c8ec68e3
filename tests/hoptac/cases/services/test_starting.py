"""Opening a procedure: what is marked at once, and what is refused."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.cases.errors import (
    BeforeFoundingError,
    FutureDayError,
    GoneOrganizationError,
    OpenAlreadyError,
    StartsLaterError,
    TooLongError,
    TooYoungError,
    UnknownEditionError,
    WrongPartiesError,
)
from hoptac.cases.models import Party, Procedure, StepDone
from hoptac.cases.services.starting import NewName, Opening, start_procedure
from hoptac.registry.models import Proposal, Standing
from hoptac.registry.services.proposals import approve, ask
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, closed, done, left_out, legal_status, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SPAN: dict[str, Any] = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}


def test_a_file_that_came_has_its_receipt_marked_and_its_next_day_counted(commune: Any) -> None:
    # 24/11 is a public holiday: three working days from Monday 23/11 end on Friday 27/11.
    made = opened("suspend", enter(), actor=commune, **SPAN)

    assert list(StepDone.objects.values_list("step", "done_on")) == [("filed", TODAY)]
    assert (made.next_step, made.next_due_on, made.next_warn_on) == ("noted", date(2026, 11, 27), date(2026, 11, 26))
    assert made.names == "HTX Nông nghiệp Sơn Hà"


def test_a_suspension_of_twelve_months_to_the_day_is_taken_and_one_day_more_is_not(commune: Any) -> None:
    first = enter()
    with pytest.raises(TooLongError, match="muộn nhất đến 30/11/2027"):
        opened("suspend", first, actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2027, 12, 1))

    assert opened("suspend", first, actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2027, 11, 30)).pk


def test_a_stretch_that_ends_before_it_begins_is_refused(commune: Any) -> None:
    with pytest.raises(TooLongError, match="đứng trước"):
        opened("suspend", enter(), actor=commune, starts_on=date(2026, 12, 2), ends_on=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("kind", "organizations"),
    [("suspend", 2), ("merge", 2), ("merge", 1), ("consolidate", 1), ("divide", 2), ("convert", 1), ("establish", 0)],
)
def test_other_parties_than_the_procedure_is_for_are_refused(kind: str, organizations: int, commune: Any) -> None:
    # No receiver of the merger is named, the one to convert is no group, nobody is to be established.
    subjects = [enter(f"HTX số {number}") for number in range(organizations)]

    with pytest.raises(WrongPartiesError):
        opened(kind, *subjects, actor=commune, **(SPAN if kind == "suspend" else {}))

    assert not Procedure.objects.exists()


def test_one_that_is_not_suspended_does_not_resume(commune: Any) -> None:
    with pytest.raises(WrongPartiesError, match="Tạm ngừng kinh doanh"):
        opened("resume", enter(), actor=commune, starts_on=TODAY)


def test_nothing_is_opened_for_one_that_has_ended(commune: Any, province: Any) -> None:
    first = enter()
    dissolving = opened("dissolve_voluntary", first, actor=commune)
    done(dissolving, "resolved", "debts_paid", "dossier", "finished", actor=commune)
    left_out(dissolving, "announced", "tax_asked", "tax_answered", actor=commune)
    closed(dissolving, "dissolved", actor=commune)
    assert agreed(province) == 1
    assert legal_status(first) == "dissolved"

    with pytest.raises(WrongPartiesError, match="còn tồn tại"):
        opened("change", first, actor=commune, starts_on=TODAY)


def test_the_same_is_not_opened_twice_for_one_organization(commune: Any) -> None:
    first = enter()
    made = opened("suspend", first, actor=commune, **SPAN)

    with pytest.raises(OpenAlreadyError, match=f"số {made.pk}"):
        opened("suspend", first, actor=commune, **SPAN)


def test_a_file_of_tomorrow_and_one_older_than_the_rules_are_refused(commune: Any) -> None:
    first = enter()
    with pytest.raises(FutureDayError):
        opened("suspend", first, actor=commune, received_on=date(2026, 11, 24), **SPAN)
    with pytest.raises(UnknownEditionError, match="18/07/2024"):
        opened("suspend", first, actor=commune, received_on=date(2024, 7, 17), **SPAN)


@pytest.mark.parametrize(
    ("kind", "said"),
    [("dissolve_voluntary", {"received_on": date(2025, 2, 28)}), ("change", {"starts_on": date(2025, 2, 28)})],
)
def test_no_file_tells_of_a_day_before_the_founding(kind: str, said: dict[str, Any], commune: Any) -> None:
    young = enter(founded_on=date(2025, 3, 1))

    with pytest.raises(BeforeFoundingError, match=r"Ngày 28/02/2025 trước ngày thành lập của .*, 01/03/2025"):
        opened(kind, young, actor=commune, **said)


def test_a_contract_that_is_not_signed_yet_is_no_file_and_a_suspension_may_lie_ahead(commune: Any) -> None:
    with pytest.raises(StartsLaterError, match="25/11/2026 sau ngày nhận hồ sơ 23/11/2026"):
        notified(commune, signed_on=date(2026, 11, 25))

    assert opened("suspend", enter(), actor=commune, **SPAN).starts_on > TODAY


def test_a_group_is_there_from_the_day_of_its_contract(commune: Any, province: Any) -> None:
    made = notified(commune, signed_on=date(2026, 11, 16))
    done(made, "noted", actor=commune)
    closed(made, "noted", actor=commune)
    agreed(province)

    standing = Standing.objects.get(name="THT Mây tre")
    assert (standing.founded_on, standing.legal_status) == (date(2026, 11, 16), "active")


def notified(officer: Any, *, signed_on: date) -> Procedure:
    """A group of xã Sơn Hà that tells of its contract."""
    unit = Unit.objects.get(key="21289@2025")
    new = [NewName("THT Mây tre", "group", unit)]
    opening = Opening("group_notify", unit, TODAY, newcomers=new, starts_on=signed_on)
    return start_procedure(opening, actor=officer, at=NOW, today=TODAY)


def test_an_organization_to_come_is_named_and_not_in_the_book_yet(commune: Any) -> None:
    unit = Unit.objects.get(key="21289@2025")
    new = NewName("HTX Mây tre Sơn Hà", "cooperative", unit)

    made = start_procedure(Opening("establish", unit, TODAY, newcomers=[new]), actor=commune, at=NOW, today=TODAY)

    newcomer = made.newcomers.get()
    assert (newcomer.name, newcomer.organization_id, made.names) == (new.name, None, new.name)


def test_no_file_is_opened_of_one_that_left_the_book_beside_others_that_are_enough(commune: Any, province: Any) -> None:
    first, second, gone = (enter(f"HTX số {number}") for number in range(3))
    asked = ask(Proposal.Act.REMOVE, gone, {}, reason="Ghi nhầm", actor=commune, at=NOW, today=TODAY)
    approve(asked, actor=province, at=NOW, today=TODAY)

    with pytest.raises(GoneOrganizationError, match=f"HTX số {gone.pk}"):
        opened("merge", first, second, gone, actor=commune, receiver=first)
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    ("certificate_on", "is_taken"), [(date(2025, 11, 23), True), (date(2025, 11, 24), False), (None, True)]
)
def test_a_group_becomes_a_cooperative_only_after_the_months_of_the_law(
    certificate_on: date | None, is_taken: bool, commune: Any
) -> None:
    group = enter("Tổ hợp tác Mây tre", kind="group", certificate_on=certificate_on)

    if is_taken:
        assert opened("convert", group, actor=commune).kind == "convert"
    else:
        with pytest.raises(TooYoungError, match="Hãy nhận hồ sơ từ ngày 24/11/2026"):
            opened("convert", group, actor=commune)


@pytest.mark.parametrize(
    ("certificate_on", "words"),
    [(date(2025, 11, 24), "đủ 12 tháng từ ngày 24/11/2026"), (None, "vì sổ chưa ghi ngày cấp")],
)
def test_the_form_of_a_conversion_says_from_when_it_may_begin(
    certificate_on: date | None, words: str, signed_in: Any
) -> None:
    group = enter("Tổ hợp tác Mây tre", kind="group", certificate_on=certificate_on)

    assert words in signed_in("commune").get(f"/thu-tuc/them/convert/?to-chuc={group.pk}").content.decode()


@pytest.mark.parametrize("kind", ["merge", "consolidate"])
def test_a_cooperative_and_a_union_do_not_become_one(commune: Any, kind: str) -> None:
    one, union = enter("HTX Một"), enter("Liên hiệp HTX Hai", kind="union")
    receiver = {"receiver": union} if kind == "merge" else {}

    with pytest.raises(WrongPartiesError, match="cùng loại"):
        opened(kind, one, union, actor=commune, **receiver)

    assert not Party.objects.exists()


def test_two_unions_become_one(commune: Any) -> None:
    first, second = enter("Liên hiệp HTX Một", kind="union"), enter("Liên hiệp HTX Hai", kind="union")

    assert opened("merge", first, second, actor=commune, receiver=second).parties.count() == 2
