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
