"""The roster of a province: gaps shown, telephones for those alone who need them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hoptac.accounts.models import Contact
from tests.hoptac.accounts.contacts import PHONE, put

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
UnitOf = Callable[[str], Any]
SON_HA, PROVINCE, BA_TO = "21289@2025", "51@2025", "21484@2025"


@pytest.fixture
def address(unit: UnitOf) -> str:
    return f"/don-vi/{unit(PROVINCE).pk}/danh-ba/"


def html_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_page_counts_what_is_missing_in_the_whole_province(signed_in: SignedIn, address: str, unit: UnitOf) -> None:
    put(unit(SON_HA), Contact.Post.LEADER)
    put(unit(SON_HA), Contact.Post.OFFICER, is_trained=True)

    roster = signed_in("province").get(address).context["roster"]

    assert (roster.units, roster.without_leader, roster.without_officer, roster.untrained) == (97, 96, 96, 0)


def test_only_gaps_leaves_out_who_has_everything(signed_in: SignedIn, address: str, unit: UnitOf) -> None:
    for post in Contact.Post:
        put(unit(SON_HA), post, is_trained=True)
        put(unit(BA_TO), post, is_trained=False)

    lines = signed_in("province").get(address, {"thieu": "1"}).context["roster"].lines

    names = {line.unit.name for line in lines}
    assert "Xã Sơn Hà" not in names
    assert "Xã Ba Tơ" in names


def test_a_search_with_marks_tells_neighbours_apart(signed_in: SignedIn, address: str) -> None:
    lines = signed_in("province").get(address, {"q": "sơn hà"}).context["roster"].lines

    assert [line.unit.name for line in lines] == ["Xã Sơn Hà"]


def test_another_day_shows_who_it_was_then(signed_in: SignedIn, address: str, unit: UnitOf) -> None:
    put(unit(SON_HA), Contact.Post.LEADER, full_name="Người phụ trách Sơn Hà")

    assert "Người phụ trách Sơn Hà" in html_of(signed_in("province"), address)
    assert "Người phụ trách Sơn Hà" not in html_of(signed_in("province"), f"{address}?ngay=2025-12-31")


@pytest.mark.parametrize(
    ("reader", "sees"), [("province", True), ("ministry", True), ("commune", True), ("leader", False)]
)
def test_a_telephone_is_for_those_who_write_there(
    signed_in: SignedIn, address: str, unit: UnitOf, reader: str, sees: bool
) -> None:
    put(unit(SON_HA), Contact.Post.OFFICER)
    client = signed_in(reader)

    shown = [PHONE in html_of(client, where) for where in (address, f"{address}tai-ve.csv")]

    assert shown == [sees, sees]


@pytest.mark.parametrize(("reader", "sees"), [("province", True), ("leader", False)])
def test_by_whose_word_a_row_stands_is_for_the_same_people(
    signed_in: SignedIn, address: str, unit: UnitOf, reader: str, sees: bool
) -> None:
    Contact.objects.filter(pk=put(unit(SON_HA), Contact.Post.OFFICER).pk).update(source="Bà Lan gọi điện báo")

    table = html_of(signed_in(reader), f"{address}tai-ve.csv")

    assert ("Bà Lan gọi điện báo" in table) is sees


def test_a_commune_rings_the_province_and_not_its_neighbours(signed_in: SignedIn, address: str, unit: UnitOf) -> None:
    put(unit(PROVINCE), Contact.Post.OFFICER, phone="0255 1111111")
    put(unit(BA_TO), Contact.Post.OFFICER, phone="0255 2222222")

    html = html_of(signed_in("commune"), address)

    assert "0255 1111111" in html
    assert "0255 2222222" not in html


def test_a_commune_writes_its_own_rows_and_no_other(signed_in: SignedIn, address: str, unit: UnitOf) -> None:
    client = signed_in("commune")
    own, other = (f"/don-vi/{unit(key).pk}/danh-ba/leader/" for key in (SON_HA, BA_TO))

    html = html_of(client, address)

    assert own in html
    assert other not in html
    assert (client.get(own).status_code, client.get(other).status_code) == (200, 404)


def test_the_form_writes_a_row_with_its_author(signed_in: SignedIn, unit: UnitOf) -> None:
    said = {"since": "2026-03-01", "full_name": "Người mới", "source": "Quyết định", "trained": "no", "seen": "0"}

    answer = signed_in("commune").post(f"/don-vi/{unit(SON_HA).pk}/danh-ba/officer/", said)

    row = Contact.objects.get()
    assert answer.status_code == 302
    assert (row.full_name, row.is_trained, str(row.recorded_by)) == ("Người mới", False, "Cán bộ xã Sơn Hà")


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_name": "", "phone": PHONE},
        {"trained": "", "trained_on": "2026-01-01"},
        {"phone": "số máy lẻ"},
        {"since": "2027-01-01"},
        {"source": ""},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_kept(
    signed_in: SignedIn, unit: UnitOf, wrong: dict[str, str]
) -> None:
    said = {"since": "2026-03-01", "full_name": "Người mới", "source": "Quyết định", "trained": "yes", "seen": "0"}

    answer = signed_in("commune").post(f"/don-vi/{unit(SON_HA).pk}/danh-ba/officer/", {**said, **wrong})

    assert answer.status_code == 422
    assert not Contact.objects.exists()


def test_a_blank_box_and_half_a_number_are_told_as_in_the_registry(signed_in: SignedIn, unit: UnitOf) -> None:
    said = {"since": "2026-03-01", "full_name": "Người mới", "phone": "3822345", "source": "", "seen": "0"}

    page = signed_in("commune").post(f"/don-vi/{unit(SON_HA).pk}/danh-ba/officer/", said).content.decode()

    assert "Hãy điền mục này." in page
    assert "Trường này là bắt buộc" not in page
    assert "Đây không phải số điện thoại đủ chữ số. Hãy ghi số như 0905 123 456" in page


def test_the_form_begins_with_today_and_tells_how_a_telephone_is_written(signed_in: SignedIn, unit: UnitOf) -> None:
    client, address = signed_in("commune"), f"/don-vi/{unit(SON_HA).pk}/danh-ba/officer/"
    empty = html_of(client, address)
    client.post(address, {"since": "2026-03-01", "full_name": "Người cũ", "source": "Quyết định", "seen": "0"})
    filled = html_of(client, address)

    for page in (empty, filled):
        assert 'name="since" value="23/11/2026"' in page
        assert "Chẳng hạn 0905 123 456 hoặc (0255) 3 822 345" in page
    assert "Dòng ấy ghi từ ngày 01/03/2026" in filled
    assert "Dòng ấy ghi từ ngày" not in empty


def test_a_post_that_is_none_is_not_found(signed_in: SignedIn, unit: UnitOf) -> None:
    assert signed_in("commune").get(f"/don-vi/{unit(SON_HA).pk}/danh-ba/driver/").status_code == 404


def test_the_page_of_a_unit_leads_to_its_roster(signed_in: SignedIn, unit: UnitOf) -> None:
    unit_id = unit(SON_HA).pk

    assert f"/don-vi/{unit_id}/danh-ba/" in html_of(signed_in("commune"), f"/don-vi/{unit_id}/")


def test_a_commune_opens_its_own_roster_with_the_province_above_it(signed_in: SignedIn, unit: UnitOf) -> None:
    own = f"/don-vi/{unit(SON_HA).pk}/danh-ba/"

    answer = signed_in("commune").get(own)

    html = answer.content.decode()
    assert [line.unit.name for line in answer.context["roster"].lines] == ["Xã Sơn Hà", "Tỉnh Quảng Ngãi"]
    assert "Danh bạ: Xã Sơn Hà" in html
    assert f'href="/don-vi/{unit(PROVINCE).pk}/danh-ba/"' in html
