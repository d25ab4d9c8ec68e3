"""What the journal says of workbooks: which file, and what was asked of it; and of the codes that acts note."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.accounts.erasure import content_of
from hoptac.accounts.journal import JournalChoice, page_of
from hoptac.accounts.journal_entries import HIDDEN, Fact, Sight, entry_of
from hoptac.base.audit import record
from hoptac.base.journal import chapter_of
from hoptac.base.models import AuditLink
from hoptac.registry.models import Import, Membership, Organization
from hoptac.registry.services.doubles import tell_apart
from hoptac.registry.services.import_jobs import ask_act, discard_import, give_up
from hoptac.registry.services.taking_back import take_back_import
from hoptac.registry.services.things import add_thing
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import checked_import, stored_import

pytestmark = pytest.mark.django_db


def asked(held: Import, act: Import.Act, person: Any) -> AuditLink:
    ask_act(held, act, actor=person, at=NOW, enqueue=lambda held: uuid4())
    return AuditLink.objects.latest("pk")


def test_a_check_is_not_told_as_a_storing(commune: Any) -> None:
    held = checked_import(commune)

    check = entry_of(asked(held, Import.Act.CHECK, commune))
    give_up(held, actor=commune, at=NOW)
    left = entry_of(AuditLink.objects.latest("pk"))
    store = entry_of(asked(held, Import.Act.STORE, commune))

    assert check.what == "Cho kiểm tra bảng tính, chưa ghi gì"
    assert left.facts == (Fact("Việc", "Kiểm tra"),)
    assert store.what == "Cho ghi bảng tính vào sổ"


def test_every_act_that_may_be_asked_of_a_workbook_has_its_own_words() -> None:
    known = chapter_of("registry.import.received").acts

    assert all(f"registry.import.{act}_asked" in known for act in Import.Act.values)


def test_every_act_about_a_workbook_names_the_file_and_still_when_it_is_gone(commune: Any) -> None:
    held = checked_import(commune)
    links = AuditLink.objects.filter(action__startswith="registry.import.")
    told = [entry_of(link) for link in links]

    assert {one.link.action.rpartition(".")[2] for one in told} == {"received", "columns_chosen", "checked"}
    assert {(one.name, one.url) for one in told} == {("tệp ds.xlsx", f"/to-chuc/nhap/{held.pk}/")}
    assert {one.link.place_id for one in told} == {held.place_id}

    discard_import(held, actor=commune, at=NOW)
    assert {(entry_of(link).name, entry_of(link).url) for link in links.all()} == {("tệp ds.xlsx (đã gỡ)", "")}


def test_the_history_of_a_workbook_is_read_by_those_who_may_see_the_import(
    signed_in: Callable[[str], Client], commune: Any
) -> None:
    address = f"/nhat-ky/?about=registry.Import:{checked_import(commune).pk}"

    assert "Kiểm tra xong bảng tính" in signed_in("commune").get(address).content.decode()
    assert signed_in("other_province").get(address).status_code == 404


def test_codes_beside_what_is_stated_are_told_in_words() -> None:
    say = chapter_of("registry.organization.entered").say

    assert say("registry.organization.entered", "kind", "cooperative") == "Hợp tác xã"
    assert say("registry.proposal.asked", "asked", "join") == "Gộp hai mục là một"
    assert say("registry.difference.settled", "outcome", "kept") == "Giữ như sổ"
    assert say("registry.difference.settled", "outcome", "no_such") == ""


@pytest.mark.parametrize(
    ("action", "fact", "value", "told"),
    [
        ("size.stated", "charter_capital_dong", 250_000_000, "250.000.000\xa0đồng (250\xa0triệu)"),
        ("size.stated", "members", 1200, "1.200"),
        ("yearfigures.stated", "year", 2026, "2026"),
        ("officer.stated", "is_woman", True, "Nữ"),
        ("officer.stated", "born_in", 1980, "1980"),
        ("governance.stated", "has_party_cell", False, "Không"),
    ],
)
def test_figures_and_yes_or_no_are_told_as_the_page_of_the_organization_tells_them(
    commune: Any, action: str, fact: str, value: object, told: str
) -> None:
    link = record(commune, f"registry.{action}", enter(), at=NOW, **{fact: value})

    assert [fact.words for fact in entry_of(link).facts] == [told]


def test_who_became_manager_is_told_to_those_alone_who_may_see_personal_data(commune: Any) -> None:
    made = enter()
    record(commune, "registry.organization.manager_appointed", made, at=NOW, person_name="Đinh Văn A (a.dinh)")
    choice = JournalChoice(about=f"registry.Organization:{made.pk}", what="registry.organization.manager_appointed")

    seen, unseen = (page_of(choice, Sight(everything=False, personal=one)).entries[0].facts for one in (True, False))

    assert seen == (Fact("Người quản lý", "Đinh Văn A (a.dinh)"),)
    assert unseen == (Fact("Người quản lý", HIDDEN),)


def test_a_member_of_a_union_is_told_by_its_name_and_opened(commune: Any) -> None:
    union, member = enter("LHHTX Sơn Hà", kind=Organization.Kind.UNION), enter("HTX Chè Sơn Hà")
    said: dict[str, Any] = {"since": TODAY, "source": "Sổ", "actor": commune, "at": NOW, "today": TODAY}
    add_thing(Membership, union, {"member": member}, **said)
    link = AuditLink.objects.get(action="registry.membership.stated")
    choice = JournalChoice(about=link.about)

    fact = Fact("HTX thành viên", "HTX Chè Sơn Hà", f"/to-chuc/{member.pk}/")
    assert fact in entry_of(link).facts
    assert dict(content_of(link))["HTX thành viên"] == "HTX Chè Sơn Hà"
    elsewhere = page_of(choice, Sight(False, True, may_open=lambda about: about == choice.about)).entries[0]
    assert Fact("HTX thành viên", "HTX Chè Sơn Hà") in elsewhere.facts


def test_two_told_apart_are_both_named(commune: Any) -> None:
    one, other = enter("HTX Sơn Hà"), enter("HTX Sơn Hạ")
    tell_apart(one, other, reason="Khác người đại diện", actor=commune, at=NOW)

    [told] = (entry_of(link) for link in AuditLink.objects.filter(action="registry.doubles.told_apart"))

    assert (told.name, told.facts) == ("HTX Sơn Hà", (Fact("Khác với tổ chức", "HTX Sơn Hạ", f"/to-chuc/{other.pk}/"),))


def test_a_thing_that_nothing_names_stays_what_was_noted(commune: Any) -> None:
    link = record(commune, "registry.membership.stated", enter(), at=NOW, member="HTX số 987654")

    assert [fact.url for fact in entry_of(link).facts] == [""]


def test_an_import_is_told_in_the_history_of_what_it_brought_and_found_by_its_name(
    signed_in: Callable[[str], Client], commune: Any
) -> None:
    stored = stored_import(commune)
    made = Organization.objects.get(batch=stored.batch)
    history, own = f"/nhat-ky/?about=registry.Organization:{made.pk}", f"/to-chuc/{made.pk}/"
    workbook = f'<a href="/to-chuc/nhap/{stored.pk}/">tệp {stored.name}</a>'
    client = signed_in("commune")

    shown, panel = client.get(history).content.decode(), client.get(own).content.decode()
    assert "Ghi cả lô" in shown and workbook in shown
    assert f"Ghi cả lô: {workbook}" in panel
    found = signed_in("administrator").get("/nhat-ky/?q=rau sach&what=registry.batch.stored").content.decode()
    assert "Ghi cả lô" in found and workbook in found
    nothing = signed_in("administrator").get("/nhat-ky/?q=thuy san&what=registry.batch.stored").content.decode()
    assert workbook not in nothing

    take_back_import(stored, reason="nhầm tệp", actor=commune, at=NOW, today=TODAY)

    assert "Rút cả lần nhập" in signed_in("commune").get(history).content.decode()
    found = signed_in("administrator").get("/nhat-ky/?q=rau sach").content.decode()
    assert "Ghi cả lô" in found and "Rút cả lần nhập" in found


def test_where_an_import_may_not_be_read_the_history_names_it_without_a_link(commune: Any) -> None:
    stored = stored_import(commune)
    choice = JournalChoice(about=f"registry.Organization:{Organization.objects.get(batch=stored.batch).pk}")

    [seen] = page_of(choice, Sight(everything=False, personal=True)).entries
    [unseen] = page_of(choice, Sight(False, True, may_open=lambda about: about == choice.about)).entries

    assert (seen.name, seen.url) == (f"tệp {stored.name}", f"/to-chuc/nhap/{stored.pk}/")
    assert (unseen.name, unseen.url) == (seen.name, "")


def test_what_an_import_changed_of_one_entered_by_hand_is_in_its_history_too(commune: Any) -> None:
    made = enter("HTX Rau sạch Sơn Hà", tax_code="0100109106")
    stored = stored_import(commune)
    links = AuditLink.objects.filter(action="registry.batch.stored")

    told = page_of(JournalChoice(about=f"registry.Organization:{made.pk}"), Sight(True, True)).entries

    assert stored.batch is not None and stored.batch.changed == 1
    assert links.get().pk in [one.link.pk for one in told]
    assert len({one.link.pk for one in told}) == len(told) > 1
