"""One organization as a file: what its page says, as of the day and knowledge of the address."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.cases.services.contacts import note_contact
from hoptac.registry.models import Contract, Credential, Identity, Officer, OperatingStatus, Organization, Seat, Size
from hoptac.registry.services.statements import correct, state
from hoptac.registry.services.things import add_thing
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter
from tests.taken_away import Rows, csv_of, file_name_of, sheets_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
LATER = NOW + timedelta(hours=2)
PHONE, DIRECTOR = "0905000111", "Đinh Thị Giả Định"


@pytest.fixture
def made(commune: Any) -> Organization:
    """A cooperative that was renamed and counted twice, with people, things, a procedure and a contact."""
    one = enter("=HTX Cũ")
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": NOW, "today": TODAY}
    state(Identity, one, {"name": "=HTX Chè Sơn Hà"}, since=date(2026, 6, 1), **said)
    state(Seat, one, {"phone": PHONE}, since=date(2026, 6, 1), **said)
    wrong = state(Size, one, {"members": 777, "charter_capital_dong": 1_200_000_000}, since=date(2026, 1, 1), **said)
    correct(wrong, {"members": 3}, source="Đếm lại", actor=commune, at=LATER, today=TODAY)
    state(OperatingStatus, one, {"status": "idle"}, since=date(2025, 9, 1), **said)
    add_thing(Officer, one, {"full_name": DIRECTOR, "position": "director"}, since=date(2026, 1, 1), **said)
    add_thing(Contract, one, {"partner": "Công ty Chè", "goods": "chè búp"}, since=date(2026, 1, 1), **said)
    ended = {"kind": "vietgap", "product": "chè", "ends_on": date(2026, 5, 1)}
    add_thing(Credential, one, ended, since=date(2025, 8, 1), **said)
    opened("suspend", one, actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 1))
    note_contact(one, "call", on=TODAY, with_whom="", said="Hẹn nộp báo cáo", actor=commune, at=NOW, today=TODAY)
    return one


def told(rows: Rows, at: int = 0) -> dict[Any, dict[str, Any]]:
    """The rows of a sheet by one of their cells, each by its heads."""
    return {row[at]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


def test_the_workbook_has_a_sheet_for_each_part_of_the_page(signed_in: SignedIn, made: Organization) -> None:
    client = signed_in("commune")

    answer = client.get(f"/to-chuc/{made.pk}/tai-ve.xlsx")
    book = sheets_of(answer)

    head, facts = told(book["Tổ chức"]), told(book["Thông tin"], at=1)
    assert head["Tên"]["Nội dung"] == "=HTX Chè Sơn Hà"
    assert (head["Số trong sổ"]["Nội dung"], head["Như vào ngày"]["Nội dung"]) == (made.pk, TODAY)
    assert facts["Thành viên chính thức"]["Nội dung"] == 3
    assert facts["Thành viên chính thức"]["Nguồn"] == "Đếm lại"
    assert facts["Thành viên chính thức"]["Từ ngày"] == date(2026, 1, 1)
    [finding] = told(book["Cần rà soát"]).values()
    assert (finding["Mục"], finding["Nội dung"]) == ("Thành viên chính thức", 3)
    assert finding["Cần rà soát"] in client.get(f"/to-chuc/{made.pk}/").content.decode()
    assert facts["Vốn điều lệ"]["Nội dung"] == 1_200_000_000
    assert facts["Điện thoại"]["Nội dung"] == PHONE
    assert [row["Chức vụ"] for row in told(book[Officer.label]).values()] == ["Giám đốc (Tổng giám đốc)"]
    assert DIRECTOR in book[Officer.label][1]
    assert [row["Sản phẩm"] for row in told(book[Contract.label]).values()] == ["chè búp"]
    [credential] = told(book[Credential.label]).values()
    assert credential["Hiệu lực"] == "Hết hiệu lực sau ngày 01/05/2026"
    assert [row["Ngày nhận"] for row in told(book["Thủ tục"]).values()] == [TODAY]
    assert len(book["Cần củng cố"]) > 1
    assert told(book["Các lần liên hệ"])[TODAY]["Nội dung"] == "Hẹn nộp báo cáo"
    assert file_name_of(answer) == f"htx-che-son-ha-{made.pk}-2026-11-23.xlsx"


def test_the_history_has_what_was_wrong_and_what_took_its_place(signed_in: SignedIn, made: Organization) -> None:
    client = signed_in("commune")

    book = sheets_of(client.get(f"/to-chuc/{made.pk}/tai-ve.xlsx"))
    sizes = [row for row in book["Lịch sử"] if row[0] == Size.label]

    assert [row[-1] for row in sizes] == ["", "Ghi nhầm, đã sửa"]
    assert "Thành viên chính thức “777” thành “3”" in sizes[0][2]
    assert "Thành viên chính thức: 777." in sizes[1][2]
    assert csv_of(client.get(f"/to-chuc/{made.pk}/lich-su/size/tai-ve.csv"))[1][2] == sizes[0][2]
    page = client.get(f"/to-chuc/{made.pk}/lich-su/size/").content.decode()
    assert f'href="/to-chuc/{made.pk}/lich-su/size/tai-ve.xlsx"' in page
    assert "Ghi nhầm, đã sửa" in page


def test_the_file_is_of_the_day_and_knowledge_of_the_address(signed_in: SignedIn, made: Organization) -> None:
    client, asked = signed_in("commune"), "ngay=2026-03-01&biet=2026-11-23T10:00"

    page = client.get(f"/to-chuc/{made.pk}/?{asked}").content.decode()
    answer = client.get(f"/to-chuc/{made.pk}/tai-ve.xlsx?{asked}")
    book = sheets_of(answer)

    assert f'href="/to-chuc/{made.pk}/tai-ve.xlsx?ngay=2026-03-01&amp;biet=2026-11-23T10%3A00"' in page
    head = told(book["Tổ chức"])
    assert head["Tên"]["Nội dung"] == "=HTX Cũ"
    assert head["Như vào ngày"]["Nội dung"] == date(2026, 3, 1)
    assert head["Địa chỉ của trang"]["Nội dung"].endswith(
        f"/to-chuc/{made.pk}/?ngay=2026-03-01&biet=2026-11-23T10%3A00"
    )
    assert told(book["Thông tin"], at=1)["Thành viên chính thức"]["Nội dung"] == 777
    sizes = [row for row in book["Lịch sử"] if row[0] == Size.label]
    assert [(row[-1], "777" in row[2]) for row in sizes] == [("", True)]  # the correction was not known then
    assert "2026-03-01" in file_name_of(answer)
    old = client.get(f"/to-chuc/{made.pk}/lich-su/size/?biet=2026-11-23T10:00").content.decode()
    assert "Ghi nhầm, đã sửa" not in old
    assert "Những dòng đã ghi đến 10:00 23/11/2026" in old


def test_for_programs_the_same_is_told_in_json(signed_in: SignedIn, made: Organization) -> None:
    client = signed_in("commune")

    answer = client.get(f"/to-chuc/{made.pk}/tai-ve.json")
    told_in = json.loads(answer.content)

    assert set(told_in) == set(sheets_of(client.get(f"/to-chuc/{made.pk}/tai-ve.xlsx")))
    [members] = [row for row in told_in["Thông tin"] if row["Mục"] == "Thành viên chính thức"]
    assert (members["Nội dung"], members["Từ ngày"]) == (3, "2026-01-01")
    assert file_name_of(answer).endswith(".json")


@pytest.mark.parametrize("reader", ["leader", "supervisor", "alliance"])
def test_a_reader_gets_no_personal_data_and_no_findings(signed_in: SignedIn, made: Organization, reader: str) -> None:
    client = signed_in(reader)

    answers = [client.get(f"/to-chuc/{made.pk}/{ending}") for ending in ("", "tai-ve.xlsx", "tai-ve.json")]
    page = answers[0].content.decode()
    book = sheets_of(answers[1])
    in_files = str(book) + answers[2].content.decode()

    hides = PHONE not in page
    assert (PHONE in in_files, DIRECTOR in in_files) == (not hides, not hides)
    assert ("Ai đã làm gì" in book) == ("Ai đã làm gì" in page)
    assert ("Cần rà soát" in book) == ("Cần rà soát" in page)
    assert ("Cần củng cố" in book) == ('id="strengthening"' in page)
    assert hides == (reader != "alliance")


@pytest.mark.parametrize("asked", ["ngay=32/13/2026", "biet=hom-qua"])
@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_a_day_that_makes_no_sense_gives_no_file(
    signed_in: SignedIn, made: Organization, asked: str, form: str
) -> None:
    answer = signed_in("commune").get(f"/to-chuc/{made.pk}/tai-ve.{form}?{asked}")

    assert answer.status_code == 422
    assert asked.partition("=")[2] in answer.content.decode()


def test_much_that_was_written_asks_as_often_as_little(signed_in: SignedIn, made: Organization, commune: Any) -> None:
    client = signed_in("commune")
    addresses = [f"/to-chuc/{made.pk}/{ending}" for ending in ("tai-ve.xlsx", "lich-su/size/tai-ve.csv")]

    def asked() -> list[int]:
        numbers = []
        for address in addresses:
            with CaptureQueriesContext(connection) as counted:
                assert client.get(address).status_code == 200
            numbers.append(len(counted))
        return numbers

    asked()
    few = asked()
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": LATER, "today": TODAY}
    for number in range(12):
        state(Size, made, {"members": 80 + number}, since=date(2026, 2, 1) + timedelta(days=number), **said)
        add_thing(Contract, made, {"partner": f"Công ty {number}", "goods": "chè"}, since=date(2026, 1, 1), **said)

    assert asked() == few
