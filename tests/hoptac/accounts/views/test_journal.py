"""The journal: search, the history of one thing, what of it is shown to whom, and whether the chain is whole."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.accounts import journal
from hoptac.accounts.journal import JournalChoice, table_of
from hoptac.accounts.journal_entries import HIDDEN, Sight
from hoptac.accounts.models import Contact
from hoptac.accounts.services.accounts import lock_account
from hoptac.base.audit import System, erase_payload, record
from hoptac.base.clock import now
from hoptac.base.models import AuditCheck, AuditLink
from hoptac.base.services.audit_checks import ask_for_check, run_check
from hoptac.registry.models import Identity, Officer, Proposal, Size
from hoptac.registry.services.proposals import approve, ask
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit
from job_worker import do_jobs
from signing_in import prove
from tests.hoptac.accounts.contacts import put
from tests.hoptac.planning.protected_rows import accepted
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def words(client: Client, query: str = "") -> str:
    answer = client.get(f"/nhat-ky/{query}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode().partition('id="list"')[2]))


def acts(client: Client, query: str = "") -> list[str]:
    """The first words of each row."""
    body = client.get(f"/nhat-ky/{query}").content.decode()
    return re.findall(r'<th scope="row">(.*?)<div', body)


def note(number: int, actor: Any = None, **facts: Any) -> AuditLink:
    return record(actor or System(), f"test.act.no{number}", "x", at=NOW + timedelta(minutes=number), **facts)


def test_it_is_searched_by_words_person_act_and_day(signed_in: SignedIn, commune: Any, province: Any) -> None:
    note(1, commune, name="Đặng Thùy")
    note(2, province, name="Nguyễn An")
    client = signed_in("administrator")

    assert acts(client, "?q=dang thuy") == acts(client, "?q=Đặng+thùy") == ["test.act.no1"]
    assert acts(client, "?who=tinh quang") == ["test.act.no2"]
    assert acts(client, "?who=commune&what=test") == acts(client, "?what=test.act.no1") == ["test.act.no1"]
    assert acts(client, f"?what=test&since={TODAY + timedelta(days=1)}") == []
    assert acts(client, f"?what=test&since={TODAY}&until={TODAY}") == ["test.act.no2", "test.act.no1"]
    assert acts(client, "?what=units&who=Hệ thống") == ["Nạp đơn vị và cơ quan"]


def about_of(client: Client, query: str) -> set[str]:
    """What the listed acts are about, in the export as on the page."""
    page = set(re.findall(r'href="\?about=([^"]+)"', client.get(f"/nhat-ky/{query}").content.decode()))
    table = client.get(f"/nhat-ky/tai-ve.csv{query}").content.decode("utf-8-sig").splitlines()[1:]
    assert len(table) == len(acts(client, query))
    return {unquote(one) for one in page}


def test_it_is_searched_by_what_the_thing_is_or_was_called(signed_in: SignedIn, commune: Any, province: Any) -> None:
    renamed, removed, other = enter("HTX Đặng Thùy"), enter("HTX Ghi Nhầm"), enter("HTX khác")
    said: dict[str, Any] = {"actor": commune, "at": NOW, "today": TODAY}
    state(Identity, renamed, {"name": "HTX Hoa Ban"}, since=TODAY, source="Đơn", **said)
    state(Size, renamed, {"members": 7}, since=TODAY, source="Sổ", **said)
    approve(ask(Proposal.Act.REMOVE, removed, {}, reason="x", **said), actor=province, at=NOW, today=TODAY)
    client = signed_in("administrator")
    first, second = (f"registry.Organization:{one.pk}" for one in (renamed, removed))

    assert about_of(client, "?q=dang thuy") == about_of(client, "?q=đặng+thùy") == {first}
    assert about_of(client, "?q=hoa ban") == about_of(client, "?q=hoa&what=registry.size.stated") == {first}
    assert about_of(client, "?q=ghi nhầm&what=registry.proposal.approved") == {second}
    assert "HTX Ghi Nhầm (đã gỡ)" in words(client, "?q=ghi nham")
    assert acts(client, "?q=ghi nham&since=01/01/2030") == acts(client, "?q=ghi nham&who=khong ai") == []
    assert f"registry.Organization:{other.pk}" not in about_of(client, "?q=htx hoa")


def test_documents_people_and_units_are_found_by_their_names_too(
    signed_in: SignedIn, commune: Any, administrator: Any
) -> None:
    document, unit = accepted(commune).document, Unit.objects.get(key="21289@2025")
    put(unit, Contact.Post.LEADER)
    lock_account(commune, reason="Nghỉ việc", actor=administrator, at=NOW, today=TODAY)
    client = signed_in("administrator")

    assert f"documents.Document:{document.pk}" in about_of(client, f"?q={document.title[:30]}")
    assert f"units.Unit:{unit.pk}" in about_of(client, "?q=xa son ha&what=accounts.contact.stated")
    assert f"accounts.User:{commune.pk}" in about_of(client, "?q=can bo xa son ha&what=accounts.account.locked")


def test_in_the_history_of_one_thing_its_own_name_finds_nothing_more(signed_in: SignedIn) -> None:
    made = enter("HTX Sơn Hà")
    about = f"?about=registry.Organization:{made.pk}"

    assert len(acts(signed_in("commune"), about)) > len(acts(signed_in("commune"), f"{about}&q=son ha"))


def test_behind_what_a_page_searches_the_acts_of_things_called_so_are_shown_at_once(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter("HTX Sơn Hà")
    for number in range(1, 4):
        note(number)
    monkeypatch.setattr(journal, "STRETCH", 3)
    client = signed_in("administrator")

    page = client.get("/nhat-ky/?q=son ha").content.decode()
    behind = page.partition("Cũ hơn nữa")[2]

    assert "Đã tìm ngược tới" in page
    assert "Ghi tổ chức vào sổ" in behind
    assert "Ghi tổ chức vào sổ" in client.get("/nhat-ky/tai-ve.csv?q=son ha").content.decode()
    assert "Cũ hơn nữa" not in client.get("/nhat-ky/?q=dang thuy").content.decode()
    monkeypatch.setattr(journal, "MOST_THINGS", 0)
    assert "Nhiều đối tượng có tên như vậy" in client.get("/nhat-ky/?q=son ha").content.decode()


def test_it_is_filtered_by_place_with_what_the_place_was(signed_in: SignedIn) -> None:
    enter("HTX Di Lăng", unit_key="21289@2024", since=TODAY.replace(year=2020))
    client = signed_in("administrator")

    assert "HTX Di Lăng" in words(client, "?province=51@2025&commune=21289@2025")
    assert "HTX Di Lăng" in words(client, "?province=51@2025")
    assert acts(client, "?province=22@2024") == acts(client, "?commune=none") == []


def test_pages_follow_one_another_without_a_count(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PAGE_SIZE", 2)
    monkeypatch.setattr(journal.page_of, "__kwdefaults__", {"size": 2})
    links = [note(number) for number in range(5)]
    client = signed_in("administrator")

    with CaptureQueriesContext(connection) as asked:
        first = words(client, "?what=test")

    assert not [query for query in asked if "COUNT(*)" in query["sql"] and "auditlink" in query["sql"]]
    assert ("no4" in first, "no3" in first, "no2" in first) == (True, True, False)
    assert acts(client, f"?what=test&before={links[3].pk}") == ["test.act.no2", "test.act.no1"]
    assert acts(client, f"?what=test&before={links[1].pk}") == ["test.act.no0"]
    assert acts(client, "?what=test&before=999999") == []


def test_what_lies_far_back_is_looked_for_a_stretch_at_a_time(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought = note(0, name="Đặng Thùy")
    for number in range(1, 4):
        note(number)
    monkeypatch.setattr(journal, "STRETCH", 3)
    client = signed_in("administrator")

    page = client.get("/nhat-ky/?q=dang thuy").content.decode()
    older = re.search(r'href="\?q=dang\+thuy&amp;before=(\d+)"', page)

    assert "Đã tìm ngược tới" in page
    assert older is not None
    assert int(older[1]) == sought.pk + 1
    assert acts(client, f"?q=dang thuy&before={older[1]}") == ["test.act.no0"]
    assert "Đặng Thùy" not in words(client, "?q=dang thuy")
    assert str(sought.digest) in client.get("/nhat-ky/tai-ve.csv?q=dang thuy").content.decode()


def test_those_who_may_read_a_thing_read_its_history_and_nothing_else(signed_in: SignedIn, commune: Any) -> None:
    organization = enter("HTX Sơn Hà")
    document = accepted(commune).document
    of_organization, of_document = (
        f"?about=registry.Organization:{organization.pk}",
        f"?about=documents.Document:{document.pk}",
    )

    assert "Ghi tổ chức vào sổ" in acts(signed_in("commune"), of_organization)
    assert signed_in("leader").get(f"/nhat-ky/{of_organization}").status_code == 404  # as on the organization's page
    assert "Nhận văn bản thành kế hoạch" in acts(signed_in("leader"), of_document)
    assert "Kiểm tra chuỗi" not in signed_in("leader").get(f"/nhat-ky/{of_document}").content.decode()
    for query in ("", of_organization, of_document, f"?about=accounts.User:{commune.pk}", "?about=registry.Batch:1"):
        for address in ("/nhat-ky/", "/nhat-ky/tai-ve.csv", "/nhat-ky/tai-ve.xlsx"):
            assert signed_in("other_province").get(f"{address}{query}").status_code == 404
    assert signed_in("leader").get("/nhat-ky/").status_code == 404


def test_personal_data_are_shown_to_those_alone_who_may_see_them(signed_in: SignedIn, commune: Any) -> None:
    organization = enter("HTX Sơn Hà")
    fields = {"person": "a", "full_name": "Đinh Văn A", "position": "chair", "phone": "0905123456"}
    state(Officer, organization, fields, since=TODAY, source="Sổ", actor=commune, at=NOW, today=TODAY)
    about = f"registry.Organization:{organization.pk}"
    choice = JournalChoice(about=about)

    hidden = str(list(table_of(choice, Sight(everything=False, personal=False), most=9)))

    assert HIDDEN in hidden
    for secret in ("0905123456", "Đinh Văn A"):
        assert secret not in hidden
        assert secret in words(signed_in("commune"), f"?about={about}")
        assert secret in signed_in("administrator").get(f"/nhat-ky/tai-ve.csv?about={about}").content.decode()


def test_what_was_erased_is_shown_as_erased_and_found_no_more(signed_in: SignedIn, administrator: Any) -> None:
    link = note(1, name="Đặng Thùy")
    erase_payload(
        link, reason="Yêu cầu của người đó", paper="Đơn 1", actor=administrator, at=NOW + timedelta(minutes=2)
    )
    client = signed_in("administrator")

    assert acts(client, "?q=dang thuy") == []
    assert "Nội dung đã xóa theo yêu cầu" in words(client, "?what=test")


def test_content_is_erased_from_its_entry_once_it_was_seen_with_a_reason_and_a_paper(
    signed_in: SignedIn, commune: Any
) -> None:
    organization = enter("HTX Sơn Hà")
    fields = {"person": "a", "full_name": "Đinh Văn A", "position": "chair", "phone": "0905123456"}
    state(Officer, organization, fields, since=TODAY, source="Sổ", actor=commune, at=NOW, today=TODAY)
    link = AuditLink.objects.get(action="registry.officer.stated")
    address, client = f"/nhat-ky/{link.pk}/xoa-noi-dung/", signed_in("administrator")
    prove(client)

    assert f'href="{address}"' in client.get("/nhat-ky/?q=dinh van a").content.decode()
    asked = client.get(address).content.decode()
    without = client.post(address, {"reason": "Yêu cầu"})
    done = client.post(address, {"reason": "Yêu cầu của người đó", "paper": "Đơn 20/11"}, follow=True).content.decode()
    again = client.post(address, {"reason": "Yêu cầu của người đó", "paper": "Đơn 20/11"})

    assert all(words in asked for words in ("Đinh Văn A", "0905123456", "Nội dung sẽ bị xóa", "HTX Sơn Hà"))
    assert (without.status_code, again.status_code) == (422, 409)
    assert "Đã xóa nội dung của mắt xích" in done
    assert "Xóa nội dung theo yêu cầu về dữ liệu cá nhân" in done
    assert "0905123456" not in done
    assert "Đơn 20/11" in done
    assert "xoa-noi-dung" not in words(signed_in("commune"), f"?about=registry.Organization:{organization.pk}")


def test_the_table_says_where_it_stops_and_neutralizes_formulas(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoptac.accounts.views.journal.MOST_ROWS", 2)
    for number in range(3):
        note(number, reason="=1+1")
    client = signed_in("administrator")

    table = client.get("/nhat-ky/tai-ve.csv?what=test").content.decode("utf-8-sig").splitlines()

    assert (len(table), table[0][:8]) == (4, "Mắt xích")
    assert "'=1+1" in table[1]
    assert "chọn khoảng ngày hẹp hơn" in table[-1]


def test_the_check_runs_as_a_job_and_its_result_is_told(
    signed_in: SignedIn, administrator: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in("administrator")
    link = note(1, name="x")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/nhat-ky/kiem-tra/")
        client.post("/nhat-ky/kiem-tra/")
    assert AuditCheck.objects.count() == 1
    assert "Đang kiểm tra" in client.get("/nhat-ky/").content.decode()

    do_jobs()
    assert "Nguyên vẹn" in client.get("/nhat-ky/").content.decode()

    AuditLink.objects.filter(pk=link.pk).update(actor_name="Người khác")
    run_check(AuditCheck(asked_by="Dòng lệnh", asked_at=now()), clock=now)
    page = client.get("/nhat-ky/").content.decode()
    assert "Không khớp" in page
    assert f"Mắt xích {link.pk:,}".replace(",", ".") in page


def test_a_check_whose_worker_died_may_be_asked_for_again(administrator: Any) -> None:
    asked: list[int] = []
    first = ask_for_check(actor=administrator, at=NOW, enqueue=asked.append)
    again = ask_for_check(actor=administrator, at=NOW + timedelta(minutes=59), enqueue=asked.append)
    later = ask_for_check(actor=administrator, at=NOW + timedelta(minutes=61), enqueue=asked.append)

    assert (again, later == first) == (first, False)


def test_the_command_leaves_its_result_for_the_page(signed_in: SignedIn, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_audit")

    assert "Nhật ký nguyên vẹn" in capsys.readouterr().out
    assert "(Dòng lệnh)" in signed_in("administrator").get("/nhat-ky/").content.decode()


@pytest.mark.parametrize("query", ["", "?q=ha", "?what=registry", "?province=51@2025"])
def test_a_page_of_many_asks_as_often_as_a_page_of_few(signed_in: SignedIn, query: str) -> None:
    client = signed_in("administrator")
    enter("HTX Sơn Hà 1")
    counts = []
    for number in (2, 3, 4):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/nhat-ky/{query}").status_code == 200
        counts.append(len(asked))
        enter(f"HTX Sơn Hà {number}")

    assert counts[1] == counts[2] <= 20


@pytest.mark.parametrize("log", ["nhat-ky", "quan-tri/an-ninh"])
def test_a_period_that_makes_no_sense_is_told(signed_in: SignedIn, log: str) -> None:
    client = signed_in("administrator")

    page = client.get(f"/{log}/?since=31/02/2026&until=mai").content.decode()

    assert "Bỏ qua 2 điều kiện không hiểu được:" in page
    assert "Từ ngày “31/02/2026”; Đến hết ngày “mai”" in page
    assert "Từ ngày “01/01/0001”" in client.get(f"/{log}/?since=01/01/0001").content.decode()
