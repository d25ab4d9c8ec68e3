"""What is no longer in the book: its address says what became of it to those who could have seen it, to nobody else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import NOW
from hoptac.base.thing_names import called_one
from hoptac.registry.models import Identity, Organization, Proposal
from hoptac.registry.services.appointing import appoint
from hoptac.registry.services.proposals import approve, ask
from hoptac.registry.services.statements import state
from hoptac.registry.services.taking_back import take_back_import
from tests.hoptac.registry.builders import DAY, enter
from tests.hoptac.registry.import_builders import stored_import

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def address(organization: Organization) -> str:
    return reverse("registry:organization", args=[organization.pk])


def text(client: Client, organization: Organization) -> str:
    answer = client.get(address(organization))
    assert answer.status_code == 410
    return str(answer.content.decode())


def shown_name(organization: Organization) -> str:
    found = called_one(f"registry.Organization:{organization.pk}")
    assert found
    return found.shown


def removed(organization: Organization, asker: Any, decider: Any, **facts: Any) -> Proposal:
    """Removed by two; joined where ``into`` is named."""
    act = Proposal.Act.JOIN if facts else Proposal.Act.REMOVE
    asked = ask(act, organization, facts, reason="Biên bản 05/BB", actor=asker, at=NOW, today=DAY)
    return approve(asked, actor=decider, at=NOW + timedelta(hours=1), today=DAY)


def test_its_page_says_when_by_whom_and_why_and_leads_to_its_history(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    made = enter("HTX Ghi nhầm")
    undo = reverse("registry:undo", args=[removed(made, commune, province).pk])
    officer, second = text(signed_in("commune"), made), text(signed_in("province"), made)
    history = f"{reverse('accounts:journal')}?about=registry.Organization:{made.pk}"

    for words in ("HTX Ghi nhầm", "Đã xóa khỏi sổ", str(commune), str(province), "Biên bản 05/BB", history):
        assert words in officer
    assert undo not in officer  # who asked does not bring back alone
    assert undo in second
    assert "HTX Ghi nhầm (đã gỡ)" in signed_in("commune").get(history).content.decode()


def test_those_who_could_not_have_seen_it_learn_nothing(signed_in: SignedIn, commune: Any, province: Any) -> None:
    made = enter("HTX Ghi nhầm")
    removed(made, commune, province)
    history = f"/nhat-ky/?about=registry.Organization:{made.pk}"

    for stranger in ("other_province", "visitor", "manager"):
        assert signed_in(stranger).get(address(made)).status_code == 404
        assert signed_in(stranger).get(history).status_code == 404
    assert signed_in("leader").get(history).status_code == 404  # a reader sees the page, not who did what
    assert "about=" not in text(signed_in("leader"), made)


def test_whoever_manages_it_learns_of_it(signed_in: SignedIn, commune: Any, province: Any, manager: Any) -> None:
    made = enter("HTX Ghi nhầm")
    appoint(made, manager, reason="Nghị quyết", actor=commune, at=NOW, today=DAY)
    removed(made, commune, province)

    assert "Biên bản 05/BB" in text(signed_in("manager"), made)


def test_one_joined_into_one_that_was_removed_later_names_it(signed_in: SignedIn, commune: Any, province: Any) -> None:
    first, second = enter("HTX Một"), enter("HTX Hai")
    removed(first, commune, province, into=second.pk)
    joined = signed_in("commune").get(address(first))
    removed(second, commune, province)

    shown = text(signed_in("commune"), first)

    assert (joined.status_code, joined["Location"]) == (302, address(second))
    assert "Đã gộp vào mục khác" in shown
    assert f'<a href="{address(second)}">HTX Hai (số {second.pk})</a>' in shown


def test_one_joined_into_one_out_of_reach_says_so_without_a_link(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    here, there = enter("HTX Ở đây"), enter("HTX Nơi khác", unit_key="21484@2025")
    removed(here, commune, province, into=there.pk)

    shown = text(signed_in("commune"), here)

    assert f"HTX Nơi khác (số {there.pk}), ngoài phạm vi của bạn" in shown
    assert address(there) not in shown
    assert signed_in("province").get(address(here))["Location"] == address(there)


def test_what_an_import_brought_and_took_back_still_has_its_name(signed_in: SignedIn, commune: Any) -> None:
    held = stored_import(commune)
    made = Organization.objects.get()
    name = Identity.objects.get().name
    take_back_import(held, reason="Nhầm tệp", actor=commune, at=NOW, today=DAY)

    shown = text(signed_in("commune"), made)

    assert name in shown
    assert "Nhầm tệp" in shown
    assert str(commune) in shown
    assert shown_name(made) == f"{name} (đã gỡ)"


def test_it_is_called_what_was_said_last(commune: Any, province: Any) -> None:
    made = enter("HTX Cũ")
    state(Identity, made, {"name": "HTX Mới"}, since=DAY, source="Đơn", actor=commune, at=NOW, today=DAY)
    removed(made, commune, province)

    assert shown_name(made) == "HTX Mới (đã gỡ)"


def test_what_never_was_has_no_page(signed_in: SignedIn) -> None:
    assert signed_in("administrator").get(reverse("registry:organization", args=[999999])).status_code == 404


OF_ONE = (
    "",
    "tai-ve.xlsx",
    "tai-ve.json",
    "lich-su/identity/",
    "lich-su/identity/tai-ve.csv",
    "thay-doi/size/",
    "sua-lai/identity/1/",
    "them/officer/",
    "doi/officer/1/",
    "ket-thuc/officer/1/",
    "de-nghi/phap-ly/",
    "de-nghi/gop/",
    "de-nghi/xoa/",
    "tai-khoan/moi/",
)


@pytest.mark.parametrize("is_joined", [True, False])
def test_each_of_its_addresses_says_what_became_of_it_to_those_alone_who_could_see_it(
    signed_in: SignedIn, commune: Any, province: Any, is_joined: bool
) -> None:
    made, kept = enter("HTX Ghi nhầm"), enter("HTX Giữ lại")
    removed(made, commune, province, **({"into": kept.pk} if is_joined else {}))
    of_one = [address(made) + ending for ending in OF_ONE[is_joined:]]  # a joined entry's page leads to the other's
    of_one += [f"/cung-co/lien-he/{made.pk}/", f"/thu-tuc/them/suspend/?to-chuc={made.pk}"]

    officer = signed_in("commune")
    told = {one: officer.get(one) for one in of_one}
    posted = officer.post(f"{address(made)}thay-doi/size/", {"members": "5"})

    assert {answer.status_code for answer in [*told.values(), posted]} == {410}
    assert all("Biên bản 05/BB" in answer.content.decode() for answer in told.values())
    for stranger in ("other_province", "visitor"):
        client = signed_in(stranger)
        assert {client.get(one).status_code for one in of_one} <= {403, 404}, stranger
        assert not any("HTX Ghi nhầm" in client.get(one).content.decode() for one in of_one)
