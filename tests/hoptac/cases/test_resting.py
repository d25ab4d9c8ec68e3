"""No organization leaves the book beside an open procedure; where one has, its procedure says so in words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.cases.errors import GonePartyError
from hoptac.cases.models import Procedure
from hoptac.cases.services.working import withdraw_procedure
from hoptac.registry.errors import StatementsRestError, StillNeededError
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve, ask
from hoptac.registry.services.standing import restand
from hoptac.registry.services.taking_back import take_back_import
from tests.hoptac.cases.builders import closed, done, left_out, opened
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import stored_import

pytestmark = pytest.mark.django_db
Act = Proposal.Act


def suspending(actor: Any, one: Organization) -> Procedure:
    return opened("suspend", one, actor=actor, starts_on=TODAY, ends_on=TODAY)


def asked(act: Proposal.Act, one: Organization, actor: Any, **facts: Any) -> Proposal:
    return ask(act, one, facts, reason="Ghi nhầm", actor=actor, at=NOW, today=TODAY)


def gone(one: Organization) -> Organization:
    """Out of the book beside its procedure, as an earlier version let it go."""
    Organization.objects.filter(pk=one.pk).update(removed_at=NOW, removed_because="Ghi nhầm")
    restand([one.pk], today=TODAY)
    return one


def test_an_organization_is_neither_removed_nor_joined_while_its_procedure_is_open(commune: Any) -> None:
    one, other = enter("HTX Một"), enter("HTX Hai")
    made = suspending(commune, one)

    for act, facts in ((Act.REMOVE, {}), (Act.JOIN, {"into": other.pk})):
        with pytest.raises(StillNeededError, match=f"HTX Một: còn thủ tục “.+” số {made.pk} đang mở") as refused:
            asked(act, one, commune, **facts)
        assert refused.value.status == 409
    withdraw_procedure(made, reason="Thôi", actor=commune, at=NOW, today=TODAY)

    assert asked(Act.REMOVE, one, commune).state == Proposal.State.OPEN


def test_a_removal_that_waits_is_not_agreed_to_once_a_procedure_was_opened(commune: Any, province: Any) -> None:
    one = enter()
    waiting = asked(Act.REMOVE, one, commune)
    suspending(commune, one)

    with pytest.raises(StillNeededError, match="rút hồ sơ đó trước"):
        approve(waiting, actor=province, at=NOW, today=TODAY)

    assert Organization.objects.get(pk=one.pk).removed_at is None


def test_the_one_that_another_is_joined_into_may_have_its_procedure(commune: Any, province: Any) -> None:
    kept, double = enter("HTX Một"), enter("HTX Hai")
    suspending(commune, kept)

    approve(asked(Act.JOIN, double, commune, into=kept.pk), actor=province, at=NOW, today=TODAY)

    assert Organization.objects.get(pk=double.pk).same_as_id == kept.pk


def test_the_result_of_one_that_left_the_book_is_refused_in_words(commune: Any) -> None:
    made = suspending(commune, one := enter("HTX Một"))
    done(made, "noted", actor=commune)
    gone(one)

    with pytest.raises(GonePartyError, match="HTX Một không còn trong sổ") as refused:
        closed(made, "suspended", actor=commune)

    assert refused.value.status == 409
    assert Procedure.objects.get(pk=made.pk).state == Procedure.State.OPEN


def test_a_step_that_changes_the_status_of_one_that_left_the_book_is_refused_in_words(commune: Any) -> None:
    made = opened("dissolve_voluntary", one := enter("HTX Một"), actor=commune)
    done(made, "resolved", actor=commune)
    gone(one)

    with pytest.raises(GonePartyError, match="HTX Một không còn trong sổ"):
        done(made, "announced", actor=commune)

    assert not made.steps_done.filter(step="announced").exists()


def test_the_page_of_such_a_procedure_says_what_is_to_be_done(commune: Any, signed_in: Callable[[str], Client]) -> None:
    made = suspending(commune, one := enter("HTX Một"))
    done(made, "noted", actor=commune)
    gone(one)
    client, address = signed_in("commune"), f"/thu-tuc/{made.pk}/"

    page = client.get(address).content.decode()
    answer = client.post(f"{address}ket-qua/suspended/", {"on": f"{TODAY:%d/%m/%Y}", "paper": "1", "seen": "1"})

    assert "không còn trong sổ (đã xóa hoặc gộp)" in page
    assert "HTX Một" in page
    assert answer.status_code == 409


def test_an_import_is_not_taken_back_under_an_open_procedure(commune: Any) -> None:
    stored = stored_import(commune)
    made = suspending(commune, Organization.objects.get())
    said: dict[str, Any] = {"reason": "nhầm tệp", "actor": commune, "at": NOW, "today": TODAY}

    with pytest.raises(StatementsRestError, match="thủ tục đang mở"):
        take_back_import(stored, **said)
    withdraw_procedure(made, reason="Thôi", actor=commune, at=NOW, today=TODAY)

    assert take_back_import(stored, **said) is not None


def test_an_import_is_not_taken_back_under_one_that_others_were_merged_into(commune: Any) -> None:
    stored = stored_import(commune)
    kept = Organization.objects.get()
    made = opened("merge", kept, enter("HTX Hai"), actor=commune, receiver=kept)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)
    closed(made, "merged", actor=commune)

    with pytest.raises(StatementsRestError, match="HTX Rau sạch Sơn Hà"):
        take_back_import(stored, reason="nhầm tệp", actor=commune, at=NOW, today=TODAY)


def test_a_file_that_was_refused_rests_on_nothing(commune: Any) -> None:
    stored = stored_import(commune)
    made = opened("change", Organization.objects.get(), actor=commune, starts_on=TODAY)
    done(made, "decided", actor=commune)
    closed(made, "refused", actor=commune)

    assert take_back_import(stored, reason="nhầm tệp", actor=commune, at=NOW, today=TODAY) is not None
