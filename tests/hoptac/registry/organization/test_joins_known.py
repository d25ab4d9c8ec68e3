"""Joins and removals on pages of an earlier knowledge: as they stood then, whatever was undone or done since."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from conftest import NOW
from hoptac.registry.leaving import left_by
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.services.proposals import approve, ask, undo
from hoptac.registry.services.taking_back import take_back_import
from tests.hoptac.registry.builders import DAY, enter
from tests.hoptac.registry.import_builders import stored_import

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
BEFORE, JOINED, BETWEEN, UNDONE, AFTER = (NOW + timedelta(hours=number) for number in range(1, 6))


@pytest.fixture
def leave(commune: Any, province: Any) -> Callable[..., Proposal]:
    """Two persons join an entry into another, or remove it where none is named."""

    def take_out(one: Organization, into: Organization | None = None, at: datetime = JOINED) -> Proposal:
        act, facts = (Proposal.Act.JOIN, {"into": into.pk}) if into else (Proposal.Act.REMOVE, {})
        asked = ask(act, one, facts, reason="Biên bản 05/BB", actor=commune, at=NOW, today=DAY)
        return approve(asked, actor=province, at=at, today=DAY)

    return take_out


@pytest.fixture
def bring_back(province: Any) -> Callable[..., None]:
    def put_back(proposal: Proposal, at: datetime = UNDONE) -> None:
        undo(proposal, reason="Hai tổ chức khác nhau", actor=province, at=at, today=DAY)

    return put_back


def at(organization: Organization, moment: datetime, name: str = "organization", *args: str) -> str:
    return f"{reverse(f'registry:{name}', args=[organization.pk, *args])}?{urlencode({'biet': moment.isoformat()})}"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


def test_a_join_that_came_later_is_not_told_of_either_entry(signed_in: SignedIn, leave: Any) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("HTX Sơn Hà (trùng)")
    leave(double, kept)

    for who in ("commune", "leader"):
        client = signed_in(who)
        shown = text(client, at(double, BEFORE))
        assert "<title>HTX Sơn Hà (trùng)" in shown
        assert "Không phải hiện trạng" in shown
        assert "gộp vào đây" not in shown + text(client, at(kept, BEFORE))
        assert "HTX Sơn Hà (trùng)" in text(client, at(double, BEFORE, "facet_history", "identity"))
        assert client.get(at(double, BEFORE, "organization_json")).status_code == 200
        assert client.get(at(double, AFTER))["Location"] == at(kept, AFTER)
        assert "đã gộp vào đây" in text(client, at(kept, AFTER))
        assert client.get(reverse("registry:organization", args=[double.pk])).status_code == 302


def test_a_join_that_was_undone_since_is_told_of_the_time_when_it_stood(
    signed_in: SignedIn, leave: Any, bring_back: Any
) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("HTX Sơn Hà (trùng)")
    bring_back(leave(double, kept))
    client = signed_in("commune")

    assert client.get(at(double, BETWEEN))["Location"] == at(kept, BETWEEN)
    assert f"Mục trùng “HTX Sơn Hà (trùng)” (số {double.pk}) đã gộp vào đây" in text(client, at(kept, BETWEEN))
    for moment in (BEFORE, AFTER):
        assert "<title>HTX Sơn Hà (trùng)" in text(client, at(double, moment))
        assert "đã gộp vào đây" not in text(client, at(kept, moment))


def test_an_entry_joined_twice_leads_at_each_moment_where_it_led_then(
    signed_in: SignedIn, leave: Any, bring_back: Any
) -> None:
    first, second, double = enter("HTX Một"), enter("HTX Hai"), enter("HTX Ba")
    bring_back(leave(double, first), at=BETWEEN)
    leave(double, second, at=UNDONE)
    client = signed_in("commune")

    assert client.get(at(double, JOINED))["Location"] == at(first, JOINED)
    assert "<title>HTX Ba" in text(client, at(double, BETWEEN))
    assert client.get(at(double, AFTER))["Location"] == at(second, AFTER)
    assert "đã gộp vào đây" not in text(client, at(first, AFTER))


def test_where_the_other_entry_is_out_of_reach_the_page_says_that_it_was_joined(
    signed_in: SignedIn, leave: Any, bring_back: Any
) -> None:
    here, there = enter("HTX Ở đây"), enter("HTX Nơi khác", unit_key="21484@2025")
    bring_back(leave(here, there))

    told = f"Lúc ấy mục này được coi là trùng với mục số {there.pk}"
    assert told in text(signed_in("commune"), at(here, BETWEEN))
    assert told not in text(signed_in("commune"), at(here, AFTER))


def test_a_removal_is_told_of_the_time_when_it_stood(signed_in: SignedIn, leave: Any, bring_back: Any) -> None:
    back, gone = enter("HTX Trở lại"), enter("HTX Đi hẳn")
    bring_back(leave(back))
    leave(gone)
    client = signed_in("commune")

    assert "Lúc ấy mục này đã bị xóa khỏi sổ" in text(client, at(back, BETWEEN))
    assert "đã bị xóa khỏi sổ" not in text(client, at(back, AFTER))
    assert "<title>HTX Đi hẳn" in text(client, at(gone, BEFORE))
    assert client.get(at(gone, AFTER)).status_code == 410


def test_what_an_import_took_with_it_was_in_the_book_until_then(signed_in: SignedIn, commune: Any) -> None:
    held = stored_import(commune)
    made = Organization.objects.get(batch=held.batch)
    take_back_import(held, reason="nhầm tệp", actor=commune, at=BETWEEN, today=DAY)

    assert "HTX Rau sạch Sơn Hà" in text(signed_in("commune"), at(made, BEFORE))
    assert signed_in("commune").get(at(made, AFTER)).status_code == 410


def test_a_page_of_before_is_for_those_alone_who_could_have_seen_it_and_offers_nothing(
    signed_in: SignedIn, leave: Any
) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("HTX Sơn Hà (trùng)", representative="Đinh Văn Giả Định")
    leave(double, kept)

    assert signed_in("other_province").get(at(double, BEFORE)).status_code == 404
    officer, reader = text(signed_in("commune"), at(double, BEFORE)), text(signed_in("leader"), at(double, BEFORE))
    assert "Đổi tình trạng pháp lý</a>" not in officer
    assert "Ghi thay đổi" not in officer
    assert "Hoàn lại việc gộp" not in officer
    assert "Đinh Văn Giả Định" in officer
    assert "Đinh Văn Giả Định" not in reader


def test_what_was_decided_and_undone_is_told_by_moment(leave: Any, bring_back: Any) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("HTX Sơn Hà (trùng)")
    decided = leave(double, kept)
    bring_back(decided)
    both = [kept.pk, double.pk]

    moments = (BEFORE, JOINED, BETWEEN, UNDONE, AFTER)
    assert [left_by(both, moment) for moment in moments] == [{}, {double.pk: decided}, {double.pk: decided}, {}, {}]
