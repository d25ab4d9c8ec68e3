"""What must never happen on a page of the book, whoever looks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.registry.models import Contract, Officer, Organization, Proposal, Seat, Size, Standing
from hoptac.registry.services.proposals import ask
from hoptac.registry.services.statements import correct, state
from hoptac.registry.services.things import add_thing
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
NUMBERS, PHONES = ("051099000123", "051099000456"), ("0905000111", "0905000222", "0905000333")
NAMES = ("Người Đại Diện", "Đinh Thị Giả Định")
PAGES = (
    "/to-chuc/",
    "/to-chuc/?q=che",
    "/to-chuc/tai-ve.csv",
    "/to-chuc/cho-nguoi-thu-hai/",
    "/to-chuc/vua-sua/",
    "/to-chuc/cho-nguoi-thu-hai/tai-ve.csv",
    "/to-chuc/vua-sua/tai-ve.csv",
    "/to-chuc/{pk}/",
    "/to-chuc/{pk}/?ngay=2026-11-23",
    "/to-chuc/{pk}/lich-su/identity/",
    "/to-chuc/{pk}/lich-su/seat/",
    "/to-chuc/{pk}/lich-su/officer/",
    "/to-chuc/{pk}/lich-su/contract/",
    "/to-chuc/{pk}/lich-su/officer/tai-ve.csv",
    "/to-chuc/{pk}/tai-ve.json",
    "/to-chuc/{pk}/tai-ve.json?ngay=2026-11-23",
)


@pytest.fixture
def group(commune: Any) -> Organization:
    """A group whose code is its leader's number, with an officer and a partner of whom the same is known."""
    made = enter("Tổ hợp tác Chè Sơn Hà", kind="group", tax_code=NUMBERS[0], representative=NAMES[0])
    said: dict[str, Any] = {"source": "Hợp đồng", "actor": commune, "at": NOW, "today": TODAY}
    state(Seat, made, {"phone": PHONES[0]}, since=TODAY, **said)
    officer = {"full_name": NAMES[1], "position": "leader", "phone": PHONES[1]}
    correct(add_thing(Officer, made, officer, since=TODAY, **said), {"phone": PHONES[2]}, **said)
    partner = {"partner": "Hộ thu mua", "partner_tax_code": NUMBERS[1], "goods": "chè"}
    add_thing(Contract, made, partner, since=TODAY, **said)
    state(Size, made, {"members": 1}, since=TODAY, **said)
    ask(Proposal.Act.REMOVE, made, {}, reason="Ghi nhầm", actor=commune, at=NOW, today=TODAY)
    return made


def told_by(client: Client, group: Organization) -> str:
    """Everything that the pages say."""
    told = []
    for address in PAGES:
        answer = client.get(address.format(pk=group.pk))
        assert answer.status_code == 200, address
        told.append(answer.content.decode())
    return "\n".join(told)


def test_who_writes_there_sees_what_the_work_needs(signed_in: SignedIn, group: Organization) -> None:
    told = told_by(signed_in("commune"), group)

    assert [words for words in (*NUMBERS, *PHONES, *NAMES) if words not in told] == []


@pytest.mark.parametrize("reader", ["leader", "supervisor"])
def test_a_reader_is_shown_no_number_telephone_or_name_of_a_person(
    signed_in: SignedIn, group: Organization, reader: str
) -> None:
    told = told_by(signed_in(reader), group)

    assert [words for words in (*NUMBERS, *PHONES, *NAMES) if words in told] == []
    found = signed_in(reader).get("/to-chuc/", {"q": NUMBERS[0]}).content.decode()
    assert Standing.objects.get(pk=group.pk).name not in found


@pytest.mark.parametrize("who", ["commune", "province", "leader"])
def test_a_finding_is_to_be_looked_at_again_and_never_a_violation(
    signed_in: SignedIn, group: Organization, who: str
) -> None:
    told = told_by(signed_in(who), group).casefold()

    assert "vi phạm" not in told
    assert ("cần rà soát" in told) == (who != "leader")
