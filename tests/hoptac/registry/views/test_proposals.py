"""What waits for a second person and what was corrected, as tables to take away."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.registry.models import Organization, Proposal, Size
from hoptac.registry.services.proposals import ask, refuse
from hoptac.registry.services.statements import correct, state
from tests.hoptac.registry.builders import enter
from tests.taken_away import csv_of, file_name_of, sheets_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
PROPOSALS, CORRECTIONS = "/to-chuc/cho-nguoi-thu-hai/", "/to-chuc/vua-sua/"


@pytest.fixture
def asked(commune: Any) -> list[Proposal]:
    """More proposals than a page holds, of places below the province; one of them refused."""
    facts = {"status": "suspended", "since": "2026-11-01", "source": "Thông báo"}
    said: dict[str, Any] = {"reason": "Nghỉ mùa", "actor": commune, "at": NOW, "today": TODAY}
    names = ["=1+1 Sơn Hà", *(f"HTX số {number}" for number in range(31))]
    return [ask(Proposal.Act.LEGAL_STATUS, enter(name), facts, **said) for name in names]


def test_all_that_waits_is_taken_away_as_the_page_says_it(
    signed_in: SignedIn, asked: list[Proposal], province: Any
) -> None:
    refuse(asked[1], answer="Chưa có văn bản", actor=province, at=NOW)
    client = signed_in("province")

    heads, *rows = csv_of(client.get(f"{PROPOSALS}tai-ve.csv"))
    book = sheets_of(client.get(f"{PROPOSALS}tai-ve.xlsx"))
    [_, refused] = csv_of(client.get(f"{PROPOSALS}tai-ve.csv?state=refused"))

    assert {int(row[0]) for row in rows} == {one.organization_id for one in asked if one != asked[1]}
    assert [row[1] for row in rows if "1+1" in row[1]] == ["'=1+1 Sơn Hà"]
    assert "Tình trạng mới: Tạm ngừng kinh doanh, từ ngày 01/11/2026" in rows[0][heads.index("Nội dung")]
    assert "Vì: Nghỉ mùa" in rows[0][heads.index("Nội dung")]
    assert rows[0][heads.index("Người đề nghị")] == "Cán bộ xã Sơn Hà"
    [sheet] = book.values()
    assert [[str(cell) for cell in row[1:]] for row in sheet if "1+1" not in row[1]] == [
        row[1:] for row in (heads, *rows) if "1+1" not in row[1]
    ]
    assert [row[1] for row in sheet if "1+1" in row[1]] == ["=1+1 Sơn Hà"]
    assert refused[heads.index("Trả lời")] == "Chưa có văn bản"


def test_the_page_offers_the_table_of_the_state_that_it_shows(signed_in: SignedIn, asked: list[Proposal]) -> None:
    client = signed_in("province")

    shown = client.get(f"{PROPOSALS}?state=open&page=2").content.decode()

    assert f'href="{PROPOSALS}tai-ve.csv?state=open"' in shown
    assert f'href="{PROPOSALS}tai-ve.xlsx?state=open"' in shown
    assert file_name_of(client.get(f"{PROPOSALS}tai-ve.xlsx")) == "cho-nguoi-thu-hai-2026-11-23.xlsx"


@pytest.mark.parametrize("address", [PROPOSALS, CORRECTIONS])
@pytest.mark.parametrize("reader", ["leader", "other_province", "visitor"])
def test_who_has_no_part_in_them_takes_the_heads_alone(
    signed_in: SignedIn, asked: list[Proposal], commune: Any, address: str, reader: str
) -> None:
    _correct(commune)

    client = signed_in(reader)

    assert len(csv_of(client.get(f"{address}tai-ve.csv"))) == 1
    assert [len(rows) for rows in sheets_of(client.get(f"{address}tai-ve.xlsx")).values()] == [1]


def test_corrections_are_taken_away_with_what_each_put_right(signed_in: SignedIn, commune: Any) -> None:
    one = _correct(commune, name="HTX Chè")
    client = signed_in("province")

    [_, row] = csv_of(client.get(f"{CORRECTIONS}tai-ve.csv"))

    told = "Thành viên chính thức “70” thành “7”"
    assert row[:4] == [str(one), "HTX Chè", "Thành viên, lao động, vốn", told]
    assert row[5] == "Cán bộ xã Sơn Hà"
    page = client.get(CORRECTIONS).content.decode()
    assert told in page
    assert f'href="{CORRECTIONS}tai-ve.csv"' in page
    assert file_name_of(client.get(f"{CORRECTIONS}tai-ve.csv")) == "vua-sua-2026-11-23.csv"


def test_a_correction_waits_for_an_officer_and_not_for_the_own_manager(
    signed_in: SignedIn, manager: Any, commune: Any
) -> None:
    own = Organization.objects.get()
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": NOW, "today": TODAY}
    correct(state(Size, own, {"members": 70}, since=date(2026, 1, 1), **said), {"members": 7}, **said)

    pages = {role: signed_in(role).get(CORRECTIONS).content.decode() for role in ("manager", "commune", "province")}

    told = ("Cán bộ của địa bàn kiểm tra", "người khác kiểm tra", "Đã xem, đúng")
    assert {role: [word in html for word in told] for role, html in pages.items()} == {
        "manager": [True, False, False],
        "commune": [False, True, False],
        "province": [False, False, True],
    }


def test_the_second_person_sees_what_tells_two_entries_apart_that_are_to_be_one(
    signed_in: SignedIn, commune: Any
) -> None:
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": NOW, "today": TODAY}
    kept, double = enter("HTX Chè", tax_code="0100109106"), enter("Hợp tác xã Chè")
    state(Size, double, {"members": 70}, since=date(2026, 1, 1), **said)
    ask(Proposal.Act.JOIN, double, {"into": kept.pk}, reason="Một", actor=commune, at=NOW, today=TODAY)

    html = signed_in("province").get(PROPOSALS).content.decode()

    told = re.findall(r"<dt>([^<]+)</dt><dd>([^<]+); mục được giữ lại: ([^<]+)</dd>", html)
    assert f"<dt>Mục sẽ gộp</dt><dd>Số {double.pk} trong sổ</dd>" in html
    assert told == [
        ("Tên", "Hợp tác xã Chè", "HTX Chè"),
        ("Mã số thuế", "chưa ghi", "0100109106"),
        ("Thành viên", "70", "chưa ghi"),
    ]


def test_a_manager_is_told_nothing_of_the_entry_into_which_the_own_one_is_to_be_joined(
    signed_in: SignedIn, commune: Any, manager: Any
) -> None:
    own, kept = Organization.objects.get(), enter("HTX Hàng xóm", tax_code="0100109106", certificate_number="XA-0009")
    ask(Proposal.Act.JOIN, own, {"into": kept.pk}, reason="Một", actor=commune, at=NOW, today=TODAY)

    html = signed_in("manager").get(f"/to-chuc/{own.pk}/").content.decode()

    assert f"(số {kept.pk})" in html
    assert not any(told in html for told in ("mục được giữ lại:", "0100109106", "XA-0009"))


def test_only_who_has_a_part_in_what_waits_is_led_to_its_list(signed_in: SignedIn, commune: Any) -> None:
    made = enter()
    ask(Proposal.Act.REMOVE, made, {}, reason="Ghi nhầm", actor=commune, at=NOW, today=TODAY)

    pages = {role: signed_in(role).get(f"/to-chuc/{made.pk}/").content.decode() for role in ("province", "supervisor")}

    assert {role: "Ghi nhầm" in html for role, html in pages.items()} == {"province": True, "supervisor": True}
    assert {role: "Danh sách chờ người thứ hai" in html for role, html in pages.items()} == {
        "province": True,
        "supervisor": False,
    }


def _correct(officer: Any, name: str = "HTX Đã Sửa") -> int:
    made = enter(name)
    said: dict[str, Any] = {"source": "Báo cáo", "actor": officer, "at": NOW, "today": TODAY}
    correct(state(Size, made, {"members": 70}, since=date(2026, 1, 1), **said), {"members": 7}, **said)
    return made.pk
