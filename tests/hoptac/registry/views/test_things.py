"""Officers, contracts, certificates, tools and members on the page of an organization."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW
from hoptac.registry.models import Contract, Credential, Membership, Officer, Organization
from hoptac.registry.services.things import add_thing
from tests.hoptac.registry.builders import DAY, enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SOURCE = {"source_kind": "paper", "source_words": "Nghị quyết Đại hội số 01/NQ-ĐHTV"}
PHONE, NAME, NUMBER = "0905000111", "Đinh Thị Giả Định", "051099000123"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def send(client: Client, address: str, **said: str) -> str:
    """Fill the form in as it comes and send it; what the page says afterwards."""
    seen = re.search(r'name="seen" value="(\d+)"', page(client, address))
    assert seen
    answer = client.post(address, {**SOURCE, "seen": seen[1], **said}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def with_an_officer(actor: Any) -> tuple[Organization, Any]:
    made = enter()
    fields = {"full_name": NAME, "position": "director", "phone": PHONE, "training": "college"}
    said: dict[str, Any] = {"source": "Nghị quyết", "actor": actor, "at": NOW, "today": DAY}
    return made, add_thing(Officer, made, fields, since=date(2026, 1, 1), **said)


def test_an_officer_is_entered_changed_and_leaves_on_the_pages(signed_in: SignedIn) -> None:
    made = enter()
    own, client = f"/to-chuc/{made.pk}/", signed_in("commune")

    entered = send(client, f"{own}them/officer/", full_name=NAME, position="director", phone=PHONE, since="01/03/2026")
    row = Officer.objects.get()
    changed = send(
        client, f"{own}doi/officer/{row.pk}/", full_name=NAME, position="chair", phone=PHONE, since="01/08/2026"
    )
    newest = Officer.objects.latest("pk")
    left = send(client, f"{own}ket-thuc/officer/{newest.pk}/", day="01/11/2026")

    assert "Đã ghi: Người quản lý." in entered
    assert f"Giám đốc (Tổng giám đốc): {NAME}" in entered
    assert f"Chủ tịch HĐQT: {NAME}" in changed
    assert "Đã thôi: 1" in left
    assert "Đến hết ngày 31/10/2026" in left


def test_names_and_telephones_of_officers_are_for_those_who_write_there(signed_in: SignedIn, commune: Any) -> None:
    made, row = with_an_officer(commune)
    addresses = (f"/to-chuc/{made.pk}/", f"/to-chuc/{made.pk}/lich-su/officer/")

    told = "".join(page(signed_in("commune"), address) for address in addresses)
    kept = "".join(page(signed_in(who), address) for who in ("leader", "supervisor") for address in addresses)

    assert PHONE in told
    assert NAME in told
    assert PHONE not in kept
    assert NAME not in kept
    assert "Giám đốc" in kept
    assert signed_in("leader").get(f"/to-chuc/{made.pk}/doi/officer/{row.pk}/").status_code == 403


def test_a_partner_s_personal_number_is_hidden_from_readers(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    said: dict[str, Any] = {"source": "Hợp đồng", "actor": commune, "at": NOW, "today": DAY}
    fields = {"partner": "Hộ thu mua", "goods": "chè", "partner_tax_code": NUMBER}
    add_thing(Contract, made, fields, since=date(2026, 1, 1), **said)

    assert NUMBER in page(signed_in("commune"), f"/to-chuc/{made.pk}/")
    assert NUMBER not in page(signed_in("leader"), f"/to-chuc/{made.pk}/")


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ("digitaltool", "Dùng đến hết ngày"),
        ("contract", "Còn hiệu lực đến hết ngày"),
        ("credential", "Còn hiệu lực đến hết ngày"),
    ],
)
def test_the_last_day_is_asked_in_the_words_of_the_kind(signed_in: SignedIn, things: str, words: str) -> None:
    asked = page(signed_in("commune"), f"/to-chuc/{enter().pk}/them/{things}/")

    assert f'<label for="id_ends_on">{words}</label>' in asked


def test_a_certificate_about_to_lapse_and_one_that_has_lapsed_say_so(signed_in: SignedIn) -> None:
    made = enter()
    address, client = f"/to-chuc/{made.pk}/them/credential/", signed_in("commune")

    send(client, address, kind="ocop", stars="4", product="Chè", since="01/03/2024", ends_on="31/12/2026")
    shown = send(client, address, kind="vietgap", product="Rau", since="01/03/2023", ends_on="01/03/2026")

    assert "Sản phẩm OCOP: Chè" in shown
    assert "Sắp hết hiệu lực: 31/12/2026" in shown
    assert "Hết hiệu lực sau ngày 01/03/2026" in shown
    assert "<dd>4</dd>" in shown


@pytest.mark.parametrize(("kind", "stars"), [("vietgap", "3"), ("ocop", "6"), ("ocop", "0")])
def test_stars_are_for_ocop_alone_and_at_most_five(signed_in: SignedIn, kind: str, stars: str) -> None:
    made = enter()
    said = {"kind": kind, "stars": stars, "since": "01/03/2026", "seen": "5", **SOURCE}

    answer = signed_in("commune").post(f"/to-chuc/{made.pk}/them/credential/", said)

    assert answer.status_code == 422
    assert not Credential.objects.exists()


def test_a_list_that_was_not_seen_at_its_source_says_so_where_one_chooses(signed_in: SignedIn) -> None:
    made = enter()

    assert "chưa được đối chiếu với văn bản gốc" in page(
        signed_in("commune"), f"/to-chuc/{made.pk}/thay-doi/taxstatus/"
    )


@pytest.mark.parametrize("by", ["pk", "tax_code"])
def test_a_member_of_a_union_is_named_by_number_or_tax_code(signed_in: SignedIn, by: str) -> None:
    union, member = enter("LHHTX Sơn Hà", kind="union"), enter("HTX Chè", tax_code="0100109106")
    written = str(member.pk) if by == "pk" else "0100 109 106"

    shown = send(signed_in("commune"), f"/to-chuc/{union.pk}/them/membership/", member=written, since="01/03/2026")

    assert "<strong>HTX Chè</strong>" in shown
    assert "Thuộc liên hiệp: LHHTX Sơn Hà" in page(signed_in("commune"), f"/to-chuc/{member.pk}/")


def test_a_member_out_of_reach_is_as_if_it_were_not_there(signed_in: SignedIn) -> None:
    union = enter("LHHTX Sơn Hà", kind="union")
    other = enter("HTX Chè Ba Tơ", unit_key="21484@2025")
    client = signed_in("commune")

    for written in (str(other.pk), "999999"):
        said = {"member": written, "since": "01/03/2026", "seen": "5", **SOURCE}
        answer = client.post(f"/to-chuc/{union.pk}/them/membership/", said)
        assert answer.status_code == 422
        assert "Không thấy tổ chức như vậy" in answer.content.decode()
    assert not Membership.objects.exists()


def test_the_figures_of_a_year_are_opened_and_never_blanked_by_another_form(signed_in: SignedIn) -> None:
    made = enter()
    address, client = f"/to-chuc/{made.pk}/thay-doi/yearfigures/", signed_in("commune")
    send(client, address, year="2025", revenue_dong="900.000.000", profit_dong="40.000.000")
    made.refresh_from_db()

    again = client.post(address, {"year": "2025", "debt_dong": "1", "seen": made.version, **SOURCE})
    opened = page(client, f"{address}?nam=2025")
    more = send(
        client, f"{address}?nam=2025", year="2025", revenue_dong="950.000.000", profit_dong="40.000.000"
    ).replace("\xa0", " ")

    assert again.status_code == 422
    assert "Năm 2025 đã có số liệu" in again.content.decode()
    assert 'value="900.000.000 đồng"' in opened
    assert "950.000.000 đồng" in more
    assert "40.000.000 đồng" in more


def test_a_thing_of_another_organization_is_not_found(signed_in: SignedIn, commune: Any) -> None:
    _, row = with_an_officer(commune)
    other = enter("HTX khác")

    assert signed_in("commune").get(f"/to-chuc/{other.pk}/doi/officer/{row.pk}/").status_code == 404


@pytest.mark.parametrize("things", ["size", "identity", "no-such-thing"])
def test_only_what_there_are_several_of_is_added(signed_in: SignedIn, things: str) -> None:
    assert signed_in("commune").get(f"/to-chuc/{enter().pk}/them/{things}/").status_code == 404


def test_two_in_one_post_are_shown_as_something_to_look_at_again(signed_in: SignedIn, commune: Any) -> None:
    made, _ = with_an_officer(commune)
    client, said = signed_in("commune"), "2 người cùng đang giữ chức Giám đốc"
    assert said not in page(client, f"/to-chuc/{made.pk}/")

    add_thing(
        Officer, made, {"full_name": "Phạm Giả Định", "position": "director"}, since=DAY, source="Nghị quyết",
        actor=commune, at=NOW, today=DAY,
    )  # fmt: skip

    assert said in page(client, f"/to-chuc/{made.pk}/")


def test_a_second_person_in_a_post_of_one_is_asked_about_and_taken_once_that_is_so(
    signed_in: SignedIn, commune: Any
) -> None:
    made, _ = with_an_officer(commune)
    client, add = signed_in("commune"), f"/to-chuc/{made.pk}/them/officer/"
    said = {"full_name": "Phạm Giả Định", "position": "director", "since": "01/06/2026", **SOURCE}

    def sent(**more: str) -> Any:
        seen = re.search(r'name="seen" value="(\d+)"', page(client, add))
        assert seen
        return client.post(add, {**said, "seen": seen[1], **more})

    asked = sent()
    of_another_post = sent(position="leader", shares_post="director")
    taken = sent(shares_post="director")

    told = asked.content.decode()
    assert asked.status_code == 422
    assert f"{NAME} từ ngày 01/01/2026" in told
    assert "ghi ngày thôi giữ chức trước" in told
    assert 'name="shares_post" value="director"' in told
    assert "checked" not in told.partition('name="shares_post"')[2].partition(">")[0]
    assert of_another_post.status_code == 302  # nobody leads the group
    assert taken.status_code == 302
    assert set(Officer.objects.values_list("full_name", "position")) == {
        (NAME, "director"),
        ("Phạm Giả Định", "leader"),
        ("Phạm Giả Định", "director"),
    }


def test_one_person_takes_a_second_post_unasked(signed_in: SignedIn, commune: Any) -> None:
    made, row = with_an_officer(commune)

    entered = send(
        signed_in("commune"), f"/to-chuc/{made.pk}/them/officer/", full_name=NAME, position="chair", since="01/03/2026"
    )
    changed = send(
        signed_in("commune"), f"/to-chuc/{made.pk}/doi/officer/{row.pk}/", full_name=NAME, position="director",
        phone="0905000222", since="01/06/2026",
    )  # fmt: skip

    assert "Đã ghi: Người quản lý." in entered
    assert "Đã ghi thay đổi: Người quản lý." in changed


def test_a_change_or_a_correction_into_a_held_post_is_asked_about_too(signed_in: SignedIn, commune: Any) -> None:
    made, _ = with_an_officer(commune)
    said: dict[str, Any] = {"source": "Nghị quyết", "actor": commune, "at": NOW, "today": DAY}
    fields = {"full_name": "Phạm Giả Định", "position": "deputy"}
    row = add_thing(Officer, made, fields, since=date(2026, 2, 1), **said)
    client, wanted = signed_in("commune"), {"full_name": "Phạm Giả Định", "position": "director", **SOURCE}
    made.refresh_from_db()

    for address in (f"doi/officer/{row.pk}/", f"sua-lai/officer/{row.pk}/"):
        sent = {**wanted, "since": "01/03/2026", "because": "Ghi nhầm chức", "seen": str(made.version)}
        answer = client.post(f"/to-chuc/{made.pk}/{address}", sent)
        assert answer.status_code == 422, address
        assert f"{NAME} từ ngày 01/01/2026" in answer.content.decode(), address
