"""How the page of one organization is laid out, and what it tells of an earlier knowledge."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import NOW
from hoptac.base.audit import System
from hoptac.base.journal import words_of
from hoptac.registry.models import (
    Identity,
    LegalStatus,
    Membership,
    OperatingStatus,
    Organization,
    Proposal,
    Seat,
    Size,
)
from hoptac.registry.services.proposals import approve, ask, refuse
from hoptac.registry.services.statements import correct, state
from hoptac.registry.services.things import add_thing
from tests.hoptac.registry.builders import DAY, enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SOURCE = {"source_kind": "person", "source_words": "Giám đốc HTX, hỏi ngày 20/11/2026"}


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def counted(organization: Organization, members: int, actor: Any, *, since: date, **more: Any) -> Size:
    said = {"source": "Danh sách thành viên", "actor": actor, "at": NOW, "today": DAY}
    return state(Size, organization, {"members": members, **more}, since=since, **said)


def test_what_is_not_said_yet_shares_one_card_with_the_way_to_say_it(signed_in: SignedIn) -> None:
    made = enter()

    mine = page(signed_in("commune"), f"/to-chuc/{made.pk}/")
    theirs = page(signed_in("leader"), f"/to-chuc/{made.pk}/")

    card = mine[mine.index('id="unsaid"') :]
    assert f'href="/to-chuc/{made.pk}/thay-doi/size/"' in card
    assert f'href="/to-chuc/{made.pk}/them/officer/"' in card
    assert 'aria-labelledby="size-title"' not in mine
    assert 'aria-labelledby="seat-title"' in mine
    assert "Chưa ghi (" in theirs
    assert "thay-doi/size" not in theirs


def test_what_is_said_has_a_card_of_its_own(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    state(Size, made, {"members": 9}, since=DAY, source="Sổ", actor=commune, at=NOW, today=DAY)

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/")

    assert 'aria-labelledby="size-title"' in shown
    assert "thay-doi/size" not in shown[shown.index('id="unsaid"') :]


def test_a_change_and_a_mending_are_named_as_acts_side_by_side(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    wrong = counted(made, 9, commune, since=DAY)

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/")

    part = shown[shown.index('id="size"') :].partition("</section>")[0]
    named = re.findall(r'href="([^"]+)">([^<]+)<span class="visually-hidden">: Thành viên, lao động, vốn<', part)
    assert named == [
        (f"/to-chuc/{made.pk}/thay-doi/size/", "Ghi thay đổi"),
        (f"/to-chuc/{made.pk}/sua-lai/size/{wrong.pk}/", "Sửa chỗ ghi nhầm"),
        (f"/to-chuc/{made.pk}/lich-su/size/", "Lịch sử"),
    ]
    assert "sua-lai" not in page(signed_in("commune"), f"/to-chuc/{made.pk}/?ngay=2026-03-01")


def test_where_two_entries_are_named_can_be_led_to(signed_in: SignedIn) -> None:
    made = enter()

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/")

    folded = shown[shown.index("Mục này ghi nhầm hoặc trùng") :]
    assert 'id="ghi-nham-hoac-trung"' in folded
    assert f"/to-chuc/{made.pk}/de-nghi/gop/" in folded


def test_by_an_earlier_knowledge_nothing_is_told_that_nobody_knew_then(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    made, other = enter("HTX Cũ"), enter("HTX Kia")
    later: dict[str, Any] = {"actor": commune, "at": NOW + timedelta(hours=5), "today": DAY}
    state(Identity, made, {"name": "HTX Mới"}, since=date(2026, 7, 20), source="Đơn", **later)
    waits = {"status": "suspended", "since": "2026-11-20", "paper": "9/TB", "source": "Văn bản"}
    asked = ask(Proposal.Act.LEGAL_STATUS, made, waits, reason="Nghỉ mùa", actor=commune, at=NOW, today=DAY)
    refuse(asked, answer="Thiếu giấy", actor=province, at=NOW + timedelta(hours=5))
    ask(Proposal.Act.REMOVE, made, {}, reason="Ghi nhầm rồi", **later)
    joined = ask(Proposal.Act.JOIN, other, {"into": made.pk}, reason="Một tổ chức", **later)
    approve(joined, actor=province, at=NOW + timedelta(hours=6), today=DAY)
    client, then = signed_in("commune"), "?ngay=2026-08-01&biet=2026-11-23T10:00"

    known, today_s = page(client, f"/to-chuc/{made.pk}/{then}"), page(client, f"/to-chuc/{made.pk}/")

    for words in ("HTX Mới", "Ghi nhầm rồi", "Thiếu giấy", "đã gộp vào đây", words_of("registry.proposal.refused")):
        assert words not in known, words
        assert words in today_s, words
    assert "<title>HTX Cũ" in known
    assert "Chờ người thứ hai" in known
    assert words_of("registry.organization.entered") in known
    assert "HTX Mới" not in page(client, f"/to-chuc/{made.pk}/lich-su/identity/{then}")
    file = client.get(f"/to-chuc/{made.pk}/tai-ve.json{then}")
    assert not any(words in file.content.decode() for words in ("HTX Mới", "Ghi nhầm rồi", "Thiếu giấy"))
    assert "htx-cu" in file["Content-Disposition"]


def test_before_anybody_wrote_of_it_the_page_names_nobody_and_says_why(signed_in: SignedIn) -> None:
    made = enter("HTX Sơn Hà")

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/?biet=2020-01-01")

    assert "Lúc ấy chưa ai ghi tổ chức này vào sổ." in shown
    assert "HTX Sơn Hà" not in shown
    assert f"<h1>{made}</h1>" in shown


def test_a_union_names_its_members_as_they_were_called_then(signed_in: SignedIn, commune: Any) -> None:
    union, member = enter("LHHTX Quảng Ngãi", kind="union"), enter("HTX Cũ")
    said: dict[str, Any] = {"source": "Đơn", "actor": commune, "at": NOW, "today": DAY}
    add_thing(Membership, union, {"member": member}, since=date(2026, 1, 1), **said)
    state(Identity, member, {"name": "HTX Mới"}, since=date(2026, 6, 1), **said)
    client = signed_in("commune")

    assert "<strong>HTX Cũ</strong>" in page(client, f"/to-chuc/{union.pk}/?ngay=2026-03-01")
    assert "<strong>HTX Mới</strong>" in page(client, f"/to-chuc/{union.pk}/")
    assert "HTX thành viên: HTX Cũ." in page(client, f"/to-chuc/{union.pk}/lich-su/membership/?ngay=2026-03-01")


def test_facts_come_first_and_who_did_what_comes_last(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    counted(made, 20, commune, since=date(2026, 1, 1))

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/")

    order = ["identity", "size", "unsaid", "strengthening", "procedures", "trail"]
    assert sorted(order, key=lambda key: shown.index(f' id="{key}" aria-labelledby=')) == order
    listed = re.findall(r'<li><a href="#(\w+)">', shown)
    assert [key for key in listed if key in order] == [key for key in order if key != "unsaid"] + ["unsaid"]


def test_where_several_facts_came_together_their_source_is_told_once(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    counted(made, 20, commune, since=date(2026, 1, 1))

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/")

    assert shown.count("theo Sổ đăng ký HTX.") == 1
    assert "Nguồn chung của các phần không ghi riêng. Từ ngày 01/07/2025, theo Sổ đăng ký HTX." in shown
    part = shown[shown.index('id="size"') :].partition("</section>")[0]
    assert "Từ ngày 01/01/2026, theo Danh sách thành viên. Cán bộ xã Sơn Hà ghi lúc" in part


def test_the_older_deeds_are_folded_below_the_newest(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    for number in range(4):
        counted(made, 20 + number, commune, since=date(2026, 1, 1) + timedelta(days=number))

    trail = page(signed_in("commune"), f"/to-chuc/{made.pk}/").partition('id="trail"')[2]

    newest, folded = trail.split("<details", 1)
    assert (newest.count(" · Cán bộ xã Sơn Hà"), newest.count("<li>")) == (4, 5)
    assert re.search(r"<summary>\d+ việc trước đó</summary>", folded)
    assert "Ghi điều mới: Tên và mã số" in folded


def test_a_day_before_the_first_statement_says_since_when_the_book_tells_and_offers_no_act(
    signed_in: SignedIn,
) -> None:
    made = enter(since=date(2026, 10, 31), founded_on=None)
    client, own = signed_in("commune"), f"/to-chuc/{made.pk}/"

    before, then, now = (
        client.get(f"{own}{query}").content.decode() for query in ("?ngay=2025-11-23", "?ngay=2026-11-01", "")
    )

    assert "Sổ ghi từ ngày 31/10/2026; những ngày trước đó chưa có thông tin." in before
    assert "Sổ ghi từ" not in then + now
    assert ["Mục này ghi nhầm hoặc trùng" in shown for shown in (before, then, now)] == [False, False, True]


def test_what_holds_from_before_the_founding_day_is_to_be_looked_at_again(signed_in: SignedIn, commune: Any) -> None:
    began, founded = date(2025, 8, 1), date(2025, 9, 1)
    made = enter(since=began, founded_on=began)
    own, told = f"/to-chuc/{made.pk}/", "Sổ ghi trước ngày thành lập"
    said: dict[str, Any] = {"source": "Giấy chứng nhận", "actor": commune, "at": NOW, "today": DAY}
    before = page(signed_in("commune"), own)

    correct(Identity.objects.get(organization=made), {"founded_on": founded}, **said)
    after, others = page(signed_in("commune"), own), page(signed_in("leader"), own)
    for facet in (Identity, Seat, OperatingStatus):
        correct(facet.objects.filter(organization=made).latest("pk"), {}, since=founded, **said)
    status = LegalStatus.objects.get(organization=made)
    left = page(signed_in("commune"), own)
    correct(status, {}, since=founded, **{**said, "actor": System()})

    for label in ("Tên và mã số", "Trụ sở", "Tình trạng hoạt động", "Tình trạng pháp lý"):
        assert f"{label} từ ngày 01/08/2025" in after
    assert told in after and told not in before + others
    assert f"{told}: Tình trạng pháp lý từ ngày 01/08/2025. Hãy sửa" in left
    assert told not in page(signed_in("commune"), own)
