"""The page of one organization: as of a day, as known at a moment, changed and put right."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW
from hoptac.base.journal import words_of
from hoptac.registry.models import (
    Checked,
    Governance,
    Identity,
    LegalStatus,
    OperatingStatus,
    Organization,
    OrganizationGrant,
    Proposal,
    Seat,
    Size,
    Standing,
)
from hoptac.registry.services.appointing import appoint, dismiss
from hoptac.registry.services.proposals import approve, ask, refuse
from hoptac.registry.services.statements import correct, state
from hoptac.units.models import Unit
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


def test_the_page_shows_a_day_and_a_knowledge_of_the_past_and_says_so(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    wrong = counted(made, 777, commune, since=date(2026, 1, 1))
    later = NOW + timedelta(hours=2)
    correct(wrong, {"members": 77}, source="Đếm lại", actor=commune, at=later, today=DAY)
    counted(made, 88, commune, since=date(2026, 8, 1))
    client = signed_in("commune")

    now, then = page(client, f"/to-chuc/{made.pk}/"), page(client, f"/to-chuc/{made.pk}/?ngay=2026-03-01")
    known = page(client, f"/to-chuc/{made.pk}/?ngay=2026-03-01&biet=2026-11-23T10:00")

    assert "<dd>88</dd>" in now
    assert "Không phải hiện trạng" not in now
    assert "<dd>77</dd>" in then
    assert "Không phải hiện trạng" in then
    assert "<dd>777</dd>" in known
    assert "“777” thành “77”" in page(client, f"/to-chuc/{made.pk}/lich-su/size/")


def test_the_head_is_that_of_the_day_and_says_whose_each_status_is(signed_in: SignedIn, commune: Any) -> None:
    made = enter("HTX Cũ", since=date(2025, 7, 1))
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": NOW, "today": DAY}
    state(Identity, made, {"name": "HTX Mới"}, since=date(2026, 6, 1), **said)
    state(OperatingStatus, made, {"status": "idle"}, since=date(2026, 6, 1), **said)
    client = signed_in("leader")

    now, then = page(client, f"/to-chuc/{made.pk}/"), page(client, f"/to-chuc/{made.pk}/?ngay=2026-03-01")
    before = page(client, f"/to-chuc/{made.pk}/?ngay=2020-01-01")

    assert "<h1>HTX Mới</h1>" in now
    assert "Thực tế: Ngừng hoạt động" in now
    assert "<h1>HTX Cũ</h1>" in then
    assert "Pháp lý: Đang hoạt động" in then
    assert "Thực tế: Đang hoạt động" in then
    assert "Pháp lý: Chưa rõ" in before


def test_more_women_than_members_is_told_at_its_field(signed_in: SignedIn) -> None:
    made = enter()
    said = {"members": "25", "members_women": "30", "since": "01/11/2026", "seen": "5", **SOURCE}

    answer = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/size/", said)

    assert answer.status_code == 422
    assert "Thành viên nữ (30) nhiều hơn thành viên chính thức (25)" in answer.content.decode()
    assert not Size.objects.exists()


def test_after_an_act_the_page_says_what_was_done(signed_in: SignedIn) -> None:
    made = enter()
    made.refresh_from_db()
    client = signed_in("commune")
    said = {"members": "25", "since": "01/11/2026", "seen": str(made.version), **SOURCE}

    changed = client.post(f"/to-chuc/{made.pk}/thay-doi/size/", said, follow=True).content.decode()
    asked = client.post(f"/to-chuc/{made.pk}/de-nghi/xoa/", {"reason": "Ghi nhầm"}, follow=True).content.decode()
    waiting = page(signed_in("province"), "/to-chuc/")
    address = f"/to-chuc/cho-nguoi-thu-hai/{Proposal.objects.get().pk}/"
    decided = client.post(address, {"act": "approve"}, follow=True).content.decode()

    assert "Đã ghi: Thành viên, lao động, vốn, đúng từ ngày 01/11/2026." in changed
    assert "Đã gửi đề nghị; người thứ hai được báo." in asked
    assert "Chờ bạn duyệt <strong>1</strong>" in waiting
    assert "Đã đồng ý: Xóa mục ghi nhầm." in decided


@pytest.mark.parametrize("address", ["?ngay=hom-qua&biet=x", "?ngay=2026-13-45", "?biet=2026-99-99T10:00"])
def test_nonsense_in_the_address_shows_today(signed_in: SignedIn, address: str) -> None:
    assert "Không phải hiện trạng" not in page(signed_in("commune"), f"/to-chuc/{enter().pk}/{address}")


def test_a_change_holds_from_its_day_and_names_its_source(signed_in: SignedIn) -> None:
    made = enter()
    client = signed_in("commune")
    address = f"/to-chuc/{made.pk}/thay-doi/size/"
    seen = re.search(r'name="seen" value="(\d+)"', page(client, address))
    assert seen

    answer = client.post(address, {"members": "1.234", "since": "01/11/2026", "seen": seen[1], **SOURCE})

    row = Size.objects.get()
    assert answer.status_code == 302
    assert (row.members, row.valid_from, row.source) == (
        1234, date(2026, 11, 1), "Người cho biết: Giám đốc HTX, hỏi ngày 20/11/2026",
    )  # fmt: skip


@pytest.mark.parametrize(("said", "told"), [("ngay=abc", "Ngày “abc”"), ("biet=31/02/2026", "Ghi đến “31/02/2026”")])
def test_a_day_that_makes_no_sense_is_told(signed_in: SignedIn, said: str, told: str) -> None:
    html = page(signed_in("commune"), f"/to-chuc/{enter().pk}/?{said}")

    assert told in html
    assert "Không phải hiện trạng" not in html


def test_without_a_source_nothing_is_written(signed_in: SignedIn) -> None:
    made = enter()

    answer = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/size/", {"members": "5", "since": "01/11/2026"})

    assert answer.status_code == 422
    assert not Size.objects.exists()


def test_one_who_saw_an_older_version_is_shown_both(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    counted(made, 55, commune, since=date(2026, 1, 1))

    said = {"members": "44", "since": "01/11/2026", "seen": "1", **SOURCE}
    answer = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/size/", said)

    told = answer.content.decode()
    assert answer.status_code == 409
    assert "<dd>55</dd>" in told
    assert 'value="44"' in told


def test_a_correction_waits_to_be_seen_by_another(signed_in: SignedIn, commune: Any, province: Any) -> None:
    made = enter()
    wrong = Identity.objects.get()
    address = f"/to-chuc/{made.pk}/sua-lai/identity/{wrong.pk}/"
    said = {"name": "HTX Nông nghiệp Sơn Hà 2", "since": "01/07/2025", "because": "Thiếu số 2", **SOURCE}
    made.refresh_from_db()

    signed_in("commune").post(address, {**said, "seen": made.version})

    waiting = Checked.objects.get()
    assert Standing.objects.get().name == "HTX Nông nghiệp Sơn Hà 2"
    assert signed_in("commune").post(f"/to-chuc/vua-sua/{waiting.pk}/").status_code == 422
    assert "Thiếu số 2" in page(signed_in("province"), "/to-chuc/vua-sua/")
    assert signed_in("province").post(f"/to-chuc/vua-sua/{waiting.pk}/").status_code == 302
    waiting.refresh_from_db()
    assert waiting.checked_by == province


def test_a_correction_of_what_is_no_longer_in_the_book_or_in_the_place_waits_for_nobody_there(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    removed, moved = enter("HTX Ghi nhầm"), enter("HTX Chuyển đi")
    for made in (removed, moved):
        wrong = Identity.objects.get(organization=made)
        correct(wrong, {"short_name": "HTX"}, source="Con dấu", actor=province, at=NOW, today=DAY)
    asked = ask(Proposal.Act.REMOVE, removed, {}, reason="Ghi nhầm", actor=commune, at=NOW, today=DAY)
    approve(asked, actor=province, at=NOW, today=DAY)
    elsewhere = Unit.objects.get(key="21484@2025")
    state(Seat, moved, {"unit": elsewhere}, since=DAY, source="Đơn", actor=province, at=NOW, today=DAY)
    client = signed_in("commune")

    listed = page(client, "/to-chuc/vua-sua/")

    assert "Không còn chỗ sửa nào" in listed
    assert [client.post(f"/to-chuc/vua-sua/{one.pk}/").status_code for one in Checked.objects.all()] == [404, 404]


def test_a_legal_status_takes_effect_when_another_agrees(signed_in: SignedIn) -> None:
    made = enter()
    said = {"status": "suspended", "since": "01/11/2026", "reason": "Nghỉ mùa", **SOURCE}

    signed_in("commune").post(f"/to-chuc/{made.pk}/de-nghi/phap-ly/", said)
    asked = Proposal.objects.get()
    before = Standing.objects.get().legal_status
    own = signed_in("commune").post(f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/", {"act": "approve"})
    other = signed_in("province").post(f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/", {"act": "approve"})

    shown = page(signed_in("commune"), f"/to-chuc/{made.pk}/")
    assert (before, own.status_code, other.status_code) == ("active", 422, 302)
    assert "Cán bộ xã Sơn Hà đề nghị, Cán bộ tỉnh Quảng Ngãi đồng ý," in shown
    assert "Pháp lý: Tạm ngừng kinh doanh" in shown
    assert Standing.objects.get().legal_status == "suspended"
    assert LegalStatus.objects.as_of(DAY).get().source.startswith("Người cho biết")


def test_a_status_that_would_be_hidden_is_asked_for_again_in_place_of_the_hiding_row(signed_in: SignedIn) -> None:
    made, client = enter(), signed_in("commune")
    address = f"/to-chuc/{made.pk}/de-nghi/phap-ly/"
    said = {"status": "suspended", "since": "01/03/2025", "paper": "01/TB", "reason": "Xin nghỉ", **SOURCE}

    refused = client.post(address, said)

    row = LegalStatus.objects.get().pk
    assert refused.status_code == 422
    assert f'name="hides" value="{row}"' in refused.content.decode()
    client.post(address, {**said, "hides": str(row), "replaces": "on"})
    assert Proposal.objects.get().facts["replaces"] == row


def test_the_second_person_sees_the_paper_the_reason_and_what_stands(signed_in: SignedIn) -> None:
    made = enter()
    said = {"status": "suspended", "since": "20/11/2026", "paper": "12/TB ngày 19/11/2026", "reason": "Mất mùa"}
    signed_in("commune").post(f"/to-chuc/{made.pk}/de-nghi/phap-ly/", {**said, **SOURCE})

    for address in ("/to-chuc/cho-nguoi-thu-hai/", f"/to-chuc/{made.pk}/"):
        shown = page(signed_in("province"), address)
        for words in ("Tạm ngừng kinh doanh, từ ngày 20/11/2026", "12/TB ngày 19/11/2026", "Mất mùa", "Sổ đang ghi"):
            assert words in shown, (address, words)


def test_an_organization_that_ended_says_since_when_and_by_what_and_nothing_of_how_it_works(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    made = enter()
    facts = {"status": "dissolved", "since": "2026-11-20", "paper": "07/QĐ ngày 20/11/2026", "source": "Văn bản"}
    asked = ask(Proposal.Act.LEGAL_STATUS, made, facts, reason="Giải thể", actor=commune, at=NOW, today=DAY)
    approve(asked, actor=province, at=NOW, today=DAY)

    shown, listed = (page(signed_in("commune"), address) for address in (f"/to-chuc/{made.pk}/", "/to-chuc/"))

    assert "chấm dứt tồn tại từ ngày 20/11/2026, theo 07/QĐ ngày 20/11/2026." in shown
    assert "Ghi nhầm? Đề nghị ghi lại" in shown
    assert "Thực tế:" not in shown + listed
    assert "Thực tế:" in page(signed_in("commune"), f"/to-chuc/{made.pk}/?ngay=2026-11-19")


def test_of_one_that_ended_every_page_and_file_leaves_out_how_it_worked(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    made, other = enter("HTX Đã thôi"), enter("HTX Còn làm")
    facts = {"status": "dissolved", "since": "2026-11-20", "paper": "07/QĐ ngày 20/11/2026", "source": "Văn bản"}
    asked = ask(Proposal.Act.LEGAL_STATUS, made, facts, reason="Giải thể", actor=commune, at=NOW, today=DAY)
    approve(asked, actor=province, at=NOW, today=DAY)
    client, own = signed_in("commune"), f"/to-chuc/{made.pk}/"
    table = client.get("/to-chuc/tai-ve.csv").content.decode("utf-8-sig").splitlines()

    working = page(client, "/to-chuc/?operating=operating")
    assert "HTX Còn làm" in working and "HTX Đã thôi" not in working
    assert "operating=operating" not in page(client, "/to-chuc/?legal=dissolved")
    assert [line.count("Đang hoạt động") for line in table if "HTX Đã thôi" in line] == [0]
    shown, then = page(client, own), page(client, f"{own}?ngay=2026-11-19")
    assert "Không còn hoạt động, vì tổ chức đã chấm dứt." in shown
    assert "Không còn hoạt động, vì tổ chức đã chấm dứt." in page(client, f"{own}?ngay=2026-11-20")
    assert "Không còn hoạt động" not in then
    assert f"{own}sua-lai/operatingstatus/" in shown
    assert other.standing.operating_status == "operating"


def test_doubles_are_joined_by_two_and_parted_again(signed_in: SignedIn) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("HTX Sơn Hà (trùng)")
    client = signed_in("commune")
    client.post(f"/to-chuc/{double.pk}/de-nghi/gop/", {"into": str(kept.pk), "reason": "Một tổ chức"})
    asked = Proposal.objects.get()

    client = signed_in("province")
    client.post(f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/", {"act": "approve"})

    undo = f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/hoan-lai/"
    assert client.get(f"/to-chuc/{double.pk}/")["Location"] == f"/to-chuc/{kept.pk}/"
    assert list(Standing.objects.values_list("pk", flat=True)) == [kept.pk]
    shown = page(client, f"/to-chuc/{kept.pk}/")
    assert re.search(rf"Mục trùng “HTX Sơn Hà \(trùng\)” \(số {double.pk}\) đã gộp vào đây lúc .*: Một tổ chức", shown)
    assert undo in shown
    assert "“HTX Sơn Hà (trùng)”" in page(client, undo)
    assert client.post(undo, {"reason": ""}).status_code == 422
    client.post(undo, {"reason": "Hai tổ chức khác nhau"})
    assert Standing.objects.count() == 2


def test_of_three_joined_one_after_the_other_the_first_leads_to_the_last(signed_in: SignedIn) -> None:
    first, second, third = enter("HTX Một"), enter("HTX Hai"), enter("HTX Ba")
    for one, into in ((first, second), (second, third)):
        signed_in("commune").post(f"/to-chuc/{one.pk}/de-nghi/gop/", {"into": str(into.pk), "reason": "Một tổ chức"})
        asked = Proposal.objects.get(organization=one)
        signed_in("province").post(f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/", {"act": "approve"})

    assert signed_in("commune").get(f"/to-chuc/{first.pk}/")["Location"] == f"/to-chuc/{third.pk}/"


def test_who_asked_does_not_bring_back_alone_what_two_removed(signed_in: SignedIn) -> None:
    made = enter()
    signed_in("commune").post(f"/to-chuc/{made.pk}/de-nghi/xoa/", {"reason": "Ghi nhầm"})
    asked = Proposal.objects.get()
    signed_in("province").post(f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/", {"act": "approve"})
    undo, why = f"/to-chuc/cho-nguoi-thu-hai/{asked.pk}/hoan-lai/", {"reason": "Không nhầm"}

    alone = signed_in("commune").post(undo, why)

    assert alone.status_code == 403
    assert not Standing.objects.exists()
    assert signed_in("province").post(undo, why).status_code == 302
    assert Standing.objects.get().pk == made.pk


def test_an_officer_enters_an_organization_of_the_own_commune(signed_in: SignedIn) -> None:
    client = signed_in("commune")
    unit = re.search(r'<option value="(\d+)"[^>]*>Xã Sơn Hà', page(client, "/to-chuc/them/"))
    assert unit
    said = {"kind": "cooperative", "name": "HTX Chè Sơn Hà", "unit": unit[1], "since": "01/11/2026", **SOURCE}

    answer = client.post("/to-chuc/them/", {**said, "tax_code": "0100109106"})

    made = Standing.objects.get()
    assert answer["Location"] == f"/to-chuc/{made.pk}/"
    assert (made.name, made.tax_code, Seat.objects.get().unit_id) == ("HTX Chè Sơn Hà", "0100109106", int(unit[1]))
    wrong = client.post("/to-chuc/them/", {**said, "tax_code": "0100109107"})
    assert wrong.status_code == 422
    assert "chữ số thứ mười" in wrong.content.decode()


def test_too_few_members_are_to_be_looked_at_and_readers_are_not_told(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    counted(made, 3, commune, since=date(2026, 1, 1))

    told, kept = (page(signed_in(who), f"/to-chuc/{made.pk}/") for who in ("commune", "leader"))

    assert "mức tối thiểu là 5" in told
    assert "Cần rà soát" not in kept
    assert "ai phạm" not in told


@pytest.mark.parametrize(
    ("members", "form", "is_found"), [(10, "short", True), (9, "short", False), (10, "full", False)]
)
def test_a_large_union_governed_in_short_is_to_be_looked_at(
    signed_in: SignedIn, commune: Any, members: int, form: str, is_found: bool
) -> None:
    union = enter("LHHTX Sơn Hà", kind="union")
    said: dict[str, Any] = {"source": "Nghị quyết đại hội", "actor": commune, "at": NOW, "today": DAY}
    state(Size, union, {"member_organizations": members}, since=date(2026, 1, 1), **said)
    state(Governance, union, {"form": form}, since=date(2026, 1, 1), **said)

    told = page(signed_in("commune"), f"/to-chuc/{union.pk}/")

    assert ("thì tổ chức quản trị đầy đủ" in told) is is_found


def test_readers_see_neither_telephones_nor_names_nor_personal_numbers(signed_in: SignedIn, commune: Any) -> None:
    made = enter(kind="group", tax_code="051099000123", representative="Người Đại Diện")

    shown = page(signed_in("leader"), f"/to-chuc/{made.pk}/") + page(
        signed_in("leader"), f"/to-chuc/{made.pk}/lich-su/identity/"
    )

    assert "051099000123" not in shown
    assert "Người Đại Diện" not in shown
    assert "051099000123" in page(signed_in("commune"), f"/to-chuc/{made.pk}/")


def test_a_page_with_much_asks_as_often_as_one_with_little(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    counted(made, 10, commune, since=date(2025, 8, 1))
    client = signed_in("commune")
    client.get(f"/to-chuc/{made.pk}/")
    with CaptureQueriesContext(connection) as little:
        client.get(f"/to-chuc/{made.pk}/")
    for month in range(1, 11):
        counted(made, 10 + month, commune, since=date(2026, month, 1))
    with CaptureQueriesContext(connection) as much:
        client.get(f"/to-chuc/{made.pk}/")

    assert len(much) == len(little)


def test_who_did_what_is_told_in_words_for_every_kind_of_act(
    signed_in: SignedIn, commune: Any, visitor: Any, province: Any
) -> None:
    made = enter("HTX Chè")
    said = {"actor": province, "at": NOW, "today": DAY}
    counted(made, 20, commune, since=date(2026, 1, 1))
    appoint(made, visitor, reason="Nghị quyết 01", **said)
    dismiss(OrganizationGrant.objects.get(), reason="Nhầm người", **said)
    refuse(ask(Proposal.Act.REMOVE, made, {}, reason="Nhầm", **{**said, "actor": commune}),
           answer="Có thật", actor=province, at=NOW)  # fmt: skip

    trail = page(signed_in("commune"), f"/to-chuc/{made.pk}/").partition('id="trail"')[2]

    for words in (
        "Ghi điều mới: Thành viên, lao động, vốn",
        "Giao tài khoản cho người quản lý",
        "Thu lại tài khoản của người quản lý",
        "Không đồng ý đề nghị",
    ):
        assert f"· {words}</li>" in trail
    assert words_of("registry.membership.corrected") == "Sửa chỗ ghi nhầm: HTX thành viên của liên hiệp"
