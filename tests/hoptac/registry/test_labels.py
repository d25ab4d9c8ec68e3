"""Who told something is a person's name: shown wherever the source stands, but to those alone whose work needs it."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.registry.models import (
    Contract,
    LegalStatus,
    Membership,
    Organization,
    OrganizationGrant,
    Proposal,
    Size,
    Standing,
)
from hoptac.registry.services.legal_status import REPLACES
from hoptac.registry.services.proposals import approve, ask
from hoptac.registry.services.statements import state
from hoptac.registry.services.things import add_thing
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
NAMED = "Đinh Thị Giả Định"
BY_HER = f"Người cho biết: {NAMED}, hỏi ngày 20/11/2026"
HIDDEN = "người cung cấp tin (không hiển thị)"
READERS = ("leader", "supervisor")
OFFICERS = ("commune", "province", "alliance")


@pytest.fixture
def told(commune: Any, province: Any) -> Organization:
    """A cooperative of which everything was told by one person: figures, a contract, its end and what is asked."""
    made = enter("HTX Chè Sơn Hà")
    said: dict[str, Any] = {"source": BY_HER, "actor": commune, "at": NOW, "today": TODAY}
    state(Size, made, {"members": 7}, since=date(2026, 1, 1), **said)
    add_thing(Contract, made, {"partner": "Công ty Chè", "goods": "chè búp"}, since=date(2026, 1, 1), **said)
    union = enter("Liên hiệp Chè", kind="union")
    add_thing(Membership, union, {"member": made}, since=date(2026, 1, 1), **said)
    by = {"reason": "Thành viên xin nghỉ", "actor": commune, "at": NOW, "today": TODAY}
    facts = {"status": "dissolved", "since": "2026-11-01", "paper": "", "source": BY_HER}
    approve(ask(Proposal.Act.LEGAL_STATUS, made, facts, **by), actor=province, at=NOW, today=TODAY)
    row = LegalStatus.objects.as_of(TODAY).get(organization=made)
    again = {"status": "active", "since": "2026-11-01", "source": BY_HER, REPLACES: row.pk}
    ask(Proposal.Act.LEGAL_STATUS, made, again, **by)
    return made


def pages(client: Client, organization: Organization) -> dict[str, str]:
    """Every page and table on which a source stands."""
    unit = organization.standing.unit
    assert unit is not None
    own = f"/to-chuc/{organization.pk}"
    addresses = [
        f"{own}/",
        f"{own}/lich-su/size/",
        f"{own}/lich-su/contract/",
        f"/don-vi/{unit.pk}/nong-thon-moi/?ngay=2026-10-01",
    ]
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}, answers
    return {address: answer.content.decode() for address, answer in answers.items()}


@pytest.mark.parametrize("who", READERS)
def test_readers_are_told_that_a_person_said_so_but_not_who(
    signed_in: Callable[[str], Client], told: Organization, who: str
) -> None:
    for address, shown in pages(signed_in(who), told).items():
        assert NAMED not in shown, address
        assert HIDDEN in shown, address


@pytest.mark.parametrize("who", OFFICERS)
def test_those_who_write_about_it_are_told_who_it_was(
    signed_in: Callable[[str], Client], told: Organization, who: str
) -> None:
    for address, shown in pages(signed_in(who), told).items():
        assert NAMED in shown, address
        assert HIDDEN not in shown.casefold(), address


def test_on_the_page_of_a_reader_every_source_is_masked_and_none_is_lost(
    signed_in: Callable[[str], Client], told: Organization
) -> None:
    reader, officer = (pages(signed_in(who), told)[f"/to-chuc/{told.pk}/"] for who in ("leader", "commune"))

    assert reader.casefold().count(HIDDEN) == officer.count(NAMED) > 4


def test_of_a_cooperative_that_one_manages_one_is_told_who_said_so_and_of_its_union_not(
    signed_in: Callable[[str], Client], told: Organization, visitor: Any
) -> None:
    OrganizationGrant.objects.create(user=visitor, organization=told)

    shown = signed_in("visitor").get(f"/to-chuc/{told.pk}/").content.decode()

    assert NAMED in shown
    assert shown.count(HIDDEN) == 1  # the membership is the union's to tell


def test_a_personal_tax_code_is_in_the_table_for_those_alone_who_see_it_on_the_page(
    signed_in: Callable[[str], Client], manager: Any
) -> None:
    Standing.objects.update(tax_code="051090000123")

    def told_to(who: str) -> list[tuple[str, bool]]:
        client, own = signed_in(who), Organization.objects.get()
        table = client.get("/to-chuc/tai-ve.csv").content.decode("utf-8-sig")
        [row] = csv.DictReader(io.StringIO(table))
        listed = client.get("/to-chuc/").content.decode()
        assert client.get(f"/to-chuc/{own.pk}/").status_code == 200
        return [(row["Mã số thuế"], "051090000123" in listed)]

    assert [told_to(who) for who in ("commune", "manager")] == [[("051090000123", True)]] * 2
    assert told_to("leader") == [("", False)]
