"""The map of organizations as a page and as a table."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hoptac.registry.models import Standing
from tests.hoptac.registry.builders import enter
from tests.hoptac.units.map_files import write_map

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
MAP = "/to-chuc/ban-do/"


@pytest.fixture(autouse=True)
def _squares(tmp_path: Path, settings: Any) -> None:
    settings.MAP_FILE = write_map(tmp_path)


def html_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_each_province_is_a_link_with_its_number_in_words(signed_in: SignedIn) -> None:
    enter()

    html = html_of(signed_in("ministry"), MAP)

    assert "<title>Tỉnh Quảng Ngãi: 1\u00a0tổ chức</title>" in html
    assert "province=51%402025" in html
    assert "Cộng" in html


def test_the_picture_can_be_jumped_over_to_a_heading_that_takes_the_focus(signed_in: SignedIn) -> None:
    enter()

    html = html_of(signed_in("ministry"), MAP)

    assert html.index('href="#table-heading"') < html.index('<svg class="place-map') < html.index('id="table-heading"')
    assert re.search(r'id="table-heading" tabindex="-1"', html)


def test_the_number_on_the_darkest_province_has_letters_of_its_own(signed_in: SignedIn) -> None:
    enter()

    html = html_of(signed_in("ministry"), MAP)

    deep = re.findall(r'class="place-number[^"]* is-deep"[^>]*>([^<]+)<', html)
    assert len(deep) == len(re.findall(r'class="place-region shade-5', html))
    assert deep == ["1"]


def test_the_address_says_the_boundaries_and_the_filters(signed_in: SignedIn) -> None:
    enter()
    enter("THT Nước", kind="group")
    client = signed_in("ministry")

    html = html_of(client, f"{MAP}?ngay=2025-06-30&kind=group")

    assert "Kon Tum" in html
    assert "1\u00a0tổ chức (Tổ hợp tác; chưa chấm dứt)" in html
    assert "ngay=2025-06-30&amp;kind=group&amp;province=51%402024" in html


def test_an_organization_that_has_ended_is_told_and_counted_only_where_it_is_asked_for(signed_in: SignedIn) -> None:
    enter()
    ended = enter("HTX Đã giải thể")
    Standing.objects.filter(pk=ended.pk).update(legal_status="dissolved")
    client = signed_in("ministry")

    for address in (MAP, f"{MAP}?province=51@2025"):
        html = html_of(client, address)
        assert "1\u00a0tổ chức (chưa chấm dứt)" in html
        assert "Không đếm 1\u00a0tổ chức đã chấm dứt" in html
    asked = html_of(client, f"{MAP}?legal=dissolved")
    assert "<title>Tỉnh Quảng Ngãi: 1\u00a0tổ chức</title>" in asked
    assert "Không đếm" not in asked


def test_a_province_leads_to_the_list_of_each_commune(signed_in: SignedIn) -> None:
    made = enter()
    client = signed_in("province")

    html = html_of(client, f"{MAP}?province=51@2025")
    address = "/to-chuc/?province=51%402025&amp;commune=21289%402025"
    assert address in html
    assert f"/to-chuc/{made.pk}/" in html_of(client, address.replace("&amp;", "&"))


def test_those_that_the_old_map_cannot_place_are_told_once_with_their_list(signed_in: SignedIn) -> None:
    enter("HTX Sơn Hà một")
    enter("HTX Sơn Hà hai")
    client = signed_in("province")

    html = html_of(client, f"{MAP}?ngay=2025-06-30&province=51@2024")

    assert "2\u00a0tổ chức (chưa chấm dứt) có trụ sở" in html
    assert "2\u00a0tổ chức chưa xếp được" in html
    assert "Chưa có tổ chức nào" not in html
    [address] = re.findall(r'Chưa xếp được, đăng ký ở <a href="([^"]+)">Xã Sơn Hà, Tỉnh Quảng Ngãi</a>', html)
    assert address == "/to-chuc/?province=51%402025&amp;commune=21289%402025"
    assert "trong 2\u00a0tổ chức" in html_of(client, address.replace("&amp;", "&"))
    lines = html_of(client, f"{MAP}tai-ve.csv?ngay=2025-06-30&province=51@2024").splitlines()
    assert [line for line in lines if "Chưa xếp được" in line] == [
        '21289,"Chưa xếp được, đăng ký ở Xã Sơn Hà, Tỉnh Quảng Ngãi",2,30/06/2025,23/11/2026,chưa chấm dứt'
    ]


def test_places_out_of_reach_have_neither_number_nor_link(signed_in: SignedIn) -> None:
    enter()

    html = html_of(signed_in("other_province"), MAP)

    assert "Tỉnh Quảng Ngãi: ngoài phạm vi bạn được xem" in html
    assert "province=51%402025" not in html
    assert "0\u00a0tổ chức (chưa chấm dứt) có trụ sở" in html


def test_without_a_picture_the_table_still_has_every_figure(signed_in: SignedIn, settings: Any) -> None:
    enter()
    settings.MAP_FILE = "không-có.json"

    html = html_of(signed_in("ministry"), MAP)

    assert '<svg class="place-map' not in html
    assert "Tỉnh Quảng Ngãi</a>" in html


@pytest.mark.parametrize("address", ["?ngay=x", "?province=99@2025", "?ngay=0001-01-01", "?kind=x&sector=y"])
def test_an_address_that_makes_no_sense_shows_the_country(signed_in: SignedIn, address: str) -> None:
    assert "Bản đồ tổ chức</h1>" in html_of(signed_in("ministry"), MAP + address)


def test_the_table_to_take_away_has_the_same_numbers_and_says_their_day(signed_in: SignedIn) -> None:
    enter()
    enter("HTX ở xã bị chia", unit_key="21142@2024", since=date(2020, 1, 1))

    lines = html_of(signed_in("province"), f"{MAP}tai-ve.csv?province=51@2025").splitlines()

    assert lines[0].endswith("Mã,Đơn vị,Số tổ chức,Ranh giới ngày,Tính đến ngày,Điều kiện lọc")
    assert "21289,Xã Sơn Hà,1,23/11/2026,23/11/2026,chưa chấm dứt" in lines
    [apart] = [line for line in lines if "Chưa xếp được" in line]
    assert apart.startswith('21142,"Chưa xếp được, đăng ký ở ')
    assert apart.endswith(",1,23/11/2026,23/11/2026,chưa chấm dứt")


def test_filters_of_the_address_that_make_no_sense_are_told(signed_in: SignedIn) -> None:
    page = html_of(signed_in("ministry"), MAP + "?kind=x&ngay=31/02/2026")

    assert "Ranh giới ngày “31/02/2026”; Loại “x”" in page
