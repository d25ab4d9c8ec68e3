"""The form that opens a procedure, where the book changed between the page and the press."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.cases.errors import GoneOrganizationError
from hoptac.cases.forms import StartForm
from hoptac.cases.rules import kinds
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve, ask
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def sent(kind: str, *subjects: Organization, **said: str) -> StartForm:
    known = kinds()[kind]
    data = {"received_on": "2026-11-23", "starts_on": "2026-12-01", "ends_on": "2027-05-31", **said}
    parties = known.nearest(TODAY).parties
    return StartForm(data, kind=known, parties=parties, subjects=subjects, units=Unit.objects.none())


def removed(organization: Organization, *, commune: Any, province: Any) -> Organization:
    asked = ask(Proposal.Act.REMOVE, organization, {}, reason="Ghi nhầm", actor=commune, at=NOW, today=TODAY)
    approve(asked, actor=province, at=NOW, today=TODAY)
    return Organization.objects.get(pk=organization.pk)


def test_of_an_organization_that_left_the_book_no_file_is_opened_and_it_is_said(commune: Any, province: Any) -> None:
    gone = removed(enter(), commune=commune, province=province)
    form = sent("suspend", gone)

    assert form.is_valid(), form.errors
    with pytest.raises(GoneOrganizationError, match=rf"HTX số {gone.pk} không còn trong sổ"):
        _ = form.opening


def test_one_of_several_that_left_the_book_is_named_alone(commune: Any, province: Any) -> None:
    stays, gone = enter("HTX Chè"), removed(enter("HTX Rau"), commune=commune, province=province)
    form = sent("merge", stays, gone, receiver=str(stays.pk))

    assert form.is_valid(), form.errors
    with pytest.raises(GoneOrganizationError) as refusal:
        _ = form.opening
    assert refusal.value.which == f"HTX số {gone.pk}"


def test_those_in_the_book_are_opened_where_they_are() -> None:
    made = enter()
    form = sent("suspend", made)

    assert form.is_valid(), form.errors
    assert form.opening.unit.key == "21289@2025"


# Told on Monday 23 November 2026, the earliest first day in time is the 27th.
LATE = {"starts_on": "2026-11-24", "late_seen": "1"}


def test_who_puts_the_days_right_is_asked_nothing_more() -> None:
    form = sent("suspend", enter(), **(LATE | {"starts_on": "2026-11-27"}))

    assert form.is_valid(), form.errors
    assert "late" not in form.fields


def test_who_leaves_the_late_day_as_it_is_must_say_so() -> None:
    made = enter()
    first, again, said = (
        sent("suspend", made, starts_on="2026-11-24"),
        sent("suspend", made, **LATE),
        sent("suspend", made, **LATE, late="on"),
    )

    assert list(first.errors) == ["starts_on"]
    assert "late" in first.fields
    assert list(again.errors) == ["late"]
    assert said.is_valid(), said.errors


def test_each_wrong_day_is_told_at_its_own_box() -> None:
    form = sent("suspend", enter(), starts_on="2026-11-24", ends_on="2028-12-31")

    assert form.errors["starts_on"] == ["Nhận ngày 23/11/2026 thì bắt đầu sớm nhất ngày 27/11/2026 mới đúng hạn."]
    assert form.errors["ends_on"] == [
        "Mỗi lần không quá 12 tháng: từ ngày 24/11/2026 thì muộn nhất đến hết ngày 23/11/2027."
    ]


def test_a_last_day_before_the_first_is_told_at_the_last() -> None:
    form = sent("suspend", enter(), ends_on="2026-11-30")

    assert form.errors["ends_on"] == ["Ngày cuối đứng trước ngày bắt đầu 01/12/2026."]


def test_a_contract_after_the_day_of_the_file_is_told_at_its_field() -> None:
    form = sent("group_notify", starts_on="2026-11-25")

    assert "sau ngày nhận hồ sơ 23/11/2026" in form.errors["starts_on"][0]
    assert "starts_on" not in sent("group_notify", starts_on="2026-11-23").errors
